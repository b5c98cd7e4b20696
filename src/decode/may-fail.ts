import type { Catalog } from '../catalog/catalog.js';
import { FAILING_PHRASES } from './reason-phrases.js';
import {
  CLASS,
  CLASSES,
  isCodeBehind,
  isEmptyBehind,
  isFineBehind,
  isFlagBefore,
  isLetter,
  isListOrCode,
  isMathematical,
  isStatus,
} from './telling-values.js';
import { lettersOf, rarestIn, wordsIn } from './telling-words.js';
import { COMPLAINTS, FAILED, HOLDERS, MESSAGE_WORDS } from './vocabulary.js';

/**
 * Tells, without making a string of it, that a stretch of bytes holds no failure. It may be wrong one way only: what it
 * lets pass may still be none. What decode calls a failure shows a status of 400 and above, a word by which the field
 * names failures, or a code or sentence of the catalog; four neighbouring characters of each are looked for.
 */
export interface Sieve {
  /**
   * Goes through bytes up to the first that tells, or to the next line feed.
   * @returns its index, or -1 when `end` came first
   */
  scan(bytes: Uint8Array, from: number, end: number): number;
}

/** What four characters amount to; each but the first two needs a look at what stands around it. */
const KIND = {
  none: 0,
  lineEnd: 1,
  tells: 2,
  number: 3,
  value: 4,
  flag: 5,
  bracket: 6,
  holder: 7,
  curl: 8,
  code: 9,
} as const;
/** Added to a kind where a phrase of the catalog may stand as well. */
const PHRASE = 16;
type Kind = (typeof KIND)[keyof typeof KIND];

const BITS = 5;
const MASK = (1 << (4 * BITS)) - 1;

/** Beginnings of words that stand in failures whatever follows; four letters of each decide. A blank is any sign. */
const WORDS: readonly string[] = [
  // Classes of exceptions, and what names a code.
  ...['exce', 'faul', 'fail', 'imeo', 'imed', 'efus', 'html'],
  // Failures before any answer: the names that operating systems, Node and TLS libraries give them.
  ...['enot', 'eai ', 'econ', 'epip', 'ehos', 'enet', 'epro', 'eadd', 'esoc', 'cert', 'dept', 'unab', 'sign', 'err '],
  // A challenge, a page, a ticket of this tool.
  ...['cate', 'doct', 'unde', ' eof', 'refe'],
];

/** Keys whose value tells by itself: one word in the manner of codes. */
const VALUED: readonly string[] = ['status', 'state', 'reason', 'phase', 'type'];

/** What is looked for: the words of the field, and the codes and sentences that this catalog knows. */
export function sieveFor(catalog: Catalog): Sieve {
  const kinds = new Uint8Array(MASK + 1);
  const mark = (word: string | null, kind: Kind): void => {
    if (word === null) return;
    const at = gramOf(word);
    if (kinds[at] === KIND.none || kind === KIND.tells) kinds[at] = kind;
  };
  const phrases: Phrases = new Map();
  const addPhrase = (word: string): void => {
    const letters = lettersOf(word);
    const at = rarestIn(word.toLowerCase());
    if (at < 0) return;
    const gram = gramOf(letters.slice(at, at + 4));
    if (kinds[gram] === KIND.tells) return;
    kinds[gram] = ((kinds[gram] as number) % PHRASE) + PHRASE;
    const phrase = { letters, at: at + 3 };
    const others = phrases.get(gram);
    if (others === undefined) phrases.set(gram, [phrase]);
    else others.push(phrase);
  };
  markLineEnds(kinds);
  for (const holder of HOLDERS) markKey(holder, KIND.holder, mark);
  for (const key of [...MESSAGE_WORDS, ...VALUED]) markKey(key, KIND.value, mark);
  mark('fals', KIND.flag);
  mark('curl', KIND.curl);
  mark('code', KIND.code);
  for (const word of WORDS) mark(word, KIND.tells);
  // `error` is a key as well, and is looked at as one.
  for (const state of FAILED) if (!state.startsWith('error')) addPhrase(state);
  for (const words of [...FAILING_PHRASES, ...COMPLAINTS]) addPhrase(words);
  for (const provider of catalog.providers)
    for (const { entry, when } of provider.entries)
      if (entry.category !== 'success' && entry.category !== 'in-progress')
        for (const word of when.flatMap(wordsIn)) addPhrase(word);
  for (let before = 0; before < 32; before += 1) {
    if (before === CLASS.digit || before === CLASS.fourOrFive) continue;
    for (const tens of [CLASS.digit, CLASS.fourOrFive])
      for (const ones of [CLASS.digit, CLASS.fourOrFive])
        kinds[(before << 15) | (CLASS.fourOrFive << 10) | (tens << 5) | ones] = KIND.number;
  }
  // XML, and lists of complaints or codes in brackets.
  for (let rest = 0; rest < 1 << 15; rest += 1) {
    if (isLetter(rest >> 10)) kinds[(CLASS.angle << 15) | rest] ||= KIND.tells;
    kinds[(CLASS.square << 15) | rest] ||= KIND.bracket;
  }
  return { scan: (bytes, from, end) => scan(kinds, phrases, bytes, from, end) };
}

function scan(kinds: Uint8Array, phrases: Phrases, bytes: Uint8Array, from: number, end: number): number {
  let four = 0;
  for (let at = from; at < end; at += 1) {
    four = ((four << BITS) | (CLASSES[bytes[at] as number] as number)) & MASK;
    const kind = kinds[four];
    if (kind === KIND.none) continue;
    if (tells(((kind as number) & (PHRASE - 1)) as Kind, bytes, at, end)) return at;
    if ((kind as number) >= PHRASE && hasPhrase(phrases.get(four), bytes, at, end)) return at;
  }
  return -1;
}

function tells(kind: Kind, bytes: Uint8Array, at: number, end: number): boolean {
  switch (kind) {
    case KIND.none:
      return false;
    case KIND.curl:
      return bytes[at + 1] === 0x3a;
    case KIND.code:
      return !isFineBehind(bytes, at, end);
    case KIND.number:
      return isStatus(bytes, at, end);
    case KIND.value:
      return isCodeBehind(bytes, at, end);
    case KIND.holder:
      return !isEmptyBehind(bytes, at, end);
    case KIND.flag:
      return isFlagBefore(bytes, at);
    case KIND.bracket:
      return isMathematical(bytes, at - 3) || isListOrCode(bytes, at - 3, end);
    default:
      return true;
  }
}

/** A word or sentence of the catalog: its letters, and which of them ends the four that are looked for. */
interface Phrase {
  letters: string;
  at: number;
}

type Phrases = Map<number, Phrase[]>;

/** So many letters on either side are compared: enough to tell it from common words. */
const COMPARED = 12;

function hasPhrase(phrases: readonly Phrase[] | undefined, bytes: Uint8Array, at: number, end: number): boolean {
  for (const { letters, at: inner } of phrases ?? [])
    if (isAround(letters, inner, bytes, at, end, 1) && isAround(letters, inner, bytes, at, end, -1)) return true;
  return false;
}

/** Compares letters in one direction, whatever else stands between them: separators are written in any way. */
function isAround(letters: string, inner: number, bytes: Uint8Array, from: number, end: number, way: 1 | -1): boolean {
  let letter = inner + way;
  let at = from + way;
  for (let others = 0; letter >= 0 && letter < letters.length && Math.abs(letter - inner) <= COMPARED; at += way) {
    // Cut off: who reads in chunks looks again when the rest is there.
    if (at < 0 || at >= end) return false;
    const found = CLASSES[bytes[at] as number] as number;
    if (isLetter(found)) {
      if (found !== letters.charCodeAt(letter) - 96) return false;
      letter += way;
      others = 0;
    } else if (found === CLASS.lineEnd) return false;
    else if (others === 8) return false;
    else others += 1;
  }
  return true;
}

/** A line feed ends a stretch whatever stands before it. */
function markLineEnds(kinds: Uint8Array): void {
  for (let before = 0; before < 1 << 15; before += 1) kinds[(before << BITS) | CLASS.lineEnd] = KIND.lineEnd;
}

/** A key by its first four letters; one of three letters by the sign behind it. */
function markKey(key: string, kind: Kind, mark: (word: string | null, kind: Kind) => void): void {
  if (key.length >= 4) mark(key.slice(0, 4), kind);
  else mark(key.padEnd(4), kind);
}

function gramOf(word: string): number {
  let four = 0;
  for (const letter of word.padEnd(4).slice(0, 4))
    four = (four << BITS) | (CLASSES[letter === '\n' ? 0 : letter.charCodeAt(0)] as number);
  return four;
}
