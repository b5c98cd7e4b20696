import { closeSync, openSync, statSync } from 'node:fs';
import { textOf } from '../decode/encoding.js';
import { type Excerpt, type Input, newExcerpt } from '../decode/excerpt.js';
import type { Sieve } from '../decode/may-fail.js';
import { logFiles } from './log-files.js';
import { Problem } from './problem.js';

/** Where input may come from; given, so that tests need no terminal. */
export interface Stdin {
  isTTY: boolean;
  read(): Promise<Uint8Array>;
}

export function standardInput(): Stdin {
  return { isTTY: process.stdin.isTTY === true, read: () => readAll(process.stdin) };
}

/**
 * The texts to work on: each file, `-` for the standard input, which is also read when no file is named. What is packed
 * with gzip is unpacked. A log that is too long to be kept becomes an excerpt, in memory that does not grow with it.
 * @param sieveOf makes what tells failures from the rest; asked only where a text is long
 * @throws Problem when a file cannot be read, or when nothing is named or piped on a terminal
 */
export async function readInputs(
  files: readonly string[],
  isTerminal: boolean,
  sieveOf: () => Sieve,
): Promise<Input[]> {
  if (files.length === 0 && isTerminal) throw NOTHING_PIPED;
  for (const file of files) if (file !== '-') requireReadable(file);
  const inputs: Input[] = [];
  for (const { chunks } of logFiles(files, () => undefined)) inputs.push(await readInput(chunks, sieveOf));
  return inputs;
}

async function readInput(chunks: AsyncIterable<Uint8Array>, sieveOf: () => Sieve): Promise<Input> {
  const whole: Buffer[] = [];
  let size = 0;
  let excerpt: Excerpt | null = null;
  for await (const chunk of chunks) {
    if (excerpt !== null) {
      excerpt.push(chunk);
      continue;
    }
    // A chunk is valid until the next.
    whole.push(Buffer.from(chunk));
    size += chunk.length;
    if (size <= LONG || (size <= LONGEST && isDocument(whole[0] as Buffer))) continue;
    excerpt = newExcerpt(sieveOf());
    for (const each of whole.splice(0)) excerpt.push(each);
  }
  if (excerpt === null) return { text: textOf(Buffer.concat(whole)), excerpt: 'none' };
  const { bytes, isFull } = excerpt.end();
  return { text: textOf(bytes), excerpt: isFull ? 'full' : 'all' };
}

/** Logs are kept whole up to here, in bytes; documents, such as recordings of a browser, have no lines to choose from. */
const LONG = 4 * 1024 * 1024;
const LONGEST = 64 * 1024 * 1024;

/** Whether the text is one JSON value and not one a line. */
function isDocument(head: Buffer): boolean {
  const text = head.toString('utf8').trimStart();
  const line = text.split('\n', 1)[0] as string;
  if (!/^[[{]/.test(line)) return false;
  try {
    JSON.parse(line);
    return line.length === text.length;
  } catch {
    return true;
  }
}

/** @throws Problem when there are several, or when it is an excerpt: places are those of one text */
export function onlyOne(inputs: readonly Input[]): string {
  const [first, ...others] = inputs;
  if (others.length > 0)
    throw new Problem('one-at-a-time', 'Only one text can be shown at a time.', [
      'Name one file, or leave --show out.',
    ]);
  if (first !== undefined && first.excerpt !== 'none')
    throw new Problem('too-long', 'The text is too long to be shown.', [
      'Leave --show out, or cut the text down to the failure first.',
    ]);
  return first?.text ?? '';
}

const NOTHING_PIPED = new Problem('no-input', 'There is nothing to decode: no file is named and nothing is piped in.', [
  'Pipe a failed call in: curl -i https://api.example.com/v1/things | errs',
  'Name a file that holds the answer: errs decode answer.txt',
  'Paste, then end with Ctrl-D: errs decode -',
]);

function requireReadable(file: string): void {
  try {
    // Reading shows what opening does not: a folder can be opened.
    closeSync(openSync(file, 'r'));
    if (statSync(file).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'EISDIR')
      throw new Problem('is-a-folder', `${file} is a folder, not a file.`, [
        `Name the files in it: errs decode ${file.replace(/\/$/, '')}/*`,
      ]);
    if (code === 'ENOENT')
      throw new Problem('file-not-found', `There is no file ${file}.`, [
        'Check the path, or pipe the text in instead of naming a file.',
        `If it is a code you want explained: errs explain ${file}`,
      ]);
    if (code === 'EACCES')
      throw new Problem('file-not-readable', `${file} may not be read by this user.`, [
        `Change its permissions, or pipe it in: sudo cat ${file} | errs`,
      ]);
    throw new Problem('file-not-readable', `${file} could not be read (${code ?? 'unknown reason'}).`, [
      'Check the file, or pipe the text in.',
    ]);
  }
}

async function readAll(stream: NodeJS.ReadStream): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
