import type { Catalog } from '../catalog/catalog.js';
import { holds } from '../decode/holds.js';
import { retryIn } from '../decode/retry-in.js';
import { EXIT } from '../exit.js';
import type { Category, DecodeResult, Diagnosis, Notice } from '../model.js';
import { OWNER } from '../render/words.js';
import { plainLine } from '../safe/plain.js';

/** An answer for a shell: next to nothing on stdout, one line on stderr where a person may want to know why. */
export interface Brief {
  stdout: string;
  stderr: string;
  exitCode: number;
}

/** What a script asked: the time to wait, or whether it is of a category. */
export interface Asked {
  wait: boolean;
  attempt: number | undefined;
  is: readonly Category[] | undefined;
}

/** @returns `null` where the whole diagnosis is wanted */
export function briefOf(result: DecodeResult, { wait, attempt, is }: Asked, catalog: Catalog): Brief | null {
  if (!wait && is === undefined) return null;
  const brief = wait ? waitBrief(result, catalog, attempt ?? 1) : categoryBrief(result, new Set(is), catalog);
  return result.notice?.code === 'too-long' ? ofPart(brief, wait, result.notice) : brief;
}

/** What nobody has read could only change an answer that speaks for all: "wait" and "no such category". */
function ofPart(brief: Brief, wait: boolean, { message }: Notice): Brief {
  const isSettled = brief.exitCode === (wait ? EXIT.notFound : EXIT.answered);
  return isSettled ? brief : silent(EXIT.undecided, message);
}

function waitBrief(result: DecodeResult, catalog: Catalog, attempt: number): Brief {
  const answer = retryIn(result, catalog, attempt);
  switch (answer.kind) {
    case 'wait':
      return { stdout: `${answer.seconds}\n`, stderr: '', exitCode: EXIT.answered };
    case 'useless':
      return silent(
        EXIT.notFound,
        `Sending the same call again does not help, however long you wait. ${whatHelps(answer.because)}`,
      );
    case 'open':
      return silent(EXIT.undecided, `Whether waiting helps stays open. ${openWords(answer.because)}`);
    case 'nothing':
      return silent(EXIT.notFound, 'There is nothing to wait for: no failure is in this text.');
  }
}

function categoryBrief(result: DecodeResult, wanted: ReadonlySet<Category>, catalog: Catalog): Brief {
  const answer = holds(result, wanted, catalog);
  if (answer.kind === 'open') return silent(EXIT.undecided, `The category stays open. ${openWords(answer.because)}`);
  return { stdout: '', stderr: '', exitCode: answer.kind === 'yes' ? EXIT.answered : EXIT.notFound };
}

function silent(exitCode: number, why: string): Brief {
  return { stdout: '', stderr: `errs: ${plainLine(why)}\n`, exitCode };
}

/** Which failure, what must change and who can change it. */
function whatHelps(diagnosis: Diagnosis): string {
  const fix = diagnosis.entry?.fixes[0] ?? diagnosis.retry.note;
  const who = diagnosis.owner === 'nobody' ? '' : ` Who acts: ${OWNER[diagnosis.owner]}.`;
  return `${nameOf(diagnosis)}.${fix === null ? '' : ` ${fix}`}${who}`;
}

/** Which failure, and what else it may be. */
function openWords(diagnosis: Diagnosis): string {
  const isFirm = diagnosis.certainty === 'sure' || diagnosis.certainty === 'likely';
  const others = isFirm ? [] : diagnosis.alternatives.filter(({ against }) => against === null).map(({ ref }) => ref);
  return `${nameOf(diagnosis)}${others.length === 0 ? '' : `, or ${others.join(', ')}`}.`;
}

function nameOf({ entry, code, httpStatus, message }: Diagnosis): string {
  if (entry !== null) return `${entry.ref}: ${entry.title}`;
  const status = httpStatus === null ? '' : `HTTP ${httpStatus}`;
  const said = [status, code ?? message ?? ''].filter((word) => word !== '').join(' ');
  return `No entry explains ${said === '' ? 'this failure' : said.slice(0, 120).replace(/\.+$/, '')}`;
}
