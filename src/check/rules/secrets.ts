import { redact } from '../../safe/redact.js';
import type { Problem, Rule } from '../rule.js';

export const secrets: Rule = {
  name: 'secrets',
  description: 'Nothing looks like a live key, cookie or address: made-up ones say EXAMPLE.',
  check: ({ path, text, fixturePath, fixture }) => [
    ...liveSecrets(path, text, true),
    ...liveSecrets(fixturePath, fixture ?? ''),
  ],
};

/**
 * What `errs` itself would strike out, and what does not say that it is made up.
 * @param allowsMail the file may name an address of the provider's support
 */
export function liveSecrets(file: string, text: string, allowsMail = false): Problem[] {
  return text.split('\n').flatMap((line, index) =>
    struckOut(line)
      .filter(({ kind, secret }) => looksLive(kind, secret) && !(allowsMail && kind === 'email'))
      .map(({ kind, secret }) => ({
        file,
        path: `line ${index + 1}`,
        message: `"${secret.slice(0, 6)}..." looks like a live ${kind}`,
        tip: 'Replace it with one that contains EXAMPLE, an address with one at example.com. If it was real, it must be revoked.',
      })),
  );
}

/** `redact` would rather strike out too much: `key-format` and `axios@1.7.9` are no secrets. */
function looksLive(kind: string, secret: string): boolean {
  if (/EXAMPLE|\*/i.test(secret)) return false;
  if (kind === 'email') return /\.[a-z]+$/i.test(secret);
  return kind !== 'key' || /\d/.test(secret);
}

const MARK = /\[(key|token|cookie|password|email|credentials) [0-9a-f]{8}\]/;

/** The parts of a line that `redact` replaces, found by what is left around its marks. */
function struckOut(line: string): { kind: string; secret: string }[] {
  const pieces = redact(line).split(MARK);
  const found: { kind: string; secret: string }[] = [];
  let at = (pieces[0] as string).length;
  // `split` with a group gives literal, kind, literal, kind, …, literal.
  for (let index = 1; index < pieces.length; index += 2) {
    const after = pieces[index + 1] as string;
    const end = after === '' ? (index + 2 < pieces.length ? at : line.length) : line.indexOf(after, at);
    const secret = line.slice(at, end);
    if (secret !== '' && !MARK.test(secret)) found.push({ kind: pieces[index] as string, secret });
    at = end + after.length;
  }
  return found;
}
