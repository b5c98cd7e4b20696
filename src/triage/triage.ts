import type { Catalog } from '../catalog/catalog.js';
import { failuresIn } from '../decode/decode.js';
import { textOf } from '../decode/encoding.js';
import { sieveFor } from '../decode/may-fail.js';
import type { Category, Diagnosis, TriageResult } from '../model.js';
import { newKnown } from './known.js';
import { newTotals, toResult } from './merge.js';
import { recordReader } from './records.js';
import { sampleOf } from './sample.js';
import { addTally, countOne, isNewSample, newTally, type Tally } from './tally.js';
import { templateOf } from './template.js';
import { timeOf } from './time.js';
import { countAt } from './timeline.js';

export interface TriageOptions {
  /** Milliseconds since the epoch: for times without a year, and for waits. */
  now: number;
  /** Only failures from this time on, and up to that one, in milliseconds since the epoch. */
  since: number | null;
  until: number | null;
  /** Only this provider, only this category. */
  provider: string | null;
  category: Category | null;
}

/** One log: a file, or the standard input when it has no name. */
export interface LogFile {
  file: string | null;
  /** Its bytes, unpacked, in UTF-8. An empty chunk says that nothing more comes for a while. */
  chunks: AsyncIterable<Uint8Array>;
}

/**
 * Reads logs and counts their failures by what they are: lines become records, records of a kind that is known are
 * only counted, the others are decoded as `errs decode` does it.
 * @param onQuiet called with the result so far whenever nothing more comes for a while
 */
export async function triage(
  logs: Iterable<LogFile> | AsyncIterable<LogFile>,
  catalog: Catalog,
  options: TriageOptions,
  onQuiet: (result: TriageResult) => void = () => undefined,
): Promise<TriageResult> {
  const counter = newCounter(catalog, options);
  for await (const { file, chunks } of logs) {
    const reader = counter.open(file);
    for await (const chunk of chunks) {
      reader.feed(chunk);
      if (chunk.length > 0) continue;
      reader.flush();
      onQuiet(counter.result());
    }
    reader.flush();
  }
  return counter.result();
}

/** Counts the failures of any number of files. */
export interface Counter {
  open(file: string | null): { feed(chunk: Uint8Array): void; flush(): void };
  result(): TriageResult;
}

/** So many tallies are kept back before they are added up. */
const MOST_OPEN = 10_000;

export function newCounter(catalog: Catalog, options: TriageOptions): Counter {
  const totals = newTotals();
  const sieve = sieveFor(catalog);
  const known = newKnown<Tally[]>();
  /** Those that have counted something since they were added up. */
  const open = new Set<Tally>();
  const { now, since, until } = options;

  const settle = (): void => {
    for (const tally of open) addTally(totals, tally);
    open.clear();
  };

  const take = (file: string | null, bytes: Uint8Array, start: number, end: number, line: number): void => {
    const time = timeOf(bytes, start, end, now);
    if (since !== null && (time === null || time < since)) return;
    if (until !== null && (time === null || time > until)) return;
    const template = templateOf(bytes, start, end);
    let text: string | null = null;
    let tallies = known.get(template);
    if (tallies === undefined) {
      text = textOf(bytes.subarray(start, end));
      tallies = failuresIn(text, catalog, now)
        .filter((diagnosis) => isWanted(diagnosis, options))
        .map((diagnosis) => newTally(diagnosis, catalog));
      known.set(template, tallies);
    }
    for (const tally of tallies) {
      const spot = { file, line, time };
      countOne(tally, spot);
      if (isNewSample(tally, spot)) {
        text ??= textOf(bytes.subarray(start, end));
        tally.sample = { ...spot, text: sampleOf(text, catalog) };
      }
      if (time !== null) countAt(totals.histogram, time, tally.times);
      open.add(tally);
    }
    if (open.size > MOST_OPEN) settle();
  };

  return {
    open(file) {
      const reader = recordReader(sieve, (bytes, start, end, line) => take(file, bytes, start, end, line));
      let lines = 0;
      const flush = (): void => {
        reader.flush();
        totals.lines += reader.lines() - lines;
        lines = reader.lines();
      };
      const feed = (chunk: Uint8Array): void => {
        totals.bytes += chunk.length;
        reader.feed(chunk);
      };
      return { feed, flush };
    },
    result() {
      settle();
      return toResult(totals);
    },
  };
}

function isWanted({ provider, entry, category }: Diagnosis, wanted: TriageOptions): boolean {
  if (wanted.category !== null && category !== wanted.category) return false;
  return wanted.provider === null || wanted.provider === provider?.id || wanted.provider === entry?.provider.id;
}
