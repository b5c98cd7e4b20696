import { readFileSync } from 'node:fs';
import type { CompletionResult } from '../model.js';
import { Problem } from './problem.js';
import { SHELLS, type Shell } from './shell-names.js';

/** What else they are called, in words and as files. */
const ALSO: ReadonlyMap<string, Shell> = new Map([
  ['pwsh', 'powershell'],
  ['pwsh.exe', 'powershell'],
  ['powershell.exe', 'powershell'],
  ['bash.exe', 'bash'],
]);

const names = [...SHELLS.keys()];

/**
 * The shell that was named, else the one that `SHELL` names.
 * @param login the variable `SHELL`
 * @throws Problem that lists the shells when neither is one of them
 */
export function shellOf(word: string | undefined, login: string | undefined): Shell {
  const file = login?.split(/[/\\]/).at(-1) ?? '';
  const found = knownShell(word ?? file);
  if (found !== undefined) return found;
  const said = word ?? file;
  throw new Problem(
    'unknown-shell',
    said === '' ? 'No shell is named, and SHELL is not set.' : `There is no completion for ${said}.`,
    [`Name one of these: ${names.join(', ')}.`, 'How each is set up: errs completion --help'],
  );
}

function knownShell(word: string): Shell | undefined {
  const name = word.toLowerCase();
  return names.find((each) => each === name) ?? ALSO.get(name);
}

/**
 * The script that makes a shell complete.
 * @param root the package's folder
 */
export function completionScript(shell: Shell, root: URL): CompletionResult {
  const file = new URL(`completions/${SHELLS.get(shell) ?? ''}`, root);
  return { version: 1, shell, script: readFileSync(file, 'utf8') };
}
