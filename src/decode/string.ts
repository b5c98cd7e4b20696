import type { StringNode } from './node.js';

/** Opening quotes and what closes them. */
export const CLOSING: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['\u201c', '\u201d'],
  ['\u2018', '\u2019'],
  ['\u201e', '\u201c'],
  ['\u00ab', '\u00bb'],
]);

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['0', '\0'],
  ['e', '\u001b'],
]);

/** One character of UTF-8 as Python writes bytes. */
const HIGH_BYTES = /\\x[c-fC-F][0-9a-fA-F](?:\\x[89abAB][0-9a-fA-F]){1,3}/y;
const CONCATENATION = /\s*\+\s*\n\s*(?=["'`])|[ \t]*\n[ \t]*(?=["'])/y;

/** What Guzzle puts where it cut a body. */
const TRUNCATED = /^\(truncated\.{3}\)/;
const TRUNCATED_LENGTH = '(truncated...)'.length;
/** How far behind its beginning a string that nothing closes is looked at for an end. */
const FAR = 20_000;
/** Screens are at least this wide. */
const MIN_WIDTH = 40;

/**
 * Reads a string that begins with the quote at `start`, and the parts that are joined to it.
 * @returns the string; `cut` when the text ended before it did
 */
export function readString(source: string, start: number): StringNode {
  const first = readPart(source, start);
  if (first.cut && first.end === source.length) {
    // It was never closed: what follows an empty line, or a sentence on a line of its own, is the reporter's.
    const gap = /\n[ \t]*\n|(?<=[.!?])\n(?=[A-Z])/.exec(source.slice(start, start + FAR))?.index ?? 0;
    if (gap > 0) return { ...readPart(source.slice(0, start + gap), start), cut: true };
    // Behind a full stop and its quote somebody went on in his own words.
    const told = /[.!?](["'])(?= [a-z]+ [a-z])/.exec(source.slice(start, start + FAR));
    if (told !== null && told[1] === source[start]) {
      const end = start + told.index + 2;
      return { ...readPart(source.slice(0, end - 1), start), end, cut: false };
    }
  }
  let { value, end, cut } = first;
  // 'one part ' +
  //   'the next': what util.inspect and Python print for a long string.
  while (!cut) {
    const glue = match(source, CONCATENATION, end);
    if (glue === null) break;
    const next = readPart(source, end + glue.length);
    if (!glue.includes('+') && /^\s*[:=]/.test(source.slice(next.end, next.end + 20))) break;
    value += next.value;
    end = next.end;
    cut = next.cut;
  }
  return { kind: 'string', value, start, end, cut };
}

/** The beginning of a structure whose quotes nobody escaped when it was put into a string. */
const UNESCAPED = /"\{(?:\\[nrt]|\s){0,40}"[\w@.-]{1,60}"\s{0,4}:/y;
/** What somebody put into a string like that is short. */
const LONGEST_UNESCAPED = 6000;
/** Behind its last bracket, what ends the string. */
const BEHIND = /(?:\\[nrt]|\s){0,40}"/y;

/** A structure in a string whose quotes nobody escaped: it goes on to the bracket that closes it. */
function readUnescaped(source: string, start: number): StringNode | null {
  if (match(source, UNESCAPED, start) === null) return null;
  const end = Math.min(source.length, start + LONGEST_UNESCAPED);
  // Most texts without one are told without a look at every letter.
  if (!source.slice(start, end).includes('}')) return null;
  let depth = 0;
  let inString = false;
  for (let at = start + 1; at < end; at += 1) {
    const here = source[at] as string;
    if (here === '\\') at += 1;
    else if (here === '"') inString = !inString;
    else if (!inString && /[{[]/.test(here)) depth += 1;
    else if (!inString && /[}\]]/.test(here)) depth -= 1;
    if (depth > 0) continue;
    const behind = match(source, BEHIND, at + 1);
    if (behind === null) return null;
    const value = source
      .slice(start + 1, at + 1)
      .replace(/\\[nrt]/g, (escaped) => ESCAPES.get(escaped.slice(1)) as string);
    return { kind: 'string', value, start, end: at + 1 + behind.length, cut: false };
  }
  return null;
}

function readPart(source: string, start: number): StringNode {
  const unescaped = readUnescaped(source, start);
  if (unescaped !== null) return unescaped;
  const quote = source[start] as string;
  const close = CLOSING.get(quote) as string;
  const parts: string[] = [];
  let from = start + 1;
  let at = from;
  for (; at < source.length; at += 1) {
    const here = source[at];
    if (here === '\\') {
      const { text, length } = readEscape(source, at);
      parts.push(source.slice(from, at), text);
      at += length - 1;
      from = at + 1;
    } else if (here === close && closes(source, at, quote)) {
      parts.push(source.slice(from, at));
      return { kind: 'string', value: parts.join(''), start, end: at + 1, cut: false };
    } else if (here === '(' && TRUNCATED.test(source.slice(at, at + 16))) {
      // What cut the string says so; behind it something else goes on.
      parts.push(source.slice(from, at).trimEnd());
      const value = parts.join('');
      // It may have been cut right behind a string.
      const isClosed = value.endsWith(close);
      return {
        kind: 'string',
        value: isClosed ? value.slice(0, -1) : value,
        start,
        end: at + TRUNCATED_LENGTH,
        cut: !isClosed,
      };
    } else if (here === '\n') {
      const wrap = wrapAt(source, start, at);
      // Blanks in front of an indent only filled the line.
      parts.push(wrap.isIndented ? source.slice(from, at).trimEnd() : source.slice(from, at), wrap.glue);
      from = wrap.next;
      at = from - 1;
    }
  }
  parts.push(source.slice(from, at));
  return { kind: 'string', value: parts.join(''), start, end: source.length, cut: true };
}

/** A quote ends its string unless a word follows at once: people and servers forget to escape quotes inside. */
function closes(source: string, at: number, quote: string): boolean {
  if (quote === '`') return true;
  let next = at + 1;
  while (next < at + 12 && /[ \t]/.test(source[next] ?? '')) next += 1;
  const after = source[next];
  if (after === undefined) return true;
  if (/[\s,:}\])=;+|*_<>.!?\\`"'\u2026)]/.test(after)) {
    // A doubled quote inside ("The model "x" is…") is closed only where punctuation of the structure follows.
    return !(/["']/.test(after) && /\w/.test(source[next + 1] ?? '') && /\w/.test(source[at - 1] ?? ''));
  }
  return next > at + 1 && !/[\w(]/.test(after);
}

/**
 * A raw line end inside a string: terminals and shells wrap long lines. A full line was cut wherever it ended; a
 * shorter one was broken between words.
 */
function wrapAt(source: string, start: number, at: number): { glue: string; next: number; isIndented: boolean } {
  let next = at + 1;
  while (source[next] === ' ' || source[next] === '\t') next += 1;
  const before = source[at - 1];
  const isIndented = next > at + 1;
  if (before === ' ' && isIndented && at - 1 > start) return { glue: ' ', next, isIndented };
  if (before === undefined || before === ' ' || before === '\n') return { glue: '', next, isIndented: false };
  if (isIndented) return { glue: ' ', next, isIndented };
  return { glue: isFull(source, start, at) ? '' : ' ', next, isIndented };
}

/** Whether the line that ends at `at` was cut at the screen's edge: none of the string's is longer, and another is as long. */
function isFull(source: string, start: number, at: number): boolean {
  const lengths: number[] = [];
  let from = Math.max(0, source.lastIndexOf('\n', start - 1) + 1);
  for (let back = 0; back < 3 && from > 1; back += 1) from = source.lastIndexOf('\n', from - 2) + 1;
  for (let lines = 0; lines < 12 && from < source.length; lines += 1) {
    const end = source.indexOf('\n', from);
    if (end < 0) break;
    lengths.push(end - from);
    from = end + 1;
  }
  const length = at - (source.lastIndexOf('\n', at - 1) + 1);
  const equal = lengths.filter((each) => each === length).length;
  return length >= MIN_WIDTH && equal >= 2 && lengths.indexOf(length) === lengths.findIndex((each) => each >= length);
}

function readEscape(source: string, at: number): { text: string; length: number } {
  const next = source[at + 1];
  if (next === undefined) return { text: '', length: 1 };
  if (next === 'x') {
    const bytes = match(source, HIGH_BYTES, at);
    if (bytes !== null) {
      const octets = bytes
        .split('\\x')
        .slice(1)
        .map((hex) => Number.parseInt(hex, 16));
      return { text: new TextDecoder().decode(Uint8Array.from(octets)), length: bytes.length };
    }
  }
  if (next === 'u' || next === 'x') {
    const digits = next === 'u' ? 4 : 2;
    const hex = source.slice(at + 2, at + 2 + digits);
    if (hex.length === digits && /^[0-9a-fA-F]+$/.test(hex)) {
      return { text: String.fromCharCode(Number.parseInt(hex, 16)), length: 2 + digits };
    }
    return { text: '', length: Math.min(2 + hex.length, source.length - at) };
  }
  if (next === '\n') {
    // A wrap between a backslash and what it escapes, or a line that continues.
    const wrapped = /[ \t]*(["'\\])/y;
    wrapped.lastIndex = at + 2;
    const found = wrapped.exec(source);
    return found === null ? { text: '', length: 2 } : { text: found[1] as string, length: 2 + found[0].length };
  }
  return { text: ESCAPES.get(next) ?? next, length: 2 };
}

function match(source: string, pattern: RegExp, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? null;
}
