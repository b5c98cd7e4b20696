import { isSentence } from './api-words.js';
import { chainIn, handsNothingOn } from './chain.js';
import { isAccount, isDoing, isTold } from './clients-own.js';
import { isComplaint } from './code-in.js';
import { isReasonPhrase, statusOfPhrase } from './reason-phrases.js';
import { SHOWN } from './shown.js';
import { isHeading, isStatusTalk } from './status-talk.js';
import { withoutStrays } from './strays.js';
import { withoutTail, withoutTailLines } from './tail.js';

/** What other facts hold already: an echo of it is no part of the sentence. */
export interface Known {
  status: number | null;
  code: string | null;
  /** Whether it stood in a field of the answer itself: that is the service's own to its end. */
  isField: boolean;
  /** Whether no answer came: what the system says of that is handed on whole. */
  isTransport: boolean;
}

/** What a client says when it hands a sentence on, also in a field of its own. */
const HANDED_ON: readonly RegExp[] = [
  /^[A-Z]\w{0,60}(?:Error|Exception): (?=[^\n]* \u00ab[^\u00bb\n]{1,40}\u00bb)/,
  / \u00ab[^\u00bb\n]{1,40}\u00bb(?: \{)?$/,
  /^(?=[^\n]{0,400}\brpc error: code = )[^\n]{0,400}?\brpc error: code = \w{1,40} desc = /,
  /^[^\n]{0,300}?\b(?:returned|got|received|sent) (?:the following )?(?:json |xml )?(?:object|answer|response|body|error|message): /i,
  /(?<=^Unhandled error\. \((["'])[^\n]{0,600})\1\)$/,
  /^Unhandled error\. \(["'](?:[45]\d\d: )?/,
  / \(Service: [^\n()]{1,80}[;,] Status Code: [^\n]{1,400}\)?$/,
  /^An error occurred \(\w{1,80}\) when calling the \w{1,80} operation(?: \([^)\n]{0,80}\))?: /,
];

/** What stands in front of a sentence and is none of it. */
const FRONTS: readonly RegExp[] = [
  /^(?:HTTP|status|error)(?:[ _]?(?:status|error|response))?(?:[ _]?code)?[:=]? ?[45]\d\d[:,.]? (?:- )?(?=[A-Z][^\n]* )/i,
  /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) https?:\S{1,400}?:? (?:[45]\d\d )?(?=\S)/,
  /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) https?:\S{1,400}$/,
  /^[A-Z]\w{0,60}(?:Error|Exception): (?=[A-Z][^\n:]* [a-z])/,
  // The phrase of a status and where it came from.
  /^[A-Z][a-z]{1,30}(?: [A-Z][a-z]{1,30}){0,3} (?:from|for(?: url:?)?) https?:\S{1,400} (?=[A-Z]\S* )/,
  // What a framework of Java puts in front: the level, its process and thread, the logger.
  /^(?:ERROR|WARN|FATAL) \d{1,8} --- (?:\[[^\]\n]{0,60}\] ?){1,3}\S{1,100} {1,40}: /,
  /^Exception while [a-z]{3,20} data \([^)\n]{1,200}\) ?: /,
  // What was tried, and why it failed.
  /^Failed to [a-z]{3,20}:? (?:\S{1,80} )?(?:due to|because of):? (?=[A-Z])/,
  /^(?:`{1,3})?[VDIWEF]\/[\w.-]{1,40} {0,4}\( {0,6}\d{1,8}\): /,
  /^[A-Z]\w{0,60}(?:Error|Exception) \[[\w. ]{1,80}\]: (?=[A-Z][^\n]* )/,
  // The logger, in a column of its own.
  /^[\w.-]{1,40} {4,}(?=\p{L})/u,
  // A number of the service's own.
  /^(?:[^\n:\uff1a]{1,30}[:\uff1a] ?)?(?![45]\d\d\b)\d{3,6}[,:]? (?=\p{Ll}+ \p{Ll})/u,
  /^\[-?\d{1,6}\][:.]? (?=\p{Lu}\S* \S)|^\d{2,6}\. (?=\p{Lu}\S* \S)/u,
  // A field as a debugger lists it: name, value, type.
  /^[A-Z]\w{1,60}\t"(?=[^"\n]*"\t\w+$)/,
];

/** A code or the phrase of a status, and the sentence in brackets behind it. */
const IN_BRACKETS = /^([A-Za-z][\w.:-]{2,60}(?: [A-Z]\w+){0,3}) \(([^()\n]*(?:\([^()\n]*\)[^()\n]*){0,4})\)?\.?$/;

/** The same, of a label with what it labels: only where the rest is a sentence. */
const LABELS_IN_FRONT: readonly RegExp[] = [
  // Git, and what it was told by the other end.
  /^remote: (?:(?:error|fatal|warning): )?/i,
  /^(?:WARNING|ERROR|FATAL|CRITICAL|SEVERE|ERR|error|warning|fatal|panic)[:!] +/,
  /^[^\n]{0,200}?\b(?:[Rr]esponse|[Ss]erver|[Ee]rror)[ _-]?[Mm]essage ?[=:] ?/,
  /^(?:error[ _-]?)?(?:details?|message|msg|reason|description|text|info|output) ?[:=] /i,
  /^(?:error[ _-]?)?(?:details?|messages?|msg|reason|description) ?\uff1a ?/i,
  // A field of a table that was copied out of a page.
  /^(?:error[ _-]?)?(?:details?|message|msg|reason|description)\t+/i,
  /^(?:Response )?(?:Message|Reason|Error|Details?)\[(?=[^[\]\n]{1,200} [^[\]\n]{1,400}\]?$)/,
  /^(?:response )?(?:message|reason) = (?=\S+ \S)/i,
  // The variant of an enumeration, as a debugger prints it.
  /^[A-Z][A-Za-z]{2,40}\("(?=[A-Z][^"\n]{1,100} [^"\n]{1,600}"?\)?$)/,
  /^(?:the )?(?:(?:response|server|api) )?(?:body|response|answer|content|reply)(?: (?:was|is|said))? ?[:=]? (?=["'<\u00ab\u201c])/i,
  /^(?:the )?(?:(?:response|server|api) )?(?:body|response|answer|reply)(?: (?:was|is|said))? ?[:=] /i,
  /^(?:Server returned )?HTTP response code: [45]\d\d for URL: \S+ ?/,
  /^Error: Error: /,
  // A page of a server of Java, as text.
  /^Message (?=[A-Z]\w* \w)/,
  /^\*\* \([\w.]{1,80}\) /,
  /^x?[45]\d\d (?=[A-Z][a-z]+[ !])/,
  /^\(-?\d{1,6}\) (?=[A-Z])/,
];

/** What stands behind a sentence and is none of it. */
const ENDS: readonly RegExp[] = [
  / \(code -?\d{1,6}, [^\n()]{1,80}\)(?: '[^'\n]{1,40}')?$/,
  // The class that a client made of it.
  / \((?:[A-Z]\w*(?:Error|Exception)?(?:::| \/ ))+[A-Z]\w*(?:Error|Exception)?\)\.?$/,
  /^\[?(?:http[ _]?)?status[ _]?(?:code)?[:=] ?[45]\d\d\]?$/i,
  /(?:<\/[a-z][a-z0-9]{0,10}>\s*)+$/i,
  /"\t[\w.]{1,80}$/,
  // Where in a program it was said.
  / at \S{1,300}\.\w{1,4} line \d{1,6}\.?$/,
  / (?:in|at) \/\S{1,300}\.\w{1,4}(?::\d{1,6}| on line \d{1,6})\.?$/,
  / \(of class [\w.$]{1,200}\)$/,
  // What the client does about it.
  /[,;.]? \(?(?:will (?:now )?(?:wait|retry|sleep|try again) [^\n"']{1,60}|(?:now )?(?:waiting|retrying|sleeping|backing off|restarting) (?:in|after|for|the|now|with|again|up to|once|\d)[^\n"']{0,60})$/i,
  / In most cases, you or one of your dependencies are requesting\b[^\n]*$/,
  / \w{2,30} ?[=:]$/,
  // How a build tool of Java ends a line.
  /\.? -> \[Help \d\]$/,
  // What a reporter asks in another script.
  /(?<=[a-z][.!]) [\p{sc=Cyrillic}\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana} ,]{3,80}[?\uff1f]$/u,
  // Its own account of the details.
  / on line \d{1,6} of file \S{1,300}$/,
  / -> \[[A-Z][\w ]{1,30}: [^\n]*$/,
  /, ur[il]: https?:\S+(?:[ ,][^\n]*)?$/,
  / for url:? ?https?:\S{1,4000}$/,
  / ?\(x?-?(?:request|trace|correlation)[ _-]?id[:=] ?[\w.:-]{6,140}\)["')]{0,3}$/i,
  /\] with root cause$/,
  // What a program tells its user to run.
  /\.? (?:Please )?(?:[Rr]un|[Uu]se|[Tt]ype|[Cc]all) [`'"]?[\w:. -]{2,60}\(\)[`'"]? (?:to (?:see|get|show|view)|for) [^\n]{1,80}$/,
  /[.,]? (?:The )?[Ss]tatus code (?:retrieved|received|returned) (?:was|is) \w+\.?$/,
  / ?, (?:[Ss]tatus )?[Cc]ode: [45]\d\d ?(?:, X-[\w-]{1,60}: [^\n]*)?$/,
  /(?<= \S{1,40} \S{1,40}) \([Cc]ode -?\d{1,6}\)\.?$/,
  /(?:[.,;] | \(|(?<=[.!?]))(?:HTTP|status)(?: (?:status|code|error))*[:=]? ?[45]\d\d\)?\.?$/i,
  /\.? Documentation ?[=:] https?:\S+$/i,
  / \[\]$/,
  // What a reporter asks behind it, on the same line.
  / ?[,;.] (?:how|what|why|any ideas?|can (?:I|we|anyone)|does anyone)\b[^\n]*\?$/i,
  // A word that joins it to what was cut off.
  / (?:and|with|because of)$/,
];

/** Rounds in which something is taken off: nobody wraps more often. */
const MOST_ROUNDS = 8;
/** A longer text is no sentence; what stands around one is not searched for. */
const LONGEST = 4000;

/**
 * The sentence in a message: without what a client, a log or a page left on it at either end.
 * @returns an empty text where nothing of it was said
 */
export function sentenceIn(message: string, known: Known): string {
  if (message.length > LONGEST) return message;
  const shown = known.isField ? undefined : SHOWN.exec(message)?.[1];
  if (shown !== undefined && isSentence(shown)) return sentenceIn(shown, known);
  if (/^\{\s*"?[.\w]{1,40}"? = [^\n]{1,200};\s*\}$/.test(message)) return '';
  if (known.isField) {
    const chain = chainIn(message);
    const told = chain?.isHandedOn === true ? message.slice(chain.start) : message;
    return withoutTailLines(HANDED_ON.reduce((left, each) => left.replace(each, ''), told));
  }
  const handed = HANDED_ON.reduce(
    (rest, each) => rest.replace(each, ''),
    message.trim().replace(/(?<!\*)\*\*(?=[\p{L}\d"'])([^*\n]{1,400}?)(?<=[\p{L}\d"'.!])\*\*(?!\*)/gu, '$1'),
  );
  const fronted = FRONTS.reduce((rest, front) => rest.replace(front, ''), handed);
  if (!known.isTransport && handsNothingOn(fronted)) return '';
  let left = known.isTransport ? fronted : fronted.slice(chainIn(fronted)?.start ?? 0);
  for (let before = '', round = 0; before !== left && round < MOST_ROUNDS; round += 1) {
    before = left;
    for (const front of FRONTS) left = left.replace(front, '');
    left = unlabelled(left);
    for (const end of ENDS) left = left.replace(end, '');
    left = withoutTail(withoutTalk(left));
    left = withoutStrays(withoutEcho(withoutCode(withoutStatus(left), known), known)).trim();
  }
  return saysNothing(left) ? '' : left;
}

/** `… scopes. [403=Forbidden]`: without the status in brackets behind it, in whatever words. */
function withoutTalk(text: string): string {
  const found = / ?[[(]([^[\]()\n]{3,60})[\])]\.?$/.exec(text);
  return found !== null && /[45]\d\d/.test(found[1] as string) && isStatusTalk(found[1] as string)
    ? text.slice(0, found.index)
    : text;
}

/** What a client says, or what only leads up to a sentence; the phrase of a status alone may be the service's. */
function saysNothing(text: string): boolean {
  if (/^(?:[:;,.)\]}*|>]|={3}|-{3}|at [\w.$/<>`+]+[.(])/.test(text)) return true;
  if (isReasonPhrase(text)) return (statusOfPhrase(text) ?? 0) < 400;
  return (
    NO_WORDS.test(text) ||
    isDoing(text) ||
    isAccount(text) ||
    isTold(text) ||
    isPhraseOnly(text) ||
    isStatusTalk(text) ||
    isHeading(text) ||
    isName(text)
  );
}

/** One word that names something: a class, a field, a header with what it has. A service complains in words. */
function isName(text: string): boolean {
  if (/[^\u0000-\u024f\u2018-\u201d]/.test(text)) return false;
  return (
    /^[\w$.-]{2,60}: ?[\w$./;=+-]{0,100}$/.test(text) || (!/\s/.test(text) && !/^\p{Lu}?\p{Ll}{3,}[.!]?$/u.test(text))
  );
}

/** `Forbidden error`, out of "I get a 403 Forbidden error": the phrase of a status and a word that adds nothing. */
function isPhraseOnly(text: string): boolean {
  const phrase = /^([A-Z][A-Za-z-]+(?: [A-Z][A-Za-z-]+){0,4}) (?:errors?|responses?|status)\W*$/.exec(text)?.[1];
  return phrase !== undefined && isReasonPhrase(phrase);
}

/** `Forbidden: Read only tokens …`: the phrase of a status in front of the sentence. */
function withoutStatus(text: string): string {
  const within = IN_BRACKETS.exec(text);
  if (
    within !== null &&
    isSentence(within[2] as string) &&
    (isReasonPhrase(within[1] as string) || isComplaint(within[1] as string, true))
  )
    return within[2] as string;
  // What the client says of the status, as a sentence of its own.
  const talk = /^([^.!?\n]{4,100}[.!]) (?=\p{Lu}\S* \S)/u.exec(text);
  if (talk !== null && /\b[45]\d\d\b/.test(talk[1] as string) && isStatusTalk(talk[1] as string))
    return text.slice(talk[0].length);
  const found = /^([A-Z][a-z]+(?: [A-Z][a-z]+){0,3})(?:: (?=[A-Z[][^\n]* )| :: (?=\S+ \S))/.exec(text);
  return found !== null && isReasonPhrase(found[1] as string) ? text.slice(found[0].length) : text;
}

/** A label that the record of a log opens, not what it says; a line of a header. */
const NO_WORDS =
  /^[\w.-]{1,40}["']?[ \t]?[:=][ \t]?[[{(]+$|^HttpStatusCode: |^for (?:url|uri):? ?https?:\S*$|^(?:[A-Za-z]+(?:-[A-Za-z]+)+|server|via|vary|etag|age|allow|pragma|connection): (?:\S+|[^\n]*[=;,][^\n]*)$|^(?:date|expires|last-modified): [^\n]* GMT$|^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d |^(?:error )?(?:code|type|reason|status)[:=]? \S+$|^cookie: |^stacktrace: |^x-[a-z][a-z-]{2,60}: \S+(?: ?, |$)|^[a-z]$|^[*_`~-]+$/i;

/** Without the first label in front of a sentence. */
function unlabelled(text: string): string {
  for (const label of LABELS_IN_FRONT) {
    const rest = text.replace(label, '');
    if (rest !== text && isSentence(rest)) return rest;
  }
  return text;
}

/** `[rate_limited] Slow down`, `rate_limited: Slow down`: the code that is known in front of the sentence. */
function withoutCode(text: string, { code }: Known): string {
  const found =
    /^(?:\[([\w./:-]{2,80})\]|\(([\w./:-]{2,80})\)|([\w./-]{2,80})(?=[:,]| -))[:,]?(?: -)? +(?=["'\p{L}])/u.exec(text);
  const name = found?.[1] ?? found?.[2] ?? found?.[3];
  if (found === null || name === undefined) return withoutCodeWithin(text, code);
  const isEcho =
    name.toLowerCase() === code?.toLowerCase() || (found[3] === undefined && /^[a-z]+(?:_[a-z]+)+$/.test(name));
  return isEcho && isSentence(text.slice(found[0].length)) ? text.slice(found[0].length) : text;
}

/** `Acme embedding error: InvalidKey - The key …`: what failed, the code that is known, then the sentence. */
function withoutCodeWithin(text: string, code: string | null): string {
  if (code === null || code.length < 4) return text;
  const at = text.slice(0, 200).indexOf(`: ${code}`);
  const rest = at < 0 ? null : /^(?:: | - )(?=["'\p{L}])/u.exec(text.slice(at + 2 + code.length));
  const said = rest === null ? '' : text.slice(at + 2 + code.length + rest[0].length);
  return isSentence(said) ? said : text;
}

/** Without the status and the code in brackets behind it: `… has expired (401 expired_auth_token)`. */
function withoutEcho(text: string, { status, code }: Known): string {
  const found = / [([]([45]\d\d)?[ ,:-]{0,3}([A-Za-z]\w{2,80})?[)\]]\.?$/.exec(text);
  if (found === null || (found[1] === undefined && found[2] === undefined)) return text;
  const isEcho =
    (found[1] === undefined || Number(found[1]) === status) &&
    (found[2] === undefined ||
      (code !== null && found[2].toLowerCase() === code.toLowerCase()) ||
      isReasonPhrase(found[2]));
  return isEcho && isSentence(text.slice(0, found.index)) ? text.slice(0, found.index) : text;
}
