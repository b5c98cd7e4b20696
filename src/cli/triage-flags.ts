import { Flags } from '@oclif/core';
import type { Catalog } from '../catalog/catalog.js';
import type { Category } from '../model.js';
import type { TriageOptions } from '../triage/triage.js';
import { categoryFlag, markdownFlag, providerFlag, providerOf } from './flags.js';
import { Problem } from './problem.js';

const UNITS: ReadonlyMap<string, number> = new Map([
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
]);

/**
 * A point in time as it is typed: ISO 8601, UTC where it names no zone, or how long before `now`: `30m`, `2h`, `7d`.
 * @returns milliseconds since the epoch
 * @throws Problem when it is neither
 */
export function momentOf(text: string, now: number): number {
  const ago = /^(\d{1,6}(?:\.\d{1,3})?)([smhdw])$/.exec(text.trim());
  if (ago !== null) return now - Number(ago[1]) * (UNITS.get(ago[2] as string) as number);
  const isTime = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/.test(
    text.trim(),
  );
  const hasZone = /(?:Z|[+-]\d{2}:\d{2})$/.test(text.trim());
  const time = isTime
    ? Date.parse(text.trim().replace(' ', 'T') + (hasZone || text.trim().length === 10 ? '' : 'Z'))
    : Number.NaN;
  if (!Number.isNaN(time)) return time;
  throw new Problem('not-a-time', `${text} is no time.`, [
    'Write a time: 2026-11-20T14:00:00Z, or 2026-11-20 for its midnight in UTC.',
    'Or how long ago: 30m, 2h, 7d.',
  ]);
}

export const TRIAGE_FLAGS = {
  since: Flags.string({
    description: 'only failures from this time on: ISO 8601, or how long ago (2h)',
    helpValue: 'TIME',
  }),
  until: Flags.string({ description: 'only failures up to this time', helpValue: 'TIME' }),
  provider: providerFlag,
  category: categoryFlag,
  top: Flags.integer({ description: 'show so many groups', min: 1, helpValue: 'N' }),
  follow: Flags.boolean({
    description: 'go on reading what is added to one file, until Ctrl-C',
    char: 'f',
    exclusive: ['json', 'merge'],
  }),
  merge: Flags.boolean({ description: 'the files are results of --json; add them up' }),
  markdown: markdownFlag,
};

export function triageOptions(
  flags: {
    since?: string | undefined;
    until?: string | undefined;
    provider?: string | undefined;
    category?: Category | undefined;
  },
  catalog: Catalog,
  now: number,
): TriageOptions {
  return {
    now,
    since: flags.since === undefined ? null : momentOf(flags.since, now),
    until: flags.until === undefined ? null : momentOf(flags.until, now),
    provider: providerOf(flags.provider, catalog),
    category: flags.category ?? null,
  };
}
