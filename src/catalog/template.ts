/**
 * Message templates: literal text with gaps, `Maximum {max} images allowed`. `{}` is a gap without a name.
 * Literal parts are compared without case, runs of white space count as one space, outer quotes and full stops do not count.
 */

/**
 * Holds a sentence against a template.
 * @returns what filled the named gaps, or `null` when the sentence is another one
 */
export function fill(template: string, sentence: string): ReadonlyMap<string, string> | null {
  const parts = plain(template).split(GAP);
  const text = plain(sentence);
  // A gap at an end may be empty, and the trimming of the ends must not be held against it.
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return null;
  const values = new Map<string, string>();
  let at = 0;
  // `split` with a group gives literal, name, literal, name, …, literal.
  for (let index = 0; index < parts.length; index += 2) {
    const literal = (parts[index] as string).toLowerCase();
    const isLast = index === parts.length - 1;
    const found = index === 0 ? (lower.startsWith(literal) ? 0 : -1) : place(lower, literal, at, isLast);
    if (found < 0) return null;
    const name = index === 0 ? '' : (parts[index - 1] as string);
    if (name !== '') values.set(name, text.slice(at, found).trim());
    at = found + literal.length;
  }
  return at === text.length ? values : null;
}

const GAP = /\{([a-zA-Z]*)\}/;

function place(text: string, literal: string, from: number, isLast: boolean): number {
  if (!isLast) return text.indexOf(literal, from);
  const at = text.length - literal.length;
  return at >= from && text.endsWith(literal) ? at : -1;
}

function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'`\u201c\u2018]+/, '')
    .replace(/[\s"'`\u201d\u2019.!]+$/, '');
}
