import { type Problem, placeOf, type Rule } from '../rule.js';

export const witnessed: Rule = {
  name: 'witnessed',
  description: 'Every entry but a symptom has a witness: a pasted text that must come to it.',
  force: 'house',
  check({ path, file, fixture, fixturePath, witnesses }) {
    if (fixture === null)
      return [
        {
          file: fixturePath,
          path: '/',
          message: 'there is no such file',
          tip: 'The README shows what a witness looks like.',
        },
      ];
    const expected = witnesses.flatMap(({ title, expected }) => expected.map(({ ref }) => ({ title, ref })));
    const seen = new Set(expected.map(({ ref }) => ref));
    const own = new Set(file.entries.map(({ id }) => `${file.id}/${id}`));
    const missing = file.entries
      .filter(({ id, kind }) => kind !== 'symptom' && !seen.has(`${file.id}/${id}`))
      .map(
        (entry): Problem => ({
          file: path,
          path: placeOf(entry),
          message: 'has no witness',
          tip: `Add a text to ${fixturePath} that ends with \`=> ${file.id}/${entry.id} CERTAINTY\`.`,
        }),
      );
    const dangling = expected
      .filter(({ ref }) => ref.startsWith(`${file.id}/`) && !own.has(ref))
      .map(
        ({ title, ref }): Problem => ({
          file: fixturePath,
          path: title,
          message: `expects ${ref}, which does not exist`,
          tip: 'Correct the ref, or add the entry.',
        }),
      );
    return [...missing, ...dangling];
  },
};
