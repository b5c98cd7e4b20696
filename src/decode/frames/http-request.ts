import type { Text } from '../text.js';
import { type Frame, type Header, type Reading, reading } from './form.js';
import type { Line } from './lines.js';

/** `HTTP/1.1 402 Payment Required`, also as `curl -v`, `wget -S` and HTTPie decorate it. */
export const STATUS_LINE = /^[ \t]{0,40}(?:[<*|][ \t]{0,4})?HTTP\/\d(?:\.\d)?[ \t]+(\d{3})(?:[ \t]+([^\n]*))?$/;
export const REQUEST_LINE =
  /^[ \t]{0,40}(>?)[ \t]?(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|CONNECT)[ \t]+(\S+)(?:[ \t]+HTTP\/\d(?:\.\d)?)[ \t]*$/;
export const HEADER_LINE = /^[ \t]{0,40}(?:[<>][ \t]{0,4})?([A-Za-z][A-Za-z0-9-]*|:[a-z]+):[ \t]*([^\n]*)$/;
export const CURL_COMMAND =
  /^(?:[^\n{}"']{0,80}?[$%#>~\u279c\u276f][ \t]{0,4}[\w~/.-]{0,40}[ \t]{1,4}|[ \t]{0,40}(?:[$%#>][ \t]{0,4})?)(?:\w{1,40}=\S{1,200}[ \t]{1,4})?(?:(?:curl|wget)(?:\.exe)?[ \t]+(?:-|["']?https?:|["']?[\w.-]+[.:][\w/])|(?:https?|xh|httpie)[ \t]+(?:-|GET\b|POST\b|PUT\b|PATCH\b|DELETE\b|["']?https?:|["']?[\w-]+\.[\w.-]+[/\s]|:))/;
/** `--2020-04-06 23:54:37--  https://…`: how wget begins. */
export const WGET_START = /^--\d{4}-\d{2}-\d{2} [\d:]+--[ \t]+(https?:\/\/\S+)/;
const URL_IN_COMMAND = /https?:\/\/[^\s"'`\\]+/;
/** `curl example.com/path`: without a scheme. */
const HOST_IN_COMMAND = /\b(?:curl|wget)[ \t]+(?:-[a-zA-Z]{1,3}[ \t]+)?([\w-]+(?:\.[\w-]+)+(?:\/\S{0,400})?)/;
const CONNECTED =
  /^\*\s+(?:Connected to\s+|h2h3 \[:authority:\s*|\[HTTP\/\d\] \[\d+\] \[:authority:\s*)([A-Za-z0-9.-]+)/;

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

/** What was asked, as far as the text shows it. */
export interface Asked {
  url: Frame['url'];
  keys: Reading[];
  next: number;
  /** A command line: what follows is its answer even without a status line. */
  isCommand: boolean;
  /** The headers of a request that nothing answers: a webhook's delivery is the message itself. */
  delivery: Header[] | null;
}

/** Reads a request that starts on a line: a command, a request line with its headers, a connection. */
export function readRequest(text: Text, lines: Line[], from: number): Asked | null {
  const line = lines[from] as Line;
  if (CURL_COMMAND.test(line.value)) {
    let next = from + 1;
    while (next < lines.length && (lines[next - 1] as Line).value.trimEnd().endsWith('\\')) next += 1;
    const end = (lines[next - 1] as Line).end;
    const command = text.value.slice(line.start, end);
    const found = URL_IN_COMMAND.exec(command) ?? HOST_IN_COMMAND.exec(command);
    const start = line.start + (found?.index ?? 0);
    const target = found === null ? '' : found[0].startsWith('http') ? found[0] : `http://${found[1]}`;
    const url = found === null ? null : reading(target, 'command line', text, start, start + found[0].length);
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

export function readHeader(text: Text, line: Line, found: RegExpExecArray): Header {
  const value = (found[2] as string).trim();
  const start = line.end - (found[2] as string).trimStart().length;
  return {
    name: (found[1] as string).toLowerCase(),
    value,
    span: reading('', '', text, start, start + value.length).span,
  };
}
