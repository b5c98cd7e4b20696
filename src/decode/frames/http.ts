import { edit, replaceAll, slice, type Text } from '../text.js';
import { bodyInto, structureAt } from './body.js';
import { emptyFrame, type Find, type Form, type Frame, type Header, type Reading, reading } from './form.js';
import {
  type Asked,
  CURL_COMMAND,
  HEADER_LINE,
  REQUEST_LINE,
  readHeader,
  readRequest,
  STATUS_LINE,
  WGET_START,
} from './http-request.js';
import { type Line, linesOf } from './lines.js';
import { looksLikePage } from './page.js';

/** What curl and a shell leave behind the last byte of a body that does not end its line. */
const GLUED =
  /(?:\*[ \t]+(?:Connection #\d+ to host|Closing connection|TLSv1|Curl_http_done)[^\n]*|(?:curl: \(\d+\))[^\n]*|(?<=[}\]>\w])[\w.-]+@[\w.-]+:[^\n$#]{0,80}[$#][^\n]*|%[ \t]{0,8}|(?<=\w)```)$/gm;
/** What curl says beside the answer: `* Connected to …`, `{ [5 bytes data]`, `} [12 bytes data]`. */
const CURL_NOTE = /^(?:\*|[{}] \[\d+ bytes data\])/;
const PROGRESS = /^[ \t]{0,40}(?:% Total|Dload|(?:[\d.kMG:-]+[ \t]{1,12}){8,14}[\d.kMG:-]*|--:--:--)/;
/** What `wget` and `curl -v` say between a redirect and the next answer. */
const REDIRECTED = /^(?:Location: |Connecting to |Reusing existing|--\d{4}-)/;
/** A curl error ends the answer. */
const CURL_ERROR = /^curl: \(\d+\)/;

/** `HTTP/2 404 returned for "https://…"`: an exception's words, not a server's. */
const URL_BEHIND = /\bfor ["'](https?:\/\/[^\s"']+)/;

/** More headers than any server sends. */
const MOST_HEADERS = 300;

/** Raw HTTP messages: `curl -i`, `curl -v`, HTTPie, `wget -S`, headers alone. The last answer of an exchange counts. */
export const http: Form = {
  name: 'http',
  find(text) {
    const lines = linesOf(text.value);
    const finds: Find[] = [];
    let request: Request = { url: null, keys: [], start: null };
    let answered = 0;
    for (let at = 0; at < lines.length; ) {
      const line = lines[at] as Line;
      const asked = readRequest(text, lines, at);
      if (asked !== null) {
        const silent = request.start !== null && asked.isCommand ? null : request;
        request = {
          url: asked.url ?? silent?.url ?? null,
          keys: [...(silent?.keys ?? []), ...asked.keys],
          start: silent?.start ?? line.start,
        };
        at = asked.next;
        const bare =
          asked.isCommand || asked.delivery !== null ? readBareAnswer(text, lines, at, request, asked.delivery) : null;
        if (bare === null) finds.push(mention(text, lines, at, asked, line));
        else {
          finds.push(bare.find);
          answered = bare.next;
          request = { url: null, keys: [], start: null };
          at = bare.next;
        }
        continue;
      }
      if (!STATUS_LINE.test(line.value)) {
        at += 1;
        continue;
      }
      const answer = readAnswer(text, lines, at, request);
      // 100 Continue, a redirect or the proxy's own answer: the next one takes its place.
      while (
        finds.at(-1)?.frames[0]?.framing === 'text' &&
        request.start !== null &&
        (finds.at(-1)?.start ?? 0) >= request.start
      )
        finds.pop();
      const last = finds.at(-1);
      if (last !== undefined && onlyDecoration(lines.slice(answered, at)) && (isInterim(last) || isNegotiation(last))) {
        finds.pop();
        answer.find.start = last.start;
        const frame = answer.find.frames[0] as Frame;
        frame.url ??= last.frames[0]?.url ?? null;
      }
      finds.push(answer.find);
      answered = answer.next;
      request = { url: null, keys: [], start: null };
      at = answer.next;
    }
    return finds;
  },
};

interface Request {
  url: Frame['url'];
  keys: Reading[];
  start: number | null;
}

/** A request without an answer in sight: where it went may belong to what is said later. */
function mention(text: Text, lines: Line[], next: number, { url, keys }: Asked, line: Line): Find {
  const frame = emptyFrame('text');
  frame.url = url;
  frame.keys = keys;
  return {
    start: line.start,
    end: Math.max(line.end, (lines[next - 1] as Line).end),
    frames: text.value === '' ? [] : [frame],
  };
}

function readAnswer(text: Text, lines: Line[], from: number, request: Request): { find: Find; next: number } {
  const line = lines[from] as Line;
  const found = STATUS_LINE.exec(line.value) as RegExpExecArray;
  const frame = emptyFrame('http');
  const digits = line.start + line.value.indexOf(found[1] as string, line.value.indexOf('/') + 2);
  frame.status = reading(Number(found[1]), 'status line', text, digits, digits + 3);
  frame.url = request.url;
  const said = URL_BEHIND.exec(found[2] ?? '')?.[1];
  if (said !== undefined) frame.url ??= reading(said, 'status line', text, line.start, line.end);
  frame.keys = request.keys;
  const decorated = /^[ \t]*[<*]/.test(line.value);
  let at = from + 1;
  for (; at < lines.length; at += 1) {
    const current = lines[at] as Line;
    if (STATUS_LINE.test(current.value)) break;
    const header = HEADER_LINE.exec(current.value);
    if (header !== null) {
      if (frame.headers.length < MOST_HEADERS) frame.headers.push(readHeader(text, current, header));
    } else if (/^[ \t]+[^\s{[<]/.test(current.value) && frame.headers.length > 0 && !decorated) {
      // A folded header (RFC 9112, section 5.2) goes on.
      const last = frame.headers.at(-1) as Header;
      last.value = `${last.value} ${current.value.trim()}`;
    } else if (/^[ \t]*<?[ \t]*$/.test(current.value)) {
      at += 1;
      break;
    } else if (!(decorated && CURL_NOTE.test(current.value)) && !/^[ \t]*<?[ \t]*(?:\.{3}|\u2026)/.test(current.value))
      break;
  }
  const body = readBody(text, lines, at, decorated);
  bodyInto(frame, body.text);
  const end = body.next > from ? (lines[body.next - 1] as Line).end : line.end;
  const start = request.start ?? line.start;
  return { find: { start, end: Math.max(end, line.end), frames: [frame] }, next: body.next };
}

/** What a command prints without `-i`, or what a webhook delivers: a body and no status. */
function readBareAnswer(
  text: Text,
  lines: Line[],
  from: number,
  request: Request,
  delivery: Header[] | null,
): { find: Find; next: number } | null {
  const body = readBody(text, lines, from, true);
  const next = lines[body.next];
  if (
    next !== undefined &&
    (STATUS_LINE.test(next.value) || REQUEST_LINE.test(next.value) || CURL_ERROR.test(next.value))
  )
    return null;
  const start = body.text.value.search(/\S/);
  if (start < 0 || (structureAt(body.text.value, start) === null && !looksLikePage(body.text.value))) return null;
  const frame = emptyFrame('http');
  frame.url = request.url;
  frame.keys = request.keys;
  frame.headers = delivery ?? [];
  bodyInto(frame, body.text);
  const begin = request.start ?? (lines[from] as Line).start;
  const end = frame.body === null ? (lines[body.next - 1] as Line).end : originEnd(body, frame, lines);
  return { find: { start: begin, end, frames: [frame] }, next: lineAfter(lines, end, from, body.next) };
}

/** Where the structure of a body ends in the text; what stands behind it is for other forms. */
function originEnd(body: { text: Text; next: number }, frame: Frame, lines: Line[]): number {
  const last = (lines[body.next - 1] as Line).end;
  return Math.max(
    last - (body.text.value.length - (frame.body?.under === '' ? frame.body.node.end : body.text.value.length)),
    0,
  );
}

function lineAfter(lines: Line[], end: number, from: number, atMost: number): number {
  let next = from;
  while (next < atMost && (lines[next] as Line).start < end) next += 1;
  return next;
}

/** Everything up to the next exchange, without what curl says in between. */
function readBody(text: Text, lines: Line[], from: number, decorated: boolean): { text: Text; next: number } {
  let at = from;
  const noise: Line[] = [];
  for (; at < lines.length; at += 1) {
    const { value } = lines[at] as Line;
    if ([STATUS_LINE, REQUEST_LINE, CURL_COMMAND, CURL_ERROR, WGET_START].some((begins) => begins.test(value))) break;
    if (/^[ \t]*(?:```|~~~)|^-{40,}$/.test(value)) break;
    if ((decorated && CURL_NOTE.test(value)) || PROGRESS.test(value)) noise.push(lines[at] as Line);
  }
  if (from >= at) return { text: slice(text, text.value.length, text.value.length), next: at };
  const start = (lines[from] as Line).start;
  const end = (lines[at - 1] as Line).end;
  return { text: unglued(without(slice(text, start, end), noise, start)), next: at };
}

function unglued(body: Text): Text {
  if (!/[*%$#`]|curl: \(/.test(body.value)) return body;
  return replaceAll(body, GLUED, () => '');
}

function without(body: Text, noise: Line[], offset: number): Text {
  if (noise.length === 0) return body;
  const edits = noise.map(({ start, end }) => ({ start: start - offset, end: end - offset, insert: '' }));
  return edit(body, edits);
}

function isInterim(find: Find): boolean {
  const status = find.frames[0]?.status?.value ?? 0;
  return status < 400 && status !== 0;
}

/** One of several answers to one request, while the two sides agree how to authenticate (RFC 4559): nothing was answered. */
function isNegotiation({ frames: [frame] }: Find): boolean {
  const isEmpty = frame !== undefined && frame.body === null && frame.said.every(({ value }) => value.length < 2);
  return (
    isEmpty &&
    frame.headers.some(({ name, value }) => name === 'www-authenticate' && /^(?:Negotiate|NTLM)/i.test(value))
  );
}

/** Whether nothing but decoration and another request stand between two answers. */
function onlyDecoration(lines: Line[]): boolean {
  return lines.every(
    ({ value }) =>
      /^[ \t]*[<>]?[ \t]*$/.test(value) ||
      CURL_NOTE.test(value) ||
      /^[ \t]*>/.test(value) ||
      PROGRESS.test(value) ||
      REDIRECTED.test(value),
  );
}
