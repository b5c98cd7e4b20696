/**
 * Message templates: literal text with gaps, `Maximum {max} images allowed`. `{}` is a gap without a name.
 * Literal parts are compared without case, runs of white space count as one space, outer quotes and full stops do not count.
 */

/** A template taken apart once, to be held against many sentences. */
export interface Template {
  /** What stands between the gaps, lower case. One part: no gaps. */
  literals: readonly string[];
  /** Names of the gaps between them; empty for a gap that is not kept. */
  gaps: readonly string[];
}

/** A sentence made ready once, to be held against many templates. */
export interface Sentence {
  text: string;
  lower: string;
}

export function toTemplate(text: string): Template {
  // `split` with a group gives literal, name, literal, name, …, literal.
  const parts = plain(text).split(/\{([a-zA-Z]*)\}/);
  return {
    literals: parts.filter((_, index) => index % 2 === 0).map((part) => part.toLowerCase()),
    gaps: parts.filter((_, index) => index % 2 === 1),
  };
}

/** Longer texts are no sentences. */
const LONGEST = 4000;

export function toSentence(text: string): Sentence {
  const read = plain(text.slice(0, LONGEST));
  const lower = read.toLowerCase();
  // Some letters change their length with their case; offsets must stay true.
  return { text: read, lower: lower.length === read.length ? lower : read };
}

/**
 * Holds a sentence against a template.
 * @returns what filled the named gaps, or `null` when the sentence is another one
 */
export function fill({ literals, gaps }: Template, { text, lower }: Sentence): ReadonlyMap<string, string> | null {
  const [first] = literals as readonly [string];
  if (gaps.length === 0) return lower === first ? NOTHING : null;
  if (!lower.startsWith(first)) return null;
  const values = new Map<string, string>();
  let at = first.length;
  for (let index = 1; index < literals.length; index += 1) {
    const literal = literals[index] as string;
    const isLast = index === literals.length - 1;
    const found = isLast ? lastPlace(lower, literal, at) : lower.indexOf(literal, at);
    if (found < 0) return null;
    const name = gaps[index - 1] as string;
    if (name !== '') values.set(name, text.slice(at, found).trim());
    at = found + literal.length;
  }
  return values;
}

const NOTHING: ReadonlyMap<string, string> = new Map();

function lastPlace(text: string, literal: string, from: number): number {
  const at = text.length - literal.length;
  return at >= from && text.endsWith(literal) ? at : -1;
}

function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'`\u201c\u2018]+/, '')
    .replace(/[\s"'`\u201d\u2019.!]+$/, '');
}
