import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ROOT } from './root.js';

export interface Ran {
  stdout: string;
  stderr: string;
  exitCode: number | null;
}

export const BIN = fileURLToPath(new URL('bin/run.js', ROOT));

/** Runs the built tool as a user would, in a pipe. `env` is all the environment it gets beside PATH and HOME. */
export function run(
  args: readonly string[],
  {
    input = '',
    env = {},
    cwd = fileURLToPath(ROOT),
  }: { input?: string | Uint8Array; env?: Record<string, string>; cwd?: string } = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, ...args], {
      cwd,
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (exitCode) =>
      resolve({ stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString(), exitCode }),
    );
    // The tool may be done before it has read everything.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
