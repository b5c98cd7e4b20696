import { edit, replaceAll, slice, type Text } from '../text.js';
import { bodyInto, structureAt } from './body.js';
import { emptyFrame, type Find, type Form, type Frame, type Header, type Reading, reading } from './form.js';
import { type Line, linesOf } from './lines.js';
import { looksLikePage } from './page.js';

/** `HTTP/1.1 402 Payment Required`, also as `curl -v`, `wget -S` and HTTPie decorate it. */
const STATUS_LINE = /^[ \t]*(?:[<*|][ \t]?)?[ \t]*HTTP\/\d(?:\.\d)?[ \t]+(\d{3})(?:[ \t]+([^\n]*))?$/;
const REQUEST_LINE =
  /^[ \t]*(>?)[ \t]?(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|CONNECT)[ \t]+(\S+)(?:[ \t]+HTTP\/\d(?:\.\d)?)[ \t]*$/;
const HEADER_LINE = /^[ \t]*(?:[<>][ \t]?)?[ \t]*([A-Za-z][A-Za-z0-9-]*|:[a-z]+):[ \t]*([^\n]*)$/;
const CURL_COMMAND =
  /^(?:[^\n{}"']{0,80}?[$%#>~\u279c\u276f][ \t]*[\w~/.-]{0,40}[ \t]+|[ \t]*[$%#>]?[ \t]*)(?:\w+=\S+[ \t]+)?(?:(?:curl|wget)(?:\.exe)?[ \t]+(?:-|["']?https?:|["']?[\w.-]+[.:][\w/])|(?:https?|xh|httpie)[ \t]+(?:-|GET\b|POST\b|PUT\b|PATCH\b|DELETE\b|["']?https?:|["']?[\w-]+\.[\w.-]+[/\s]|:))/;
/** `--2020-04-06 23:54:37--  https://…`: how wget begins. */
const WGET_START = /^--\d{4}-\d{2}-\d{2} [\d:]+--[ \t]+(https?:\/\/\S+)/;
/** What curl and a shell leave behind the last byte of a body that does not end its line. */
const GLUED =
  /(?:\*[ \t]+(?:Connection #\d+ to host|Closing connection|TLSv1|Curl_http_done)[^\n]*|(?:curl: \(\d+\))[^\n]*|(?<=[}\]>\w])[\w.-]+@[\w.-]+:[^\n$#]{0,80}[$#][^\n]*|%[ \t]*)$/gm;
const URL_IN_COMMAND = /https?:\/\/[^\s"'`\\]+/;
/** What curl says beside the answer: `* Connected to …`, `{ [5 bytes data]`, `} [12 bytes data]`. */
const CURL_NOTE = /^(?:\*|[{}] \[\d+ bytes data\])/;
const PROGRESS = /^[ \t]*(?:% Total|Dload|[ \d.kMG]+(?:[ \t]+[\d.kMG:-]+){8,}|--:--:--)/;
const CONNECTED =
  /^\*\s+(?:Connected to\s+|h2h3 \[:authority:\s*|\[HTTP\/\d\] \[\d+\] \[:authority:\s*)([A-Za-z0-9.-]+)/;
/** What `wget` and `curl -v` say between a redirect and the next answer. */
const REDIRECTED = /^(?:Location: |Connecting to |Reusing existing|--\d{4}-)/;
/** A curl error ends the answer. */
const CURL_ERROR = /^curl: \(\d+\)/;

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

/** The beginning of a key in a request: lower-case words up to the last separator before the secret part. */
const KEY =
  /(?:\bBearer[ \t]+|\b(?:x-)?(?:api-?)?key["']?[ \t]*[:=][ \t]*["']?)((?:[a-z]{2,8}[_-]){1,3})(?=[A-Za-z0-9_-]{8})/gi;

function keysIn(text: Text, start: number, end: number): Reading[] {
  return [...text.value.slice(start, end).matchAll(KEY)].map((found) => {
    const prefix = found[1] as string;
    const at = start + found.index + found[0].length - prefix.length;
    return reading(prefix, 'key of the request', text, at, at + prefix.length);
  });
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

interface Asked {
  url: Frame['url'];
  keys: Reading[];
  next: number;
  /** A command line: what follows is its answer even without a status line. */
  isCommand: boolean;
  /** The headers of a request that nothing answers: a webhook's delivery is the message itself. */
  delivery: Header[] | null;
}

function readRequest(text: Text, lines: Line[], from: number): Asked | null {
  const line = lines[from] as Line;
  if (CURL_COMMAND.test(line.value)) {
    let next = from + 1;
    while (next < lines.length && (lines[next - 1] as Line).value.trimEnd().endsWith('\\')) next += 1;
    const end = (lines[next - 1] as Line).end;
    const found = URL_IN_COMMAND.exec(text.value.slice(line.start, end));
    const start = line.start + (found?.index ?? 0);
    const url = found === null ? null : reading(found[0], 'command line', text, start, start + found[0].length);
    return { url, keys: keysIn(text, line.start, end), next, isCommand: true, delivery: null };
  }
  const wget = WGET_START.exec(line.value);
  if (wget !== null) {
    const url = wget[1] as string;
    const start = line.start + line.value.indexOf(url);
    return {
      url: reading(url, 'command line', text, start, start + url.length),
      keys: [],
      next: from + 1,
      isCommand: false,
      delivery: null,
    };
  }
  const connected = CONNECTED.exec(line.value);
  if (connected !== null && from + 1 < lines.length) {
    const host = connected[1] as string;
    if (!host.includes('.')) return null;
    const start = line.start + line.value.indexOf(host);
    return {
      url: reading(`https://${host}`, 'connection', text, start, start + host.length),
      keys: [],
      next: from + 1,
      isCommand: false,
      delivery: null,
    };
  }
  const asked = REQUEST_LINE.exec(line.value);
  if (asked === null) return null;
  let next = from + 1;
  let host: string | null = null;
  const headers: Header[] = [];
  while (next < lines.length && HEADER_LINE.test((lines[next] as Line).value)) {
    const header = HEADER_LINE.exec((lines[next] as Line).value) as RegExpExecArray;
    if (/^(?:host|:authority)$/i.test(header[1] as string)) host = (header[2] as string).trim();
    headers.push(readHeader(text, lines[next] as Line, header));
    next += 1;
  }
  // The request's own body, up to the answer: not part of any failure.
  let answer = next;
  while (answer < lines.length && answer < next + 400 && !STATUS_LINE.test((lines[answer] as Line).value)) answer += 1;
  const isAnswered = answer < lines.length && STATUS_LINE.test((lines[answer] as Line).value);
  const bodyStart = next;
  if (isAnswered) next = answer;
  const delivery = isAnswered || headers.length === 0 || asked[1] !== '' || asked[2] !== 'POST' ? null : headers;
  if (delivery !== null) return { url: null, keys: [], next: bodyStart, isCommand: false, delivery };
  const target = asked[3] as string;
  const url = /^https?:/.test(target) ? target : host === null ? null : `https://${host}${target}`;
  const headersEnd = (lines[next - 1] as Line).end;
  return {
    url: url === null ? null : reading(url, 'request line', text, line.start, line.end),
    keys: keysIn(text, line.start, headersEnd),
    next,
    isCommand: false,
    delivery: null,
  };
}

function readAnswer(text: Text, lines: Line[], from: number, request: Request): { find: Find; next: number } {
  const line = lines[from] as Line;
  const found = STATUS_LINE.exec(line.value) as RegExpExecArray;
  const frame = emptyFrame('http');
  const digits = line.start + line.value.indexOf(found[1] as string, line.value.indexOf('/') + 2);
  frame.status = reading(Number(found[1]), 'status line', text, digits, digits + 3);
  frame.url = request.url;
  frame.keys = request.keys;
  const decorated = /^[ \t]*[<*]/.test(line.value);
  let at = from + 1;
  for (; at < lines.length; at += 1) {
    const current = lines[at] as Line;
    if (STATUS_LINE.test(current.value)) break;
    const header = HEADER_LINE.exec(current.value);
    if (header !== null) frame.headers.push(readHeader(text, current, header));
    else if (/^[ \t]*<?[ \t]*$/.test(current.value)) {
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
  return { find: { start: begin, end, frames: [frame] }, next: lineAfter(lines, end, body.next) };
}

/** Where the structure of a body ends in the text; what stands behind it is for other forms. */
function originEnd(body: { text: Text; next: number }, frame: Frame, lines: Line[]): number {
  const last = (lines[body.next - 1] as Line).end;
  return Math.max(
    last - (body.text.value.length - (frame.body?.under === '' ? frame.body.node.end : body.text.value.length)),
    0,
  );
}

function lineAfter(lines: Line[], end: number, atMost: number): number {
  const next = lines.findIndex((line) => line.start >= end);
  return next < 0 ? atMost : Math.min(next, atMost);
}

function readHeader(text: Text, line: Line, found: RegExpExecArray): Header {
  const value = (found[2] as string).trim();
  const start = line.end - (found[2] as string).trimStart().length;
  return {
    name: (found[1] as string).toLowerCase(),
    value,
    span: reading('', '', text, start, start + value.length).span,
  };
}

/** Everything up to the next exchange, without what curl says in between. */
function readBody(text: Text, lines: Line[], from: number, decorated: boolean): { text: Text; next: number } {
  let at = from;
  const noise: Line[] = [];
  for (; at < lines.length; at += 1) {
    const { value } = lines[at] as Line;
    if (STATUS_LINE.test(value) || REQUEST_LINE.test(value) || CURL_COMMAND.test(value) || CURL_ERROR.test(value))
      break;
    if (/^[ \t]*(?:```|~~~)/.test(value)) break;
    if ((decorated && CURL_NOTE.test(value)) || PROGRESS.test(value)) noise.push(lines[at] as Line);
  }
  if (from >= at) return { text: slice(text, text.value.length, text.value.length), next: at };
  const start = (lines[from] as Line).start;
  const end = (lines[at - 1] as Line).end;
  return { text: unglued(without(slice(text, start, end), noise, start)), next: at };
}

function unglued(body: Text): Text {
  if (!/[*%$#]|curl: \(/.test(body.value)) return body;
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
