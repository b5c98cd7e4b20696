import type { Category, Entry } from '../model.js';
import { allEntries, type Catalog } from './catalog.js';

export interface Selection {
  provider: string | null;
  /** A status, or a class such as `4xx`. */
  status: string | null;
  category: Category | null;
}

/** The entries that a selection leaves, in the order of the catalog. */
export function select(catalog: Catalog, { provider, status, category }: Selection): Entry[] {
  return allEntries(catalog).filter(
    (entry) =>
      (provider === null || entry.provider.id === provider) &&
      (category === null || entry.category === category) &&
      (status === null || entry.httpStatus.some((each) => isOf(each, status))),
  );
}

function isOf(value: number, status: string): boolean {
  return /^[1-5]xx$/i.test(status) ? String(value)[0] === status[0] : String(value) === status;
}
