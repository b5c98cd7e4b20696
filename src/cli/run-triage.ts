import { readFileSync } from 'node:fs';
import type { Catalog } from '../catalog/catalog.js';
import type { TriageGroup, TriageResult } from '../model.js';
import type { Page } from '../render/page.js';
import { changeLines, progressLine } from '../render/triage-line.js';
import { isWhole, mergeTriage } from '../triage/merge.js';
import { type TriageOptions, triage } from '../triage/triage.js';
import { followed, logFiles, sizeOf } from './log-files.js';
import { Problem } from './problem.js';

const NOTHING = new Problem('no-input', 'There is nothing to read: no log is named and nothing is piped in.', [
  'Name a log: errs triage app.log',
  'Or pipe one in: kubectl logs deploy/app | errs triage',
]);

/** Bytes between two looks at the clock. */
const TICK = 4_000_000;

/**
 * Reads logs to their ends; on a terminal it says how far it is.
 * @throws Problem when nothing is named or piped, or a file cannot be read
 */
export async function runTriage(
  files: readonly string[],
  catalog: Catalog,
  options: TriageOptions,
): Promise<TriageResult> {
  if (files.length === 0 && process.stdin.isTTY === true) throw NOTHING;
  const isShown = process.stderr.isTTY === true;
  const total = isShown ? await sizeOf(files) : null;
  const started = Date.now();
  let done = 0;
  let next = TICK;
  const onBytes = (count: number): void => {
    done += count;
    if (!isShown || done < next) return;
    next = done + TICK;
    process.stderr.write(`\r${progressLine(done, total, Date.now() - started)}`);
  };
  try {
    return await triage(logFiles(files, onBytes), catalog, options);
  } finally {
    if (isShown && done >= TICK) process.stderr.write(`\r${' '.repeat(60)}\r`);
  }
}

/**
 * Reads a file and what is added to it, and writes a line for each kind of failure that is new or more than before.
 * @returns the result up to the moment when `signal` was given
 */
export async function followTriage(
  files: readonly string[],
  catalog: Catalog,
  options: TriageOptions,
  { signal, page, write }: { signal: AbortSignal; page: Page; write(text: string): void },
): Promise<TriageResult> {
  const [file] = files;
  if (file === undefined || files.length > 1 || file === '-')
    throw new Problem('one-file', 'Only one file can be followed, and it needs a name.', [
      'Name one: errs triage --follow app.log',
    ]);
  let before: readonly TriageGroup[] = [];
  let lines = -1;
  const onQuiet = (result: TriageResult): void => {
    if (result.lines === lines) return;
    lines = result.lines;
    for (const line of changeLines(before, result.groups, page)) write(`${line}\n`);
    before = result.groups;
  };
  return triage([{ file, chunks: followed(file, signal) }], catalog, options, onQuiet);
}

/**
 * Adds up what other runs have printed with `--json`.
 * @throws Problem when a file is no such result, or was cut with `--top`
 */
export function mergeFiles(files: readonly string[]): TriageResult {
  if (files.length === 0)
    throw new Problem('no-input', 'There is nothing to add up.', ['errs triage --merge a.json b.json']);
  return mergeTriage(files.map(readResult));
}

function readResult(file: string): TriageResult {
  let result: Partial<TriageResult>;
  try {
    result = JSON.parse(readFileSync(file, 'utf8')) as Partial<TriageResult>;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Problem('not-a-result', `${file} ${code === 'ENOENT' ? 'is not there' : 'cannot be read as JSON'}.`, [
      'Write it with: errs triage app.log --json',
    ]);
  }
  const isResult = result?.version === 1 && Array.isArray(result.groups) && typeof result.failures === 'number';
  if (!isResult)
    throw new Problem('not-a-result', `${file} is no result of errs triage.`, [
      'Write it with: errs triage app.log --json',
    ]);
  if (!isWhole(result as TriageResult))
    throw new Problem('not-whole', `${file} does not hold all of its groups: it was cut with --top.`, [
      'Write it again without --top; give --top when the results are added up.',
    ]);
  return result as TriageResult;
}

/** The first groups only; the notice says how many there are. */
export function topOf(result: TriageResult, top: number | undefined): TriageResult {
  const { groups } = result;
  if (top === undefined || groups.length <= top) return result;
  return {
    ...result,
    groups: groups.slice(0, top),
    notice: {
      code: 'top',
      message: `These are the first ${top} of ${groups.length} groups.`,
      nextSteps: ['See all of them: leave --top out.'],
    },
  };
}
