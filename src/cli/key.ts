import { readFileSync } from 'node:fs';
import type { Provider } from '../catalog/catalog.js';
import { type Key, unsendable } from '../probe/key.js';
import type { Environment } from './environment.js';
import type { Stdin } from './input.js';
import { Problem } from './problem.js';

/** Where a key may come from; at most one is set. */
export interface KeySource {
  env?: string | undefined;
  file?: string | undefined;
  isStdin?: boolean | undefined;
}

/**
 * The key to try: from where the user says, else from the provider's usual variable, else asked for with hidden input.
 * It is never kept, and never taken from the command line.
 * @throws Problem where there is none, or where it cannot be sent
 */
export async function readKey(
  source: KeySource,
  provider: Provider,
  env: Environment,
  stdin: Stdin & { ask(question: string): Promise<string> },
): Promise<Key> {
  if (source.env !== undefined) return sendable(fromVariable(source.env, env));
  if (source.file !== undefined) return sendable({ value: read(source.file).trim(), from: `file ${source.file}` });
  if (source.isStdin === true) return sendable({ value: text(await stdin.read()).trim(), from: 'stdin' });
  const usual = usualVariable(provider, env);
  if (usual !== undefined) return sendable({ value: (env[usual] as string).trim(), from: `env ${usual}` });
  if (!stdin.isTTY) throw noKey(provider);
  const asked = await stdin.ask(`Key of ${shownName(provider)} (it is not shown, and not kept)`);
  return sendable({ value: asked.trim(), from: 'prompt' });
}

/** A provider's name; of one that is local also where its key would go: anybody could call theirs by a known name. */
export function shownName({ file, local }: Provider): string {
  const isLocal = local.some(({ whole }) => whole);
  return isLocal ? `${file.name} (local, ${file.probe?.baseUrl ?? 'no host'})` : file.name;
}

/**
 * The first of the provider's usual variables that is set. A provider that the folder has brought along has none: it
 * could name any variable, and have it sent to a host of its own.
 */
export function usualVariable({ file, isTrusted }: Provider, env: Environment): string | undefined {
  if (!isTrusted) return undefined;
  return file.auth?.env.find((name) => (env[name] ?? '').trim() !== '');
}

export function fromVariable(name: string, env: Environment): Key {
  if (!/^[A-Za-z_]\w*$/.test(name))
    throw new Problem('not-a-variable', 'What follows --key-env is no name of a variable.', [
      'Name the variable, not the key: --key-env ACME_API_KEY',
      'If it was a key: replace it with a new one, since it stands in the history of the shell now.',
    ]);
  const value = Object.hasOwn(env, name) ? (env[name] ?? '').trim() : '';
  if (value === '')
    throw new Problem('variable-not-set', `The variable ${name} is not set or empty.`, [
      `See whether it is exported: env | grep -c ^${name}=`,
    ]);
  return { value, from: `env ${name}` };
}

/** @throws Problem when it cannot go into a header; it says why, and never what the key is */
export function sendable(key: Key): Key {
  const why = unsendable(key.value);
  if (why === null) return key;
  throw new Problem('key-not-sendable', `${why} (${key.from})`, [
    'Give the bare key: without `Bearer`, quotes, blanks or a name in front.',
  ]);
}

function noKey(provider: Provider): Problem {
  const { file, isTrusted } = provider;
  const [usual] = file.auth?.env ?? [];
  const usualStep = isTrusted
    ? `Set its usual variable: ${usual}`
    : `Its catalog comes with this folder, so no variable is read unasked. If that is meant: errs probe ${file.id} --key-env ${usual}`;
  return new Problem('no-key', `There is no key for ${shownName(provider)}.`, [
    ...(usual === undefined ? [] : [usualStep]),
    `Name another variable: errs probe ${file.id} --key-env NAME`,
    `Or a file, or a pipe: errs probe ${file.id} --key-file FILE, … | errs probe ${file.id} --key-stdin`,
    `To try the way there only: errs probe ${file.id} --no-key`,
  ]);
}

/** Enough for any key; a larger file is another file. */
const LARGEST = 64 * 1024;

function read(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw new Problem(
      'key-file-not-readable',
      `The key file ${file} could not be read (${(cause as NodeJS.ErrnoException).code}).`,
      ['Check the path and its permissions.'],
    );
  }
  if (bytes.length > LARGEST)
    throw new Problem('key-file-too-large', `${file} is too large to hold a key.`, [
      'Name the file with the key alone.',
    ]);
  return text(bytes);
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
