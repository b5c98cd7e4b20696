import { placeOf, type Rule } from '../rule.js';

export const dates: Rule = {
  name: 'dates',
  description: 'The days on which something was read or retired exist and are not in the future.',
  check({ path, file, today }) {
    const given = [
      ...Object.entries(file.sources).map(([key, source]) => ({ place: `sources[${key}].read`, day: source.read })),
      ...file.entries.flatMap((entry) =>
        entry.retired === undefined ? [] : [{ place: `${placeOf(entry)}.retired.since`, day: entry.retired.since }],
      ),
    ];
    return given.flatMap(({ place, day }) => {
      const message = !isDay(day) ? `"${day}" is no day` : day > today ? `${day} is in the future` : null;
      return message === null ? [] : [{ file: path, path: place, message, tip: 'Write the day as YYYY-MM-DD.' }];
    });
  },
};

/** `2026-02-30` has the right form and is no day; a `Date` would move it into March. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
