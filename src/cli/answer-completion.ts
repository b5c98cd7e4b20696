import { complete } from './complete.js';
import { completionLines } from './completion-lines.js';
import { knownWords } from './known-words.js';
import { SHELLS, type Shell } from './shell-names.js';
import { type TypedLine, typedLine } from './typed-line.js';

/**
 * Answers the scripts in `completions/`, which call `errs --complete SHELL …` while somebody types. It loads neither the
 * framework nor the catalog, and whatever is wrong completes nothing: a person who types must not be disturbed.
 * @param argv the shell's name and what its script passes
 * @param home the path of the folder with `refs.json`, with its last slash
 */
export function answerCompletion([name, ...passed]: readonly string[], home: string): void {
  const shell = [...SHELLS.keys()].find((each) => each === name);
  if (shell === undefined) return;
  try {
    const line = LINE_OF[shell](passed);
    process.stdout.write(completionLines(shell, complete(line.words, line.current, knownWords(home)), line));
  } catch {
    process.exitCode = 1;
  }
}

/** What each script passes; the word at the cursor comes last. */
const LINE_OF: Readonly<Record<Shell, (passed: readonly string[]) => TypedLine>> = {
  // The line up to the cursor and COMP_WORDBREAKS: bash has cut the words at colons and equals signs.
  bash: ([line = '', breaks = '']) => {
    const typed = typedLine(line, breaks);
    return { ...typed, words: typed.words.slice(1) };
  },
  zsh: lineOf,
  // The word at the cursor comes as it was typed.
  fish: (passed) => lineOf([...passed.slice(0, -1), typedLine(passed.at(-1) ?? '').current]),
  // Older PowerShells lose empty words and quotes on the way to a program: one word of Base64 passes everywhere.
  powershell: ([packed = '']) => lineOf(Buffer.from(packed, 'base64').toString('utf8').split('\0')),
};

function lineOf(words: readonly string[]): TypedLine {
  return { words: words.slice(0, -1), current: words.at(-1) ?? '', quote: '', kept: 0 };
}
