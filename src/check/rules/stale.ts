import { placeOf, type Rule } from '../rule.js';

/** Half a year: providers change their pages about as often. */
const OLDEST = 180;
const DAY = 86_400_000;

/** A warning: time alone must not turn the tree red. */
export const stale: Rule = {
  name: 'stale',
  description: `Every entry was read from its source within the last ${OLDEST} days.`,
  force: 'time',
  check({ path, file, today }) {
    return file.entries.flatMap((entry) => {
      const read = file.sources[entry.source]?.read ?? today;
      const days = Math.round((Date.parse(today) - Date.parse(read)) / DAY);
      return days <= OLDEST
        ? []
        : [
            {
              file: path,
              path: placeOf(entry),
              message: `was read ${days} days ago`,
              tip: `Read ${file.sources[entry.source]?.url ?? entry.source} again and write the day.`,
            },
          ];
    });
  },
};
