import { codeBeside } from './code-beside.js';
import { isComplaint, PLAINLY_WRONG } from './code-in.js';
import { frontCodeIn } from './front-code.js';
import { isInUse, statusOfPhrase } from './reason-phrases.js';
import { statusIn } from './status-in.js';

/** Numbers and words that are labelled as a code, in every spelling. */
const LABELLED: readonly RegExp[] = [
  /\b(?:error|code|response)[: \t]{0,2}\((\d{4,6})\)(?=[ \t])/i,
  /(?<![\w-])(?:(?:err|error)[ _-]?code|code)["']?[ \t]*(?:[:=#]|=>|-(?!\d))[ \t]*["'(:]?(\d{1,9})(?![\w.]|[ \t]*(?:errors?|times|ms|s|%)\b|:\d)/i,
  /(?<![\w-])(?:[Ee]rror|code)[ \t]+\(?((?!20[0-3]\d)\d{3,5})\)?(?=[ \t]*[-:,.)\]]|[ \t]*$)/,
  /\b[Ee]rror(?: [a-z]+){0,2} \[(-?\d{1,8})\]/,
  // The page of an edge, as text: `Error 1020 Ray ID: …`.
  /(?<![\p{L}\d_])(?:[Ee]rror|\u043e\u0448\u0438\u0431\u043a\u0430)[ \t]+(1\d{3})(?=[ \t]+Ray ID\b|[ \t]*\.?[ \t]*$)/u,
  /^[ \t]*(?:[Ee]rror[ _-]?)?[Cc]ode(?:\t[ \t]*| {3,})([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)[ \t]*$/,
  /^[ \t>*-]*(?:[Ee]rror[ _-]?)?[Cc]ode\*{0,2}[:\uff1a]\*{0,2}[ \t]*["'`]?([A-Za-z][\w./-]{3,80})["'`]?,?[ \t]*$/,
  /\b[A-Z]\w*ErrorId[ \t]*:[ \t]*([A-Za-z][\w.]{3,80})(?:,|$)/,
  /^[ \t`]*(E[45]\d\d)[ \t`]*$/,
  // A line of a structure that nobody could read as one.
  /["'](?:code|type)["'][ \t]*:[ \t]*["']((?!(?:api|server|internal|unknown)_)[a-z]+(?:_[a-z]+)*_(?:error|exceeded|denied|failed))["']/,
  /\(#(\d{1,8})\)/,
  /[[(](?:code|type|error)[=: ][ \t]*([A-Za-z_][\w.-]{3,80}|\d{3,9})[\])]/i,
  /\b(?:issue|error_code|errorCode|reason)["']?[ \t]*[:=][ \t]*["']?([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?![\w(]|\.\w|[ \t]+[a-z]+[ \t])/i,
  /\((?:[45]\d\d)[ \t]+([a-z]+(?:_[a-z]+)*)\)/,
  // What a client of Go puts behind the details.
  /^[\u2502 \t]*,[ \t]+([a-z][A-Za-z]{4,40})[`"')]*$/,
  /\b(urn:(?:[\w-]+:){1,6}error:[A-Za-z]\w*)/,
  /\bfail(?:ed|ure)?\b[^\n]{0,60}?[ \t{}](\d{4,6})[ \t]+(?=[a-z]+ [a-z])/i,
];
/** Words in the manner of codes: where they stand, and what they must be. */
const WORD =
  /(?<![\w./:@$%#<{-])(?:([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)|([A-Z][a-z]+(?:[A-Z][a-z0-9]+)+)|([a-z]+(?:_[a-z0-9]+)+))(?![\w@=<(/\\]|[.:][\w:]|["'][ \t]*(?::|=>)|[ \t]*:[ \t]*[[{"'\d])/g;
/** Beside a failure a few more tell. */
const WRONG_HERE =
  /missing|unrecogni[sz]ed|unresolved|unprocessable|_exception$|revoked|incorrect|malformed|unsupported/i;
/** A class that stands alone in front of the sentence and says what no client would know. */
const OF_API = classOf('(?<![\\w.$\\\\:/])');
/** A class made from the model of an API bears the name that the API sends. */
const OF_MODEL = classOf('\\.model\\.');
/** Settings, files, functions and what a client calls itself. */
const NO_CODE =
  /(?:Error|Exception|Handler|Request|Response|Client|Limiter|Manager|Service|Operation)s?$|^(?:ERR_BAD_RE|ERR_NON_2|HTTP_|NODE_|npm_|MAX_|MIN_|DEFAULT_|LOG_)|_(?:KEY|TOKEN|URL|ID|PATH|SECRET|TIMEOUT|LIMIT|NAME)$|^(?:on|in|is|get|set|handle|raise|throw|assert|check|validate|parse|make|do)_/;

function classOf(before: string): RegExp {
  const said =
    'Denied|Throttl\\w+|(?:Limit|Quota)Exceeded|ResourceNotFound|NotAuthorized|TooManyRequests|Expired(?:Token)?|Validation|UnrecognizedClient|InvalidSignature|MissingAuthenticationToken|ServiceUnavailable|NotReady';
  return new RegExp(`${before}((?:[A-Z]\\w*)?(?:${said})Exception):[ \\t]`);
}

/** The code that a line names: by a label, or in the manner of codes and of what is wrong; `null` where it has none. */
export function codeOf(line: string): string | null {
  // What was asked, and what curl says of its own.
  if (
    line.length > 4000 ||
    /^[ \t]*[>*] (?!\t)/.test(line) ||
    /\bexit(?:ed)?(?: with)?(?: status| code)?\b|\bprocess\b/i.test(line)
  )
    return null;
  const plain = line.replace(/https?:\/\/\S*[^\s.,;:)\]}"'`]/g, (link) => ' '.repeat(link.length));
  const status = statusIn(plain)?.value ?? null;
  for (const label of LABELLED) {
    const code = label.exec(plain)?.[1];
    if (code !== undefined && isLabelled(code, status)) return code;
  }
  for (const [, ...names] of plain.matchAll(WORD)) {
    const name = names.find((each) => each !== undefined) as string;
    if (isFree(name) && isComplaint(name) && isWrong(name)) return name;
  }
  return (
    OF_API.exec(plain)?.[1] ??
    OF_MODEL.exec(plain)?.[1] ??
    codeBeside(plain, status, isFree) ??
    frontCodeIn(plain)?.code ??
    null
  );
}

/** Whether a word may be a code at all; what a setting or a class is called, but for what it says is wrong with it. */
function isFree(name: string): boolean {
  return !NO_CODE.test(name) || /^(?:INVALID|MISSING|EXPIRED|REVOKED|BAD|UNKNOWN|NO|NOT)_/.test(name);
}

/** What plainly says that something is wrong, and not only again what the status says. */
function isWrong(name: string): boolean {
  return (PLAINLY_WRONG.test(name) || WRONG_HERE.test(name)) && statusOfPhrase(name) === null;
}

function isLabelled(code: string, status: number | null): boolean {
  if (/^-\d+$/.test(code)) return true;
  if (/^\d+$/.test(code))
    return Number(code) !== status && Number(code) > 0 && !(/^[1-5]\d\d$/.test(code) && isInUse(Number(code)));
  if (/^(?:unauthorized|forbidden|unauthenticated|denied)$/i.test(code)) return true;
  if (/^E[45]\d\d$/.test(code)) return true;
  return /[_.:/-]|[a-z][A-Z]/.test(code) && !NO_CODE.test(code);
}
