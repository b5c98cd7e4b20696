import type { Catalog } from '../catalog/catalog.js';
import type { DecodeResult, Diagnosis, Notice } from '../model.js';
import { type Redact, redactorKnowing } from '../safe/redact.js';
import { isSentence } from './api-words.js';
import { isReporters } from './clients-own.js';
import { quotedIn } from './code-beside.js';
import { diagnoseFrame } from './diagnose.js';
import { frame } from './frame.js';
import { hiddenIn } from './hidden.js';
import type { Piece, Weight } from './judge.js';
import { codeOf } from './last-code.js';
import { complaintIn, introducedIn, mostTelling, plaintIn, refusalIn } from './last-words.js';
import { shownAlone } from './pasted.js';
import { seal } from './seal.js';
import { sentenceIn } from './sentence.js';
import { complaintAmong } from './short-complaint.js';
import { isWell } from './vocabulary.js';

/**
 * Reads a text and explains every failure in it.
 * @param text anything pasted or piped
 * @param now milliseconds since the epoch, for waits given as a point in time
 * @returns one diagnosis for each failure, in the order of the text; a notice instead when there is none
 */
export function decode(text: string, catalog: Catalog, now: number): DecodeResult {
  return read(text, catalog, now).result;
}

/**
 * The same for a record of a log, which holds a failure only if something in it says so: a form that failed, or words
 * and states that the catalog knows well. A loose word in the manner of codes is none.
 */
export function failuresIn(text: string, catalog: Catalog, now: number): Diagnosis[] {
  const { result, weight } = read(text, catalog, now);
  if (weight === 'failure') return result.diagnoses;
  return result.diagnoses.filter(
    ({ certainty, entry }) =>
      entry !== null &&
      (certainty === 'sure' || certainty === 'likely') &&
      entry.category !== 'success' &&
      entry.category !== 'in-progress',
  );
}

function read(text: string, catalog: Catalog, now: number): { result: DecodeResult; weight: Weight } {
  if (text.trim() === '') return { result: { version: 1, diagnoses: [], notice: EMPTY }, weight: 'nothing' };
  const pieces = frame(text);
  const { weight, chosen } = relevant(pieces);
  const redact = redactorKnowing(hiddenIn(text, catalog.secrets), catalog.redact);
  const groups = alike(chosen);
  const diagnoses = groups.slice(0, MOST).map(({ piece, count }) => ({
    ...diagnoseFrame(piece.frame, redact, catalog, now),
    count,
  }));
  const answers = diagnoses.filter((each) => isAnswer(each, weight));
  const found = counted(
    isLoose(weight, diagnoses, answers, text) ? asSaidAll(answers, diagnoses, text, redact) : answers,
  );
  const notice = found.length === 0 ? noticeFor(text, pieces) : groups.length > MOST ? tooMany(groups.length) : null;
  return { result: { version: 1, diagnoses: found.map((each) => seal(each, redact)), notice }, weight };
}

/** Whether nothing but words tells of a failure: also where an answer that is none stands below what a program says. */
function isLoose(
  weight: Weight,
  diagnoses: readonly Diagnosis[],
  answers: readonly Diagnosis[],
  text: string,
): boolean {
  if (weight !== 'nothing') return weight === 'words';
  if (answers.length === 0 && text.length <= LONGEST && complaintShown(text) !== null) return true;
  return /^(?:ERROR|Error): /m.test(text) && diagnoses.some(({ requestId }) => requestId !== null);
}

/** So many different failures are explained; nobody reads more of them one by one. */
const MOST = 500;

/** Pieces that show the same are diagnosed once. */
function alike(pieces: readonly Piece[]): { piece: Piece; count: number }[] {
  const groups = new Map<string, { piece: Piece; count: number }>();
  for (const piece of pieces) {
    const { status, code, message, evidence } = piece.gist;
    const told = evidence.facts.filter(({ role }) => role === 'host' || role === 'job' || role === 'transport');
    const hasId = evidence.facts.some(({ role }) => role === 'request-id');
    const key = JSON.stringify([status, code, message, told.map(({ value }) => value), evidence.paths.length, hasId]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { piece, count: 1 });
    else group.count += 1;
  }
  return [...groups.values()];
}

/** The same over several texts, such as files: their diagnoses in order, and a notice only when there is none at all. */
export function decodeAll(texts: readonly string[], catalog: Catalog, now: number): DecodeResult {
  const results = texts.map((text) => decode(text, catalog, now));
  const diagnoses = counted(results.flatMap((result) => result.diagnoses));
  return {
    version: 1,
    diagnoses,
    notice: diagnoses.length > 0 ? null : (results.find(({ notice }) => notice !== null)?.notice ?? EMPTY),
  };
}

/** Failures where there are any; else states; else words that the catalog may know. */
function relevant(pieces: readonly Piece[]): { weight: Weight; chosen: Piece[] } {
  for (const weight of ['failure', 'state', 'words', 'nothing'] satisfies Weight[]) {
    const found = pieces.filter(({ gist }) => gist.weight === weight);
    if (found.length > 0) return { weight, chosen: found };
  }
  return { weight: 'nothing', chosen: [] };
}

/** Words that the catalog knows; where it knows none, a line on which a program says who refused it what. */
function asSaidAll(
  answers: readonly Diagnosis[],
  all: readonly Diagnosis[],
  given: string,
  redact: Redact,
): Diagnosis[] {
  if (given.length > LONGEST) return [...answers];
  // What is taken out of a text is struck out before: half a secret looks like none.
  const text = redact(given);
  if (answers.length > 0) return answers.map((each) => asSaid(each, text));
  const lines = text.trim().split('\n');
  const hasId = all.some(({ requestId }) => requestId !== null);
  if (lines.length > FEW) return [];
  const message =
    refusalIn(lines) ??
    (hasId ? plaintIn(lines) : null) ??
    complaintAmong(lines) ??
    introducedIn(lines) ??
    complaintShown(text);
  const code = codeAmong(hasId || message === null ? lines : lines.filter((each) => each.includes(message)));
  const chosen = all.find(({ requestId }) => requestId !== null) ?? all[0];
  // Who names the id of a call and complains asks about a call that failed.
  const isAsked = hasId && lines.some((line) => complaintIn(line) > 0 || SAYS_ERROR.test(line));
  return (message === null && (code === null || !hasId) && !isAsked) || chosen === undefined
    ? []
    : [{ ...chosen, message, code: chosen.code ?? code }];
}

/** What complains of lines that somebody shows alone. */
function complaintShown(text: string): string | null {
  const words = mostTelling(shownAlone(text));
  return words === null || complaintIn(words) === 0 ? null : words;
}

function codeAmong(lines: readonly string[]): string | null {
  return lines.map((each) => codeOf(isReporters(each) ? (quotedIn(each) ?? '') : each)).find(isKnown) ?? null;
}

/** A short line that is the whole text is the message; of several short ones what complains most. */
function asSaid(diagnosis: Diagnosis, text: string): Diagnosis {
  const line = text.trim().replace(/^`{3}\w*\n([^\n]*)\n`{3}$/, '$1');
  if (diagnosis.message === null && line.length <= 300 && !line.includes('\n'))
    return { ...diagnosis, message: bare(line, isUnreached(diagnosis)), code: diagnosis.code ?? codeAmong([line]) };
  const lines = line.split('\n');
  if (lines.length > FEW) return diagnosis;
  const code = diagnosis.code ?? codeAmong(lines);
  return {
    ...diagnosis,
    message: diagnosis.message ?? told(lines, isUnreached(diagnosis)) ?? behindCode(lines, code),
    code,
  };
}

/** `RecordInvalid: Record validation errors`: what follows the code on its line. */
function behindCode(lines: readonly string[], code: string | null): string | null {
  const line = code === null ? undefined : lines.find((each) => each.trimStart().startsWith(`${code}: `));
  const said = line === undefined ? '' : bare(line.trim().slice((code as string).length + 2));
  return isSentence(said) ? said : null;
}

function told(lines: readonly string[], isTransport: boolean): string | null {
  const words = mostTelling(lines);
  return words === null ? null : bare(words, isTransport);
}

/** Whether no answer came: what the system says of that is handed on whole. */
function isUnreached({ category }: Diagnosis): boolean {
  return category === 'network' || category === 'timeout';
}

/** A line without what is no part of its sentence; where nothing is left, the line. */
function bare(line: string, isTransport = false): string {
  return sentenceIn(line, { status: null, code: null, isField: false, isTransport }) || line;
}

/** What somebody calls what he asks about. */
const SAYS_ERROR = /\b(?:errors?|failed|fails|failure|went wrong|exception)\b(?![ _-]?id\b)/i;

/** In a longer text nobody's words are searched for. */
const LONGEST = 100_000;
/** A report of more lines than these is more than what failed. */
const FEW = 40;

function isKnown(code: string | null): code is string {
  return code !== null;
}

/** Words nobody knows are no answer, and neither is a status below 400 that no provider explains. */
function isAnswer(diagnosis: Diagnosis, weight: Weight): boolean {
  if (weight === 'failure') return true;
  if (diagnosis.entry !== null && diagnosis.entry.provider.id === diagnosis.provider?.id) return true;
  if (diagnosis.httpStatus !== null && diagnosis.httpStatus >= 400) return true;
  const isNamed = diagnosis.code !== null && !isWell(diagnosis.code);
  return diagnosis.httpStatus === null && (diagnosis.entry !== null || (isNamed && weight !== 'nothing'));
}

/** The same failure several times is one diagnosis with a count. */
function counted(diagnoses: readonly Diagnosis[]): Diagnosis[] {
  const seen = new Map<string, Diagnosis>();
  for (const diagnosis of diagnoses) {
    const key = JSON.stringify([
      diagnosis.entry?.ref,
      diagnosis.provider?.id,
      diagnosis.httpStatus,
      diagnosis.code,
      // A screen wraps it here, a mail there.
      diagnosis.message?.replace(/\s+/g, ''),
    ]);
    const same = seen.get(key);
    if (same === undefined) seen.set(key, diagnosis);
    else {
      same.count += diagnosis.count;
      // Printed twice, each time with another part of the exchange.
      same.requestId ??= diagnosis.requestId;
      same.host ??= diagnosis.host;
    }
  }
  return [...seen.values()];
}

const NEXT = [
  'Paste the whole answer: the status line, the headers and the body.',
  'Look a code up with `errs explain CODE`, or search with `errs search WORDS`.',
];

const EMPTY: Notice = {
  code: 'empty-input',
  message: 'The input is empty: there is no failure in it.',
  nextSteps: [
    'Check that the command before the pipe prints something (curl needs `-i` to show the status).',
    ...NEXT.slice(0, 1),
  ],
};

const NO_TEXT: Notice = {
  code: 'not-text',
  message: 'This is no text: most of it are bytes that no encoding reads.',
  nextSteps: [
    'If the answer is compressed, let the client unpack it: curl --compressed, or gunzip -c FILE | errs',
    'If it is an image or a video, the call did not fail.',
  ],
};

function tooMany(count: number): Notice {
  return {
    code: 'too-many',
    message: `There are ${count} different failures in this text; the first ${MOST} are explained.`,
    nextSteps: ['Narrow the text down before it is piped in, for example with grep or by time.'],
  };
}

/** A text has next to no control characters and hardly a byte that could not be read. */
function isText(text: string): boolean {
  const head = text.slice(0, 4096);
  return (head.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0) * 20 < head.length;
}

function noticeFor(text: string, pieces: readonly Piece[]): Notice {
  if (!isText(text)) return NO_TEXT;
  const answered = pieces.some(({ frame: each }) => each.body !== null || each.status !== null);
  return answered
    ? {
        code: 'no-failure',
        message: 'There is no failure in this text: what was answered reads as a success.',
        nextSteps: ['If the call did fail, paste the answer of that call.'],
      }
    : {
        code: 'not-recognised',
        message: 'Nothing in this text reads as a failed call: no status, no error body, no known code or message.',
        nextSteps: NEXT,
      };
}
