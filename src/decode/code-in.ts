/** Words of codes that complain: `InvalidApiKey`, `QUOTA_EXCEEDED`, `account_suspended`. */
const COMPLAINS =
  /invalid|denied|fail|exceed|insufficient|expired|missing|unauthori[sz]ed|unauthenticated|forbidden|limit|quota|unavailable|mismatch|unsupported|conflict|already|throttl|declined|rejected|overload|malformed|suspended|revoked|illegal|disabled|blocked|required|incorrect|unrecogni[sz]ed|unresolved|unprocessable|duplicate|does_?not|exhausted|restricted|inactive|locked|violat|unreachable|_exception$|unknown_/i;
/** Short ones, which count only as a word of their own: `NotFound`, `NO_SUCH_KEY`, `auth/user-not-found`. */
const COMPLAINS_SHORTLY =
  /(?:Not|Bad|No|TooMany|Unknown)[A-Z][a-z]|(?:^|[_/.-])(?:not|bad|no|too|unknown)[_-]|(?:^|[_.])(?:NOT|BAD|NO|TOO|UNKNOWN)_/;

/**
 * What no field, header, setting or part of a program is called, though it may have a limit or a quota: where nothing
 * else tells of a failure, only this counts.
 */
const UNLIKE_A_NAME = /^(?:[A-Z]+(?:_[A-Z0-9]+)+|[A-Z][A-Za-z]+\.[A-Z][A-Za-z]+|[a-z_]+\/[a-z]+(?:-[a-z]+)+)$/;
export const PLAINLY_WRONG =
  /invalid|denied|exceeded|insufficient|expired|unauthori[sz]ed|unauthenticated|forbidden|mismatch|declined|rejected|unavailable|exhausted|(?:^|[_/-])not[_-]|no_such|NotFound|Failure/i;

/** One in front of a sentence: `AuthFailure.SignatureFailure: …`, `[INVALID_KEY] …`, `Client::NotFound: …`, `X : …`. */
const AT_START =
  /^(?:\[(?:code[=:][ \t]?)?([A-Za-z][\w./:-]{3,80})\][ \t]?:?|\(([A-Z][a-z]+(?:[A-Z][a-z]+)+|[A-Z]+(?:_[A-Z]+)+)\)|([A-Za-z][\w.:-]{3,80}?)(?:[ \t]?:|[,.])(?=[ \t])|([A-Z][A-Za-z]+\.[A-Z][A-Za-z]+)-(?=[A-Z]))[ \t]*(?=["'\p{L}])/u;
/** One of numbers only: they count where it is known that a failure is spoken of. */
const NUMBER_AT_START = /^(?:\[?(\d{4,8})\]?[ \t]?:|\((\d{4,8})\)(?=[ \t]))[ \t]*(?=\p{L})/u;
/** One behind a sentence: `… (resource_unavailable, 3f2a1b)`, `… [code: 10000]`, `… (10000)`. */
const AT_END =
  /[ \t](?:\((?:code:? ?)?([a-z]+(?:[_/-][a-z0-9]+)+)(, [0-9a-f-]{8,40})?\)|(?:(?<=[Ee]rror )\((\d{4,6})|[([](?:code:? ?)?(\d{5}))[)\]])\.?$/;

/** A code and the sentence it stands beside. */
export interface Coded {
  code: string;
  message: string;
}

/** A name in the manner of codes that says that something is wrong; classes of exceptions are none. */
export function isComplaint(name: string, isFailure = false): boolean {
  if (/(?:Error|Exception|Warning)$|^https?:|^FAIL(?:ED|URE)?$/.test(name)) return false;
  const hasParts = (isFailure && /^[A-Z]{6,}$/.test(name)) || /^[A-Z][a-z]+[A-Z]|[_.:/-]./.test(name);
  return hasParts && (COMPLAINS.test(name) || COMPLAINS_SHORTLY.test(name));
}

/**
 * The code that a sentence begins or ends with.
 * @param isFailure whether it is known that the sentence is about a failure: then a number may be the code
 */
export function codedIn(sentence: string, isFailure: boolean): Coded | null {
  const start = AT_START.exec(sentence);
  const name = start === null ? undefined : (start[1] ?? start[2] ?? start[3] ?? start[4]);
  if (
    start !== null &&
    name !== undefined &&
    isComplaint(name, isFailure) &&
    (isFailure || start[2] !== undefined || (UNLIKE_A_NAME.test(name) && PLAINLY_WRONG.test(name))) &&
    !isClass(name, sentence)
  )
    return { code: name, message: bare(sentence.slice(start[0].length)) };
  const number = isFailure ? NUMBER_AT_START.exec(sentence) : null;
  if (number !== null)
    return { code: (number[1] ?? number[2]) as string, message: bare(sentence.slice(number[0].length)) };
  const end = sentence.length > 600 ? null : AT_END.exec(sentence);
  const last = end?.[1] ?? (isFailure ? (end?.[3] ?? end?.[4]) : undefined);
  if (end === null || last === undefined || (end[1] !== undefined && !isComplaint(last))) return null;
  // A word in brackets may be any remark; with the id of a call behind it, or plainly wrong, it is none.
  if (!isFailure && end[2] === undefined && (last.length < 10 || !PLAINLY_WRONG.test(last))) return null;
  const message = sentence.slice(0, end.index);
  // The name of the tool, in front of what it says in lower case.
  return { code: last, message: end[1] === undefined ? message : message.replace(/^[a-z][\w-]{1,20}: (?=[a-z])/, '') };
}

/** `Acme::NotFound: GET …` is a class of a client; `Client::NotFound: "…"` is what an API said. */
function isClass(name: string, sentence: string): boolean {
  return name.includes('::') && !sentence.startsWith('"', name.length + 2);
}

/** Without the quotes around it and what a client adds behind them. */
function bare(rest: string): string {
  return /^"([^"]{3,})"/.exec(rest)?.[1] ?? rest;
}

/** The code that a sentence ends with, in brackets: `… failed (E6716)`, `… please retry (code: PA)`. */
export function codeAtEnd(sentence: string): string | null {
  const found =
    /\((?:(?:error[ _-]?)?code:? ?([A-Z][A-Z0-9_-]{1,40})|(E\d{3,5}))\)[.!]?$|[ \t]\[code: (\d{4,6})\]$|[.!] Error [Cc]ode: ([A-Z]?\d{4,12})\.?$/.exec(
      sentence.trimEnd(),
    );
  return found === null ? null : (found[1] ?? found[2] ?? found[3] ?? found[4] ?? null);
}

/** The number that a service puts in front of its sentences: `AADSTS50011: The redirect URI …`. */
export function numberedIn(sentence: string): string | null {
  return /^([A-Z]{3,8}-?\d{4,7}): (?=\p{Lu})/u.exec(sentence)?.[1] ?? null;
}

/** The code that a client's sentence names in its middle: gRPC's, an AWS SDK's. */
export function codeWithin(sentence: string): string | null {
  const found =
    /\bcode = (?!Unknown )([A-Z]\w+) desc = |\berror \(([A-Z]\w+)\) occurred .{0,60}?when calling |\bapi error ([A-Z]\w+): |; Error Code: ([A-Z]\w+); |\berror(?: occurred)?: ([a-z]+(?:_[a-z0-9]+)+)$/.exec(
      sentence.slice(0, 4000),
    );
  return found === null ? null : (found[1] ?? found[2] ?? found[3] ?? found[4] ?? found[5] ?? null);
}
