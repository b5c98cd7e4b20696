import type { Clause } from '../model.js';

/** Codes and sentences. Classes of exceptions need no entry of their own: their names end in a word of the field. */
export function wordsIn({ code, message, job, reason, transport }: Clause): string[] {
  const sentences = message?.split(/\{\w*\}/) ?? [];
  return [code, job, reason, transport, ...longest(sentences)].flatMap((each) => {
    return each !== undefined && lettersOf(each).length >= LEAST ? [each] : [];
  });
}

/** Shorter ones are words of every log. A short code stands under a key that tells. */
const LEAST = 10;

/** Of a sentence with gaps the longest piece: one is enough. */
function longest(pieces: readonly string[]): string[] {
  return [...pieces].sort((one, other) => other.length - one.length).slice(0, 1);
}

/** How common a letter is in English, the commonest first. */
const COMMON = 'etaoinsrhldcumfpgwybvkxjqz';

export function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}

/** Parts of words that every log is full of, though their letters are rare. */
const USUAL = new Set(
  'request response generate generation https info debug status completed user agent message server service worker time image model video upload download process queue data file path host client version content length duration method region bucket account network'
    .split(' ')
    .flatMap((word) => Array.from({ length: word.length - 3 }, (_, at) => word.slice(at, at + 4))),
);

/** Before which letter of a text four neighbouring ones begin that few other words have; -1 where no word is so long. */
export function rarestIn(text: string): number {
  let [best, most, letters] = [-1, -1, 0];
  for (const { 0: word, index } of text.matchAll(/[a-z]+|[^a-z]+/g)) {
    if (weightOf(text, index) === 0) continue;
    for (let at = index; at + 4 <= index + word.length; at += 1) {
      const isUsual = USUAL.has(text.slice(at, at + 4));
      const rare = weightOf(text, at) + weightOf(text, at + 1) + weightOf(text, at + 2) + weightOf(text, at + 3);
      const weight = isUsual ? 0 : rare;
      if (weight > most) [best, most] = [letters + at - index, weight];
    }
    letters += word.length;
  }
  return best;
}

/** How rare a letter is, from 1; 0 for anything else. */
function weightOf(text: string, at: number): number {
  return COMMON.indexOf(text[at] as string) + 1;
}
