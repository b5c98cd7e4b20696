/**
 * Which lines of a log belong together: indented ones, frames of a stack, what an exception was caused by, closing
 * brackets, the headers and the body of an HTTP answer, the rest of a page. Looked at by their first bytes only.
 */
export interface Shape {
  /** Blanks in front of the first line; what is indented further belongs to it. */
  indent: number;
  isFirst: boolean;
  /** A frame of a Python stack was seen: the exception follows, not indented. */
  hasFrames: boolean;
  /** A stack of its own follows: `During handling of the above exception …`. */
  isChained: boolean;
  /** In the head of an HTTP answer, or right behind it. */
  http: 'none' | 'head' | 'body';
  isCurl: boolean;
  isPage: boolean;
}

export function newShape(): Shape {
  return { indent: 0, isFirst: true, hasFrames: false, isChained: false, http: 'none', isCurl: false, isPage: false };
}

/** First bytes of lines that may belong to the one before. Most lines of most logs begin with another one. */
const MAY_BELONG = new Uint8Array(256);
for (const sign of ' \t\r\n}])acC.STD<>*{') MAY_BELONG[sign.charCodeAt(0)] = 1;

const WORDS = ['at ', 'Caused by', 'caused by', 'Suppressed:', '...', 'During handling of', 'The above exception'].map(
  (word) => new TextEncoder().encode(word),
);
const [DURING, ABOVE] = [WORDS[5] as Uint8Array, WORDS[6] as Uint8Array];
const LONGEST_WORD = Math.max(...WORDS.map(({ length }) => length));
const TRACEBACK = new TextEncoder().encode('Traceback (most');
const FILE = new TextEncoder().encode('File "');
const HTTP = new TextEncoder().encode('HTTP/');

/** Whether a line belongs to the record of this shape. */
export function belongs(shape: Shape, bytes: Uint8Array, start: number, end: number): boolean {
  const first = start < end ? (bytes[start] as number) : 0x0a;
  if (shape.http !== 'none') return continuesHttp(shape, bytes, start, end);
  if (shape.hasFrames && indentOf(bytes, start, end) <= shape.indent && !isBlank(bytes, start, end)) return true;
  if (MAY_BELONG[first] === 0) return false;
  if (first === 0x7b) return shape.isCurl && isCurlMark(bytes, start, end);
  if (isBlank(bytes, start, end)) return true;
  const indent = indentOf(bytes, start, end);
  if (indent > shape.indent) return true;
  const byte = bytes[start + indent] as number;
  if (byte === 0x7d || byte === 0x5d || byte === 0x29) return true;
  if (shape.isChained && startsWith(bytes, start + indent, end, TRACEBACK)) return true;
  if (shape.isCurl && isCurlMark(bytes, start, end)) return true;
  if (shape.isPage && byte === 0x3c) return true;
  return WORDS.some((word) => startsWith(bytes, start + indent, end, word));
}

/**
 * Whether a line begins in a way in which lines stand alone: what follows belongs to it only where `mayFollow` says so.
 */
export function standsAlone(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start] as number;
  if (first === 0x7b) return bytes[start + 1] === 0x22;
  if (MAY_BELONG[first] === 1 && !isLetter(first)) return false;
  if (first === 0x48) return !startsWith(bytes, start, end, HTTP);
  if (first === 0x44) return !startsWith(bytes, start, end, DURING);
  return first !== 0x54 || !startsWith(bytes, start, end, ABOVE);
}

/** Whether a line may belong to one that stands alone. Said of its beginning: `end` may lie behind or within it. */
export function mayFollow(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start] as number;
  if (MAY_BELONG[first] === 0) return false;
  if (first === 0x7b) return false;
  // Too little of it is there to say.
  if (!isLetter(first) || end - start < LONGEST_WORD) return true;
  return WORDS.some((word) => startsWith(bytes, start, end, word));
}

function isLetter(byte: number): boolean {
  const letter = byte | 32;
  return letter >= 0x61 && letter <= 0x7a;
}

/** What a line tells of those that may follow it. */
export function seeLine(shape: Shape, bytes: Uint8Array, start: number, end: number): void {
  const first = bytes[start] as number;
  if (shape.isFirst) {
    shape.indent = indentOf(bytes, start, end);
    shape.isCurl = isCurlMark(bytes, start, end);
    shape.isFirst = false;
  } else if (shape.http === 'none' && !shape.hasFrames && MAY_BELONG[first] === 0) return;
  const at = start + indentOf(bytes, start, end);
  const byte = bytes[at] as number;
  if (byte === 0x3c) {
    const next = (bytes[at + 1] as number) | 32;
    shape.isPage ||= next === 0x21 || next === 0x3f || next === 0x68;
  }
  const mark = isCurlMark(bytes, start, end) && byte === 0x3c ? 2 : 0;
  if (startsWith(bytes, at + mark, end, HTTP)) shape.http = 'head';
  else if (shape.http === 'head' && isBlank(bytes, at + (byte === 0x3c ? 1 : 0), end)) shape.http = 'body';
  else if (shape.http === 'body' && !isBlank(bytes, start, end)) shape.http = 'none';
  if (byte === 0x46) shape.hasFrames ||= startsWith(bytes, at, end, FILE) && at > start;
  else if (at - start <= shape.indent && !isBlank(bytes, start, end)) shape.hasFrames = false;
  if (byte === 0x44 || byte === 0x54)
    shape.isChained = startsWith(bytes, at, end, DURING) || startsWith(bytes, at, end, ABOVE);
}

/** Headers, the empty line, and the first line of the body. */
function continuesHttp(shape: Shape, bytes: Uint8Array, start: number, end: number): boolean {
  if (isBlank(bytes, start, end)) return true;
  if (shape.isCurl && isCurlMark(bytes, start, end)) return true;
  if (shape.http === 'body') return !startsWith(bytes, start, end, HTTP);
  let at = start;
  while (at < end && at < start + 64 && isNamePart(bytes[at] as number)) at += 1;
  return (at > start && bytes[at] === 0x3a) || bytes[start] === 0x20 || bytes[start] === 0x09;
}

function isNamePart(byte: number): boolean {
  const letter = byte | 32;
  return (letter >= 0x61 && letter <= 0x7a) || byte === 0x2d || byte === 0x5f || (byte >= 48 && byte < 58);
}

/** `< `, `> `, `* ` and the lines about bytes: what curl -v puts in front. */
function isCurlMark(bytes: Uint8Array, start: number, end: number): boolean {
  const byte = bytes[start];
  const next = start + 1 < end ? (bytes[start + 1] as number) : 0x20;
  if (byte === 0x3c || byte === 0x3e || byte === 0x2a) return next === 0x20 || next === 0x0d;
  return (byte === 0x7b || byte === 0x7d) && next === 0x20 && bytes[start + 2] === 0x5b;
}

function indentOf(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && (bytes[at] === 0x20 || bytes[at] === 0x09)) at += 1;
  return at - start;
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at];
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return false;
  }
  return true;
}

function startsWith(bytes: Uint8Array, at: number, end: number, word: Uint8Array): boolean {
  if (at + word.length > end) return false;
  for (let index = 0; index < word.length; index += 1) if (bytes[at + index] !== word[index]) return false;
  return true;
}
