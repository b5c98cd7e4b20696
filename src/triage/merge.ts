import type { Notice, TriageResult } from '../model.js';
import { addGroup, fromTriageGroup, type Group, keyOf, toTriageGroup } from './group.js';
import { addHistogram, fromTimeline, type Histogram, newHistogram, toTimeline } from './timeline.js';

/** What has been counted of a log. Two of them add up to what one run over both would have counted. */
export interface Totals {
  lines: number;
  bytes: number;
  failures: number;
  unrecognised: number;
  undated: number;
  leftOut: number;
  histogram: Histogram;
  groups: Map<string, Group>;
}

/** So many groups are kept apart; there are fewer entries. What comes later in the order of their keys goes together. */
export const MOST_GROUPS = 2000;
const REST = { entry: null, fingerprint: '\uffffrest' } as const;

export function newTotals(): Totals {
  return {
    lines: 0,
    bytes: 0,
    failures: 0,
    unrecognised: 0,
    undated: 0,
    leftOut: 0,
    histogram: newHistogram(),
    groups: new Map(),
  };
}

/** Adds what was counted elsewhere. The order plays no part, and neither does what was added first. */
export function addTotals(to: Totals, other: Totals): void {
  to.lines += other.lines;
  to.bytes += other.bytes;
  to.failures += other.failures;
  to.unrecognised += other.unrecognised;
  to.undated += other.undated;
  to.leftOut += other.leftOut;
  addHistogram(to.histogram, other.histogram);
  for (const group of other.groups.values()) putGroup(to, group);
}

/** Adds a group, which belongs to the totals from now on; of too many those at the end of the order go together. */
export function putGroup({ groups }: Totals, group: Group): void {
  const key = keyOf(group);
  const known = groups.get(key);
  if (known !== undefined) {
    addGroup(known, group);
    return;
  }
  groups.set(key, group);
  if (groups.size <= MOST_GROUPS * 2) return;
  compact(groups);
}

/** Those whose keys come last become one. Which ones does not depend on the order in which they came. */
function compact(groups: Map<string, Group>): void {
  const keys = [...groups.keys()].sort();
  const restKey = keyOf(REST);
  for (const key of keys.slice(MOST_GROUPS)) {
    const group = groups.get(key) as Group;
    if (key === restKey) continue;
    groups.delete(key);
    const rest = groups.get(restKey);
    if (rest === undefined)
      groups.set(restKey, { ...group, ...REST, title: 'Other failures', category: 'unknown', owner: 'caller' });
    else {
      addGroup(rest, group);
      Object.assign(rest, { title: 'Other failures', category: 'unknown', owner: 'caller' });
    }
  }
}

/** What was counted, as it is printed: the most frequent first, equal ones in the order of their keys. */
export function toResult(totals: Totals, notice: Notice | null = null): TriageResult {
  if (totals.groups.size > MOST_GROUPS) compact(totals.groups);
  const { lines, bytes, failures, unrecognised, undated, leftOut, histogram } = totals;
  const isDated = histogram.counts.size > 0;
  const groups = [...totals.groups]
    .sort(([one, a], [other, b]) => b.count - a.count || (one < other ? -1 : 1))
    .map(([, group]) => toTriageGroup(group, failures));
  return {
    version: 1,
    lines,
    bytes,
    failures,
    unrecognised,
    undated,
    leftOut,
    from: isDated ? new Date(histogram.least).toISOString() : null,
    to: isDated ? new Date(histogram.most).toISOString() : null,
    timeline: toTimeline(histogram),
    groups,
    notice: notice ?? (failures === 0 ? NO_FAILURE : null),
  };
}

/**
 * One result over several, as one run over all of their input would give it.
 * @param results whole ones: groups that `--top` left out cannot be added
 */
export function mergeTriage(results: readonly TriageResult[]): TriageResult {
  const totals = newTotals();
  for (const result of results) addTotals(totals, toTotals(result));
  return toResult(totals);
}

function toTotals(result: TriageResult): Totals {
  const { lines, bytes, failures, unrecognised, undated, leftOut, timeline, from, to, groups } = result;
  const isDated = timeline !== null && from !== null && to !== null;
  return {
    lines,
    bytes,
    failures,
    unrecognised,
    undated,
    leftOut,
    histogram: isDated ? fromTimeline(timeline, Date.parse(from), Date.parse(to)) : newHistogram(),
    groups: new Map(groups.map((group) => [keyOf(group), fromTriageGroup(group)])),
  };
}

/** Whether all groups are there. */
export function isWhole({ groups, failures }: TriageResult): boolean {
  return groups.reduce((sum, { count }) => sum + count, 0) === failures;
}

export const NO_FAILURE: Notice = {
  code: 'no-failure',
  message: 'There is no failure in this log.',
  nextSteps: ['If one is expected, paste its lines into: errs decode'],
};
