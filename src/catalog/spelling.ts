/**
 * One spelling for all the ways a code is written: `INSUFFICIENT_CREDITS`, `insufficient-credits` and
 * `Insufficient credits` are the same.
 */
export function normalise(text: string): string {
  const lower = text.toLowerCase();
  // Nearly all codes are ASCII, and the other expression is several times slower.
  return ASCII.test(lower) ? lower.replace(/[^a-z0-9]+/g, '') : lower.replace(/[^\p{L}\p{N}]+/gu, '');
}

const ASCII = /^[\u0000-\u007f]*$/;

/** The words of a text, lower case, in order. */
export function wordsOf(text: string): string[] {
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 0);
}
