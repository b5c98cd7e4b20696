import type { Catalog } from '../catalog/catalog.js';
import type { DecodeResult, Diagnosis, RetryVerdict } from '../model.js';
import { readingsOf } from './readings.js';

/** When the same call may be sent again, for a script. `because` is the failure that decided. */
export type RetryIn =
  | { kind: 'wait'; seconds: number }
  | { kind: 'useless'; because: Diagnosis }
  | { kind: 'open'; because: Diagnosis }
  | { kind: 'nothing' };

/** Seconds that the backoff never exceeds. */
const LONGEST_BACKOFF = 60;

/**
 * Puts the retry verdicts of all failures together: one that no wait cures outweighs one that stays open, which
 * outweighs the longest wait.
 * @param attempt how many calls have failed so far, from 1; counts where no answer names a time
 */
export function retryIn({ diagnoses }: DecodeResult, catalog: Catalog, attempt: number): RetryIn {
  const failures = diagnoses.filter(({ category }) => category !== 'success');
  const judged = failures.map((because) => ({ because, cure: cureOf(because, catalog) }));
  for (const kind of ['useless', 'open'] as const) {
    const found = judged.find(({ cure }) => cure === kind);
    if (found !== undefined) return { kind, because: found.because };
  }
  if (failures.length === 0) return { kind: 'nothing' };
  const waits = failures.map(({ retry }) => retry.waitSeconds ?? backoff(attempt));
  return { kind: 'wait', seconds: Math.ceil(Math.max(...waits)) };
}

type Cure = 'wait' | 'useless' | 'open';

const CURE: Readonly<Record<RetryVerdict, Cure>> = {
  never: 'useless',
  'after-change': 'useless',
  'after-wait': 'wait',
  unknown: 'open',
};

/** What waiting does; `open` as soon as two readings of the failure differ in it. */
function cureOf(diagnosis: Diagnosis, catalog: Catalog): Cure {
  const [first = 'open', ...rest] = readingsOf(diagnosis, catalog).map(({ verdict }) => CURE[verdict]);
  return rest.every((cure) => cure === first) ? first : 'open';
}

/** 1, 2, 4, … seconds. The same for the same attempt: whoever needs jitter adds it. */
function backoff(attempt: number): number {
  return Math.min(LONGEST_BACKOFF, 2 ** (attempt - 1));
}
