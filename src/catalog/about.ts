import type { CatalogAbout } from '../model.js';
import type { Catalog } from './catalog.js';

/** How new and how large a catalog is: days are written so that the greatest is the newest. */
export function aboutCatalog({ providers }: Catalog): CatalogAbout {
  const days = providers.flatMap(({ file }) => Object.values(file.sources).map(({ read }) => read));
  const count = (counted: Catalog['providers']): number =>
    counted.reduce((sum, { entries }) => sum + entries.length, 0);
  const general = providers.filter(({ file }) => file.kind === 'last-resort');
  return {
    date: days.sort().at(-1) ?? '',
    providers: providers.length - general.length,
    entries: count(providers),
    general: count(general),
  };
}
