import type { Catalog } from '../catalog/catalog.js';
import { lettersOf, rarestIn, wordsIn } from './telling-words.js';
import { FAILED, HOLDERS, MESSAGE_WORDS } from './vocabulary.js';

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
const KIND = { none: 0, lineEnd: 1, tells: 2, number: 3, value: 4, flag: 5, bracket: 6, holder: 7, curl: 8 } as const;
/** Added to a kind where a phrase of the catalog may stand as well. */
const PHRASE = 16;
type Kind = (typeof KIND)[keyof typeof KIND];

/** Letters are 1 to 26, whatever their case. */
const CLASS = { other: 0, fourOrFive: 27, digit: 28, lineEnd: 29, angle: 30, square: 31 } as const;
const BITS = 5;
const MASK = (1 << (4 * BITS)) - 1;

const CLASSES = new Uint8Array(256);
for (let letter = 0; letter < 26; letter += 1) {
  CLASSES[65 + letter] = letter + 1;
  CLASSES[97 + letter] = letter + 1;
}
for (let digit = 48; digit < 58; digit += 1) CLASSES[digit] = CLASS.digit;
CLASSES[0x34] = CLASS.fourOrFive;
CLASSES[0x35] = CLASS.fourOrFive;
CLASSES[0x0a] = CLASS.lineEnd;
CLASSES[0x3c] = CLASS.angle;
CLASSES[0x5b] = CLASS.square;

/** Beginnings of words that stand in failures whatever follows; four letters of each decide. A blank is any sign. */
const WORDS: readonly string[] = [
  // Classes of exceptions, and what names a code.
  ...['exce', 'faul', 'fail', 'imeo', 'imed', 'efus', 'code', 'html'],
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
    const classes = Uint8Array.from(letters, (letter) => CLASSES[letter.charCodeAt(0)] as number);
    phrases.set(gram, [...(phrases.get(gram) ?? []), { classes, at: at + 3 }]);
  };
  markLineEnds(kinds);
  for (const holder of HOLDERS) markKey(holder, KIND.holder, mark);
  for (const key of [...MESSAGE_WORDS, ...VALUED]) markKey(key, KIND.value, mark);
  mark('fals', KIND.flag);
  mark('curl', KIND.curl);
  for (const word of WORDS) mark(word, KIND.tells);
  for (const state of FAILED) addPhrase(state);
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
    case KIND.number:
      return isStatus(bytes, at, end);
    case KIND.value:
      return isCodeBehind(bytes, at, end);
    case KIND.holder:
      return !isEmptyBehind(bytes, at, end);
    case KIND.flag:
      return isFlagBefore(bytes, at);
    case KIND.bracket:
      return isListOrCode(bytes, at - 3, end);
    default:
      return true;
  }
}

/** A word or sentence of the catalog: its letters, and which of them ends the four that are looked for. */
interface Phrase {
  classes: Uint8Array;
  at: number;
}

type Phrases = Map<number, Phrase[]>;

/** So many letters on either side are compared: enough to tell it from common words. */
const COMPARED = 12;

function hasPhrase(phrases: readonly Phrase[] | undefined, bytes: Uint8Array, at: number, end: number): boolean {
  for (const { classes, at: inner } of phrases ?? [])
    if (isAround(classes, inner, bytes, at, end, 1) && isAround(classes, inner, bytes, at, end, -1)) return true;
  return false;
}

/** Compares letters in one direction, whatever else stands between them: separators are written in any way. */
function isAround(
  classes: Uint8Array,
  inner: number,
  bytes: Uint8Array,
  from: number,
  end: number,
  way: 1 | -1,
): boolean {
  let letter = inner + way;
  let at = from + way;
  for (let others = 0; letter >= 0 && letter < classes.length && Math.abs(letter - inner) <= COMPARED; at += way) {
    // Cut off: what is missing may stand in the next chunk.
    if (at < 0 || at >= end) return true;
    const found = CLASSES[bytes[at] as number] as number;
    if (isLetter(found)) {
      if (found !== classes[letter]) return false;
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

function isLetter(of: number): boolean {
  return of >= 1 && of <= 26;
}

/** Three digits that no fourth one and no letter follows, and that are no fraction of a second. */
function isStatus(bytes: Uint8Array, at: number, end: number): boolean {
  const next = at + 1 < end ? (CLASSES[bytes[at + 1] as number] as number) : CLASS.other;
  if (next === CLASS.digit || next === CLASS.fourOrFive || isLetter(next)) return false;
  const before = at >= 3 ? (bytes[at - 3] as number) : 0x20;
  // `HTTP402`, `status402`; any other letter in front makes an id of it.
  if (isLetter(CLASSES[before] as number) && (before | 32) !== 0x70 && (before | 32) !== 0x73) return false;
  return !((before === 0x2e || before === 0x2c) && at >= 4 && isDigit(bytes[at - 4] as number));
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte < 58;
}

/** The index of the value behind a key, quotes passed over; -1 where none follows. */
function valueBehind(bytes: Uint8Array, at: number, end: number): number {
  const stop = Math.min(end, at + 32);
  let index = at;
  while (index < stop && bytes[index] !== 0x3a && bytes[index] !== 0x3d) {
    // A blank ends the word, and so it is no key.
    if (bytes[index] === 0x20 && index > at && bytes[index + 1] !== 0x3a && bytes[index + 1] !== 0x3d) return -1;
    index += 1;
  }
  if (index >= stop) return -1;
  index += 1;
  while (index < end && QUOTES.has(bytes[index] as number)) index += 1;
  return index;
}

/** Blank, quotes, backslash, `>` of Ruby's `=>`. */
const QUOTES: ReadonlySet<number> = new Set([0x20, 0x22, 0x27, 0x5c, 0x3e, 0x09, 0x60, 0x2a]);

/** A word in the manner of codes, no sentence and no number below 400: `isCodeLike` of the vocabulary, and names of classes. */
function isCodeBehind(bytes: Uint8Array, at: number, end: number): boolean {
  const from = valueBehind(bytes, at, end);
  if (from < 0) return false;
  let inner = 0;
  let capitals = 0;
  for (let index = from; index < end && index < from + 130; index += 1) {
    const byte = bytes[index] as number;
    if (byte >= 0x41 && byte <= 0x5a) capitals += 1;
    else if (byte === 0x20 || byte === 0x09)
      return index === from + 1 ? false : isSentenceEnd(bytes, index, inner, capitals);
    else if (CLASSES[byte] === CLASS.other) {
      if (byte === 0x22 || byte === 0x27 || byte === 0x2c || byte === 0x7d || byte === 0x5c || byte === 0x0d) break;
      inner += 1;
    }
  }
  return inner > 0 || capitals > 1;
}

/** In key=value pairs a blank ends the value; in a quoted one it makes a sentence of it. */
function isSentenceEnd(bytes: Uint8Array, at: number, inner: number, capitals: number): boolean {
  for (let index = at - 1; index >= 0 && index > at - 130; index -= 1) {
    if (bytes[index] === 0x22 || bytes[index] === 0x27) return false;
    if (bytes[index] === 0x3d) break;
  }
  return inner > 0 || capitals > 1;
}

/** `"error":null`, `"errors":[]`, `err=""`. */
function isEmptyBehind(bytes: Uint8Array, at: number, end: number): boolean {
  const next = at + 1;
  let index = next;
  while (index < end && index < next + 12 && CLASSES[bytes[index] as number] !== CLASS.other) index += 1;
  if (bytes[index] !== 0x22 || bytes[index + 1] !== 0x3a) return false;
  index += 2;
  while (bytes[index] === 0x20) index += 1;
  const [one, two] = [bytes[index], bytes[index + 1]];
  if (one === 0x6e) return two === 0x75;
  return (one === 0x5b && two === 0x5d) || (one === 0x7b && two === 0x7d) || (one === 0x22 && two === 0x22);
}

/** `"success":false`, `ok: false`. */
function isFlagBefore(bytes: Uint8Array, at: number): boolean {
  for (let index = at - 4; index >= 0 && index > at - 16; index -= 1) {
    const byte = (bytes[index] as number) | 0x20;
    if (byte === 0x6b || byte === 0x73 || byte === 0x64) return true;
    if (CLASSES[byte] !== CLASS.other) return false;
  }
  return false;
}

/** A list that stands for itself, or `[A_CODE]`. A list that is a member of something is no answer. */
function isListOrCode(bytes: Uint8Array, at: number, end: number): boolean {
  let index = at + 1;
  while (index < end && (bytes[index] === 0x20 || bytes[index] === 0x5c || bytes[index] === 0x6e)) index += 1;
  if (bytes[index] === 0x7b) {
    let before = at - 1;
    while (before >= 0 && bytes[before] === 0x20) before -= 1;
    return before < 0 || bytes[before] !== 0x3a;
  }
  let underscores = 0;
  for (; index < end && index < at + 64; index += 1) {
    const byte = bytes[index] as number;
    if (byte === 0x5d) return underscores > 0;
    if (byte === 0x5f) underscores += 1;
    else if (!(byte >= 0x41 && byte <= 0x5a) && !isDigit(byte)) return false;
  }
  return false;
}
