import { writeSync } from 'node:fs';
import { EXIT } from '../exit.js';
import { plain } from '../safe/plain.js';
import { redact } from '../safe/redact.js';

/**
 * Says in a sentence what nobody else has caught, and ends. Node would print the line of the bundle it happened in, which
 * is the bundle.
 */
export function sayUncaught(error: unknown): never {
  const { code, syscall, name, message, stack } = error as NodeJS.ErrnoException;
  const isOutput = syscall === 'write' && code !== undefined;
  const said = isOutput
    ? `The output could not be written (${code}). Free the place it goes to, or send it to another one.`
    : `This is a mistake in errs itself (${name}: ${message}). Run it again with DEBUG=errs to see where, and report it.`;
  const details = !isOutput && process.env['DEBUG'] !== undefined ? `${stack}\n` : '';
  try {
    writeSync(2, plain(redact(`errs: ${said}\n${details}`)));
  } catch {
    // Nobody listens there either.
  }
  process.exit(isOutput ? EXIT.usage : EXIT.bug);
}
