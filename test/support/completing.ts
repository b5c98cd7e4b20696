import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after } from 'mocha';
import { ROOT } from './root.js';
import { BIN } from './run.js';

const FOLDERS: string[] = [];

/** An empty folder to be in while completing: whatever is run by mistake leaves its traces there. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'errs-complete-'));
  FOLDERS.push(folder);
  return folder;
}

after(() => {
  for (const folder of FOLDERS) rmSync(folder, { recursive: true });
});

/** A folder for PATH in which the built tool is called `errs`. */
function toolFolder(): string {
  const folder = emptyFolder();
  symlinkSync(BIN, join(folder, 'errs'));
  return folder;
}

const TOOL = toolFolder();

/** Whether a shell can be started here. */
export function hasShell(shell: string): boolean {
  return spawnSync(shell, ['-c', 'exit 0']).status === 0;
}

/** Runs a shell on a script of its own language, in an empty folder. */
function ran(shell: string, args: readonly string[], folder: string): string {
  const { stdout, stderr } = spawnSync(shell, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${TOOL}:${process.env['PATH']}`, HOME: folder, XDG_CONFIG_HOME: folder },
  });
  if (stderr !== '') throw new Error(stderr);
  return stdout;
}

const script = (name: string): string => fileURLToPath(new URL(`completions/${name}`, ROOT));

/** What a shell offers for a line, the cursor at its end. */
export type Offers = (line: string, folder: string) => string[];

// A line may hold a │ where the cursor is; options that are set while completing come out in front.
const BASH = `source "$1"
compopt() { printf 'compopt %s %s\\n' "$@"; }
before=\${2%%│*}
COMP_LINE=\${2/│} COMP_POINT=\${#before}
_errs
printf '%s\\n' "\${COMPREPLY[@]}"`;

// What the line editor does before it calls the function, and after.
const ZSH = `_describe() { print -rl -- "\${(@)lines//\\\\:/:}" }
_files() { print -r -- FILES }
compdef() { : }
source "$1"
words=("\${(@)argv[2,-1]}") CURRENT=$#words PREFIX=\${words[-1]}
_errs`;

export const OFFERS: Readonly<Record<'bash' | 'fish', Offers>> = {
  bash: (line, folder) =>
    ran('bash', ['--norc', '-c', BASH, 'bash', script('errs.bash'), line], folder)
      .split('\n')
      .filter(Boolean),
  fish: (line, folder) =>
    ran('fish', ['--no-config', '-c', 'source $argv[1]; complete -C $argv[2]', script('errs.fish'), line], folder)
      .split('\n')
      .filter(Boolean),
};

/** zsh hands its function the words as they are typed. */
export function zshOffers(words: readonly string[], folder: string): string[] {
  return ran('zsh', ['-f', '-c', ZSH, 'zsh', script('_errs'), ...words], folder)
    .split('\n')
    .filter(Boolean);
}

/** What stands in a folder. */
export function traces(folder: string): string[] {
  return readdirSync(folder).filter((name) => name !== 'fish' && !name.startsWith('.'));
}
