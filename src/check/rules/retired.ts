import { type Problem, placeOf, type Rule } from '../rule.js';

export const retired: Rule = {
  name: 'retired',
  description: 'What replaces a retired entry exists and is another one.',
  check: ({ path, file, refs }) =>
    file.entries.flatMap((entry): Problem[] => {
      const ref = entry.retired?.replacedBy ?? null;
      if (ref === null) return [];
      const place = `${placeOf(entry)}.retired.replacedBy`;
      if (ref === `${file.id}/${entry.id}`)
        return [
          { file: path, path: place, message: 'it replaces itself', tip: 'Name the entry to use instead, or null.' },
        ];
      return refs.has(ref)
        ? []
        : [{ file: path, path: place, message: `"${ref}" does not exist`, tip: 'Write the ref as `provider/id`.' }];
    }),
};
