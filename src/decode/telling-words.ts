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
  let best = -1;
  let most = -1;
  /** Letters so far, and how many of them stand side by side here. */
  let letters = 0;
  let beside = 0;
  for (let at = 0; at < text.length; at += 1) {
    const weight = weightOf(text, at);
    letters += weight === 0 ? 0 : 1;
    beside = weight === 0 ? 0 : beside + 1;
    if (beside < 4) continue;
    const rare = weight + weightOf(text, at - 1) + weightOf(text, at - 2) + weightOf(text, at - 3);
    // Only one that would be taken is looked up.
    const rarity = rare > most && USUAL.has(text.slice(at - 3, at + 1)) ? 0 : rare;
    if (rarity <= most) continue;
    best = letters - 4;
    most = rarity;
  }
  return best;
}

/** How rare a letter is, from 1; 0 for anything else. */
function weightOf(text: string, at: number): number {
  return WEIGHTS[text.charCodeAt(at)] ?? 0;
}

const WEIGHTS = new Uint8Array(128);
for (let at = 0; at < COMMON.length; at += 1) WEIGHTS[COMMON.charCodeAt(at)] = at + 1;
