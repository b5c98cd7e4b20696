import { aboutCatalog } from '../catalog/about.js';
import { allEntries, type Catalog } from '../catalog/catalog.js';
import type { CatalogExport } from '../model.js';

/** Everything that is known here, as data: the files as they are written, and the entries as everybody sees them. */
export function wholeOf(catalog: Catalog): CatalogExport {
  const files = catalog.providers.map(({ file }) => file);
  return { version: 1, read: aboutCatalog(catalog).date, providers: files, entries: allEntries(catalog) };
}
