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
  return diagnoses.length > 0 ? { ...result, diagnoses } : nothing(result.notice);
}

/** `tail: cannot open 'x'` is a failure, but of no call. */
function isOfACall({ certainty, httpStatus }: Diagnosis): boolean {
  return certainty !== 'none' || (httpStatus !== null && httpStatus >= 400);
}

function isFirm({ certainty, httpStatus, category }: Diagnosis): boolean {
  if (category === 'success' || category === 'in-progress') return false;
  return certainty === 'sure' || certainty === 'likely' || (httpStatus !== null && httpStatus >= 400);
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
