import { proseOf, withoutCode } from '../prose.js';
import type { Rule } from '../rule.js';

export const punctuation: Rule = {
  name: 'punctuation',
  description: 'Plain ASCII on one line, no double spaces, no markup but backticks.',
  force: 'house',
  check: ({ path, file }) =>
    proseOf(file).flatMap((prose) =>
      complaints(prose.text).map((message) => ({
        file: path,
        path: prose.path,
        message,
        tip: 'Plain sentences, straight quotes, `code` in backticks.',
      })),
    ),
};

const MARKS: readonly [pattern: RegExp, what: string][] = [
  [/\*\*|__|~~|\]\(|^#|<\/?[a-z]+>/, 'has markup other than backticks'],
  [/;.*;/, 'chains its parts with semicolons'],
  [/!/, 'has an exclamation mark'],
  [/\.\.\./, 'trails off with "..."'],
  [/ -{1,3} /, 'has a hyphen for a dash'],
  [/\s(?:[,;:!?]|\.(?!\w))/, 'has a space before a mark'],
];

function complaints(text: string): string[] {
  const found: string[] = [];
  const strange = /[^\x20-\x7e]/u.exec(text);
  if (strange !== null) found.push(`has ${JSON.stringify(strange[0])}, which is not plain ASCII`);
  if (/ {2}/.test(text)) found.push('has a double space');
  if (text !== text.trim()) found.push('begins or ends with a space');
  if ((text.match(/`/g) ?? []).length % 2 === 1) found.push('has a backtick without its partner');
  return [...found, ...MARKS.filter(([pattern]) => pattern.test(withoutCode(text))).map(([, what]) => what)];
}
