import { isSentence } from './api-words.js';
import { isAccount } from './clients-own.js';
import { isComplaint } from './code-in.js';
import { complaintOf } from './complaint.js';
import { isInUse, isReasonPhrase } from './reason-phrases.js';
import { isStatusTalk } from './status-talk.js';
import { rankOf } from './vocabulary.js';

/** What a part of a line is. */
type Kind = 'status' | 'code' | 'class' | 'place' | 'label' | 'doing' | 'name' | 'sentence';

interface Part {
  kind: Kind;
  start: number;
  end: number;
}

/** What a line hands on: where it begins, and what stands in front of it. */
export interface Chain {
  /** Where the sentence of whoever was asked begins in the line; it goes on to its end. */
  start: number;
  status: { value: number; index: number } | null;
  code: { value: string; index: number } | null;
  /** Whether something in front of the sentence says that a call failed: a status, a class, what could not be done. */
  isFailing: boolean;
  /** Whether what could not be done stands in front of a code: somebody hands on what he was told. */
  isHandedOn: boolean;
}

/** What stands between two parts: a colon, a dash, an arrow, a bar. */
const BETWEEN = /[ \t]*(?:(?<!:):|\uff1a)[ \t]+|\uff1a|[ \t]+(?:-{1,2}|->|=>|\||\u203a|\u2014|\u2013|\u2192)[ \t]+/g;
/** A status in front of a sentence, with no more than a blank or a bracket between them. */
const STATUS_FIRST = /^[ \t]*(?:HTTP )?[[(]?([45]\d\d)[\])]?[ \t]+(?=u?["'`]?\p{Lu}\S*[ \t])/u;
/** How fields are called. */
const FIELD = /^(?:[-*] )?["'`]?[A-Za-z_][\w.[\]-]*["'`]?$/;
/** More parts than any line has. */
const MOST = 24;
const LONGEST = 2000;

/**
 * Reads a line that hands on what somebody further down said. Programs put in front of it what they were doing, whom
 * they asked, the status, the class and the code, each with a colon or a dash behind.
 * @returns `null` where the line hands nothing on
 */
export function chainIn(line: string): Chain | null {
  if (line.length > LONGEST) return null;
  const parts = partsIn(line);
  let from = -1;
  for (let at = parts.length - 1; at >= 0; at -= 1) {
    const { kind } = parts[at] as Part;
    if (kind === 'sentence') from = at;
    // What is in front of it was made of it; a name between two parts of a sentence is one of them.
    else if (from >= 0 && !(kind === 'name' && isWithin(parts, at))) break;
  }
  // A name alone may be that of a field: `messages.0: Field required`.
  const front = parts.slice(0, from);
  if (from < 1 || front.every(({ kind, start, end }) => kind === 'name' && FIELD.test(line.slice(start, end))))
    return null;
  const status = front.findLast(
    ({ kind, start, end }) => kind === 'status' && /\b[45]\d\d\b/.test(line.slice(start, end)),
  );
  const code = front.findLast(({ kind }) => kind === 'code');
  const doing = front.findIndex(({ kind }) => kind === 'doing' || kind === 'class');
  return {
    start: (parts[from] as Part).start,
    status: status === undefined ? null : statusOf(line, status),
    code: code === undefined ? null : { value: bare(line.slice(code.start, code.end)), index: code.start },
    isHandedOn: code !== undefined && doing >= 0 && doing < front.indexOf(code),
    isFailing:
      front.some(({ kind }) => kind === 'status' || kind === 'code' || kind === 'class' || kind === 'doing') ||
      front.some(({ kind, start, end }) => kind === 'label' && /err/i.test(line.slice(start, end))),
  };
}

/** The code that a line ends in, behind a status, a class or what was tried: "Acme error (HTTP 403): box_limit_reached". */
export function codeLastIn(line: string): { value: string; index: number } | null {
  if (line.length > LONGEST) return null;
  const parts = partsIn(line);
  const last = parts.at(-1);
  if (last?.kind !== 'code' || parts.length < 2 || parts.some(({ kind }) => kind === 'sentence')) return null;
  const value = bare(line.slice(last.start, last.end));
  const isTold = parts.some(({ kind }) => kind === 'status' || kind === 'doing' || kind === 'class');
  return (isTold || /\b[45]\d\d\b/.test(line)) && /_|[a-z][A-Z]/.test(value)
    ? { value, index: line.lastIndexOf(value) }
    : null;
}

/** Whether only names stand between a part and a sentence that complains in front of it. */
function isWithin(parts: readonly Part[], at: number): boolean {
  const front = parts.slice(0, at).findLast(({ kind }) => kind !== 'name');
  return front?.kind === 'sentence';
}

/** Whether a line only says what was tried and that it came to a status: "Failed to get the box: acme: HTTP 401". */
export function handsNothingOn(line: string): boolean {
  if (line.length > LONGEST) return false;
  const parts = partsIn(line);
  const has = (...kinds: Kind[]): boolean => parts.some(({ kind }) => kinds.includes(kind));
  if (parts.length < 2 || has('sentence', 'code') || !has('doing')) return false;
  return has('status') || (parts.at(-1)?.kind === 'doing' && complaintOf(line) === 0);
}

function statusOf(line: string, { start, end }: Part): Chain['status'] {
  const found = /\b[45]\d\d\b/.exec(line.slice(start, end)) as RegExpExecArray;
  return isInUse(Number(found[0])) ? { value: Number(found[0]), index: start + found.index } : null;
}

function partsIn(line: string): Part[] {
  const hidden = quotesHidden(line);
  const marks = [...hidden.matchAll(BETWEEN)].slice(0, MOST);
  const starts = [0, ...marks.map(({ index, 0: mark }) => index + mark.length)];
  const ends = [...marks.map(({ index }) => index), line.length];
  return starts.flatMap((start, at) => {
    const end = ends[at] as number;
    const next = starts[at + 1];
    const rest = next === undefined ? null : line.slice(next);
    const status = STATUS_FIRST.exec(line.slice(start, end));
    if (status === null || isStatusTalk(line.slice(start, end)))
      return [{ kind: kindOf(line.slice(start, end), rest), start, end }];
    const middle = start + status[0].length;
    return [
      { kind: 'status' as const, start, end: middle },
      { kind: kindOf(line.slice(middle, end), rest), start: middle, end },
    ];
  });
}

/** The line with what stands in quotes or brackets made blank: a mark in there separates nothing. */
function quotesHidden(line: string): string {
  return line
    .replace(/(?<=^|[\s([:=])(["'`])[^"'`\n]{1,300}\1(?=[\s.,:;)\]]|$)/g, (all) => '_'.repeat(all.length))
    .replace(/\([^()\n]{1,300}\)|\[[^[\]\n]{1,300}\]|\{[^{}\n]{1,300}\}/g, (all) => '_'.repeat(all.length));
}

/** What a program says it could not do, where somebody else goes on to say why. */
const COULD_NOT =
  /^(?:(?:an? |the )?(?:\w+ )?(?:error|exception|problem|failure)s? (?:while|when|in|on|during|from|at|of|with|occurred|\w+ing)\b|(?:failed|unable|could not|couldn.t|can(?:not|.t)|not able|did not manage) |(?:error|err|fatal|warn(?:ing)?|panic|exception|failure|failed|caused by|cause|reason|oops|sorry|stderr|remote)\b[!.]?(?: #?\d+)?$|[^\n]{0,120}\b(?:returned|got|received|hit|with) (?:an? )?(?:error|exception|failure)\b[^\n]{0,60}$)/i;
const PLACE =
  /^(?:https?:\/\/\S+|[\w.@-]*[/\\][\w.@/\\-]*(?::\d+)*|\S+:\d+(?::\d+)?|line \d+|(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \S+)$/i;
const CLASS = /^(?:[\w$]+(?:\.|::|\\))*\w*(?:Error|Exception|Failure|Fault)$/;

/** A line of a program that raises one. */
const RAISES = /^(?:raise|throw|throw new|rescue|catch|caught) [\w$.:\\(]*(?:Error|Exception)$/;

/** @param rest what follows on the line; `null` behind the last part */
function kindOf(given: string, rest: string | null): Kind {
  const isLast = rest === null;
  const text = bare(given);
  if (text === '') return 'place';
  // Without its number, and with a small letter behind it, the phrase begins the sentence.
  if (isStatusTalk(text) || isReasonPhrase(text))
    return /^\p{Ll}/u.test(rest ?? '') && !/[45]\d\d/.test(text) ? 'sentence' : 'status';
  if (CLASS.test(text) || RAISES.test(text)) return 'class';
  if (PLACE.test(text)) return 'place';
  if (!/\s/.test(text) && (isComplaint(text, true) || /^\d{3,}$/.test(text))) return 'code';
  if (/^[\w -]{2,24}$/.test(text) && rankOf('message', text) !== null) return 'label';
  if (isAccount(text) || (!isLast && COULD_NOT.test(text))) return 'doing';
  const words = text.split(/\s+/).length;
  if (isSentence(text) && (isLast || complaintOf(text) > 0 || words > 3)) return 'sentence';
  return isLast && complaintOf(text) > 0 ? 'sentence' : 'name';
}

function bare(part: string): string {
  return part.replace(/^[\s"'`([*_]+|[\s"'`)\]*_,;]+$/g, '');
}
