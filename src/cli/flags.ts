import { Flags } from '@oclif/core';
import { type Catalog, findProvider } from '../catalog/catalog.js';
import { nearestOf } from '../catalog/nearest.js';
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

const INSTEAD = ['json', 'markdown', 'show'];

/** For scripts: decode answers with a number or an exit code. */
export const BRIEF_FLAGS = {
  wait: Flags.boolean({
    description: 'print only the seconds to wait before the same call may be sent again',
    exclusive: [...INSTEAD, 'is'],
  }),
  attempt: Flags.integer({
    description: 'with --wait: how many calls have failed so far; the wait doubles where no answer names it',
    helpValue: 'N',
    min: 1,
    dependsOn: ['wait'],
  }),
  is: Flags.custom<Category>({
    description: 'print nothing; the exit code says whether there is a failure of this category (or another --is)',
    options: Object.keys(CATEGORIES),
    helpValue: 'CATEGORY',
    multiple: true,
    multipleNonGreedy: true,
    exclusive: [...INSTEAD, 'wait'],
  })(),
};

/**
 * A status or a class of statuses as it was typed.
 * @throws Problem when it is neither
 */
export function statusOf(text: string): string {
  if (/^[1-5](?:\d\d|xx)$/i.test(text)) return text.toLowerCase();
  throw new Problem('not-a-status', `${text} is no HTTP status.`, [
    'Give a number such as 402, or a class such as 4xx.',
  ]);
}

/**
 * The id of the provider that was asked for, or `null` when none was.
 * @throws Problem when there is no such provider
 */
export function providerOf(id: string | undefined, catalog: Catalog): string | null {
  if (id === undefined) return null;
  const found = findProvider(catalog, id);
  if (found !== undefined) return found.file.id;
  const ids = [...catalog.byId.keys()];
  const nearest = nearestOf(id, ids);
  throw new Problem('unknown-provider', `There is no provider ${id} in the catalog.`, [
    ...(nearest === null ? [] : [`Did you mean ${nearest}?`]),
    `These are there: ${ids.join(', ')}.`,
  ]);
}
