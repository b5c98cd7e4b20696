import { distance } from 'fastest-levenshtein';

/** So many letters may be wrong, missing or too many for a word to be a mistyped one. */
const MOST_SLIPS = 2;

/**
 * The word that was probably meant: one that what was typed shortens, else one that is a slip or two away.
 * @returns `null` where none is near
 */
export function nearestOf(typed: string, words: readonly string[]): string | null {
  const given = typed.toLowerCase();
  const away = (word: string): number => distance(given, word.toLowerCase());
  const shortened = words.filter((word) => given.length > 1 && shortens(given, word.toLowerCase()));
  return shortened.sort((one, other) => away(one) - away(other))[0] ?? mistyped(typed, words);
}

/** The word that is a slip or two away from what was typed; `null` where none is. */
export function mistyped(typed: string, words: readonly string[]): string | null {
  const away = (word: string): number => distance(typed.toLowerCase(), word.toLowerCase());
  const [nearest] = [...words].sort((one, other) => away(one) - away(other));
  if (nearest === undefined) return null;
  return away(nearest) <= Math.min(MOST_SLIPS, Math.ceil(nearest.length / 3)) ? nearest : null;
}

/** `ts` shortens `typescript`: the same first letter, the others in their order. */
function shortens(short: string, word: string): boolean {
  if (short[0] !== word[0] || short.length >= word.length) return false;
  let at = 0;
  for (const letter of word) if (letter === short[at]) at += 1;
  return at === short.length;
}
