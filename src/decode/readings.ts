import type { Catalog } from '../catalog/catalog.js';
import type { Category, Diagnosis, Entry, RetryVerdict } from '../model.js';
import { NO_WAIT } from './wait.js';

/** One way to understand a failure, as far as a script asks. */
export interface Reading {
  category: Category;
  verdict: RetryVerdict;
}

/**
 * All that a failure may turn out to be: the diagnosis, and where it is not firm, the alternatives that nothing speaks
 * against.
 * @param catalog where the alternatives' refs are looked up
 */
export function readingsOf(diagnosis: Diagnosis, catalog: Catalog): Reading[] {
  const { category, retry, certainty, alternatives } = diagnosis;
  const chosen: Reading = { category, verdict: retry.verdict };
  if (certainty === 'sure' || certainty === 'likely') return [chosen];
  const others = alternatives
    .filter(({ against }) => against === null)
    .flatMap(({ ref }) => catalog.byRef.get(ref.toLowerCase()) ?? [])
    .map((entry) => ({ category: entry.category, verdict: verdictOf(entry, retry.waitSeconds) }));
  return [chosen, ...others];
}

/** A wait that the answer itself names holds for every reading that waiting can cure. */
function verdictOf({ category, retry }: Entry, wait: number | null): RetryVerdict {
  return wait !== null && retry.verdict !== 'never' && !NO_WAIT.has(category) ? 'after-wait' : retry.verdict;
}
