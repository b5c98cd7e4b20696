/**
 * The lenient reader: JSON, Python and Ruby reprs and what Node's `util.inspect` prints, whole or cut off anywhere.
 * It never throws and never looks back, so its time is linear in what it consumes.
 */

import { LITERALS } from './literals.js';
import type { ArrayNode, Node, ObjectNode, OtherNode, Pair } from './node.js';
import { CLOSING, readString } from './string.js';
import { unwrapped } from './unwrap.js';

/** Deeper structures are skipped as a whole: no answer of an API nests like this, and the stack stays small. */
const DEPTH = 120;

const SPACE = /(?:[\s\u00a0\u200b]|\\[nrt]|\/\*[^*]{0,500}\*\/)*/y;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?n?(?![\w.:-])/y;
const WORD = /[A-Za-z_$][\w$]*(?:[.:]{1,2}[A-Za-z_$][\w$]*)*/y;
const BARE_KEY = /(?:[A-Za-z_$@][\w$.@-]*(?: [A-Za-z][\w]*){0,2}|\[?Symbol\([^)\n]{0,80}\)\]?|:[A-Za-z_]\w*|\d+)/y;
const SEPARATOR = /\s*(?:=>|:|=)\s*/y;
/** What ends a value without quotes: the next key, or a closing bracket on the next line. */
const NEXT_PAIR = /[,\n]\s*(?:["']?[A-Za-z_$@][\w$.@-]*["']?\s*(?:=>|[:=])|[}\])]|$|\.{3}|[["'{\d-])/y;
/** The stack below an error's message. */
const STACK_BELOW = /\n[ \t]+at [^\n]*/y;
/** What dumps print in place of a value. */
const LEFT_OUT =
  /\[(?:Object|Array|Function|AsyncFunction|Getter|Setter|Circular|Symbol|class|Module|object)\b[^\]\n]{0,120}\](?!\s*[{:])|\[(?!True|False|None|NULL|TRUE|FALSE)[A-Z][\w$]{2,60}\](?!\s*[{:=])|<[A-Za-z_][^<>\n]{0,160}>|\.{3}(?: ?\d+ more [a-z ]+)?|\u2026/y;
/** `[Function: FormData] {`: a function with fields of its own. */
const DESCRIBED_OBJECT = /\[(?:Function|AsyncFunction|class|Circular|Module|Object)\b[^\]\n]{0,120}\]\s*(?=\{)/y;
const BEFORE_OBJECT = /(?:<ref \*\d+>\s*|\[Object: null prototype\]\s*|&|%(?:[A-Z][\w.]*)?(?=\{))/y;
/** `{"Server", "nginx"}`, `{:error, …}`: braces around what has no keys, as Erlang and Elixir print tuples. */
const TUPLE = /\{\s*(?:<<)?(?:b?"[^"\\\n]{0,200}"(?:>>)?|:?[a-z]\w{0,40}|\d{1,9})\s*,/y;
const ERROR_IN_BRACKETS = /\[[A-Z]\w*(?:Error|Exception)\b[^\]]{0,2000}\](?:\s*(?=\{))?/y;
const STRING_PREFIX = /[bBuUrRfF]{1,2}(?=["'])/y;
/** `<CIMultiDictProxy('Retry-After': '9')>`: a mapping inside a repr. */
const MAPPING_REPR = /<[A-Za-z_]\w*\(?(?=\{?["'])/y;
/**
 * Reads one value that starts at `at`.
 * @returns the value, or `null` where none starts there.
 */
export function readValue(source: string, at: number): Node | null {
  return new Reader(source).value(at, 0);
}

/**
 * Reads the pairs that start at `at`, of an object whose beginning is missing.
 * @returns the object, or `null` where fewer than two pairs follow each other
 */
export function readPairs(source: string, at: number): ObjectNode | null {
  const node = new Reader(source).object(at - 1, 0, '}', null);
  return node.pairs.length < 2 ? null : { ...node, start: at, cut: true };
}

/** Whether an object plausibly starts at `at` (a key and its separator follow), in bounded time. */
export function startsObject(source: string, at: number): boolean {
  if (source[at] !== '{') return false;
  const reader = new Reader(source.slice(at, at + 400));
  const inside = reader.space(1);
  if (reader.source[inside] === '}') return true;
  if (reader.match(LEFT_OUT, inside) !== null) return true;
  const key = reader.key(inside);
  return key !== null && reader.match(SEPARATOR, key.end) !== null;
}

class Reader {
  constructor(readonly source: string) {}

  match(pattern: RegExp, at: number): string | null {
    pattern.lastIndex = at;
    const found = pattern.exec(this.source);
    return found === null ? null : found[0];
  }

  space(at: number): number {
    return at + (this.match(SPACE, at) ?? '').length;
  }

  value(at: number, depth: number): Node | null {
    let start = this.space(at);
    start += (this.match(BEFORE_OBJECT, start) ?? '').length;
    const first = this.source[start];
    if (first === undefined) return null;
    if (first === '{')
      return this.match(TUPLE, start) === null
        ? this.object(start, depth, '}', null)
        : this.array(start, depth, '}', null);
    const skipped = this.leftOut(start, depth);
    if (skipped !== null) return skipped;
    if (first === '[') return this.list(start, depth, ']', null);
    if (first === '(') return this.list(start, depth, ')', null);
    if (CLOSING.has(first)) return readString(this.source, start);
    const prefix = this.match(STRING_PREFIX, start);
    if (prefix !== null) return readString(this.source, start + prefix.length);
    const number = this.match(NUMBER, start);
    if (number !== null) {
      const value = Number(number.replace(/n$/, ''));
      return { kind: 'number', value, raw: number, start, end: start + number.length, cut: false };
    }
    return this.word(start, depth);
  }

  private leftOut(start: number, depth: number): Node | null {
    const mapping = this.match(MAPPING_REPR, start);
    if (mapping !== null) {
      const open = start + mapping.length - (mapping.endsWith('(') ? 1 : 0);
      const node =
        this.source[start + mapping.length] === '{'
          ? this.object(start + mapping.length, depth, '}', null)
          : this.object(open, depth, ')', null);
      const rest = /\)?>/y;
      return { ...node, end: node.end + (this.match(rest, node.end) ?? '').length };
    }
    const error = this.match(ERROR_IN_BRACKETS, start);
    if (error !== null) {
      const end = start + error.length;
      if (this.source[end] === '{') return this.object(end, depth, '}', error.trim().slice(1, -1));
      return { kind: 'string', value: error.trim().slice(1, -1), start, end, cut: false };
    }
    const described = this.match(DESCRIBED_OBJECT, start);
    if (described !== null) return this.object(start + described.length, depth, '}', null);
    const text = this.match(LEFT_OUT, start);
    return text === null ? null : { kind: 'other', value: undefined, start, end: start + text.length, cut: false };
  }

  /** `true`, `None`, a class name before its fields, or nothing. */
  private word(start: number, depth: number): Node | null {
    const word = this.match(WORD, start);
    if (word === null) return null;
    const end = start + word.length;
    if (LITERALS.has(word)) return { kind: 'other', value: LITERALS.get(word), start, end, cut: false };
    const open = this.space(end);
    const bracket = this.source[open];
    const counted = /(?:\(\d+\)|:\d+)\s*(?=[[{])/y;
    const count = this.match(counted, open);
    if (count !== null) {
      const next = open + count.length;
      return this.source[next] === '{' ? this.object(next, depth, '}', word) : this.list(next, depth, ']', word);
    }
    if (bracket === '{' && open - end <= 1) return this.object(open, depth, '}', word);
    if (bracket === '[' && open - end <= 1) return this.list(open, depth, ']', word);
    if (bracket === '(' && open === end) return unwrapped(this.call(open, depth, word));
    return null;
  }

  key(at: number): { value: string; end: number } | null {
    const first = this.source[at];
    if (first === undefined) return null;
    if (CLOSING.has(first) || this.match(STRING_PREFIX, at) !== null) {
      const prefix = this.match(STRING_PREFIX, at) ?? '';
      const text = readString(this.source, at + prefix.length);
      return text.cut ? null : { value: text.value, end: text.end };
    }
    const bare = this.match(BARE_KEY, at);
    return bare === null ? null : { value: bare.replace(/^:/, ''), end: at + bare.length };
  }

  object(start: number, depth: number, close: string, name: string | null): ObjectNode {
    const node: ObjectNode = { kind: 'object', pairs: [], name, start, end: start + 1, cut: false };
    if (depth >= DEPTH) return this.skip(node);
    let at = start + 1;
    for (;;) {
      at = this.betweenItems(at);
      const here = this.source[at];
      if (here === close) {
        node.end = at + 1;
        return node;
      }
      const leftOut = here === undefined ? null : this.match(LEFT_OUT, at);
      if (leftOut !== null) {
        at += leftOut.length;
        continue;
      }
      const pair = here === undefined ? null : this.pair(at, depth, close);
      if (pair === null) {
        node.cut = true;
        node.end = at;
        return node;
      }
      node.pairs.push(pair);
      at = pair.value.end;
      if (pair.value.cut) {
        node.cut = true;
        node.end = at;
        return node;
      }
    }
  }

  private pair(at: number, depth: number, close: string): Pair | null {
    const key = this.key(at);
    if (key === null) return null;
    const separator = this.match(SEPARATOR, key.end);
    if (separator === null) return null;
    const from = key.end + separator.length;
    const value = this.value(from, depth + 1) ?? this.bare(from, close);
    const found = value.end > from ? value : this.nothing(from);
    return { key: key.value, keyStart: at, value: found };
  }

  /** The value after a key is missing: the text ends there. */
  private nothing(at: number): OtherNode {
    return { kind: 'other', value: undefined, start: at, end: at, cut: this.space(at) >= this.source.length };
  }

  /** A value without quotes, as shells that eat quotes leave it: up to the comma, the closing bracket or the line's end. */
  private bare(at: number, close: string): Node {
    const start = this.space(at);
    let end = start;
    for (; end < this.source.length; end += 1) {
      const here = this.source[end] as string;
      if (here === close || here === '}' || here === ']' || this.match(STACK_BELOW, end) !== null) break;
      if ((here === ',' || here === '\n') && this.match(NEXT_PAIR, end) !== null) break;
    }
    const value = this.source.slice(start, end).trimEnd();
    return {
      kind: 'string',
      value: value.replace(/\s+/g, ' '),
      start,
      end: start + value.length,
      cut: end >= this.source.length,
    };
  }

  /** `ClientResponseError(info, (), status=429)`: fields by name, the rest by their place. */
  private call(start: number, depth: number, name: string): ObjectNode {
    const node: ObjectNode = { kind: 'object', pairs: [], name, start, end: start + 1, cut: false };
    if (depth >= DEPTH) return this.skip(node);
    for (let at = start + 1; ; ) {
      at = this.betweenItems(at);
      if (this.source[at] === ')') return { ...node, end: at + 1 };
      const named = /[A-Za-z_]\w*=(?![=>])/y;
      const field = this.match(named, at);
      const value =
        at >= this.source.length
          ? null
          : field === null
            ? this.value(at, depth + 1)
            : (this.value(at + field.length, depth + 1) ?? this.bare(at + field.length, ')'));
      if (value === null || value.end <= at) return { ...node, end: at, cut: true };
      node.pairs.push({ key: field === null ? String(node.pairs.length) : field.slice(0, -1), keyStart: at, value });
      at = value.end;
      if (value.cut) return { ...node, end: at, cut: true };
    }
  }

  /** `[…]` holds items, or in PHP and Ruby pairs with an arrow. */
  private list(start: number, depth: number, close: string, name: string | null): Node {
    const key = this.key(this.space(start + 1));
    const isMap = key !== null && /^\s*=>/.test(this.source.slice(key.end, key.end + 8));
    return isMap ? this.object(start, depth, close, name) : this.array(start, depth, close, name);
  }

  private array(start: number, depth: number, close: string, name: string | null): ArrayNode {
    const node: ArrayNode = { kind: 'array', items: [], name, start, end: start + 1, cut: false };
    if (depth >= DEPTH) return this.skip(node);
    let at = start + 1;
    for (;;) {
      at = this.betweenItems(at);
      if (this.source[at] === close) {
        node.end = at + 1;
        return node;
      }
      const item = at >= this.source.length ? null : this.value(at, depth + 1);
      if (item === null || item.end <= at) {
        node.cut = true;
        node.end = at;
        return node;
      }
      node.items.push(item);
      at = item.end;
      if (item.cut) {
        node.cut = true;
        node.end = at;
        return node;
      }
    }
  }

  private betweenItems(at: number): number {
    let next = this.space(at);
    while (this.source[next] === ',' || this.source[next] === ';') next = this.space(next + 1);
    return next;
  }

  /** Passes over a structure that nests too deeply, without looking into it. */
  private skip<Structure extends ObjectNode | ArrayNode>(node: Structure): Structure {
    let open = 0;
    let at = node.start;
    for (; at < this.source.length; at += 1) {
      const here = this.source[at];
      if (here === '"') at = readString(this.source, at).end - 1;
      else if (here === '{' || here === '[' || here === '(') open += 1;
      else if (here === '}' || here === ']' || here === ')') {
        open -= 1;
        if (open === 0) break;
      }
    }
    node.end = Math.min(at + 1, this.source.length);
    node.cut = open > 0;
    return node;
  }
}
