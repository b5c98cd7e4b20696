/**
 * The fingerprint of a record: words as they are, what varies from call to call levelled. One pass over the bytes, no
 * string and no expression, since every failing line of a log comes through here. Too fine only costs time; records of
 * two different failures must never share one, so whatever may be a status or a code stays as it is.
 */

const KIND = { other: 0, letter: 1, digit: 2 } as const;

const KINDS = new Uint8Array(256);
for (let byte = 0; byte < 256; byte += 1) {
  if (byte >= 48 && byte < 58) KINDS[byte] = KIND.digit;
  else if ((byte | 32) >= 97 && (byte | 32) <= 122) KINDS[byte] = KIND.letter;
  else if (byte >= 0x80) KINDS[byte] = KIND.letter;
}

const FNV_A = 0x811c9dc5;
const PRIME_A = 0x01000193;
const PRIME_B = 0x85ebca6b;

/** How a word ends that stands in front of a code: a number or an id behind it stays whatever it looks like. */
const NAMES_CODE = hashes('code status error errno exception err ret http curl exit reason type name message detail');
/** Lengths of those, so that the ends of a word can be looked up. */
const NAME_LENGTHS = [4, 6, 5, 9, 3, 7] as const;
/** Words in front of a number that counts or measures: it is no status, though it has three digits. */
const MEASURES = hashes(
  'responsetime size filesize duration durationms pid port ms elapsed elapsedms took latency latencyms bytes length line worker thread time total tid rt offset contentlength',
);
/** What stands right behind a number that measures. */
/** The same behind a blank: single letters might be anything there. */
const WORD_UNITS = hashes('ms s us ns min sec secs seconds kb mb gb kib mib gib px bytes');
const UNITS = hashes('ms s us ns m h d min sec secs seconds kb mb gb b kib mib gib px bytes z x ko mo');

/** Numbers of this many digits are levelled wherever they stand, unless they are codes. */
const LONG_NUMBER = 4;
/** Letters and digits mixed, at least so many: an id. */
const ID = 8;

/** How many signs may stand between a name and its value: `": "`. */
const NEAR = 5;
const FAR = 99;

/**
 * @param bytes where the record stands, from `start` up to `end`
 * @returns 53 bits of two independent hashes
 */
export function templateOf(bytes: Uint8Array, start: number, end: number): number {
  let a = FNV_A | 0;
  let b = 0x9e3779b9 | 0;
  /** Where the word in front stands, and how far behind it we are. */
  let nameFrom = 0;
  let nameTo = 0;
  let gap = FAR;
  /** What the token in front was levelled to, when nothing but a joining sign stands between. */
  let joined = 0;
  let joins = 0;
  let at = start;
  while (at < end) {
    let byte = bytes[at] as number;
    let kind = KINDS[byte];
    if (kind === KIND.other) {
      a = Math.imul(a ^ byte, PRIME_A);
      b = Math.imul(b ^ byte, PRIME_B);
      b ^= b >>> 13;
      // Brackets that close and ends of sentences part a name from a number.
      gap = byte === 0x5d || byte === 0x2c || byte === 0x3b || byte === 0x29 ? FAR : gap + 1;
      // A comma parts the fraction only from a time: two numbers were joined before.
      if (joined !== 0 && !isJoin(byte) && !(byte === 0x2c && joins > 1)) joined = 0;
      if (joined === 0) joins = 0;
      at += 1;
      continue;
    }
    const from = at;
    const beforeA = a;
    const beforeB = b;
    let digits = 0;
    while (kind !== KIND.other) {
      if (kind === KIND.digit) digits += 1;
      a = Math.imul(a ^ byte, PRIME_A);
      b = Math.imul(b ^ byte, PRIME_B);
      b ^= b >>> 13;
      at += 1;
      if (at >= end) break;
      byte = bytes[at] as number;
      kind = KINDS[byte];
    }
    if (digits === 0 && !(joined !== 0 && isHexTail(bytes, from, at))) {
      nameFrom = from;
      nameTo = at;
      gap = 0;
      joined = 0;
      continue;
    }
    if (gap > NEAR) nameTo = nameFrom;
    // `ERR_PROXY_8012`: a part of a code.
    const isPart = gap === 1 && bytes[from - 1] === 0x5f && nameTo > nameFrom && isCapital(bytes[nameTo - 1] as number);
    const level = isPart ? LEVEL.none : levelOf(bytes, from, at, end, digits, nameFrom, nameTo, joined);
    if (level !== LEVEL.none) {
      a = Math.imul(beforeA ^ LEVELLED, PRIME_A);
      b = Math.imul(beforeB ^ LEVELLED, PRIME_B);
      b ^= b >>> 13;
    }
    joins += joined === 0 ? 0 : 1;
    joined = level;
    // A name stays a name only for the numbers joined to the first: `code: 402-1`.
    if (level !== LEVEL.none || at >= end || !isJoin(byte)) gap = FAR;
  }
  return ((a >>> 0) & 0x1fffff) * 0x100000000 + (mixed(b, a) >>> 0);
}

/** Stands in the hash for whatever varies. */
const LEVELLED = 0x101;

const LEVEL = { none: 0, number: 1, id: 2 } as const;
type Level = (typeof LEVEL)[keyof typeof LEVEL];

function mixed(one: number, other: number): number {
  let hash = one ^ (other >>> 7);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return hash ^ (hash >>> 16);
}

/** What a token with a digit in it is levelled to. The word right in front of it may be none: then it has no length. */
function levelOf(
  bytes: Uint8Array,
  from: number,
  to: number,
  end: number,
  digits: number,
  nameFrom: number,
  nameTo: number,
  joined: number,
): Level {
  const length = to - from;
  if (digits < length) return mixedLevel(bytes, from, to, nameFrom, nameTo, joined);
  if (joined !== 0 || (length === 4 && isDateBehind(bytes, to, end))) return LEVEL.number;
  if (namesCode(bytes, nameFrom, nameTo)) return LEVEL.none;
  if (length >= LONG_NUMBER || isJoinedBehind(bytes, to, end)) return LEVEL.number;
  const next = to < end ? (bytes[to] as number) : 0;
  if (next === 0x25) return LEVEL.number;
  if (isUnitBehind(bytes, to, end)) return LEVEL.number;
  return nameTo > nameFrom && MEASURES.has(hashOf(bytes, nameFrom, nameTo)) ? LEVEL.number : LEVEL.none;
}

/** Letters and digits: an id, a number with its unit, a part of a time; or a word such as `HTTP2`. */
function mixedLevel(
  bytes: Uint8Array,
  from: number,
  to: number,
  nameFrom: number,
  nameTo: number,
  joined: number,
): Level {
  const length = to - from;
  let isHex = true;
  let turns = 0;
  let firstLetter = -1;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    const kind = KINDS[byte];
    if (at > from && kind !== KINDS[bytes[at - 1] as number]) turns += 1;
    if (kind === KIND.letter) {
      if ((byte | 32) > 0x66) isHex = false;
      if (firstLetter < 0) firstLetter = at;
    }
  }
  if (joined !== 0 && isHex && (length === 4 || length === 12)) return LEVEL.id;
  if (turns === 1 && firstLetter > from && UNITS.has(hashOf(bytes, firstLetter, to))) return LEVEL.number;
  // `20T14`, and the `09Z` that ends a time.
  if (turns === 2 && to - firstLetter > 1 && (bytes[firstLetter] as number) === 0x54 && joined !== 0)
    return LEVEL.number;
  if (length < ID || namesCode(bytes, nameFrom, nameTo)) return LEVEL.none;
  return isHex || turns >= 3 || (length >= 20 && turns >= 2) ? LEVEL.id : LEVEL.none;
}

/** `code`, `statusCode`, `RateLimitError`: what stands behind such a word is a code. */
function namesCode(bytes: Uint8Array, from: number, to: number): boolean {
  for (const length of NAME_LENGTHS)
    if (to - from >= length && NAMES_CODE.has(hashOf(bytes, to - length, to))) return true;
  return false;
}

/** Signs that join numbers to dates, times, versions and addresses, and groups to a UUID. */
function isJoin(byte: number): boolean {
  return byte === 0x3a || byte === 0x2d || byte === 0x2e || byte === 0x2f;
}

function isJoinedBehind(bytes: Uint8Array, to: number, end: number): boolean {
  if (to + 1 >= end) return false;
  const byte = bytes[to] as number;
  return (isJoin(byte) || byte === 0x2c) && byte !== 0x2f && KINDS[bytes[to + 1] as number] === KIND.digit;
}

/** `2026-` and `2026/`, then a month. */
function isDateBehind(bytes: Uint8Array, to: number, end: number): boolean {
  if (to + 2 >= end) return false;
  const byte = bytes[to];
  return (byte === 0x2d || byte === 0x2f) && KINDS[bytes[to + 1] as number] === KIND.digit;
}

/** `12 ms`: a unit behind a blank. */
function isUnitBehind(bytes: Uint8Array, to: number, end: number): boolean {
  if (to + 1 >= end || bytes[to] !== 0x20) return false;
  let stop = to + 1;
  while (stop < end && stop < to + 9 && KINDS[bytes[stop] as number] === KIND.letter) stop += 1;
  return stop > to + 1 && WORD_UNITS.has(hashOf(bytes, to + 1, stop));
}

function isCapital(byte: number): boolean {
  return byte >= 0x41 && byte <= 0x5a;
}

/** A group of a UUID that happens to have no digit. */
function isHexTail(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from !== 4 && to - from !== 12) return false;
  for (let at = from; at < to; at += 1) {
    const byte = (bytes[at] as number) | 32;
    if (byte < 0x61 || byte > 0x66) return false;
  }
  return true;
}

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = FNV_A | 0;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ ((bytes[at] as number) | 32), PRIME_A);
  return hash;
}

function hashes(words: string): ReadonlySet<number> {
  const encoder = new TextEncoder();
  return new Set(
    words.split(' ').map((word) => {
      const bytes = encoder.encode(word);
      return hashOf(bytes, 0, bytes.length);
    }),
  );
}
