/**
 * What PHP's `print_r` and `var_dump` print: structures without quotes or commas, a pair in one or two lines.
 * Read once from left to right; what does not fit ends the structure there.
 */

import { readValue } from './lenient.js';
import type { Node, ObjectNode, Pair } from './node.js';

/** `Array (`, `WP_Error Object (`, `array(3) {`, `object(stdClass)#4 (2) {`: how a structure begins. */
export const PHP_OPENING =
  /\bArray\s{0,40}\((?=\s*[[)])|\b[\w\\]{1,120} Object\s{0,40}\((?=\s*[[)])|\barray\(\d+\)\s{0,4}\{(?=\s*[[}])|\b(?:object|enum)\([\w\\@:/.]{1,200}\)#\d+ \(\d+\)\s{0,4}\{(?=\s*[[}])/g;

/** `[key] =>`, `["key"]=>`, `[key:Some\Class:private] =>`. */
const KEY =
  /\s*\["?([^\]"\n]{1,120}?)"?(?::(?:protected|private|"[^"\n]{1,120}"(?::\w+)?|[\w\\]{1,120}:private))?\]\s*=(?:>|&gt;)[ \t]?/y;
const TYPED =
  /\s*(?:(?:int|float|double)\(([^)\n]{1,40})\)|bool\((true|false)\)|(NULL)\b|(?:uninitialized|enum)\([^)\n]{0,120}\)|\*RECURSION\*)/y;
const STRING = /\s*string\(\d+\) (?=")/y;
const DEPTH = 60;

/** Reads the structure that an opening of `PHP_OPENING` begins at `at`. */
export function readPhpDump(source: string, at: number): ObjectNode | null {
  return new PhpReader(source).structure(at, 0);
}

class PhpReader {
  constructor(readonly source: string) {}

  structure(at: number, depth: number): ObjectNode | null {
    const opening = match(new RegExp(PHP_OPENING.source, 'y'), this.source, at);
    if (opening === null || depth > DEPTH) return null;
    const close = opening.endsWith('(') ? ')' : '}';
    const pairs: Pair[] = [];
    let next = at + opening.length;
    for (;;) {
      const space = next + (match(/\s*/y, this.source, next) ?? '').length;
      const isClosed = this.source[space] === close;
      KEY.lastIndex = next;
      const key = isClosed ? null : KEY.exec(this.source);
      if (key === null) {
        // A key that was cut off with the text says nothing.
        const isLast = !isClosed && this.source.indexOf('\n', space) < 0 && this.source.length - space < 80;
        const end = isClosed ? space + 1 : isLast ? this.source.length : next;
        return { kind: 'object', pairs, name: null, start: at, end, cut: !isClosed };
      }
      const value = this.value(next + key[0].length, depth, close);
      pairs.push({ key: key[1] as string, keyStart: next, value });
      next = Math.max(value.end, next + key[0].length);
    }
  }

  private value(at: number, depth: number, close: string): Node {
    const space = at + (match(/\s*/y, this.source, at) ?? '').length;
    const inner = this.structure(space, depth + 1);
    if (inner !== null) return asList(inner);
    if (close === ')') return this.bare(at);
    const string = match(STRING, this.source, at);
    if (string !== null) return this.string(at + string.length);
    TYPED.lastIndex = at;
    const typed = TYPED.exec(this.source);
    if (typed === null) return this.bare(at);
    const end = at + typed[0].length;
    const number = typed[1] === undefined ? null : Number(typed[1]);
    if (number !== null && !Number.isNaN(number))
      return { kind: 'number', value: number, raw: typed[1] as string, start: space, end, cut: false };
    const flag = typed[2] === undefined ? null : typed[2] === 'true';
    return { kind: 'other', value: flag, start: space, end, cut: false };
  }

  /** `string(44) "…"`: PHP escapes nothing, so the quote that ends it is the last one of its length. */
  private string(at: number): Node {
    const length = Number(/\((\d+)\) $/.exec(this.source.slice(Math.max(0, at - 20), at))?.[1] ?? 0);
    const bytes = Buffer.from(this.source.slice(at + 1, at + 1 + length));
    const value = bytes.subarray(0, length).toString();
    const end = at + 1 + value.length;
    if (this.source[end] === '"') return { kind: 'string', value, start: at, end: end + 1, cut: false };
    // The length is not that of what was pasted: something was masked or wrapped.
    return readValue(this.source, at) ?? { kind: 'string', value: '', start: at, end: at + 1, cut: true };
  }

  /** The rest of the line, and the next lines up to a pair or a bracket; several pairs may share one line. */
  private bare(at: number): Node {
    const end =
      match(
        /(?:(?!\n[ \t]{0,200}(?:\[|\))|[ \t]{1,40}(?:\[[\w-]{1,60}\] =>|\)[ \t]{0,40}(?:\n|$)))[\s\S])*/y,
        this.source,
        at,
      ) ?? '';
    const start = at + (/^\s*/.exec(end)?.[0].length ?? 0);
    const value = end.trim();
    return {
      kind: 'string',
      value,
      start,
      end: Math.max(start + value.length, at),
      cut: at + end.length >= this.source.length,
    };
  }
}

/** A map with the keys 0, 1, 2 … is a list. */
function asList(node: ObjectNode): Node {
  const isList = node.pairs.length > 0 && node.pairs.every(({ key }, at) => key === String(at));
  return isList ? { ...node, kind: 'array', items: node.pairs.map(({ value }) => value) } : node;
}

function match(pattern: RegExp, source: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? null;
}
