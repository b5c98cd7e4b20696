import { isSentence, type Part, type Prose, proseOf, withoutCode } from '../prose.js';
import { type Problem, placeOf, type Rule } from '../rule.js';

export const budget: Rule = {
  name: 'budget',
  description: 'Texts are short: at 2 a.m. nobody reads more.',
  force: 'house',
  check({ path, file }) {
    const problems = proseOf(file).flatMap((prose) => {
      const message = complaint(prose);
      return message === null
        ? []
        : [
            {
              file: path,
              path: prose.path,
              message,
              tip: 'Keep what helps to decide or to act, and move facts into `notes`.',
            },
          ];
    });
    const crowded = file.entries
      .filter(({ fixes }) => fixes.length > MOST_FIXES)
      .map(
        (entry): Problem => ({
          file: path,
          path: `${placeOf(entry)}.fixes`,
          message: `has ${entry.fixes.length} items`,
          tip: `Keep the ${MOST_FIXES} most likely.`,
        }),
      );
    return [...problems, ...crowded];
  },
};

const MOST_FIXES = 5;

const CHARACTERS: Readonly<Record<Part, number>> = {
  name: 70,
  about: 260,
  title: 70,
  meaning: 260,
  cause: 200,
  tell: 200,
  fix: 180,
  'retry-note': 160,
  statement: 260,
  note: 260,
};

function complaint({ part, text }: Prose): string | null {
  if (text.length > CHARACTERS[part]) return `has ${text.length} characters, ${CHARACTERS[part]} are allowed`;
  if (part === 'meaning' && sentencesIn(text) > 2) return `has ${sentencesIn(text)} sentences, 2 are allowed`;
  if (part === 'retry-note' && sentencesIn(text) > 2) return `has ${sentencesIn(text)} sentences, 2 are allowed`;
  if (isSentence(part) && longestSentence(text) > WORDS)
    return `has a sentence of ${longestSentence(text)} words, ${WORDS} are allowed`;
  return null;
}

const WORDS = 40;

function split(text: string): string[] {
  return withoutCode(text)
    .replace(/\b(?:e\.g|i\.e|vs|approx)\./g, 'X')
    .split(/[.!?]+(?=\s|$)/)
    .filter((each) => each.trim() !== '');
}

function sentencesIn(text: string): number {
  return split(text).length;
}

function longestSentence(text: string): number {
  return Math.max(0, ...split(text).map((each) => each.trim().split(/\s+/).length));
}
