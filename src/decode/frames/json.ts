import { readPairs, readValue, startsObject } from '../lenient.js';
import type { Node } from '../node.js';
import { slice, type Text } from '../text.js';
import { child, has, stringOf } from '../tree.js';
import { unescaped } from '../unquote.js';
import { isAsked } from '../vocabulary.js';
import { addressIn } from './address.js';
import { frameOf, headersInto, looksLikeAnswer } from './dump.js';
import { exchangesIn } from './exchanges.js';
import { emptyFrame, type Find, type Form, type Frame, reading } from './form.js';

/** How many items of one list are read as answers of their own. */
const MOST_ITEMS = 1000;

/** Structures anywhere in a text: JSON, reprs and dumps, bare or in a line of other words, one or many, escaped or not. */
export const json: Form = {
  name: 'json',
  find(text) {
    const finds: Find[] = [];
    let plainUntil = 0;
    let pairsFrom = 0;
    const opening = /[{[]|\b[A-Z]\w{0,60}(?:Error|Exception)\((?=[^)\n]{0,300}\w=)/g;
    for (let found = opening.exec(text.value); found !== null; found = opening.exec(text.value)) {
      const passed = passedOver(text.value, found.index);
      if (passed !== null) {
        opening.lastIndex = passed;
        if (finds.length === 0 && passed > found.index + 1) pairsFrom = passed;
        continue;
      }
      // One look at a line is enough: what is no escaped structure from its first bracket on will not become one.
      const escaped = found.index < plainUntil ? undefined : escapedAt(text, found.index);
      if (escaped === null) plainUntil = lineEndAfter(text.value, found.index);
      const find = escaped ?? structureAt(text, found.index);
      if (find === null) continue;
      finds.push(find);
      opening.lastIndex = Math.max(find.end, found.index + 1);
    }
    const bare = headless(text, pairsFrom, finds);
    return [...finds.filter(({ start }) => bare.every((each) => start > each.end || start < each.start)), ...bare];
  },
};

/** `raise ApiError(status=…`: a line of a program, quoted by a stack. */
const THROWN = /\b(?:raise|throw|new|return|except|catch)[ \t]+[\w.]{0,80}\(?$/;
/** `nel: {…}`, `Request: {…}`: what a header or a tool says of other things. */
/** A page brings its data along. */
const IN_SCRIPT = /<script\b[^<]{0,100}$/i;
const LABEL = /(?:^|\n)[ \t]*([A-Za-z][\w-]{1,30}):[ \t]*$/;

/** A rule of a style sheet, inside a page. */
function isStyle(source: string, at: number): boolean {
  if (!/^\{\s*[a-z-]{2,30}:[^"'{}\n]{1,80}[;}]/.test(source.slice(at, at + 160))) return false;
  const before = source.slice(Math.max(0, at - 4000), at);
  return before.lastIndexOf('<style') > before.lastIndexOf('</style');
}

/** Where to go on behind a structure that is no part of an answer; `null` where it may be one. */
function passedOver(source: string, at: number): number | null {
  if (isStyle(source, at)) return at + 1;
  const before = source.slice(Math.max(0, at - 120), at);
  if (THROWN.test(before)) return at + 1;
  const label = LABEL.exec(before)?.[1];
  if (!IN_SCRIPT.test(before) && (label === undefined || !isAsked(label))) return null;
  const node = source[at] === '{' ? objectAt(source, at) : null;
  return node === null || node.cut ? null : node.end;
}

const PAIR = /"[A-Za-z_][\w.-]{0,60}"[ \t]*(?::|=>)[ \t]*(?=["\d[{tfn-])/g;

/** Pairs whose opening bracket is missing: the text begins in the middle of a structure. */
function headless(text: Text, from: number, finds: readonly Find[]): Find[] {
  const end = finds[0]?.start ?? text.value.length;
  PAIR.lastIndex = from;
  const found = PAIR.exec(text.value.slice(0, Math.min(end, from + 20_000)));
  const node = found === null ? null : readPairs(text.value, found.index);
  // It may hold the structures that were found, never a part of one.
  if (node === null || finds.some((each) => each.start < node.end && each.end > node.end)) return [];
  return [{ start: node.start, end: node.end, frames: framesOf(node, text) }];
}

function structureAt(text: Text, at: number): Find | null {
  const first = text.value[at] as string;
  const node =
    first === '{' ? objectAt(text.value, at) : first === '[' ? listAt(text.value, at) : readValue(text.value, at);
  if (node === null || node.end <= at) return null;
  if (HEADERS_BEFORE.test(text.value.slice(Math.max(0, at - 40), at)) || isHeaderList(node))
    return { start: at, end: node.end, frames: [headersOf(node, text)] };
  return { start: at, end: node.end, frames: isRequest(node) ? [requestOf(node, text)] : framesOf(node, text) };
}

/** `{ "method": "POST", "uri": "https://…", "headers": {…} }`: what was asked, and nothing of an answer. */
function isRequest(node: Node): boolean {
  const headers = child(node, 'headers');
  const names =
    headers?.kind === 'array' ? headers.items.map((item) => stringOf(child(item, 'name', 'key')) ?? '') : [];
  return (
    has(node, 'method') &&
    headers !== null &&
    (has(headers, ...SENT) || names.some((name) => SENT.includes(name.toLowerCase()))) &&
    !has(node, 'status', 'statusCode', 'error', 'response', 'message')
  );
}

function requestOf(node: Node, text: Text): Frame {
  const frame = emptyFrame('text');
  const address = addressIn(node);
  if (address !== null) frame.url = reading(address.url, 'request', text, address.node.start, address.node.end);
  return frame;
}

/** `headers: {…}, status_code: 401, body: {…}`: the pieces of one answer, named one by one. */
const HEADERS_BEFORE = /\bheaders["']?[ \t]*[:=][ \t]*(?:[A-Z]\w*[ \t]+)?$/i;
/** Headers that a client sends and a server does not. */
const SENT = ['authorization', 'user-agent', 'accept', 'x-api-key', 'x-goog-api-key'];
/** Headers that tell an answer's apart from any other map. */
const ANSWERED = ['date', 'server', 'cache-control', 'content-length'];

function headersOf(node: Node, text: Text): Frame {
  const frame = emptyFrame('json');
  if (!has(node, ...SENT)) headersInto(frame, node, text);
  return frame;
}

/** `[("Server", "nginx"), …]`: the headers of an answer as pairs. */
function isHeaderList(node: Node): boolean {
  if (has(node, 'content-type') && has(node, ...ANSWERED) && !has(node, ...SENT, 'status', 'data', 'error'))
    return true;
  return (
    node.kind === 'array' &&
    node.items.length > 1 &&
    node.items.every((item) => item.kind === 'array' && item.items.length === 2 && item.items[0]?.kind === 'string') &&
    node.items.some(
      (item) => item.kind === 'array' && /^[A-Za-z]+(?:-[A-Za-z]+)+$/.test(stringOf(item.items[0] ?? null) ?? ''),
    )
  );
}

function objectAt(source: string, at: number): Node | null {
  return startsObject(source, at) ? readValue(source, at) : null;
}

/** A list counts only with an object in it: brackets stand around time stamps and levels too. */
function listAt(source: string, at: number): Node | null {
  const inner = /\[(?:\s|\\n)*(?=\{)/y;
  inner.lastIndex = at;
  const found = inner.exec(source);
  if (/\[\s*(?:[({]\s*(?:b?["']|<<")|"[^"\n]{1,80}"\s*=>)/y.test(source.slice(at, at + 200)))
    return readValue(source, at);
  return found !== null && startsObject(source, at + found[0].length) ? readValue(source, at) : null;
}

function framesOf(node: Node, text: Text): Frame[] {
  const recorded = exchangesIn(node, text);
  if (recorded !== null) return recorded;
  const items = batchIn(node) ?? [node];
  return items
    .slice(0, MOST_ITEMS)
    .filter((item) => item.kind === 'object' || item === node)
    .map((item) => {
      const frame = frameOf('json', { node: item, text, under: '' });
      frame.cut ||= node.cut && item === items.at(-1);
      return frame;
    });
}

/** Keys of which an answer has at least one. */
const OF_ITS_OWN = [
  'error',
  'errors',
  'message',
  'msg',
  'detail',
  'status',
  'statusCode',
  'errorMessage',
  'body',
  'errorCode',
];

/** The answers of a list or of a batch, each one of its own. */
function batchIn(node: Node): readonly Node[] | null {
  // The details of one google.rpc.Status.
  if (node.kind === 'array' && node.items.every((item) => has(item, '@type'))) return null;
  // A list of complaints about single fields is one answer.
  if (node.kind === 'array' && node.items.every((item) => has(item, 'loc') && has(item, 'msg', 'message'))) return null;
  if (node.kind === 'array')
    return node.items.some((item) => item.kind === 'object' && has(item, ...OF_ITS_OWN)) ? node.items : null;
  if (node.kind !== 'object') return null;
  const list = node.pairs.find(
    ({ value }) => value.kind === 'array' && value.items.length > 1 && value.items.every(looksLikeAnswer),
  );
  return list?.value.kind === 'array' ? list.value.items : null;
}

/**
 * `{\"error\": …}`: a structure whose string quotes were left behind. One level of backslashes is taken away.
 * @returns `undefined` where nothing looks like one, `null` where it only looks like one
 */
function escapedAt(text: Text, at: number): Find | null | undefined {
  const escaped = /[{[](?:\s|\\+[nrt])*\\+["']/y;
  escaped.lastIndex = at;
  if (!escaped.test(text.value)) return undefined;
  const end = lineEndAfter(text.value, at);
  const plain = unescaped(slice(text, at, end));
  const inner = json.find(plain);
  const first = inner[0];
  if (first === undefined) return null;
  // Where it ends in the escaped text: the nearest place that is known.
  const rest = plain.value.length - first.end;
  return { start: at, end: Math.max(at + 1, end - rest), frames: first.frames };
}

function lineEndAfter(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end < 0 ? source.length : end;
}
