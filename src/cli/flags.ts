import { Flags } from '@oclif/core';
import { distance } from 'fastest-levenshtein';
import { type Catalog, findProvider } from '../catalog/catalog.js';
import type { Category } from '../model.js';
import { Problem } from './problem.js';

const CATEGORIES: Record<Category, true> = {
  auth: true,
  permission: true,
  billing: true,
  'rate-limit': true,
  concurrency: true,
  quota: true,
  validation: true,
  content: true,
  'not-found': true,
  conflict: true,
  timeout: true,
  server: true,
  maintenance: true,
  network: true,
  blocked: true,
  cancelled: true,
  'in-progress': true,
  success: true,
  unknown: true,
};

export const markdownFlag = Flags.boolean({
  description: 'print Markdown, for a ticket or a chat',
  exclusive: ['json'],
});

export const providerFlag = Flags.string({ description: 'only this provider (see `errs providers`)', char: 'p' });

export const categoryFlag = Flags.custom<Category>({
  description: 'only this category',
  options: Object.keys(CATEGORIES),
})();

/**
 * The id of the provider that was asked for, or `null` when none was.
 * @throws Problem when there is no such provider
 */
export function providerOf(id: string | undefined, catalog: Catalog): string | null {
  if (id === undefined) return null;
  const found = findProvider(catalog, id);
  if (found !== undefined) return found.file.id;
  const ids = [...catalog.byId.keys()];
  const nearest = [...ids]
    .sort((one, other) => distance(id.toLowerCase(), one) - distance(id.toLowerCase(), other))
    .slice(0, 1);
  throw new Problem('unknown-provider', `There is no provider ${id} in the catalog.`, [
    `Did you mean ${nearest[0]}?`,
    `These are there: ${ids.join(', ')}.`,
  ]);
}
