import type { Text } from '../text.js';
import { isReasonPhrase } from '../vocabulary.js';
import { emptyFrame, type Find, type Form, type Frame, reading } from './form.js';
import { type Line, linesOf } from './lines.js';

/** `402 Client Error`, `status code 402`, `HTTP 402`, `Error code: 429 -`: a status in a sentence, never a bare number. */
const STATUS_PHRASES: readonly RegExp[] = [
  /\bHTTP(?:\/\d(?:\.\d)?)?[ \t]*(?:status|error|code|response|exception)*[ \t]*(?:code|status)?[ \t]*[:=#(]*[ \t]*([1-5]\d\d)\b/i,
  /\bstatus(?:[ _-]?code)?(?:[ \t]*(?:of|is|was|:|=|=>|code))*[ \t]*["'[(]*([1-5]\d\d)\b/i,
  /\b(?:error|response|return|result|exit|err)[ _-]?code(?:[ \t]*(?:of|is|was|:|=))*[ \t]*["'[(]*([45]\d\d)\b/i,
  /\b(?:error|failed|failure|exception|responded|returned|response|answered|replied|rejected|got|received|code|with)(?:[ \t]+(?:with|by|an?|the|http|status|code|error|server|api))*[ \t]*[:=(#[-]*[ \t]*([45]\d\d)\b(?![.\d:]|[ \t]*(?:ms|s|tokens|bytes|characters|chars|px|items|requests|lines|%))/i,
  /\b([45]\d\d)[ \t]+(?:Client|Server)[ \t]+Error\b/i,
  /\b([45]\d\d)[ \t]*(?:[-:,(][ \t]*)?(?:status code|error|response)\b/i,
];
const STATUS_WITH_PHRASE = /\b([1-5]\d\d)[ \t]*(?:[-:,([][ \t]*)?([A-Z][A-Za-z-]+(?:[ \t]+[A-Z][A-Za-z-]+){0,4})/g;
const LONE_STATUS = /^[ \t>#*-]*(?:HTTP[ \t/:]*)?([1-5]\d\d)[ \t.:;!-]*$/i;
const LEADING_STATUS = /^(?:[A-Za-z_.]*(?:Error|Exception)[:\]]?[ \t]+)?\[?([45]\d\d)\]?[ \t]+(?:["'{]|[A-Z])/;

const EXCEPTION = /(?:^|[\s([|])((?:[A-Za-z_$][\w$]*[.:]{1,2})*[A-Z][\w$]*(?:Error|Exception|Failure|Fault|Timeout|Timedout|Refused))(?::[ \t]*|\b)([^\n]*)/;
const CURL_ERROR = /\bcurl: \((\d{1,3})\)[ \t]*([^\n]*)/;
const ERRNO =
  /\b(E(?:NOTFOUND|AI_AGAIN|AI_NODATA|AI_NONAME|CONN(?:REFUSED|RESET|ABORTED)|TIMEDOUT|PIPE|HOSTUNREACH|NETUNREACH|NETDOWN|HOSTDOWN|PROTO|ADDRNOTAVAIL|SOCKETTIMEDOUT)|UND_ERR_[A-Z_]+|CERT_[A-Z_]{4,}|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_[A-Z_]{6,}|ERR_(?:TLS|SSL|NETWORK|CANCELED|CERT|NAME|CONNECTION|INTERNET|PROXY|TUNNEL|ADDRESS|EMPTY|TIMED|SOCKET|HTTP2|STREAM|INVALID_URL|FR_TOO_MANY)[A-Z0-9_]*)\b/;
const REQUEST_ID =
  /(?:\b(?:x-)?(?:request|req|trace|correlation|log|ray|operation)[ _-]?id\b|\bcf-ray\b|\bx-azure-ref\b)["'`*]{0,3}[ \t]*(?:is|was|:|=|=>|#|\()?[ \t]*["'`*([]{0,3}([A-Za-z0-9][\w.:/+=-]{5,127}[\w=])/i;
const URL_ASKED =
  /(?:\b(?:GET|POST|PUT|PATCH|DELETE|HEAD)\b["']?[ \t]+["'`(]*|\burl["']?[ \t]*[:=]?[ \t]*["'`(]*|\b(?:to|from|at|for|calling|fetch(?:ing)?|request(?:ing)?|endpoint|uri|post|get)\b[: \t]*["'`(<]*)(https?:\/\/[^\s"'`<>)\]}]+)/i;
const CODE_WORD = /(?<![\w./:@-])([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[a-z]+(?:_[a-z0-9]+)+)(?![\w./@-])/;

/** How many lines one fragment may span, and how many lines of a long text are looked at. */
const SHORT = 12;

/** Sentences outside any structure: statuses in prose, exceptions, curl's own errors, a code or a message alone. */
export const words: Form = {
  name: 'text',
  find(text) {
    const lines = linesOf(text.value).filter(({ value }) => value.trim() !== '');
    const isShort = lines.length <= SHORT;
    const finds: Find[] = [];
    for (const line of lines) {
      const frame = readLine(text, line, isShort);
      if (frame === null) continue;
      finds.push({ start: line.start, end: line.end, frames: [frame] });
    }
    return finds;
  },
};

function readLine(text: Text, line: Line, isShort: boolean): Frame | null {
  const frame = emptyFrame('text');
  const at = (index: number, length: number): [Text, number, number] => [text, line.start + index, line.start + index + length];
  const status = statusIn(line.value);
  if (status !== null) frame.status = reading(status.value, 'text', ...at(status.index, 3));
  const curl = CURL_ERROR.exec(line.value);
  if (curl !== null) {
    frame.transport = reading(`curl ${curl[1]}`, 'curl error', ...at(curl.index, curl[0].length));
    if (curl[2] !== '') frame.said.push(reading((curl[2] as string).trim(), 'curl error', ...at(curl.index + curl[0].length - (curl[2] as string).length, (curl[2] as string).length)));
  }
  const errno = ERRNO.exec(line.value);
  if (errno !== null) frame.transport ??= reading(errno[1] as string, 'text', ...at(errno.index, errno[0].length));
  const exception = EXCEPTION.exec(line.value);
  if (exception !== null) {
    const name = exception[1] as string;
    frame.exceptions.push(reading(name, 'exception', ...at(exception.index + exception[0].indexOf(name), name.length)));
    const rest = (exception[2] as string).trim();
    if (rest !== '') frame.said.push(reading(rest, 'exception', ...at(line.value.lastIndexOf(rest), rest.length)));
  }
  const id = REQUEST_ID.exec(line.value);
  if (id !== null && /\d/.test(id[1] as string)) frame.requestId = reading(id[1] as string, 'text', ...at(id.index + id[0].length - (id[1] as string).length, (id[1] as string).length));
  const url = URL_ASKED.exec(line.value);
  if (url !== null) {
    const value = (url[1] as string).replace(/[.,;:!]+$/, '');
    frame.url = reading(value, 'text', ...at(url.index + url[0].indexOf(value), value.length));
  }
  const speaks = frame.status !== null || frame.transport !== null || frame.exceptions.length > 0 || frame.requestId !== null;
  if (speaks || isShort) sayInto(frame, text, line);
  return speaks || isShort || frame.url !== null ? frame : null;
}

/** What the line says, as a whole and without what stands before the first colon or dash. */
function sayInto(frame: Frame, text: Text, line: Line): void {
  const say = (value: string): void => {
    const said = value.trim();
    if (said.length < 2 || said.length > 2000 || frame.said.some((each) => each.value === said)) return;
    const start = line.start + line.value.indexOf(said);
    frame.said.push(reading(said, 'text', text, start, start + said.length));
  };
  say(line.value);
  const rest = line.value.replace(/^[^:]{0,60}:[ \t]+/, '');
  if (rest !== line.value) say(rest);
  const code = CODE_WORD.exec(line.value);
  if (code !== null) say(code[1] as string);
}

function statusIn(line: string): { value: number; index: number } | null {
  const alone = LONE_STATUS.exec(line) ?? LEADING_STATUS.exec(line);
  if (alone !== null) return { value: Number(alone[1]), index: alone[0].indexOf(alone[1] as string) + alone.index };
  for (const phrase of STATUS_PHRASES) {
    const found = phrase.exec(line);
    if (found !== null) {
      const digits = found[1] as string;
      return { value: Number(digits), index: found.index + found[0].lastIndexOf(digits) };
    }
  }
  for (const found of line.matchAll(STATUS_WITH_PHRASE)) {
    const spoken = (found[2] as string).split(/[ \t]+/);
    for (let count = spoken.length; count > 0; count -= 1) {
      if (isReasonPhrase(spoken.slice(0, count).join(' '))) return { value: Number(found[1]), index: found.index };
    }
  }
  return null;
}
