import { plainLine } from '../safe/plain.js';
import type { Candidate, Completion } from './complete.js';
import type { Shell } from './shell-names.js';
import type { TypedLine } from './typed-line.js';

/**
 * What a shell's script reads: a line with the mode, then a candidate a line, in that shell's spelling. A candidate that
 * steers a terminal or breaks a line is left out: no spelling makes it harmless in four shells.
 * @param typed how the word at the cursor was typed
 */
export function completionLines(
  shell: Shell,
  { mode, candidates }: Completion,
  typed: Pick<TypedLine, 'quote' | 'kept'>,
): string {
  const safe = candidates.filter(({ value }) => plainLine(value) === value);
  return [mode, ...safe.map((candidate) => LINES[shell](candidate, typed)), ''].join('\n');
}

type Line = (candidate: Candidate, typed: Pick<TypedLine, 'quote' | 'kept'>) => string;

const LINES: Readonly<Record<Shell, Line>> = {
  // bash puts the text on the line as it is.
  bash: ({ value }, { quote, kept }) => QUOTED[quote](value.slice(kept)),
  // `_describe` parts value and description at the first colon and does the quoting itself.
  zsh: ({ value, about }) => `${value.replace(/[\\:]/g, '\\$&')}${about === '' ? '' : `:${plainLine(about)}`}`,
  // fish quotes what it puts on the line.
  fish: ({ value, about }) => `${value}\t${plainLine(about)}`,
  powershell: ({ value, about }) => `${powershellWord(value)}\t${plainLine(about)}`,
};

const QUOTED: Readonly<Record<TypedLine['quote'], (text: string) => string>> = {
  '': (text) => text.replace(/[^\w./:=@%+,-]/g, '\\$&'),
  '"': (text) => text.replace(/["\\$`]/g, '\\$&'),
  "'": (text) => text.replaceAll("'", "'\\''"),
};

/** In single quotes PowerShell fills in nothing; it takes the typographic ones for the same. */
function powershellWord(text: string): string {
  return /^[\w./:=-]+$/.test(text) ? text : `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`;
}
