import type { Category, EntryFile, RetryVerdict } from '../../model.js';
import { placeOf, type Rule } from '../rule.js';

export const retries: Rule = {
  name: 'retries',
  description: 'The retry verdict fits the category: waiting mends neither money nor keys nor a wrong request.',
  check: ({ path, file }) =>
    file.entries.flatMap((entry) => {
      const message = complaint(entry);
      return message === null
        ? []
        : [
            {
              file: path,
              path: `${placeOf(entry)}.retry`,
              message,
              tip: 'Change the verdict, or the category if the trouble is of another kind.',
            },
          ];
    }),
};

/** Verdicts that would send somebody the wrong way. */
const WRONG: ReadonlyMap<Category, readonly RetryVerdict[]> = new Map([
  ['auth', ['after-wait']],
  ['permission', ['after-wait']],
  ['billing', ['after-wait']],
  ['validation', ['after-wait']],
  ['rate-limit', ['never']],
  ['concurrency', ['never']],
  ['maintenance', ['never', 'after-change']],
  ['success', ['after-wait', 'after-change']],
] satisfies [Category, RetryVerdict[]][]);

function complaint({ category, retry }: EntryFile): string | null {
  if (WRONG.get(category)?.includes(retry.verdict)) return `${category} cannot be "${retry.verdict}"`;
  if (retry.verdict === 'never' && retry.needs.length > 0) return `"never" cannot need ${retry.needs.join(', ')}`;
  if (new Set(retry.needs).size < retry.needs.length) return 'needs the same thing twice';
  return null;
}
