import type { EntryFile, ProviderFile } from '../model.js';
import type { Schema } from './canonical.js';
import type { Witness } from './witness.js';

/** One provider as the rules see it. */
export interface Context {
  /** Where the file is, `src/catalog/providers/acme.json`, and what stands in it. */
  path: string;
  text: string;
  file: ProviderFile;
  /** `test/fixtures/acme.md`, and what stands in it; `null` where there is no such file. */
  fixturePath: string;
  fixture: string | null;
  witnesses: readonly Witness[];
  /** The refs of the whole catalog. */
  refs: ReadonlySet<string>;
  /** The other providers of the catalog. */
  others: readonly ProviderFile[];
  /** The JSON Schema of provider files. */
  schema: Schema;
  /** The last day that has begun somewhere, YYYY-MM-DD. */
  today: string;
}

/** Something to mend: where it is, what is wrong, what to do. */
export interface Problem {
  file: string;
  path: string;
  message: string;
  tip: string;
}

/** One promise about provider files. One rule a file, in `rules/`. */
export interface Rule {
  name: string;
  description: string;
  /**
   * `must` (left out): a file that breaks it is not used. `house`: how the bundled catalog is written; for a user's own
   * file it is advice. `time`: what time alone may break; said aloud, and no failure.
   */
  force?: 'house' | 'time';
  check(context: Context): Problem[];
}

/** Where an entry stands, by its id: a number would send people counting. */
export function placeOf(entry: EntryFile): string {
  return `entries[${entry.id}]`;
}

/** A state that is no failure: it needs neither causes nor anybody who acts. */
export function isFailure({ category }: EntryFile): boolean {
  return category !== 'in-progress' && category !== 'success';
}
