import type { CompletionResult } from '../model.js';

export type Shell = CompletionResult['shell'];

/** The shells that errs completes in, and what the file with each one's script is called. */
export const SHELLS: ReadonlyMap<Shell, string> = new Map([
  ['bash', 'errs.bash'],
  ['zsh', '_errs'],
  ['fish', 'errs.fish'],
  ['powershell', 'errs.ps1'],
]);
