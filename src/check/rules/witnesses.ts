import type { Rule } from '../rule.js';
import type { Witness } from '../witness.js';

export const witnesses: Rule = {
  name: 'witnesses',
  description: 'A witness says where its text comes from, what it comes to, and how firmly.',
  force: 'house',
  check: ({ fixturePath, witnesses }) =>
    witnesses.flatMap((witness) =>
      complaints(witness).map((message) => ({
        file: fixturePath,
        path: witness.title,
        message,
        tip: 'The README shows what a witness looks like.',
      })),
    ),
};

/** Words instead of a URL only where no page can be named. */
const SOURCE =
  /^(?:https?:\/\/\S+ \(documented|(?:https?:\/\/\S+|[A-Za-z][^:]*) \((?:captured|reported|inferred)), \d{4}-\d{2}-\d{2}\)$/;
const CERTAINTIES = new Set(['sure', 'likely', 'guess', 'none']);

function complaints({ title, source, text, expected }: Witness): string[] {
  return [
    ...(/\bTODO\b/.test(title + text) ? ['still says "TODO"'] : []),
    ...(SOURCE.test(source) ? [] : [`its source is "${source}", not "URL (class, YYYY-MM-DD)"`]),
    ...(text.trim() === '' && expected.length > 0 ? ['its text is empty'] : []),
    ...expected
      .filter(({ certainty }) => !CERTAINTIES.has(certainty))
      .map(({ ref, certainty }) => `expects ${ref} "${certainty}", which is no certainty`),
  ];
}
