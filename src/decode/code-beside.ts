import { isComplaint } from './code-in.js';
import { isInUse, statusOfPhrase } from './reason-phrases.js';
import { isCodeLike, isCodeName, isTypeLike } from './vocabulary.js';

/** One word in the manner of codes: `NOT_CREDENTIAL`, `SignatureDoesNotMatch`, `rateLimited`, `no_such_key`. */
const NAME =
  '[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[A-Z]+[a-z]+(?:[A-Z]+[a-z0-9]+)+|[a-z]+(?:[A-Z][a-z0-9]+)+|[a-z]+(?:_[a-z0-9]+)+';
/** A name and what it has: words, a mark or a tab, and a word or a number. */
const LABELLED =
  /(?<![\p{L}\d_])((?:[\p{L}_'\u2019-]{1,24} ){0,2}[\p{L}_-]{2,40})["'*`\]]{0,3}(?:[ \t]*(?:[:=#\uff1a]|=>)[ \t]*|\t[ \t]*|[ \t]+(?=-?\d{3}|[A-Z][A-Z0-9]*(?:[-_][A-Z0-9]+)+(?![\w-])|[A-Z][A-Za-z]+[ \t]*(?:[-,)]|$)))(?=["'\u201c`*([\uff08<]{0,3}(-?\d{1,10}(?![\w.]\w)|[A-Za-z][\w./-]{1,80}\w(?!\w|[ \t]*=[ \t])))/gu;
/** A number of a service's own between the word for a failure and the sentence. */
const NUMBER_IN_FRONT =
  /(?:[Ee]rror|ERROR|(?<!Socket)Exception|[Ff]ail(?:ed|ure))(?:[ \t]+code)?[)\]]?:?[ \t]+(?:\[(-?\d{1,8})\]|\((-?\d{1,8})\)|(-?\d{1,8})(?=[.:,;]|[ \t]-))[.:,;]?[ \t]+(?:-[ \t]+)?(?=["'\p{L}])/u;
/** At the beginning of its line, with a dash: `453 - You currently have …`. */
const NUMBER_FIRST =
  /^[^\p{L}\d\n]{0,6}((?!20[0-3]\d)\d{3,8})[ \t]+[-\u2013][ \t]+(?=\p{Lu}\S*[ \t]\p{Ll}[^\n]{8,300}$)/u;
/** The same in brackets between two sentences. */
const NUMBER_BETWEEN = /\p{L}(?<!Exception)[ \t]\((-?\d{2,8})\):[ \t]+(?=\p{Lu}\S*[ \t])/u;
/** The status, the code and what was said, side by side or in one pair of brackets. */
const BEHIND_STATUS = new RegExp(
  `(?:^|[[(: ])[45]\\d\\d(?:,[ \\t]*["']?(-\\d{1,8}|\\d{2,8}|${NAME})["']?(?=,[ \\t]*["'\\u201c])|[:-](${NAME})(?=[\\]):, \\t]|$)|[ \\t]+(?:-[ \\t]+)?([A-Z]+(?:_[A-Z]+)+|[a-z]+(?:_[a-z]+)+)(?=[ \\t:,.]|$))`,
);
/** In front of a sentence, with a colon, a dash or a comma behind. */
const IN_FRONT = new RegExp(
  `(?:^[ \\t>*-]*|[:"'\`\\u201c\\u300c][ \\t]*|[\\])] |\\b(?:returned|responded|said|error|exception|reason|failed)[ \\t])(${NAME}|[A-Z]{6,}|unauthorized|toomanyrequests|denied)(?:[ \\t]*(?:::?|\\uff1a)[ \\t]+|[ \\t]+[-\\u2013\\u2014][ \\t]+)(?!\\w+\\()(?=["']?\\p{L}[^\\n]*[ \\t])`,
  'gu',
);
/** In brackets in front of a sentence; two words and a slash are nothing else. */
const BRACKETS_IN_FRONT = new RegExp(
  `(?:^[ \\t>*-]*|: |- )(?:[[(](?:${NAME})[\\])]|[[(](?:[a-z_]+/[a-z]+(?:-[a-z]+)*)[\\])]):?[ \\t]+(?=\\p{L})`,
  'u',
);
/** In brackets behind a sentence, or behind the comma that a client of Go puts there. */
const BEHIND = new RegExp(
  `(?<=[\\p{L}.!"')][ \\t])[[(](?:[\\w ]{1,16}[=:][ \\t]?)?(${NAME})[\\])][.!]?["'\`]?[ \\t]*$|\\.,[ \\t]([a-z]+(?:[A-Z][a-z]+)+|[a-z]{5,40}(?=[\`"')]*$))(?=[.,]?[\`"')]*(?:$|[ \\t]))`,
  'u',
);

/**
 * The code that a failing line shows by where it stands: under a name whose last word says so, behind the status, in
 * front of the sentence or in brackets behind it.
 * @param isFree whether a word may be a code at all: not the name of a setting or a class
 */
export function codeBeside(line: string, status: number | null, isFree: (name: string) => boolean): string | null {
  const isNumber = (text: string | undefined): text is string =>
    text !== undefined && !/^-?\d$|^0+$/.test(text) && Number(text) !== status && !isStatus(text);
  for (const [, words, value] of line.matchAll(LABELLED)) {
    if (!isNamed(words as string)) continue;
    const told = value as string;
    if (
      /\d$/.test(told) && Number.isInteger(Number(told))
        ? isNumber(told) && !isHttp(told)
        : (isWord(told) && (isFree(told) || WRONG_THING.test(told))) || REFUSED.test(told)
    )
      return told;
  }
  const behindStatus = BEHIND_STATUS.exec(line);
  const code = behindStatus?.[1] ?? behindStatus?.[2];
  if (code !== undefined && (isFree(code) || isNumber(code))) return code;
  const spaced = behindStatus?.[3];
  if (spaced !== undefined && isFree(spaced) && complains(spaced)) return spaced;
  const numbered = NUMBER_IN_FRONT.exec(line);
  const number =
    numbered?.[1] ?? numbered?.[2] ?? numbered?.[3] ?? NUMBER_BETWEEN.exec(line)?.[1] ?? NUMBER_FIRST.exec(line)?.[1];
  // What stands right behind the word for a failure may be as short as it likes.
  if (number !== undefined && (isNumber(number) || /^[1-9]$/.test(number))) return number;
  for (const [, name] of line.matchAll(IN_FRONT)) {
    if (name !== undefined && isFree(name) && complains(name)) return name;
  }
  const bracketed = BRACKETS_IN_FRONT.exec(line)?.[0].match(/[\w/-]{4,}/)?.[0];
  if (bracketed !== undefined && (bracketed.includes('/') || (isFree(bracketed) && complains(bracketed))))
    return bracketed;
  const behind = BEHIND.exec(line);
  const last = behind?.[1] ?? behind?.[2];
  return last !== undefined &&
    isFree(last) &&
    (behind?.[2] !== undefined || /^[A-Z_\d]+$/.test(last) || complains(last))
    ? last
    : null;
}

/** What a reporter quotes of a program: from the class of the exception or the header on, or what stands in quotes. */
export function quotedIn(given: string): string | null {
  const line = given.slice(0, 2000);
  const found =
    /(?:^|[\s:"'`(])(?:[\w$.]{0,80}(?:Error|Exception)|Error|Exception|[Xx](?:-\w+){1,4}): [^\n]+$/.exec(line)?.[0] ??
    /["\u201c`]([A-Za-z_]{4,60}: [^"\u201d`\n]{6,300})["\u201d`]/.exec(line)?.[1];
  return found ?? null;
}

/** One word that says it all, where a code is expected. */
const REFUSED = /^(?:un(?:authori[sz]ed|authenticated)|forbidden|denied)$/i;
/** `InvalidRequest`: under the name of a code no class of a client. */
const WRONG_THING = /^(?:Invalid|Missing|Expired|Unknown|Unsupported)[A-Z]\w*$(?<!Error|Exception)/;

function isStatus(number: string): boolean {
  return !/^[1-3]/.test(number) && isHttp(number);
}

function isHttp(number: string): boolean {
  return /^[1-5]\d\d$/.test(number) && isInUse(Number(number));
}

/** Whether the last of the words before a value say that it is a code. */
function isNamed(words: string): boolean {
  const parts = words.split(' ');
  return parts.some((_, from) => isCodeName(parts.slice(from).join(' ')));
}

function isWord(text: string): boolean {
  return (
    (isCodeLike(text) || isTypeLike(text) || /^[a-z]+(?:[A-Z][a-z]+)+$/.test(text)) &&
    !/\/\/|\.[a-z]\w{0,3}$|^.\/.$|^(?:api|server|internal|unknown)_error$/.test(text)
  );
}

function complains(name: string): boolean {
  if (/^(?:unauthorized|toomanyrequests|denied)$/.test(name)) return true;
  return isComplaint(name.charAt(0).toUpperCase() + name.slice(1), true) && statusOfPhrase(name) === null;
}
