import { allEntries, type Catalog } from './catalog.js';

/** What a shell completes: as little of the catalog as that needs, made once when the package is built. */
export interface Refs {
  providers: [id: string, name: string][];
  entries: [ref: string, code: string | null, title: string][];
}

/** Providers before last resorts, as everywhere. */
export function toRefs(catalog: Catalog): Refs {
  const entries = allEntries(catalog);
  const names = new Map(catalog.providers.map(({ file }) => [file.id, file.name]));
  const ids = new Set([...entries.map(({ provider }) => provider.id), ...names.keys()]);
  return {
    providers: [...ids].map((id) => [id, names.get(id) ?? id]),
    entries: entries.map(({ ref, code, title }) => [ref, code, title]),
  };
}
