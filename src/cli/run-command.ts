import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync } from 'node:fs';
import { constants } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { EXIT } from '../exit.js';
import { openPipes } from './pipes.js';
import { Problem } from './problem.js';
import { Tail } from './tail.js';

/** What became of a command. */
export interface Ran {
  /** Its own; 128 and the number of the signal that ended it, as shells count. */
  exitCode: number;
  /** The end of what it printed, both streams in the order of arrival. */
  printed: Buffer;
  /** What it printed ends within a line. */
  endsInLine: boolean;
}

/** Added to the number of the signal that ended a command. */
const BY_SIGNAL = 128;

/**
 * Runs a command as it is: no shell, the same standard input, what it prints handed on at the pace of whoever reads it.
 * Ends when the command has ended and nobody holds its output open any more.
 * @param words the command and its arguments
 * @param sinks where its stdout and stderr go
 * @throws Problem when it cannot be started, or when what it printed cannot be written
 */
export async function runCommand(
  words: readonly string[],
  sinks: readonly [stdout: Writable, stderr: Writable],
): Promise<Ran> {
  const tail = new Tail(sinks.length);
  const { child, sources } = start(words, sinks.length);
  const ended = endOf(child, words[0] as string);
  const release = withSignals(child);
  const passed = Promise.all(
    sources.map((source, index) => passOn(source, sinks[index] as Writable, (bytes) => tail.push(index, bytes))),
  );
  // Where nothing could be started, nobody waits for the streams.
  passed.catch(() => undefined);
  const exitCode = await ended.finally(release);
  refuseFaults(await passed, exitCode);
  return { exitCode, printed: tail.bytes(), endsInLine: tail.endsInLine() };
}

function start(words: readonly string[], count: number): { child: ChildProcess; sources: Readable[] } {
  const [name = '', ...args] = words;
  if (name === '') throw notFound(name);
  const pipes = openPipes(count);
  const child = spawn(name, args, {
    stdio: ['inherit', ...(pipes?.map(({ writer }) => writer) ?? sinksOfNode(count))],
  });
  for (const { writer } of pipes ?? []) closeSync(writer);
  const own = [child.stdout, child.stderr].filter((stream) => stream !== null);
  return { child, sources: pipes?.map(({ reader }) => reader) ?? own };
}

function sinksOfNode(count: number): 'pipe'[] {
  return Array.from({ length: count }, () => 'pipe');
}

/** @throws Problem when it could not be started */
function endOf(child: ChildProcess, name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => reject(notStarted(name, error.code ?? 'unknown reason')));
    child.once('exit', (code, signal) =>
      resolve(code ?? BY_SIGNAL + (signal === null ? 0 : constants.signals[signal])),
    );
  });
}

/**
 * Signals while the command runs. Those that a terminal sends on a key reach the command too, so this process only stays;
 * those by which systems end a process are handed on.
 * @returns what ends this
 */
function withSignals(child: ChildProcess): () => void {
  const stay = (): void => undefined;
  const handOn = (signal: NodeJS.Signals): void => void child.kill(signal);
  const handlers: [NodeJS.Signals, (signal: NodeJS.Signals) => void][] = [
    ['SIGINT', stay],
    ['SIGQUIT', stay],
    ['SIGTERM', handOn],
    ['SIGHUP', handOn],
  ];
  for (const [signal, handler] of handlers) process.on(signal, handler);
  return () => {
    for (const [signal, handler] of handlers) process.off(signal, handler);
  };
}

/**
 * Hands on what a stream gives, no faster than it is taken. Where nobody takes it any more, the stream is closed, so
 * that the command learns it as it would without anybody in between.
 * @returns why it could not be written, else `null`
 */
async function passOn(
  source: Readable,
  sink: Writable,
  keep: (bytes: Buffer) => void,
): Promise<NodeJS.ErrnoException | null> {
  // Each fault is given to the write that met it. The framework's listener would throw it once more, and so does Node
  // where there is none.
  sink.removeAllListeners('error').on('error', () => undefined);
  for await (const chunk of source as AsyncIterable<Buffer>) {
    keep(chunk);
    const fault = await written(sink, chunk);
    if (fault !== null) return fault;
  }
  return null;
}

/** A file tells its fault by throwing, everything else by calling back. */
function written(sink: Writable, chunk: Buffer): Promise<NodeJS.ErrnoException | null> {
  return new Promise<NodeJS.ErrnoException | null>((resolve) => {
    sink.write(chunk, (fault) => resolve(fault ?? null));
  }).catch((fault: NodeJS.ErrnoException) => fault);
}

/** That a reader went away is no fault: `| head` does it every time. */
function refuseFaults(faults: readonly (NodeJS.ErrnoException | null)[], exitCode: number): void {
  const fault = faults.find((each) => each !== null && !['EPIPE', 'ERR_STREAM_DESTROYED'].includes(each.code ?? ''));
  if (fault == null) return;
  throw new Problem(
    'not-written',
    `What the command printed could not be written (${fault.code ?? 'unknown reason'}).`,
    ['See whether the disk is full or the file has gone.'],
    exitCode === 0 ? 1 : exitCode,
  );
}

function notStarted(name: string, code: string): Problem {
  if (code === 'ENOENT') return existsSync(name) ? noInterpreter(name) : notFound(name);
  const why = code === 'EACCES' ? 'it is a folder, or this user may not execute it' : code;
  return new Problem(
    'not-executable',
    `${name} cannot be run: ${why}.`,
    [`See what it is: ls -ld ${name}`],
    EXIT.notExecutable,
  );
}

function noInterpreter(name: string): Problem {
  return new Problem(
    'no-interpreter',
    `${name} is there, but not the program that its first line names.`,
    [`See that line: head -n 1 ${name}`],
    EXIT.noSuchCommand,
  );
}

function notFound(name: string): Problem {
  return new Problem(
    'command-not-found',
    name === '' ? 'The command has no name.' : `There is no command ${name}.`,
    [
      ...(/\s/.test(name) ? [`Write its words apart, without quotes around all of them: errs run -- ${name}`] : []),
      "An alias, a pipeline or a word of the shell needs one: errs run -- sh -c 'COMMAND | COMMAND'",
    ],
    EXIT.noSuchCommand,
  );
}
