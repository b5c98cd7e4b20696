import { normalise } from '../../catalog/spelling.js';
import type { EntryFile } from '../../model.js';
import { placeOf, type Rule } from '../rule.js';

export const entryId: Rule = {
  name: 'entry ids',
  description:
    'An id is the literal code where there is one, the number for a status, else a slug; it can be typed without quotes.',
  check: ({ path, file }) =>
    file.entries.flatMap((entry) => {
      const wanted = complaint(entry);
      return wanted === null
        ? []
        : [
            {
              file: path,
              path: `${placeOf(entry)}.id`,
              message: `"${entry.id}" ${wanted}`,
              tip: 'Rename it, and keep the old name as an alias if it was ever published.',
            },
          ];
    }),
};

function complaint({ id, kind, code, httpStatus }: EntryFile): string | null {
  if (kind === 'status')
    return httpStatus.map(String).includes(id)
      ? null
      : `is not its HTTP status (${httpStatus.join(', ') || 'none given'})`;
  if (code !== null)
    return normalise(id) === normalise(code) && TYPED.test(id)
      ? null
      : `is not its code "${code}" (spaces become hyphens)`;
  return SLUG.test(id) ? null : 'is no slug: lower-case words with hyphens';
}

const TYPED = /^[A-Za-z0-9][\w.:-]*$/;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
