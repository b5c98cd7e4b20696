import { readFileSync, statSync } from 'node:fs';
import { type Catalog, findProvider, type Provider } from '../catalog/catalog.js';
import type { Key } from '../probe/key.js';
import type { Environment } from './environment.js';
import { fromVariable, sendable } from './key.js';
import { Problem } from './problem.js';

/** One line of a list of keys. */
export interface Listed {
  label: string;
  provider: Provider;
  key: Key;
}

/** Anybody but the owner could read it. */
const SHARED = 0o077;

/**
 * Reads a list of keys: a line is `label,provider,env:NAME` or `label,provider,key`; `#` begins a comment.
 * @throws Problem with the number of the line, and never with what stands in it
 */
export function readKeyList(file: string, catalog: Catalog, env: Environment): Listed[] {
  const lines = read(file).split(/\r?\n/);
  const listed = lines.flatMap((line, index) => {
    const text = line.trim();
    return text === '' || text.startsWith('#') ? [] : [listedIn(text, index + 1, file, catalog, env)];
  });
  if (listed.length > 0) return listed;
  throw new Problem('no-keys', `There is no key in ${file}.`, [FORM]);
}

const FORM = 'A line is label,provider,env:NAME or label,provider,key';

function read(file: string): string {
  try {
    const { mode } = statSync(file);
    // Windows has no such bits.
    if ((mode & SHARED) !== 0 && process.platform !== 'win32')
      throw new Problem('keys-are-shared', `${file} may be read by others (mode ${(mode & 0o777).toString(8)}).`, [
        `Make it yours alone: chmod 600 ${file}`,
      ]);
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    throw new Problem('keys-not-readable', `${file} could not be read (${(cause as NodeJS.ErrnoException).code}).`, [
      'Check the path.',
    ]);
  }
}

function listedIn(text: string, number: number, file: string, catalog: Catalog, env: Environment): Listed {
  const [label, id, ...rest] = text.split(',').map((part) => part.trim());
  const value = rest.join(',');
  const wrong = (what: string, step = FORM): Problem =>
    new Problem('keys-line', `Line ${number} of ${file}: ${what}`, [step]);
  if (label === undefined || label === '' || id === undefined || value === '') throw wrong('three parts are needed.');
  const provider = findProvider(catalog, id);
  if (provider === undefined) throw wrong('the second part is no provider of the catalog.', 'See them: errs providers');
  try {
    const key = value.startsWith('env:')
      ? fromVariable(value.slice(4), env)
      : { value, from: `${file} line ${number}` };
    return { label, provider, key: sendable(key) };
  } catch (cause) {
    throw cause instanceof Problem ? wrong(cause.toNotice().message, cause.nextSteps[0]) : cause;
  }
}
