import type { Category, Counted, Owner, TriageGroup } from '../model.js';

/** Where and when, the time in milliseconds since the epoch. */
export interface Spot {
  file: string | null;
  line: number;
  time: number | null;
}

/** Failures of one kind while they are counted. What it is called goes with the sample, so that order plays no part. */
export interface Group {
  entry: string | null;
  fingerprint: string | null;
  title: string;
  category: Category;
  owner: Owner;
  count: number;
  providers: Map<string, number>;
  retry: Map<string, number>;
  billed: Map<string, number>;
  statuses: Map<string, number>;
  codes: Map<string, number>;
  first: Spot;
  last: Spot;
  sample: Spot & { text: string };
}

/**
 * The different values that are kept of one kind. Those that come first in the alphabet stay: which ones they are does
 * not depend on the order in which they are seen, and their counts are exact.
 */
export const MOST_VALUES = 100;

/** Entries first, and their other groups; then what no entry explains. */
export function keyOf({ entry, fingerprint }: Pick<Group, 'entry' | 'fingerprint'>): string {
  return JSON.stringify([entry === null ? 1 : 0, entry, fingerprint]);
}

/** Adds a value's count; of too many values the last in the alphabet goes. */
export function addCount(counts: Map<string, number>, value: string, count: number): void {
  const known = counts.get(value);
  if (known !== undefined) {
    counts.set(value, known + count);
    return;
  }
  counts.set(value, count);
  if (counts.size > MOST_VALUES) counts.delete([...counts.keys()].sort().at(-1) as string);
}

/** Adds one group to another of the same key. The order of the two plays no part. */
export function addGroup(to: Group, other: Group): void {
  to.count += other.count;
  for (const name of ['providers', 'retry', 'billed', 'statuses', 'codes'] as const)
    for (const [value, count] of other[name]) addCount(to[name], value, count);
  seen(to, other.first);
  seen(to, other.last);
  if (comparePlace(other.sample, to.sample) < 0) {
    to.sample = other.sample;
    to.title = other.title;
    to.category = other.category;
    to.owner = other.owner;
  }
}

/** Keeps the first and the last by time; what has no time counts only where nothing has one. */
export function seen(group: Group, spot: Spot): void {
  if (isBefore(spot, group.first)) group.first = spot;
  if (isBehind(spot, group.last)) group.last = spot;
}

export function isBefore(one: Spot, other: Spot): boolean {
  if (one.time === null || other.time === null)
    return one.time === other.time ? comparePlace(one, other) < 0 : one.time !== null;
  return one.time === other.time ? comparePlace(one, other) < 0 : one.time < other.time;
}

export function isBehind(one: Spot, other: Spot): boolean {
  if (one.time === null || other.time === null)
    return one.time === other.time ? comparePlace(one, other) > 0 : one.time !== null;
  return one.time === other.time ? comparePlace(one, other) > 0 : one.time > other.time;
}

/** By file, then by line; the standard input comes first. */
export function comparePlace(one: Spot, other: Spot): number {
  const [here, there] = [one.file ?? '', other.file ?? ''];
  if (here !== there) return here < there ? -1 : 1;
  return one.line - other.line;
}

export function toTriageGroup(group: Group, failures: number): TriageGroup {
  const { entry, fingerprint, title, category, owner, count, first, last, sample } = group;
  return {
    entry,
    fingerprint,
    title,
    category,
    owner,
    providers: counted(group.providers),
    count,
    share: rounded(count / failures),
    retryable: rounded((group.retry.get('after-wait') ?? 0) / count),
    retry: counted(group.retry),
    billed: counted(group.billed),
    statuses: counted(group.statuses),
    codes: counted(group.codes),
    first: placed(first),
    last: placed(last),
    sample: { ...placed(sample), text: sample.text },
  };
}

export function fromTriageGroup(group: TriageGroup): Group {
  const { entry, fingerprint, title, category, owner, count } = group;
  const spot = ({ file, line, time }: TriageGroup['first']): Spot => ({
    file,
    line,
    time: time === null ? null : Date.parse(time),
  });
  const map = (list: readonly Counted[]): Map<string, number> => new Map(list.map((each) => [each.value, each.count]));
  return {
    entry,
    fingerprint,
    title,
    category,
    owner,
    count,
    providers: map(group.providers),
    retry: map(group.retry),
    billed: map(group.billed),
    statuses: map(group.statuses),
    codes: map(group.codes),
    first: spot(group.first),
    last: spot(group.last),
    sample: { ...spot(group.sample), text: group.sample.text },
  };
}

function placed({ file, line, time }: Spot): TriageGroup['first'] {
  return { file, line, time: time === null ? null : new Date(time).toISOString() };
}

/** The most frequent first, equal ones by name. */
function counted(counts: ReadonlyMap<string, number>): Counted[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
