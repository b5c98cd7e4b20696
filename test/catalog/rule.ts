import type { Schema } from '../../scripts/canonical.js';
import type { EntryFile, ProviderFile } from '../../src/model.js';
import type { Witness } from '../support/fixtures.js';

/** One provider as the rules see it. */
export interface Context {
  /** `src/catalog/providers/acme.json`, and what stands in it. */
  path: string;
  text: string;
  file: ProviderFile;
  /** `test/fixtures/acme.md`, and what stands in it; `null` where there is no such file. */
  fixturePath: string;
  fixture: string | null;
  witnesses: readonly Witness[];
  /** The refs of the whole catalog. */
  refs: ReadonlySet<string>;
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
  /** Said aloud, and no failure. */
  isWarning?: boolean;
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
