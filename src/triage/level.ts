/** Which tokens of a record vary from call to call, by their bytes and what stands around them. */

export const KIND = { other: 0, letter: 1, digit: 2 } as const;

export const KINDS = new Uint8Array(256);
for (let byte = 0; byte < 256; byte += 1) {
  if (byte >= 48 && byte < 58) KINDS[byte] = KIND.digit;
  else if ((byte | 32) >= 97 && (byte | 32) <= 122) KINDS[byte] = KIND.letter;
  else if (byte >= 0x80) KINDS[byte] = KIND.letter;
}

const HASH_SEED = 0x811c9dc5;
const HASH_PRIME = 0x01000193;

export const LEVEL = { none: 0, number: 1, id: 2 } as const;
export type Level = (typeof LEVEL)[keyof typeof LEVEL];

/** How a word ends that stands in front of a code: a number or an id behind it stays whatever it looks like. */
const CODE_NAMES =
  'code status error errno exception err ret http curl exit reason type name message detail codigo codice kode kod nummer erreur erro errore';
const NAMES_CODE = hashes(CODE_NAMES);
/** The last three letters of those, five bits each: few other words end so, and the rest is looked up for those only. */
const ENDS_NAME = new Uint8Array(1 << 15);
for (const name of CODE_NAMES.split(' ')) ENDS_NAME[endOf(new TextEncoder().encode(name), name.length)] = 1;
/** Lengths of those, so that the ends of a word can be looked up. */
const NAME_LENGTHS = [4, 6, 5, 9, 3, 7] as const;
/** Words in front of a number that counts or measures: it is no status, though it has three digits. */
const MEASURES = hashes(
  'responsetime size filesize duration durationms pid port ms elapsed elapsedms took latency latencyms bytes length line worker thread time total tid rt offset contentlength',
);
/** Words to which the number of somebody or something is joined: `"user-512"`, `user=512`, `"job":7`. Behind a blank it might be a status. */
const OWNERS = hashes('user userid uid job jobid account tenant customer session shard pod replica instance attempt');
/** What stands behind a number that measures and a blank: single letters might be anything there. */
const WORD_UNITS = hashes('ms s us ns min sec secs seconds kb mb gb kib mib gib px bytes');
/** The same right behind the number. */
const UNITS = hashes('ms s us ns m h d min sec secs seconds kb mb gb b kib mib gib px bytes z x ko mo');

/** Numbers of this many digits are levelled wherever they stand, unless they are codes. */
const LONG_NUMBER = 4;
/** Letters and digits mixed, at least so many: an id. */
const ID = 8;

/** What a token with a digit in it is levelled to. The word right in front of it may be none: then it has no length. */
export function levelOf(
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
  if (isUnitBehind(bytes, to, end) || isSizeOfAnswer(bytes, from)) return LEVEL.number;
  return isMeasured(bytes, nameFrom, nameTo, to) ? LEVEL.number : LEVEL.none;
}

/** Whether the name in front says that the number is no status. The end of a path says nothing: `GET /v1/time 503`. */
function isMeasured(bytes: Uint8Array, nameFrom: number, nameTo: number, to: number): boolean {
  if (nameTo <= nameFrom || (nameFrom > 0 && bytes[nameFrom - 1] === 0x2f)) return false;
  const name = hashOf(bytes, nameFrom, nameTo);
  if (MEASURES.has(name)) return true;
  const sign = bytes[nameTo];
  // `"user-512"` is a value as a whole; in a sentence what follows might make a status of it.
  const isWhole = sign === 0x2d && nameFrom > 0 && bytes[nameFrom - 1] === 0x22 && bytes[to] === 0x22;
  const isTied = isWhole || (sign === 0x3d && isPairBehind(bytes, to)) || (sign === 0x22 && bytes[nameTo + 1] === 0x3a);
  return isTied && OWNERS.has(name);
}

/** `HTTP/1.1" 200 567` of access logs: what stands behind the status. */
function isSizeOfAnswer(bytes: Uint8Array, from: number): boolean {
  if (from < 11 || bytes[from - 1] !== 0x20 || bytes[from - 5] !== 0x20 || bytes[from - 6] !== 0x22) return false;
  if (bytes[from - 10] !== 0x2f || bytes[from - 8] !== 0x2e) return false;
  for (const back of [9, 7, 4, 3, 2]) if (KINDS[bytes[from - back] as number] !== KIND.digit) return false;
  return true;
}

/** ` agent=` behind the value of a pair: it is no sentence. */
function isPairBehind(bytes: Uint8Array, to: number): boolean {
  if (bytes[to] !== 0x20) return false;
  let at = to + 1;
  while (at < to + 24 && KINDS[bytes[at] as number] === KIND.letter) at += 1;
  return at > to + 1 && bytes[at] === 0x3d;
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
  let before = KINDS[bytes[from] as number];
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    const kind = KINDS[byte];
    if (kind !== before) turns += 1;
    before = kind;
    // Enough is seen of a long one.
    if (turns === 3 && length >= ID && joined === 0) return namesCode(bytes, nameFrom, nameTo) ? LEVEL.none : LEVEL.id;
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
  if (to - from < 3 || ENDS_NAME[endOf(bytes, to)] === 0) return false;
  for (const length of NAME_LENGTHS)
    if (to - from >= length && NAMES_CODE.has(hashOf(bytes, to - length, to))) return true;
  return false;
}

function endOf(bytes: Uint8Array, to: number): number {
  const [third, second, last] = [bytes[to - 3] as number, bytes[to - 2] as number, bytes[to - 1] as number];
  return ((third & 31) << 10) | ((second & 31) << 5) | (last & 31);
}

/** Signs that join numbers to dates, times, versions and addresses, and groups to a UUID. */
export function isJoin(byte: number): boolean {
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

export function isCapital(byte: number): boolean {
  return byte >= 0x41 && byte <= 0x5a;
}

/** A group of a UUID that happens to have no digit. */
export function isHexTail(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from !== 4 && to - from !== 12) return false;
  for (let at = from; at < to; at += 1) {
    const byte = (bytes[at] as number) | 32;
    if (byte < 0x61 || byte > 0x66) return false;
  }
  return true;
}

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = HASH_SEED | 0;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ ((bytes[at] as number) | 32), HASH_PRIME);
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
