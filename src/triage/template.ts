import { isCapital, isHexTail, isJoin, KIND, KINDS, LEVEL, levelOf } from './level.js';
import { FIELD, findRun, putRun, type Runs, SHORTEST_RUN } from './runs.js';

/**
 * The fingerprint of a record: words as they are, what varies from call to call levelled. One pass over the bytes, no
 * string and no expression, since every failing line of a log comes through here. Too fine only costs time; records of
 * two different failures must never share one, so whatever may be a status or a code stays as it is.
 */

const FNV_A = 0x811c9dc5;
const PRIME_A = 0x01000193;
const PRIME_B = 0x85ebca6b;

/** How many signs may stand between a name and its value: `": "`. */
const NEAR = 5;
const FAR = 99;

/** What one pass over a line comes to: its fingerprint, and where it ends. */
export interface HashedLine {
  template: number;
  /** The index of its line feed, or -1 when the bytes end first. */
  end: number;
}

/**
 * @param bytes where the record stands, from `start` up to `end`
 * @returns 53 bits of two independent hashes
 */
export function templateOf(bytes: Uint8Array, start: number, end: number): number {
  const hashed = { template: 0, end: -1 };
  hash(bytes, start, end, NO_FEED, null, hashed);
  return hashed.template;
}

/**
 * The fingerprint of the line that begins here, and its end: what `templateOf` says of it without its line feed.
 * @param runs what lines before it had in common; it only makes this faster
 */
export function hashLine(bytes: Uint8Array, start: number, end: number, runs: Runs, into: HashedLine): void {
  hash(bytes, start, end, LINE_FEED, runs, into);
}

const NO_FEED = -1;
const LINE_FEED = 0x0a;
/** A stretch without a number is kept in pieces of about so many bytes. */
const PIECE = 64;

function hash(bytes: Uint8Array, start: number, end: number, feed: number, runs: Runs | null, into: HashedLine): void {
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
  let lineEnd = -1;
  /** Where the stretch begins that is not known yet, and the state there. */
  let runFrom = -1;
  let runA = 0;
  let runB = 0;
  let runJoined = 0;
  let isRunStart = runs !== null;
  while (at < end) {
    if (isRunStart && runs !== null && isStretch(bytes, at, end)) {
      const joining = joined + joins * 4;
      const field = findRun(runs, bytes, at, end, a, b, joining);
      if (field < 0) {
        isRunStart = false;
        runFrom = at;
        runA = a;
        runB = b;
        runJoined = joining;
      } else {
        const { fields } = runs;
        a = fields[field + FIELD.nextA] as number;
        b = fields[field + FIELD.nextB] as number;
        nameFrom = at + (fields[field + FIELD.nameFrom] as number);
        nameTo = at + (fields[field + FIELD.nameTo] as number);
        gap = fields[field + FIELD.gap] as number;
        joined = 0;
        joins = 0;
        at += fields[field + FIELD.length] as number;
        // What follows is a number, or the next piece.
        isRunStart = at < end && KINDS[bytes[at] as number] === KIND.other;
        runFrom = -1;
        continue;
      }
    }
    let byte = bytes[at] as number;
    let kind = KINDS[byte];
    if (kind === KIND.other) {
      if (byte === feed) {
        if (runs !== null && runFrom >= 0 && nameFrom >= runFrom)
          putRun(runs, bytes, runFrom, at, { a: runA, b: runB, joined: runJoined }, { a, b, nameFrom, nameTo, gap });
        lineEnd = at;
        break;
      }
      a = Math.imul(a ^ byte, PRIME_A);
      b = Math.imul(b ^ byte, PRIME_B);
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
    while (kind === KIND.letter) {
      a = Math.imul(a ^ byte, PRIME_A);
      b = Math.imul(b ^ byte, PRIME_B);
      at += 1;
      if (at >= end) break;
      byte = bytes[at] as number;
      kind = KINDS[byte];
    }
    if ((at >= end || kind === KIND.other) && !(joined !== 0 && isHexTail(bytes, from, at))) {
      nameFrom = from;
      nameTo = at;
      gap = 0;
      joined = 0;
      if (runFrom >= 0 && at - runFrom > PIECE && at < end && runs !== null) {
        putRun(runs, bytes, runFrom, at, { a: runA, b: runB, joined: runJoined }, { a, b, nameFrom, nameTo, gap });
        runFrom = -1;
        isRunStart = true;
      }
      continue;
    }
    if (runs !== null) {
      if (runFrom >= 0 && nameFrom >= runFrom && from - runFrom >= SHORTEST_RUN) {
        const behind = { a: beforeA, b: beforeB, nameFrom, nameTo, gap };
        putRun(runs, bytes, runFrom, from, { a: runA, b: runB, joined: runJoined }, behind);
      }
      runFrom = -1;
      isRunStart = true;
    }
    // A date and its time at once: most lines begin with them.
    if (at === from && isDateTime(bytes, at, end)) {
      a = Math.imul(beforeA ^ DATE_TIME, PRIME_A);
      b = Math.imul(beforeB ^ DATE_TIME, PRIME_B);
      at += 19;
      joined = LEVEL.number;
      joins = 4;
      if (at >= end || !isJoin(bytes[at] as number)) gap = FAR;
      continue;
    }
    const hashedTo = at;
    let digits = 0;
    while (at < end && kind !== KIND.other) {
      if (kind === KIND.digit) digits += 1;
      at += 1;
      byte = at < end ? (bytes[at] as number) : 0;
      kind = KINDS[byte];
    }
    if (gap > NEAR) nameTo = nameFrom;
    // `ERR_PROXY_8012`, `err_proxy_8012`: a part of a code.
    // `ITMS-90189`: so is one behind capitals and a hyphen.
    const isHyphened = bytes[from - 1] === 0x2d && nameTo - nameFrom > 2 && isCapital(bytes[nameTo - 1] as number);
    const isTail = gap === 1 && (bytes[from - 1] === 0x5f || isHyphened) && nameTo > nameFrom;
    const isPart =
      isTail && (isCapital(bytes[nameTo - 1] as number) || (nameFrom > start && bytes[nameFrom - 1] === 0x5f));
    const level = isPart ? LEVEL.none : levelOf(bytes, from, at, end, digits, nameFrom, nameTo, joined);
    if (level !== LEVEL.none) {
      a = Math.imul(beforeA ^ LEVELLED, PRIME_A);
      b = Math.imul(beforeB ^ LEVELLED, PRIME_B);
    } else
      for (let index = hashedTo; index < at; index += 1) {
        a = Math.imul(a ^ (bytes[index] as number), PRIME_A);
        b = Math.imul(b ^ (bytes[index] as number), PRIME_B);
      }
    joins += joined === 0 ? 0 : 1;
    joined = level;
    // A name stays a name only for the numbers joined to the first: `code: 402-1`.
    if (level !== LEVEL.none || at >= end || !isJoin(byte)) gap = FAR;
  }
  into.template = (mixed(a, b) & 0x1fffff) * 0x100000000 + (mixed(b, a) >>> 0);
  into.end = lineEnd;
}

/** More than a single sign between two numbers. */
function isStretch(bytes: Uint8Array, at: number, end: number): boolean {
  return KINDS[bytes[at] as number] === KIND.other && at + 1 < end && KINDS[bytes[at + 1] as number] !== KIND.digit;
}

/** Stands in the hash for whatever varies. */
const LEVELLED = 0x101;
/** Stands for a date and a time of day, to the second. */
const DATE_TIME = 0x102;

/** `2026-11-20T14:07:39`, also with a blank, and no digit behind. */
function isDateTime(bytes: Uint8Array, at: number, end: number): boolean {
  if (at + 20 > end || bytes[at + 4] !== 0x2d || bytes[at + 7] !== 0x2d) return false;
  if (bytes[at + 13] !== 0x3a || bytes[at + 16] !== 0x3a) return false;
  if (bytes[at + 10] !== 0x54 && bytes[at + 10] !== 0x20) return false;
  if (KINDS[bytes[at + 19] as number] === KIND.digit) return false;
  for (let index = 0; index < 19; index += 1)
    if (KINDS[bytes[at + index] as number] !== KIND.digit && PARTING[index] === 0) return false;
  return true;
}

/** Where the signs of a date and time stand. */
const PARTING = Uint8Array.from('0000-00-00T00:00:00', (sign) => (sign === '0' ? 0 : 1));

function mixed(one: number, other: number): number {
  let hash = one ^ (other >>> 7) ^ (other << 25);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return hash ^ (hash >>> 16);
}
