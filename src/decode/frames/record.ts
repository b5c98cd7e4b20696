import type { Role } from '../../model.js';
import type { ObjectNode, Pair } from '../node.js';
import { isReasonPhrase, statusOfPhrase } from '../reason-phrases.js';
import type { Text } from '../text.js';
import { rankOf } from '../vocabulary.js';
import { frameOf } from './dump.js';
import { type Find, type Form, type Frame, reading } from './form.js';
import { type Line, linesOf } from './lines.js';

/** `Status: 401`, `- **Message:** You did not…`: a name and what it has. */
const FIELD =
  /^[ \t]*(?:[-*\u2022][ \t]+)?["'*_]{0,3}([A-Za-z][\w .-]{1,30}?)["'*_]{0,3}[ \t]*[:=][*_]{0,3}[ \t]+["'`]?(.*?)["'`]?[ \t]*[,})\]]{0,3}[ \t]*$/;
/** `code - 32`: only the names that begin no sentence. */
const DASHED = /^[ \t]*(message|code|status|errorCode|error_code)[ \t]+-[ \t]+(\S.*?)[ \t]*$/;
const STAMP = /^\d{4}[-/]\d{2}[-/]\d{2}[ T]\d{2}:\d{2}:\d{2}\S{0,8}[ \t]+(?=\S)/;
/** A name that has nothing: the record goes on below it. */
const EMPTY_FIELD =
  /^[ \t]*(?:[-*\u2022][ \t]+)?["'*_]{0,3}(?:code|param|type|reason|details?|target|request[ _-]?id)["'*_]{0,3}[ \t]*[:=][*_]{0,3}[ \t]*$/i;
/** Parts of which a record shows at least two: one alone may be any sentence with a colon. */
const TELLING: readonly Role[] = ['status', 'code', 'type', 'message', 'request-id'];

/** Records of one name and value a line, as reports and YAML have them. */
export const record: Form = {
  name: 'record',
  find(text) {
    const finds: Find[] = [];
    let run: Pair[] = [];
    const flush = (): void => {
      const [first, last] = [run[0], run.at(-1)];
      if (first !== undefined && last !== undefined && isTelling(run)) {
        const node: ObjectNode = {
          kind: 'object',
          pairs: run,
          name: null,
          start: first.keyStart,
          end: last.value.end,
          cut: false,
        };
        finds.push({ start: node.start, end: node.end, frames: [readRecord(node, text)] });
      }
      run = [];
    };
    for (const line of linesOf(text.value)) {
      const pair = fieldOf(line);
      if (pair !== null) run.push(pair);
      else if (run.length === 0 || !EMPTY_FIELD.test(line.value)) flush();
    }
    flush();
    return finds;
  },
};

function fieldOf(line: Line): Pair | null {
  const found = line.value.length > 2000 ? null : (FIELD.exec(line.value) ?? DASHED.exec(line.value));
  if (found === null) return null;
  const [, key, given] = found as unknown as [string, string, string];
  // What is bold was set apart by the reporter.
  const value = given.replace(STAMP, '').replace(/^\*\*(?=[^*]+\*\*$)|\*\*$/g, '');
  const start = line.start + line.value.indexOf(key);
  const at = line.start + line.value.lastIndexOf(value);
  return { key, keyStart: start, value: { kind: 'string', value, start: at, end: at + value.length, cut: false } };
}

const HEADER_NAME = /^[A-Za-z]+(?:-[A-Za-z]+)+$/;

/** `Error: …` begins any sentence. */
function isTelling(run: readonly Pair[]): boolean {
  const telling = run.filter(
    ({ key }) =>
      !/^err(?:or)?s?$/i.test(key) &&
      (/^(?:field|resource)$/.test(key) || TELLING.some((role) => rankOf(role, key) !== null)),
  );
  const headers = run.filter(({ key }) => HEADER_NAME.test(key));
  // Ids alone are the end of what a sentence above them says.
  if (headers.length === 0 && telling.every(({ key }) => rankOf('request-id', key) !== null)) return false;
  return telling.length >= 2 || (telling.length > 0 && headers.length > 2);
}

/** `404-NotAuthorizedOrNotFound` */
const STATUS_AND_CODE = /^[45]\d\d-[A-Z][A-Za-z]+$/;
const HOST = /^(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}$/i;

/** The number of a failure, in front of what it says: `AADSTS50011: The redirect URI …`. */
const NUMBERED = /^[A-Z]{3,8}-?\d{4,7}$/;

/** A record of a browser or a tool names headers and the address beside the rest. */
function readRecord(node: ObjectNode, text: Text): Frame {
  const frame = frameOf('record', { node, text, under: '' });
  for (const { key, value } of node.pairs) {
    const words = value.kind === 'string' ? value.value : '';
    const place = [text, value.start, value.end] as const;
    if (NUMBERED.test(key)) {
      frame.codes.push(reading(key, 'record', text, value.start, value.end));
      frame.said.push(reading(words, 'exception', ...place));
    } else if (/^(?:request )?ur[il]$/i.test(key) && /^https?:/.test(words))
      frame.url ??= reading(words, 'record', ...place);
    else if (/^host(?:name)?$/i.test(key) && HOST.test(words))
      frame.url ??= reading(`https://${words}`, 'record', ...place);
    else if (/^(?:error|status)$/i.test(key) && STATUS_AND_CODE.test(words)) {
      const [status, code] = words.split('-') as [string, string];
      frame.status ??= reading(Number(status), 'record', ...place);
      frame.codes.push(reading(code, 'record', ...place));
    } else if (
      (rankOf('status', key) !== null || /^error[ _]?type$/i.test(key)) &&
      /^(?:http_status_)?[1-5]\d\d\b/.test(words)
    )
      statusInto(frame, words, place);
    else if (rankOf('status', key) !== null && (statusOfPhrase(words) ?? 0) >= 400)
      frame.status ??= reading(statusOfPhrase(words) as number, 'record', ...place);
    else if (HEADER_NAME.test(key))
      frame.headers.push({ name: key.toLowerCase(), value: words, span: reading('', '', ...place).span });
  }
  // The lines of an exchange as a browser shows them: the answer itself stands below.
  const isExchange = (frame.status !== null && frame.url !== null) || frame.headers.length > 2;
  const tells = node.pairs.some(({ key }) => rankOf('message', key) !== null || rankOf('code', key) === 0);
  return isExchange && !tells ? { ...frame, body: null } : frame;
}

/** `403 (This request is not authorized …)`: the status with a reason that is a sentence. */
function statusInto(frame: Frame, words: string, place: readonly [Text, number, number]): void {
  frame.status ??= reading(Number(/\d{3}/.exec(words)?.[0]), 'record', ...place);
  const reason = /^\d{3} \(([^)\n]{12,})\)?$/.exec(words)?.[1];
  // One word is the code: `Status: 404 (DeploymentNotFound)`.
  if (reason !== undefined && /^[A-Z][A-Za-z]+$/.test(reason)) frame.codes.push(reading(reason, 'record', ...place));
  else if (reason !== undefined && !isReasonPhrase(reason)) frame.said.push(reading(reason, 'record', ...place));
}
