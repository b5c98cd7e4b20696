import { readSync } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { wideEncoding } from '../decode/encoding.js';
import type { LogFile } from '../triage/triage.js';
import { Problem } from './problem.js';

const CHUNK = 256 * 1024;
/** How often a file that is followed is looked at. */
const POLL = 400;

/** Called with the bytes that were read from the disk or the pipe. */
export type OnBytes = (count: number) => void;

/**
 * The logs to read: files in the order in which they are named, `-` or none for the standard input. What is packed
 * with gzip is unpacked and UTF-16 becomes UTF-8, both by what the first bytes say. A chunk is valid until the next.
 * @throws Problem when a file cannot be read
 */
export function* logFiles(files: readonly string[], onBytes: OnBytes): Generator<LogFile> {
  for (const file of files.length === 0 ? ['-'] : files)
    yield file === '-'
      ? { file: null, chunks: unpacked(counted(process.stdin, onBytes), 'the standard input') }
      : { file, chunks: unpacked(counted(fileChunks(file), onBytes), file) };
}

/** The size of all files together, or `null` when one of them is a pipe. */
export async function sizeOf(files: readonly string[]): Promise<number | null> {
  if (files.length === 0 || files.includes('-')) return null;
  const stats = await Promise.all(files.map((file) => stat(file).catch(() => null)));
  return stats.every((each) => each?.isFile()) ? stats.reduce((sum, each) => sum + (each?.size ?? 0), 0) : null;
}

/**
 * A file and what is added to it, like `tail -F`: one that is cut short is read again from its start, and one that was
 * put in its place is read when the old one has been read to its end. An empty chunk says that there is nothing new.
 */
export async function* followed(file: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  let handle = await opened(file);
  let { ino } = await handle.stat();
  let at = 0;
  /** Another file has its name: what was written before that is still to be read. */
  let isReplaced = false;
  const buffer = Buffer.allocUnsafe(CHUNK);
  try {
    while (!signal.aborted) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK, at);
      if (bytesRead > 0) {
        at += bytesRead;
        yield buffer.subarray(0, bytesRead);
        continue;
      }
      yield buffer.subarray(0, 0);
      if (isReplaced) {
        // It may be gone again by now; then it is waited for.
        const next = await open(file).catch(() => null);
        isReplaced = false;
        if (next === null) continue;
        await handle.close();
        handle = next;
        ({ ino } = await handle.stat());
        at = 0;
        continue;
      }
      const [here, there] = [await handle.stat(), await stat(file).catch(() => null)];
      if (there !== null && there.ino !== ino) isReplaced = true;
      else if (here.size < at) at = 0;
      else await sleep(POLL, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    await handle.close();
  }
}

async function* fileChunks(file: string): AsyncGenerator<Uint8Array> {
  const handle = await opened(file);
  const buffer = Buffer.allocUnsafeSlow(CHUNK);
  try {
    for (;;) {
      // Right here and not in another thread: handing it over and back costs more than reading what the system has read ahead.
      const bytesRead = readSync(handle.fd, buffer, 0, CHUNK, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } catch (error) {
    throw problemOf(file, error);
  } finally {
    await handle.close();
  }
}

async function opened(file: string): Promise<FileHandle> {
  try {
    return await open(file);
  } catch (error) {
    throw problemOf(file, error);
  }
}

function problemOf(file: string, error: unknown): Error {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EISDIR')
    return new Problem('is-a-folder', `${file} is a folder, not a file.`, [
      `Name the files in it: errs triage ${file}/*`,
    ]);
  if (code === 'ENOENT')
    return new Problem('file-not-found', `There is no file ${file}.`, ['Check the path, or pipe the log in.']);
  if (code === 'EACCES')
    return new Problem('file-not-readable', `${file} may not be read by this user.`, [
      'Change its permissions, or pipe it in.',
    ]);
  return error as Error;
}

async function* counted(chunks: AsyncIterable<Uint8Array>, onBytes: OnBytes): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    onBytes(chunk.length);
    yield chunk;
  }
}

/** Looks at the first bytes, and unpacks or re-encodes all of it accordingly. */
async function* unpacked(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  const { value: first, done } = await iterator.next();
  if (done === true) return;
  const all = (async function* () {
    yield first as Uint8Array;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  })();
  const isPacked = first[0] === 0x1f && first[1] === 0x8b;
  if (isPacked) yield* unpacked(gunzipped(all, name), name);
  else yield* inUtf8(all, first);
}

async function* gunzipped(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: CHUNK });
  const feed = async (): Promise<void> => {
    // A copy: the next chunk is read into the same buffer while this one is unpacked.
    for await (const chunk of chunks)
      if (!gunzip.write(Buffer.from(chunk))) await new Promise((done) => gunzip.once('drain', done));
    gunzip.end();
  };
  feed().catch((error: Error) => gunzip.destroy(error));
  try {
    yield* gunzip as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(
      'not-unpacked',
      `${name} begins like gzip and cannot be unpacked (${(error as Error).message}).`,
      ['Check whether it is whole: gzip -t'],
    );
  }
}

async function* inUtf8(chunks: AsyncIterable<Uint8Array>, first: Uint8Array): AsyncGenerator<Uint8Array> {
  const encoding = wideEncoding(first);
  if (encoding === null) {
    yield* chunks;
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
}
