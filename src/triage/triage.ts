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
  /** Its bytes, unpacked, in UTF-8; each chunk is valid until the next. An empty one says that nothing more comes for a while. */
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

/** What a template came to that is no failure, or none that is wanted. */
const NONE: readonly Tally[] = [];

/** Where a record stands: in these bytes, beginning with this line of its log. */
interface Place {
  bytes: Uint8Array;
  start: number;
  end: number;
  line: number;
}

export function newCounter(catalog: Catalog, options: TriageOptions): Counter {
  const totals = newTotals();
  const sieve = sieveFor(catalog);
  const templates = newKnown<readonly Tally[]>();
  /** Those that have counted something since they were added up. */
  let open: Tally[] = [];
  const { now, since, until } = options;

  const settle = (): void => {
    for (const tally of open) addTally(totals, tally);
    open = [];
  };

  const isInTime = (time: number | null): boolean =>
    (since === null || (time !== null && time >= since)) && (until === null || (time !== null && time <= until));

  const decoded = (text: string): readonly Tally[] => {
    const tallies = failuresIn(text, catalog, now)
      .filter((diagnosis) => isWanted(diagnosis, options))
      .map((diagnosis) => newTally(diagnosis, catalog));
    return tallies.length === 0 ? NONE : tallies;
  };

  const count = (tallies: readonly Tally[], log: string | null, record: Place, time: number | null): void => {
    const { bytes, start, end, line } = record;
    for (const tally of tallies) {
      const spot = { file: log, line, time };
      countOne(tally, spot);
      if (isNewSample(tally, spot))
        tally.sample = { ...spot, text: sampleOf(textOf(bytes.subarray(start, end)), catalog) };
      if (time !== null) countAt(totals.histogram, time, tally.times);
      if (!tally.isOpen) {
        tally.isOpen = true;
        open.push(tally);
      }
    }
    if (open.length > MOST_OPEN) settle();
  };

  /** A record in which something tells. */
  const take = (file: string | null, record: Place, template: number): void => {
    const known = templates.get(template);
    if (known === NONE) return;
    const { bytes, start, end } = record;
    const time = timeOf(bytes, start, end, now);
    // Dated and not asked for: nothing more need be known of it.
    if (time !== null && !isInTime(time)) return;
    const tallies = known ?? decoded(textOf(bytes.subarray(start, end)));
    if (known === undefined) templates.set(template, tallies);
    if (isInTime(time)) count(tallies, file, record, time);
    else for (const { times } of tallies) totals.leftOut += times;
  };

  /** A line that stands alone: it is searched only when none like it was seen. */
  const takeLine = (file: string | null, record: Place, template: number): boolean => {
    const known = templates.get(template);
    if (known === NONE) return true;
    const { bytes, start, end } = record;
    const told = known === undefined ? sieve.scan(bytes, start, end) : start;
    if (told < 0) templates.set(template, NONE);
    else take(file, record, template);
    return known !== undefined;
  };

  return {
    open(file) {
      const reader = recordReader(
        sieve,
        (bytes, start, end, line) => take(file, { bytes, start, end, line }, templateOf(bytes, start, end)),
        (bytes, start, end, line, template) => takeLine(file, { bytes, start, end, line }, template),
      );
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
