import { apiWords, isSentence, withoutPhrase } from './api-words.js';
import { chainIn } from './chain.js';
import { isClientsOwn, isReporters } from './clients-own.js';
import { complaintOf } from './complaint.js';
import { FAILING_PHRASES } from './reason-phrases.js';
import { SHOWN } from './shown.js';

/** What was said, where in its line, and how much speaks for it. */
export interface Words {
  value: string;
  score: number;
}

/** What stands in front of what a line of a log says: its time, level and logger. */
const LOG =
  /^[ \t>]*(?:(?:ERROR|WARNING|CRITICAL|INFO|DEBUG):[\w.]{1,60}:|[EWIF]\d{4} [\d:.]{8,15}[ \t]+\d{1,7} [\w.]{1,40}:\d{1,5}\][ \t]*)?(?:[VDIWEF]\/[\w.-]{1,40}[ \t]{0,8}\([ \t]{0,6}\d{1,8}\):[ \t]*)?(?:\[?\d{2,4}[-/:]\d{2}[-/:T ]\d{2,4}[\dT:.,Z+ -]{0,30}\]?[ \t]*)?(?:(?:\[[^\]\n]{1,60}\]|\([\w.-]{1,60}\)|(?:TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL|CRITICAL|error|warn|fatal|E|W)(?=[ \t:])|[\w./-]{1,60}:\d+(?=[ \t:]))[ \t:-]*){0,6}(?:[a-z_]\w*(?:::\w+){1,8}:[ \t]+)?/;
/** What begins an item of a list, or names it as a cause or as what was said. */
const ITEM = /^[ \t]*(?:[-*\u2022+\u2717\u2716\u2718]|\d{1,2}[.)])[ \t]+/;
const CAUSE =
  /^[ \t]*(?:caused by|cause|original error|inner exception|nested exception|root cause|reason|details?|message|msg|error message|errors?|description|remote|stderr|response (?:text|body|content)|(?:server )?response|content|body)[ \t]*[:=]+[ \t]*/i;
/** What a client names as the answer. */
const ANSWER = /^[ \t]*(?:response (?:text|body|content)|(?:server )?response|content|body)[ \t]*[:=]+[ \t]*/i;
/** What separates what was said from what was made of it, the deepest last. */
const BETWEEN =
  /[ \t]+::[ \t]+|[ \t]+(?:-{1,2}|->|=>|\u2014|\u2013)[ \t]+|(?<=[\w)\]"'`}.]):[ \t]+(?=[^\s/])|(?:^|[ \t(])(?:Reason|msg|message|err|error|desc|Original Error|Last error was)[:=][ \t]*/g;
/** A line of a structure, a URL alone, a command. */
const NO_WORDS =
  /^[ \t]*(?:["'[{}\])<>,;]|[\w$"'.-]+[ \t]*(?:=>|:)[ \t]*(?:["'[{]|\d|true|false|null|undefined)|https?:\S+[ \t]*$|[$#%>+][ \t]|\/\S+$|(?:curl|npm|npx|git|docker|kubectl|pip|yarn|python3?)[ \t]|(?:URL|Method|Host|Date|Server|Version|Region|Profile|Project|Platform|OS|Request|Headers?|[A-Z][a-z]+(?:-[A-Z][a-z]+)+):[ \t])/;
/** Parts of a structure, of a stack, of a header; what was cut. */
const NO_SENTENCE =
  /[{}\\<>\u2500-\u257f]|=>|#<|0x[0-9a-f]{4}|\bmap\[|\(truncated|\.\w{2,4}:\d+|\w\(\w*[(,=]|\w = \w|; \w|';|\] with root cause|^\W*at /;
/** Only what no sentence has. */
const STRUCTURE = /[{}\\<>\u2500-\u257f]|=>|#<|0x[0-9a-f]{4}|\bmap\[|\(truncated|\] with root cause|^\W*at /;
const LONGEST = 600;
/** No sentence is wrapped so often. */
const MOST_PARTS = 10;

/**
 * What a line says of a failure that is known, cleaned of what a client and a log put around it.
 * @returns `null` where it says nothing of the kind
 */
export function wordsOf(line: string): Words | null {
  if (line.length > LONGEST * 4) return null;
  const shown = SHOWN.exec(line)?.[1];
  if (shown !== undefined && isSentence(shown)) return { value: shown, score: 8 };
  if (!isReporters(line)) return wordsOfProgram(line);
  // A reporter puts what he was told in quotes.
  const quoted = sentencesQuoted(line)
    .map(wordsOfProgram)
    .filter((words) => words !== null);
  const best = quoted.sort((one, other) => other.score - one.score)[0];
  if (best !== undefined) return best;
  const chain = chainIn(line);
  const said = chain?.status == null ? null : handedOn(line);
  return said === null ? null : { value: said, score: complaintIn(said) };
}

/** What stands in quotes in a sentence, where it is a sentence itself. */
function sentencesQuoted(line: string): string[] {
  return [
    ...line.matchAll(
      /(?<![\w"'`])(?:"([^"\n]{12,400})"|`([^`\n]{12,400})`|\u201c([^\u201c\u201d\n]{12,400})\u201d|"([^"\n]{20,400})$)/g,
    ),
  ]
    .map((found) => (found[1] ?? found[2] ?? found[3] ?? found[4]) as string)
    .filter(isSentence);
}

function wordsOfProgram(given: string): Words | null {
  const line = given.replace(/^[ \t]*(["'`])([^"'`\n]{8,600})\1[.,;]?[ \t]*$/, '$2');
  const bare = cellOf(unboxed(line.slice(LOG.exec(line)?.[0].length ?? 0)));
  const item = ITEM.exec(bare)?.[0] ?? '';
  const cause = CAUSE.exec(bare.slice(item.length))?.[0] ?? '';
  const behind = bare.slice(item.length + cause.length).replace(/^\[\w{1,20}\][ \t]+(?=\p{Lu})/u, '');
  const rest = cause === '' ? behind : behind.replace(/^(["'])([^"']+)\1[,;]?$/, '$2');
  const quoted = /^[ \t]*"([^"\n]{8,600})"[.,;]?[ \t]*$/.exec(rest)?.[1];
  const said = handedOn(rest) ?? (quoted === undefined && NO_WORDS.test(rest) ? null : deepest(quoted ?? rest));
  if (said === null) {
    // What is named as the answer says what was said, whether it complains or not.
    const whole = ANSWER.test(bare) && !NO_WORDS.test(rest) && !NO_SENTENCE.test(rest) ? trimmed(rest) : '';
    return isSentence(whole) && !isClientsOwn(whole) && whole.length <= LONGEST ? { value: whole, score: 4 } : null;
  }
  const bonus = (item === '' ? 0 : 2) + (cause === '' ? 0 : 3) + (/^\p{Lu}.*[.!]$/u.test(said) ? 1 : 0);
  return { value: said, score: complaintIn(said) * 4 + bonus };
}

/** What the line that complains most says; of equal ones the first. */
export function mostTelling(lines: readonly string[]): string | null {
  const found = lines.map(wordsOf).filter((words) => words !== null);
  const most = Math.max(...found.map(({ score }) => score));
  return found.find(({ score }) => score === most)?.value ?? null;
}

/** What was said in so many words of a failure, in a text that names the id of a call: not the line with the id. */
export function plaintIn(lines: readonly string[]): string | null {
  const asked = lines.filter((line) => !isReporters(line));
  const withId = asked.filter((line) => /\bid\b/i.test(line));
  for (const line of [...asked.filter((each) => !withId.includes(each)), ...withId]) {
    const rest = line.replace(WITH_ID, '').trim();
    if (/\bid\b/i.test(rest)) continue;
    if (PLAINLY_FAILED.test(rest) && isSentence(rest) && rest.length < LONGEST) return bare(rest);
    const words = wordsOf(rest);
    if (words !== null && words.score >= PLAIN) return words.value;
  }
  return null;
}

/** A sentence that names the id, and what follows it on the line. */
const WITH_ID =
  /(?<=^|[.!(])[ \t]*\(?(?:The |Your )?(?:[\w-]{1,20} )?(?:request|trace|correlation|tracking|ray|activity|operation|error)[ _-]?id\b[^\n]*$/i;
/** What a program says to those who use it, of a call that they know nothing of. */
const PLAINLY_FAILED =
  /^(?:(?:Sorry|Oops|Uh oh|Whoops)[,!.] )?(?:[Yy]our|[Tt]he|[Tt]his) (?:request|call|operation|query|session) (?:has |was |is |could )?(?:failed|blocked|rejected|not (?:valid|be (?:completed|processed)))\b|^(?:(?:Sorry|Oops|Uh oh|Whoops)[,!.] )?[Ss]omething went wrong\b/;

/** Without the level in front. */
function bare(line: string): string {
  return line.replace(LOG, '').replace(/^(?:ERROR|Error|error|FATAL|fatal)[:!][ \t]+/, '');
}

/** The score of a line that plainly complains. */
const PLAIN = 8;

/** A line by which a program says that it could not do what it was to do. */
const FAILS =
  /^[ \t]*(?:[Ff]ailed to|[Uu]nable to|[Cc]ould not|[Cc]annot|(?:ERROR|Error|error|FATAL|fatal|Fatal)[:!])[ \t]/;

/**
 * What was said on a line that fails and complains, where nothing else in a text tells of a failure: a line in a log
 * that failed, a colon, and the sentence of somebody who refused.
 */
export function refusalIn(lines: readonly string[]): string | null {
  const found = lines.find((line) => {
    const bare = unboxed(line.slice(LOG.exec(line)?.[0].length ?? 0));
    return !isReporters(line) && FAILS.test(bare) && REFUSES.test(bare);
  });
  return found === undefined ? handedOnIn(lines) : (wordsOf(found)?.value ?? null);
}

/** A line that only says that an error follows, in the languages people report in. */
const INTRODUCES =
  /(?:\berr(?:or|eur|o)s?\b|\bfehler|\bfout|\bexception|\u9519\u8bef|\u932f\u8aa4|\u62a5\u9519|\u30a8\u30e9\u30fc|\uc5d0\ub7ec|\uc624\ub958|\u043e\u0448\u0438\u0431\u043a)[^\n:\uff1a]{0,40}[:\uff1a][ \t*_`]*$/iu;

/** What follows a line that says that an error follows, where it is a sentence that complains. */
export function introducedIn(lines: readonly string[]): string | null {
  const told = lines.filter((line) => line.trim() !== '' && !/^[ \t]*(?:```|~~~)/.test(line));
  const at = told.findIndex((line) => INTRODUCES.test(line));
  const next = at < 0 ? undefined : told[at + 1]?.trim();
  return next !== undefined && isSentence(next) && !isReporters(next) && complaintIn(next) > 0 ? next : null;
}

/** `Bad Request: chat not found`: all of a line. */
const BY_PHRASE = new RegExp(`^(?:${FAILING_PHRASES.join('|')}): \\p{Ll}[^\\n]{4,300}$`, 'u');

/** The same of a line that hands on what somebody further down complained of, or of what a reporter puts in quotes. */
function handedOnIn(lines: readonly string[]): string | null {
  for (const line of lines) {
    const bare = line.slice(LOG.exec(line)?.[0].length ?? 0).trim();
    if (BY_PHRASE.test(bare)) return bare;
    const chain = isReporters(line) ? null : chainIn(line.slice(LOG.exec(line)?.[0].length ?? 0));
    const words = isReporters(line) || chain?.isFailing === true ? wordsOf(line) : null;
    if (words !== null && words.score >= (chain === null ? PLAIN : 4)) return words.value;
  }
  return null;
}

/** What only somebody who was asked says. */
const REFUSES =
  /:[ \t][^\n]{0,300}\b(?:forbidden|denied|unauthori[sz]ed|not authorized|not permitted|permission|quota|rate limit(?:ed)?|too many (?:requests|certificates|failed)|limit exceeded|expired)\b/i;

/** What somebody further down said, where a line hands it on. */
function handedOn(line: string): string | null {
  const chain = chainIn(line);
  if (chain === null || !chain.isFailing) return null;
  const said = trimmed(line.slice(chain.start));
  if (said.length < 8 || said.length > LONGEST || !isSentence(said) || isClientsOwn(said)) return null;
  return STRUCTURE.test(unquoted(said)) || !/^["'`]?\p{L}/u.test(said) || complaintIn(said) === 0 ? null : said;
}

/** From the first part of a line that complains to its end; what stands in front is what was made of it. */
function deepest(line: string): string | null {
  const marks = [...unquoted(line).matchAll(BETWEEN)].slice(0, MOST_PARTS);
  const cuts = [0, ...marks.map(({ index, 0: mark }) => index + mark.length)];
  for (const [at, from] of cuts.entries()) {
    const said = trimmed(line.slice(from));
    const own = trimmed(line.slice(from, marks[at]?.index));
    if (said.length < 8 || said.length > LONGEST || !isSentence(said) || isClientsOwn(said)) continue;
    if (!NO_SENTENCE.test(unquoted(said)) && complaintIn(own) > 0) return said;
  }
  return null;
}

/** A row of a table, the lines of its cells taken off, and what a package manager puts in front. */
function unboxed(line: string): string {
  return line.replace(/^[ \t|\u2500-\u257f]+|[ \t|\u2500-\u257f]+$/g, '').replace(/^npm (?:ERR!|error) /, '');
}

/** Of a row of a table the cell that says something: the last sentence. */
function cellOf(row: string): string {
  if (!/[ \t]\u2502[ \t]/.test(row)) return row;
  return (
    row
      .split('\u2502')
      .map((cell) => cell.trim())
      .filter(isSentence)
      .at(-1) ?? row
  );
}

/** The line with what stands in quotes made blank: a mark in there separates nothing. */
function unquoted(line: string): string {
  return line.replace(/(?<=^|[\s([:])(["'`])[^"'`\n]{1,200}\1(?=[\s.,:;)\]]|$)/g, (all) => '_'.repeat(all.length));
}

/** A status and its phrase complain of nothing more. */
const STATUSES = new RegExp(
  `\\(?\\b(?:status(?: code)?:? )?[45]\\d\\d\\b[):]?|(?<!\\bis )\\b(?:${FAILING_PHRASES.join('|')})\\b(?=[^a-z]*$|[)"'.,:;*]| for url| \\(HTTP)`,
  'gi',
);

/** How much a sentence complains when its status is taken off. */
export function complaintIn(sentence: string): 0 | 1 | 2 {
  return complaintOf(sentence.replace(STATUSES, ' '));
}

function trimmed(part: string): string {
  return apiWords(withoutPhrase(part.trim()))
    .replace(
      /(?<!\bplease|\bdetails,|\binformation,):? (?:see|for more (?:information|details)),? [^\n]{0,40}https?:\S+[^\n]*$/i,
      '',
    )
    .replace(/[ \t]*\[(?:type|code|status)[=:][^\]\n]*\]$/, '')
    .replace(/^["'`\u201c]([^"'`\u201c\u201d]+)["'`\u201d][.,;]?$/, '$1')
    .replace(/[ \t]*\((?:http )?status(?: code)?:? \d{3}\)$/i, '')
    .replace(/[ \t]*\([A-Z][\w ]{1,30}:$/, '')
    .replace(/^["'`](?=[^"'`]*(?:$|["'`]\S|[ \t]["'`]))/, '')
    .replace(/["'`}\])]+$/, (end) => (/["'`[({]/.test(part) ? end : ''))
    .trim();
}
