/** What stands around four characters that may tell of a failure: bytes in, yes or no out. */

/** Letters are 1 to 26, whatever their case. */
export const CLASS = { other: 0, fourOrFive: 27, digit: 28, lineEnd: 29, angle: 30, square: 31 } as const;

export const CLASSES = new Uint8Array(256);
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
// What begins a letter that is bold by itself; brackets are as rare, and both are looked at.
CLASSES[0xf0] = CLASS.square;

/** A letter or digit of mathematics, U+1D400 to U+1D7FF, as the four bytes of UTF-8. */
export function isMathematical(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0xf0 && bytes[at + 1] === 0x9d && (bytes[at + 2] as number) >> 4 === 9;
}

export function isLetter(of: number): boolean {
  return of >= 1 && of <= 26;
}

/** Three digits that no fourth one and no letter follows, and that are no fraction of a second. */
export function isStatus(bytes: Uint8Array, at: number, end: number): boolean {
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
export function isCodeBehind(bytes: Uint8Array, at: number, end: number): boolean {
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
export function isEmptyBehind(bytes: Uint8Array, at: number, end: number): boolean {
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

/** `"code":0`, `"statusCode":200`. */
export function isFineBehind(bytes: Uint8Array, at: number, end: number): boolean {
  const from = valueBehind(bytes, at, end);
  if (from < 0) return false;
  const length = isDigit(bytes[from + 1] as number) ? 3 : 1;
  const isAlone = from + length >= end || !isDigit(bytes[from + length] as number);
  return (
    isAlone && bytes[from] === (length === 1 ? 0x30 : 0x32) && (length === 1 || isDigit(bytes[from + 2] as number))
  );
}

/** `"success":false`, `ok: false`. */
export function isFlagBefore(bytes: Uint8Array, at: number): boolean {
  for (let index = at - 4; index >= 0 && index > at - 16; index -= 1) {
    const byte = (bytes[index] as number) | 0x20;
    if (byte === 0x6b || byte === 0x73 || byte === 0x64) return true;
    if (CLASSES[byte] !== CLASS.other) return false;
  }
  return false;
}

/** A list that stands for itself, or `[A_CODE]`. A list that is a member of something is no answer. */
export function isListOrCode(bytes: Uint8Array, at: number, end: number): boolean {
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
