import type { TriageGroup } from '../model.js';
import { plainLine } from '../safe/plain.js';
import { drawn } from './glyph.js';
import type { Page } from './page.js';
import { durationWords } from './words.js';

/** How far it is: bytes, rate, and how long it will take where the end is known. */
export function progressLine(done: number, total: number | null, milliseconds: number): string {
  const rate = (done / Math.max(1, milliseconds)) * 1000;
  const left = total === null ? '' : `, ${durationWords((total - done) / rate)} left`;
  const of = total === null ? '' : ` of ${(total / 1e6).toFixed(0)}`;
  return `${(done / 1e6).toFixed(0)}${of} MB, ${(rate / 1e6).toFixed(0)} MB/s${left}`.padEnd(60);
}

/** A line for each group that is new or has become larger. */
export function changeLines(before: readonly TriageGroup[], now: readonly TriageGroup[], page: Page): string[] {
  const keyOf = ({ entry, fingerprint }: TriageGroup): string => JSON.stringify([entry, fingerprint]);
  const known = new Map(before.map((group) => [keyOf(group), group.count]));
  return now.flatMap((group) => {
    const more = group.count - (known.get(keyOf(group)) ?? 0);
    if (more <= 0) return [];
    const at = (group.last.time ?? '').slice(11, 19);
    const line = `${at === '' ? '' : `${at}Z `}+${more} (${group.count}) ${group.entry ?? group.fingerprint ?? ''} · ${group.title}`;
    return [cut(drawn(plainLine(line), page), page.width - 1)];
  });
}

function cut(line: string, width: number): string {
  return line.length <= width ? line : `${line.slice(0, width - 3)}...`;
}
