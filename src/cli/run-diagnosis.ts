import type { Catalog } from '../catalog/catalog.js';
import { decode } from '../decode/decode.js';
import { textOf } from '../decode/encoding.js';
import type { DecodeResult, Diagnosis, Notice } from '../model.js';
import type { Ran } from './run-command.js';

/**
 * What the output of a command says of a failed call. A program prints much that reads like a failure, so only what
 * speaks of a call counts; where the command itself was content, only what is firm.
 * @param words the command: an address in it tells who was called
 * @param now milliseconds since the epoch, for waits given as a point in time
 */
export function diagnosisOf(
  { exitCode, printed }: Ran,
  words: readonly string[],
  catalog: Catalog,
  now: number,
): DecodeResult {
  const text = textOf(printed);
  if (text.trim() === '') return nothing(null);
  const result = decode(calledLine(words) + text, catalog, now);
  const isMeant = exitCode === 0 ? isFirm : isOfACall;
  const diagnoses = result.diagnoses.filter(isMeant);
  if (diagnoses.length === 0) return nothing(result.notice);
  const notice = diagnoses.length > MOST ? tooMany(diagnoses.length) : result.notice;
  return { ...result, diagnoses: diagnoses.slice(0, MOST), notice };
}

/** A screen of diagnoses behind the output of a command is of use to nobody. */
const MOST = 5;

function tooMany(count: number): Notice {
  return {
    code: 'too-many',
    message: `The command printed ${count} different failures; the first ${MOST} are explained.`,
    nextSteps: ['See all of them: pipe its output to errs decode, or count them with errs triage.'],
  };
}

/** `tail: cannot open 'x'` is a failure, but of no call. */
function isOfACall({ certainty, httpStatus }: Diagnosis): boolean {
  return certainty !== 'none' || (httpStatus !== null && httpStatus >= 400);
}

/** A program that was content prints much; a status that stands in a sentence is none of an answer. */
function isFirm({ certainty, httpStatus, category, because }: Diagnosis): boolean {
  if (category === 'success' || category === 'in-progress' || certainty === 'guess') return false;
  if (certainty !== 'none') return true;
  return httpStatus !== null && httpStatus >= 400 && because.some(({ role, at }) => role === 'status' && at !== 'text');
}

/** The one address among the words, as a line that a shell shows; where there are several, none is sure to be it. */
function calledLine(words: readonly string[]): string {
  const [address, ...others] = new Set(words.filter((word) => /^https?:\/\/[^\s"'`\\]+$/.test(word)));
  if (address === undefined || others.length > 0) return '';
  return `$ curl ${address.replace(/[?#].*$/, '')}\n`;
}

function nothing(notice: Notice | null): DecodeResult {
  return { version: 1, diagnoses: [], notice: notice?.code === 'no-failure' ? notice : NO_CALL };
}

const NO_CALL: Notice = {
  code: 'no-failed-call',
  message: 'Nothing that the command printed speaks of a failed call.',
  nextSteps: ['Let the command print the whole answer: curl needs -i to show the status.'],
};
