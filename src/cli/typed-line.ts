/** A command line up to the cursor, as a person types it. */
export interface TypedLine {
  /** The whole words, quotes taken off. */
  words: string[];
  /** The word at the cursor; empty after a blank. */
  current: string;
  /** The quote that is open at the cursor. */
  quote: '' | '"' | "'";
  /** So much of `current` stands before the part that the shell replaces. */
  kept: number;
}

/**
 * Takes a line apart as shells do, and no further: nothing in it is ever run or filled in. A quoted sign is itself, and
 * `$`, backquotes and the like are signs as all others.
 * @param breaks the signs at which the shell begins another word for completion, bash's COMP_WORDBREAKS
 */
export function typedLine(line: string, breaks = ''): TypedLine {
  const words: string[] = [];
  let current: string | null = null;
  let quote: TypedLine['quote'] = '';
  let kept = 0;
  const end = (): void => {
    if (current !== null) words.push(current);
    current = null;
    kept = 0;
  };
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] as string;
    const next = line[at + 1] ?? '';
    if (sign === '\\' && (quote === '' || (quote === '"' && /["\\$`]/.test(next)))) {
      current = (current ?? '') + next;
      at += 1;
    } else if (sign === quote) quote = '';
    else if (quote === '' && (sign === '"' || sign === "'")) {
      quote = sign;
      current ??= '';
    } else if (quote === '' && /\s/.test(sign)) end();
    else if (quote === '' && (sign === '<' || sign === '>')) {
      end();
      words.push(sign);
    } else {
      current = (current ?? '') + sign;
      if (quote === '' && breaks.includes(sign)) kept = current.length;
    }
  }
  return { words, current: current ?? '', quote, kept };
}
