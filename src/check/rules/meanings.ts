import { normalise } from '../../catalog/spelling.js';
import { type Problem, placeOf, type Rule } from '../rule.js';

export const meanings: Rule = {
  name: 'meanings',
  description: 'No two entries of a provider mean the same: then they are one entry with an alias.',
  force: 'house',
  check({ path, file }) {
    const owners = new Map<string, string>();
    return file.entries.flatMap((entry): Problem[] => {
      const meaning = normalise(entry.meaning);
      const owner = owners.get(meaning);
      if (owner === undefined) {
        owners.set(meaning, entry.id);
        return [];
      }
      return [
        {
          file: path,
          path: `${placeOf(entry)}.meaning`,
          message: `is that of ${owner} again`,
          tip: 'Say what is different, or make one entry with an alias.',
        },
      ];
    });
  },
};
