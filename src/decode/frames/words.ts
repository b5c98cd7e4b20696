import { apiWords } from '../api-words.js';
import { calledIn } from '../called-in.js';
import { codeLastIn } from '../chain.js';
import { isAccount, isClientsOwn, isTold, isWondering } from '../clients-own.js';
import { codedIn } from '../code-in.js';
import { faultIn } from '../fault-in.js';
import { labelsIn } from '../labels.js';
import { namedIn } from '../named.js';
import { isReasonPhrase } from '../reason-phrases.js';
import { requestIdIn } from '../request-id.js';
import { statusIn } from '../status-in.js';
import { isStatusTalk } from '../status-talk.js';
import type { Text } from '../text.js';
import { sayBeside } from './beside.js';
import { emptyFrame, type Find, type Form, type Frame, LOOSE, reading } from './form.js';
import { CALM, chainInto, frontInto, lastInto } from './last-into.js';
import { type Line, linesOf } from './lines.js';
import { argumentsInto, tellInto } from './told.js';

const EXCEPTION =
  /(?:^|[\s([|`"'*\]\uff1a\uff0c])(?:((?:[A-Za-z_$][\w$]*(?:[.:]{1,2}|\\))*[A-Z][\w$]*(?:Error|Exception|Failure|Fault|Timeout|Timedout|Refused)|[\w.\\:]{0,80}\b(?:[Ee]rrors?|[Ee]xceptions?)(?:\.|\\|::)[A-Z]\w*(?=:|' with message ')|(?:[A-Za-z_]\w{0,60}(?:\.|\\|::)){1,6}(?:Error|Exception)(?=:))(:[ \t]*|[ \t]+\[\w+\]:[ \t]*|[ \t]+-[ \t]+|\b)|(Error|Exception):[ \t]+)([^\n]*)/;
const INNER_CLASS = /^(?:[A-Za-z_$][\w$]*\.){0,6}([A-Z][\w$]*(?:Error|Exception)): /;
const CURL_ERROR = /curl: \((\d{1,3})\)[ \t]*([^\n]*)|\bcURL error (\d{1,3}): ([^\n(]*)/;
const CODE_WORD = /(?<![\w./:@-])([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[a-z]+(?:_[a-z0-9]+)+)(?![\w./@-])/;

/** Lines of a stack, and the source lines that tracebacks quote. */
export const STACK =
  /^[ \t]*(?:at[ \t]+\S.*[(:]\S*\d+\)?[ \t]*\{?[ \t]*|at \S.* in \S+\.php line \d+|in \S+\.php line \d+|Additionally, a \d{3} .* error was encountered while trying to use an ErrorDocument.*|at[ \t]+(?:async[ \t]+)?[\w$.<>[\] ]+|File ".*", line \d+.*|[~^\u2500-\u257f|\s]+|(?:raise|throw|return|reject|await|except|self\.|const |var |let |from |import )\b.*[({;].*|.*\bnew \w+(?:Error|Exception)\(.*|\.\.\. \d+ more|#\d+ \/?\S.*|from \S+:\d+:in .*|Traceback \(most recent call last\).*|During handling of the above.*|The above exception was.*|Node\.js v\d.*|Process (?:finished|completed|exited) with (?:exit )?code.*|npm (?:ERR!|error) \d{3} (?:In most cases, you or|a package version that|on a server you do not).*|npm (?:ERR!|error) A complete log of.*|-{2,}>[ \t]*\d+[ \t].*|[ \t]+\d{1,4}[ \t]{2,}\S.*|[ \t\u2771>]*\d{1,4}[ \t]+[\u2502|].*|[\w@./-]+\.\w{1,4}:\d+:in [`'][^`'\n]*['`]?|except .*:)$/;
/** Behind a line of a program, on the same line, the exception it ended in. */
export const SPEAKS_LAST = /curl: \(\d|[a-z_]\w*\.[A-Z]\w*(?:Error|Exception): /;
/** In a long text only lines with a number, a name of an error or an address can say anything. */
const MANY = 2000;
const MAY_SPEAK = /\d{3}|error|exception|fail|fault|timeout|refused|E[A-Z_]{4}|https?:|\bid\b/i;
/** The time in front of a line of a log. */
const STAMP = /^\[?\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}[.,\dZ+:-]{0,12}\]?[ \t]*/;
/** A header of an answer that stands alone. */
const HEADER_ALONE =
  /^[ \t]*(www-authenticate|retry-after|x-request-id|request-id|cf-ray|(?:x-)?ratelimit(?:-[a-z-]+)?|x-rate-limit-[a-z-]+):[ \t]*(\S[^\n]*)$/i;

/** A line behind which the API's own words stand on the next. */
const OPENS =
  /^[ \t]*! |\b(?:status|error|code|HTTP)\b[^\n]{0,20}\b[45]\d\d\b[^\n]{0,200}:[ \t]*$|\b[Ee]rrors?:[ \t]*$|^[ \t]*(?:[45]\d\d )?[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){0,3}[ \t]*$/;
/** `Acme::CardError in CheckoutController#create`: a page or a report of Rails; the sentence stands below. */
const RAISED_IN =
  /^[ \t*#]*(?:[A-Z]\w{0,60}::){0,6}\w{1,60}(?:Error|Exception)\*{0,2} in \*{0,2}[\w:/]{1,120}#\w+\W{0,4}$/;
const INTRODUCES =
  /\b(?:returned|responded with|answered with|replied with|said) the following(?: \w+)?:[ \t]*$|^For more information check: https?:\S+$/i;

/** A header that names the error, among others on one line. */
const ERROR_HEADER = /\bx-(?:amzn-error-?type|ms-error-code)["']?[ \t]*[:=|][ \t]*["']?([A-Za-z]\w+)/i;

/** How many lines one fragment may span, and how many lines of a long text are looked at. */
const SHORT = 12;
/** In a text of so few lines one that hands a complaint on is the failure it was pasted for. */
const FEW = 40;
/** How much of a line is looked at: what a sentence says, it says at its beginning. */
const LONGEST_LINE = 8000;

/** Sentences outside any structure: statuses in prose, exceptions, curl's own errors, a code or a message alone. */
export const words: Form = {
  name: 'text',
  find(text) {
    let isOpen = false;
    let end = 0;
    const all = linesOf(text.value).filter(({ value }) => value.trim() !== '');
    const isLong = all.length > MANY;
    // Of a program that is shown with its lines numbered an empty one is a number alone.
    const isListing = /^[ \t]*-{1,}>[ \t]*\d{1,4}[ \t]+\S/m.test(text.value);
    const lines = all.filter(
      ({ value }) =>
        (!isLong || MAY_SPEAK.test(value)) &&
        !(isListing && /^[ \t]+\d{1,4}[ \t]*$/.test(value)) &&
        (!STACK.test(value.slice(0, LONGEST_LINE).replace(STAMP, '')) ||
          SPEAKS_LAST.test(value.slice(0, LONGEST_LINE))),
    );
    const isShort = lines.length <= SHORT;
    const finds: Find[] = [];
    for (const line of lines) {
      if (INTRODUCES.test(line.value)) {
        end = line.end;
        isOpen = true;
        continue;
      }
      // What stands far below, or outside the fence, is the reporter's.
      if (isOpen && newlines(text.value, end, line.start) > 2) isOpen = false;
      end = line.end;
      const frame = readLine(text, line, isShort || isOpen, lines.length <= FEW);
      if (frame === null) continue;
      if (isOpen && (isWondering(line.value) || CALM.test(line.value.slice(0, 160)))) isOpen = false;
      if (isOpen && frame.exceptions.length === 0) answerBelow(frame, text, line);
      phraseBelow(frame, finds.at(-1), text, line);
      // The class and its status are on one line, what the API said on the next.
      isOpen =
        ((frame.status !== null && (frame.exceptions.length > 0 || OPENS.test(line.value))) ||
          RAISED_IN.test(line.value)) &&
        !frame.said.some(({ at, value }) => at === 'exception' && !isAccount(value) && !isStatusTalk(value)) &&
        // With the code and the id of the call everything was told.
        (frame.codes.length === 0 || frame.requestId === null);
      finds.push({ start: line.start, end: line.end, frames: [frame] });
    }
    return finds;
  },
};

/** `Forbidden` alone below a line that knows another status: what was answered, and no status of its own. */
function phraseBelow(frame: Frame, above: Find | undefined, text: Text, line: Line): void {
  const known = above?.frames[0]?.status ?? null;
  const words = line.value.trim();
  if (
    above === undefined ||
    known === null ||
    !isReasonPhrase(words) ||
    newlines(text.value, above.end, line.start) > 1
  )
    return;
  if (known.value === frame.status?.value) return;
  frame.status = null;
  const start = line.start + line.value.indexOf(words);
  frame.said.unshift(reading(words, 'exception', text, start, start + words.length));
}

function newlines(source: string, from: number, to: number): number {
  return source.slice(from, to).split('\n').length - 1;
}

function readLine(text: Text, given: Line, isShort: boolean, isFew: boolean): Frame | null {
  const line = given.value.length > LONGEST_LINE ? { ...given, value: given.value.slice(0, LONGEST_LINE) } : given;
  const frame = emptyFrame('text');
  const at = (index: number, length: number): [Text, number, number] => [
    text,
    line.start + index,
    line.start + index + length,
  ];
  const status = statusIn(line.value);
  if (status !== null) frame.status = reading(status.value, 'text', ...at(status.index, status.length));
  const curl = CURL_ERROR.exec(line.value);
  if (curl !== null) {
    const number = curl[1] ?? curl[3] ?? '';
    const words = curl[2] ?? curl[4] ?? '';
    frame.transport = reading(`curl ${number}`, 'curl error', ...at(curl.index, curl[0].length));
    // 22 is curl's own word for any status of 400 and above.
    if (words !== '' && number !== '22')
      frame.said.push(
        reading(words.trim(), 'curl error', ...at(curl.index + curl[0].length - words.length, words.length)),
      );
  }
  const fault = faultIn(line.value);
  if (fault !== null) frame.transport ??= reading(fault.value, 'text', ...at(fault.index, fault.length));
  const exception = EXCEPTION.exec(line.value);
  if (exception !== null) {
    const name = (exception[1] ?? exception[3]) as string;
    frame.exceptions.push(reading(name, 'exception', ...at(exception.index + exception[0].indexOf(name), name.length)));
    // `Error: FetchError: …`: a class that says nothing, around the one that does.
    const inner = exception[3] === undefined ? null : INNER_CLASS.exec(exception[4] as string)?.[1];
    if (inner != null)
      frame.exceptions.push(reading(inner, 'exception', ...at(line.value.indexOf(inner), inner.length)));
    // Without a colon what follows is no message of the exception.
    const rest = exception[2] === '' ? '' : apiWords(exception[4] as string);
    if (rest !== '' && !/^Traceback \(most recent/.test(rest))
      frame.said.push(reading(rest, 'exception', ...at(line.value.lastIndexOf(rest), rest.length)));
  }
  const id = requestIdIn(line.value);
  if (id !== null) frame.requestId = reading(id.id, 'text', ...at(id.index, id.id.length));
  const isCall = argumentsInto(frame, line, text);
  const named = namedIn(line.value);
  const told = named === undefined ? labelsIn(line.value) : [];
  tellInto(frame, told, line, text);
  // A sentence that is known says all; else what stands behind the status, or in front of one that ends the line.
  const isSaid = isCall || named !== undefined || told.some(({ role }) => role === 'message');
  if (status !== null && status.value >= 400 && !isSaid) sayBeside(frame, text, line, status);
  if (named !== undefined && named !== null) {
    const { code, message } = named.groups as { code?: string; message?: string };
    if (code !== undefined)
      frame.codes.push(reading(code, 'exception', ...at(named.index + named[0].indexOf(code), code.length)));
    const said = apiWords(message ?? '');
    if (said !== '' && !isTold(said))
      frame.said.unshift(reading(said, 'exception', ...at(line.value.lastIndexOf(said), said.length)));
  }
  if (named === undefined && frame.codes.length === 0) codeInto(frame, line, text);
  const lastCode = frame.codes.length === 0 && frame.status !== null ? codeLastIn(line.value) : null;
  if (lastCode !== null)
    frame.codes.push(reading(lastCode.value, 'exception', ...at(lastCode.index, lastCode.value.length)));
  const ofHeader = frame.codes.length === 0 ? ERROR_HEADER.exec(line.value) : null;
  if (ofHeader !== null) {
    const code = ofHeader[1] as string;
    frame.codes.push(reading(code, 'exception', ...at(ofHeader.index + ofHeader[0].length - code.length, code.length)));
  }
  if (isFew && frame.status === null && frame.codes.length === 0 && frame.exceptions.length === 0)
    chainInto(frame, line, text);
  if (isFew && frame.codes.length === 0 && frame.exceptions.length === 0) frontInto(frame, line, text);
  if (isFew && frame.status === null) lastInto(frame, line, text);
  const called = calledIn(line.value);
  if (called !== null) frame.url = reading(called.url, 'text', ...at(called.index, called.length));
  const header = HEADER_ALONE.exec(line.value);
  if (header !== null) {
    const value = (header[2] as string).trim();
    frame.headers.push({
      name: (header[1] as string).toLowerCase(),
      value,
      span: reading('', '', ...at(line.value.lastIndexOf(value), value.length)).span,
    });
  }
  const speaks =
    frame.headers.length > 0 ||
    frame.status !== null ||
    frame.codes.length > 0 ||
    frame.transport !== null ||
    frame.exceptions.length > 0 ||
    frame.requestId !== null;
  if (speaks || isShort) sayInto(frame, text, line);
  return speaks || isShort || frame.url !== null ? frame : null;
}

/** `AccountLocked: sentence`, `sentence (not_in_channel)`: what was said begins or ends with its code. */
function codeInto(frame: Frame, line: Line, text: Text): void {
  const at = frame.said.findIndex((each) => each.at === 'exception');
  const isKnown = at >= 0 && (frame.exceptions.length > 0 || frame.status !== null);
  const said = at >= 0 ? (frame.said[at] as { value: string }).value : apiWords(line.value);
  const coded = codedIn(said, isKnown);
  if (coded === null) return;
  const place = (words: string): [Text, number, number] => {
    const start = line.start + Math.max(0, line.value.lastIndexOf(words));
    return [text, start, start + words.length];
  };
  frame.codes.push(reading(coded.code, 'exception', ...place(coded.code)));
  const message = apiWords(coded.message);
  frame.said = frame.said.filter((_, index) => index !== at);
  if (message !== '') frame.said.unshift(reading(message, 'exception', ...place(message)));
}

/** `453 - You currently have …`: a number of the provider's own in front of a sentence. */
const NUMBERED = /^[ \t]*(\d{2,6})[ \t]+-[ \t]+(\p{Lu}.*)$/u;

/** The line below an exception that said nothing but a status. */
function answerBelow(frame: Frame, text: Text, line: Line): void {
  const numbered = NUMBERED.exec(line.value);
  const said = apiWords(numbered?.[2] ?? line.value.replace(/^[ \t]*[\u2022*][ \t]/, ''));
  if (numbered !== null) {
    const code = numbered[1] as string;
    frame.codes.push(
      reading(
        code,
        'exception',
        text,
        line.start + line.value.indexOf(code),
        line.start + line.value.indexOf(code) + code.length,
      ),
    );
  }
  // A reporter goes on in his own words, a client in hints.
  if (isClientsOwn(said) || /\b(?:I|I'm|my|we|our)\b|\?/i.test(said.slice(0, 80))) return;
  if (!/\p{L}{2}.*[ \t].*\p{L}.*[ \t].*\p{L}{2}/u.test(said) || /^(?:During|Traceback|The above)/.test(said)) return;
  const start = line.start + line.value.indexOf(said);
  frame.said.unshift(reading(said, 'exception', text, start, start + said.length));
}

/** What the line says, as a whole and without what stands before the first colon or dash. */
function sayInto(frame: Frame, text: Text, line: Line): void {
  const say = (value: string): void => {
    const said = value.trim();
    // A setting is named like what may come of it.
    if (/^\w{0,40}[Tt]imeout["']?[ \t]?[:=][ \t]?\d+,?$/.test(said)) return;
    if (said.length < 2 || said.length > 2000 || frame.said.some((each) => each.value === said)) return;
    const start = line.start + line.value.indexOf(said);
    frame.said.push(reading(said, LOOSE, text, start, start + said.length));
  };
  say(line.value);
  const rest = line.value.replace(/^[^:]{0,60}:[ \t]+/, '');
  if (rest !== line.value) say(rest);
  const code = CODE_WORD.exec(line.value);
  if (code !== null && !CALM.test(line.value.slice(0, 80))) say(code[1] as string);
}
