import { writeFileSync } from 'node:fs';
import type { ProbeResult } from '../model.js';
import { print } from '../render/print.js';
import { Problem } from './problem.js';

const WIDTH = 100;

/**
 * Writes the ticket: the same reports in Markdown, with what was sent and what came back, all without secrets.
 * @throws Problem when the file cannot be written
 */
export async function saveTicket(file: string, result: ProbeResult): Promise<void> {
  const text = await print({ kind: 'probe', result }, 'markdown', { width: WIDTH, colour: false, unicode: true });
  try {
    writeFileSync(file, text, { mode: 0o600 });
  } catch (cause) {
    throw new Problem(
      'not-saved',
      `The ticket could not be written to ${file} (${(cause as NodeJS.ErrnoException).code}).`,
      ['Name a file in a folder that exists and is yours.'],
    );
  }
}
