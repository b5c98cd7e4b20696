import { readFileSync } from 'node:fs';
import { textOf } from '../decode/encoding.js';
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
 * The texts to work on: each file whole, `-` for the standard input, which is also read when no file is named.
 * @throws Problem when a file cannot be read, or when nothing is named or piped on a terminal
 */
export async function readInputs(files: readonly string[], stdin: Stdin): Promise<string[]> {
  if (files.length === 0 && stdin.isTTY) throw NOTHING_PIPED;
  const texts: string[] = [];
  for (const file of files.length === 0 ? ['-'] : files) {
    texts.push(textOf(file === '-' ? await stdin.read() : readFile(file)));
  }
  return texts;
}

/** @throws Problem when there are several: places are those of one text */
export function onlyOne(texts: readonly string[]): string {
  if (texts.length > 1)
    throw new Problem('one-at-a-time', 'Only one text can be shown at a time.', [
      'Name one file, or leave --show out.',
    ]);
  return texts[0] ?? '';
}

const NOTHING_PIPED = new Problem('no-input', 'There is nothing to decode: no file is named and nothing is piped in.', [
  'Pipe a failed call in: curl -i https://api.example.com/v1/things | errs',
  'Name a file that holds the answer: errs decode answer.txt',
  'Paste, then end with Ctrl-D: errs decode -',
]);

function readFile(file: string): Uint8Array {
  try {
    return readFileSync(file);
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
