import type { Catalog } from '../catalog/catalog.js';
import type { Category, DecodeResult, Diagnosis } from '../model.js';
import { readingsOf } from './readings.js';

/** Whether a text holds a failure of some category; `because` is the failure that leaves it open. */
export type Holds = { kind: 'yes' } | { kind: 'no' } | { kind: 'open'; because: Diagnosis };

/**
 * Asks for failures of any of these categories. One that certainly is of them outweighs those that stay open.
 * @param wanted categories, any of which will do
 */
export function holds({ diagnoses }: DecodeResult, wanted: ReadonlySet<Category>, catalog: Catalog): Holds {
  const judged = diagnoses.map((because) => ({ because, is: isOf(because, wanted, catalog) }));
  if (judged.some(({ is }) => is === 'yes')) return { kind: 'yes' };
  const open = judged.find(({ is }) => is === 'open');
  return open === undefined ? { kind: 'no' } : { kind: 'open', because: open.because };
}

/** Nothing is ruled out of a failure that nobody knows. */
function isOf(diagnosis: Diagnosis, wanted: ReadonlySet<Category>, catalog: Catalog): Holds['kind'] {
  const categories = readingsOf(diagnosis, catalog).map(({ category }) => category);
  if (categories.every((category) => wanted.has(category))) return 'yes';
  return categories.some((category) => wanted.has(category) || category === 'unknown') ? 'open' : 'no';
}
