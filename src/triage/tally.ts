import type { Catalog } from '../catalog/catalog.js';
import type { Diagnosis } from '../model.js';
import { comparePlace, type Group, isBefore, isBehind, type Spot } from './group.js';
import { putGroup, type Totals } from './merge.js';

/** How often the failure of one template occurred since it was added up. */
export interface Tally {
  diagnosis: Diagnosis;
  name: Pick<Group, 'entry' | 'fingerprint' | 'title' | 'category' | 'owner'>;
  /** How often one record shows it. */
  times: number;
  count: number;
  undated: number;
  first: Spot | null;
  last: Spot | null;
  sample: (Spot & { text: string }) | null;
  /** Whether it counted something since then. */
  isOpen: boolean;
}

export function newTally(diagnosis: Diagnosis, catalog: Catalog): Tally {
  const { entry, category, owner, code, message, httpStatus, count } = diagnosis;
  const title =
    entry?.title ?? cut(message ?? code ?? (httpStatus === null ? 'Unknown failure' : `HTTP ${httpStatus}`));
  return {
    diagnosis,
    name: { entry: entry?.ref ?? null, fingerprint: fingerprintOf(diagnosis, catalog), title, category, owner },
    times: count,
    count: 0,
    undated: 0,
    first: null,
    last: null,
    sample: null,
    isOpen: false,
  };
}

/**
 * What tells failures apart beyond their entry. An entry of a provider says it all; a last resort is true of everybody,
 * so provider and code stand beside it; without any entry it is status, code and what the message has in common.
 */
function fingerprintOf({ entry, provider, code, httpStatus, message }: Diagnosis, catalog: Catalog): string | null {
  if (entry !== null && catalog.byId.get(entry.provider.id)?.file.kind !== 'last-resort') return null;
  const parts = entry === null ? [provider?.id, httpStatus, code, levelled(message ?? '')] : [provider?.id, code];
  const said = parts
    .filter((part) => part !== null && part !== undefined && part !== '')
    .map((part) => cut(String(part)));
  if (said.length > 0) return said.join(' · ');
  return entry === null ? 'unknown' : null;
}

/** A message without the numbers and ids that vary: `#` stands for each. */
function levelled(message: string): string {
  return message.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z]*\d[\w]*/gi, '#');
}

const LONGEST = 160;

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= LONGEST ? line : `${[...line.slice(0, LONGEST)].slice(0, -1).join('')}…`;
}

/** One more record that shows it. */
export function countOne(tally: Tally, spot: Spot): void {
  tally.count += tally.times;
  if (spot.time === null) tally.undated += tally.times;
  if (tally.first === null || isBefore(spot, tally.first)) tally.first = spot;
  if (tally.last === null || isBehind(spot, tally.last)) tally.last = spot;
}

export function isNewSample({ sample }: Tally, spot: Spot): boolean {
  return sample === null || comparePlace(spot, sample) < 0;
}

/** Adds what was counted to the totals, and begins anew. */
export function addTally(totals: Totals, tally: Tally): void {
  const { diagnosis, name, count, undated, first, last, sample } = tally;
  tally.isOpen = false;
  if (count === 0 || first === null || last === null || sample === null) return;
  const of = (value: string | number | null): Map<string, number> =>
    new Map(value === null ? [] : [[String(value), count]]);
  putGroup(totals, {
    ...name,
    count,
    providers: of(diagnosis.provider?.id ?? 'unknown'),
    retry: of(diagnosis.retry.verdict),
    billed: of(diagnosis.charge),
    statuses: of(diagnosis.httpStatus),
    codes: of(diagnosis.code === null ? null : cut(diagnosis.code)),
    first,
    last,
    sample,
  });
  totals.failures += count;
  totals.undated += undated;
  if (name.entry === null) totals.unrecognised += count;
  Object.assign(tally, { count: 0, undated: 0, first: null, last: null });
}
