/** What a code is made of that complains: `InvalidApiKey`, `QUOTA_EXCEEDED`, `not_in_channel`, `auth/user-not-found`. */
const COMPLAINS =
  /invalid|denied|fail|exceed|insufficient|expired|missing|unauthori[sz]ed|unauthenticated|forbidden|limit|quota|unavailable|mismatch|unsupported|conflict|already|throttl|declined|rejected|overload|malformed|suspended|revoked|illegal|disabled|blocked|required|incorrect|Not[A-Z]|(?:^|[_/-])(?:not|bad|no|too)[_-]|NOT_|Bad[A-Z]|BAD_|No[A-Z][a-z]|NoSuch|NO_|TooMany|TOO_|UNKNOWN_|Unknown[A-Z]/;
/** The same in capitals. */
const CAPITALS =
  /INVALID|DENIED|FAIL|EXCEED|INSUFFICIENT|EXPIRED|MISSING|UNAUTH|FORBIDDEN|LIMIT|QUOTA|UNAVAILABLE|MISMATCH|UNSUPPORTED|CONFLICT|ALREADY|THROTTL|DECLINED|REJECTED|MALFORMED|SUSPENDED|REVOKED|ILLEGAL|DISABLED|BLOCKED|REQUIRED|INCORRECT/;

/** One in front of a sentence: `AuthFailure.SignatureFailure: …`, `[INVALID_KEY] …`, `Client::NotFound: …`, `X : …`. */
const AT_START =
  /^(?:\[(?:code[=:][ \t]?)?([A-Za-z][\w./:-]{3,80})\][ \t]?:?|([A-Za-z][\w.:-]{3,80}?)(?:[ \t]?:|[,.])(?=[ \t])|([A-Z][A-Za-z]+\.[A-Z][A-Za-z]+)-(?=[A-Z]))[ \t]*(?=["'\p{L}])/u;
/** One of numbers only: they count where it is known that a failure is spoken of. */
const NUMBER_AT_START = /^\[?(\d{4,8})\]?[ \t]?:[ \t]*(?=\p{L})/u;
/** One behind a sentence: `… (resource_unavailable, 3f2a1b)`, `… [code: 10000]`, `… (10000)`. */
const AT_END =
  /[ \t](?:\((?:code:? ?)?([a-z]+(?:[_/-][a-z0-9]+)+)(?:, [0-9a-f-]{8,40})?\)|(?:(?<=[Ee]rror )\((\d{4,6})|[([](?:code:? ?)?(\d{5}))[)\]])\.?$/;

/** A code and the sentence it stands beside. */
export interface Coded {
  code: string;
  message: string;
}

/** A name in the manner of codes that says that something is wrong; classes of exceptions are none. */
function isComplaint(name: string): boolean {
  if (/(?:Error|Exception|Warning)$|^https?:/.test(name)) return false;
  const hasParts = /^[A-Z][a-z]+[A-Z]|[_.:/-]./.test(name);
  return hasParts && (COMPLAINS.test(name) || (/^[A-Z][A-Z0-9_.]+$/.test(name) && CAPITALS.test(name)));
}

/**
 * The code that a sentence begins or ends with.
 * @param isFailure whether it is known that the sentence is about a failure: then a number may be the code
 */
export function codedIn(sentence: string, isFailure: boolean): Coded | null {
  const start = AT_START.exec(sentence);
  const name = start === null ? undefined : (start[1] ?? start[2] ?? start[3]);
  if (start !== null && name !== undefined && isComplaint(name))
    return { code: name, message: bare(sentence.slice(start[0].length)) };
  const number = isFailure ? NUMBER_AT_START.exec(sentence) : null;
  if (number !== null) return { code: number[1] as string, message: bare(sentence.slice(number[0].length)) };
  const end = sentence.length > 600 ? null : AT_END.exec(sentence);
  const last = end?.[1] ?? (isFailure ? (end?.[2] ?? end?.[3]) : undefined);
  if (end === null || last === undefined || (end[1] !== undefined && !isComplaint(last))) return null;
  return { code: last, message: sentence.slice(0, end.index) };
}

/** Without the quotes around it and what a client adds behind them. */
function bare(rest: string): string {
  return /^"([^"]{3,})"/.exec(rest)?.[1] ?? rest;
}
