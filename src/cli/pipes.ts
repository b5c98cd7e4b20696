import { spawnSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** A pipe: what is written to the descriptor comes out of the stream. */
export interface Pipe {
  reader: Readable;
  /** For a child; close it here as soon as the child has it, or the stream never ends. */
  writer: number;
}

/**
 * Makes real pipes. What Node itself puts between two processes are sockets, and a script that writes to /dev/stderr or
 * /dev/stdout cannot open those.
 * @returns `null` where the system makes none; Node's own will have to do
 */
export function openPipes(count: number): Pipe[] | null {
  // A `TMPDIR` that takes no files must not make the command behave in another way.
  for (const place of [tmpdir(), '/dev/shm', '/tmp']) {
    const pipes = pipesIn(place, count);
    if (pipes !== null) return pipes;
  }
  return null;
}

function pipesIn(place: string, count: number): Pipe[] | null {
  let folder: string | null = null;
  const pipes: Pipe[] = [];
  try {
    folder = mkdtempSync(join(place, 'errs-'));
    const paths = Array.from({ length: count }, (_, index) => join(folder as string, String(index)));
    if (spawnSync('mkfifo', ['-m', '600', ...paths], { stdio: 'ignore' }).status !== 0) return null;
    for (const path of paths) pipes.push(openPipe(path));
    return pipes;
  } catch {
    for (const pipe of pipes) closePipe(pipe);
    return null;
  } finally {
    // An open pipe needs no name.
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  }
}

/** The reading end first, and without waiting: to open the other one would wait for a reader. */
function openPipe(path: string): Pipe {
  const reading = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const reader = new Socket({ fd: reading, readable: true, writable: false });
  return { reader, writer: openSync(path, constants.O_WRONLY) };
}

function closePipe({ reader, writer }: Pipe): void {
  reader.destroy();
  closeSync(writer);
}
