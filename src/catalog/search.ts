import type { Category, Entry } from '../model.js';
import { allEntries, type Catalog } from './catalog.js';
import { wordsOf } from './spelling.js';

/** What people call a kind of trouble when they do not know its name. */
const CALLED: Readonly<Partial<Record<Category, string>>> = {
  auth: 'unauthorized login credentials token key',
  permission: 'forbidden access denied not allowed',
  billing: 'money balance credits pay payment top up topup funds',
  'rate-limit': 'throttled throttling slow down too fast',
  concurrency: 'parallel at once simultaneous queue',
  quota: 'allowance usage spent',
  content: 'moderation moderated safety policy nsfw blocked prompt',
  validation: 'invalid malformed parameter field',
  timeout: 'timed out slow hang',
  server: 'outage down crash',
  network: 'connection dns offline',
};

/** Where a word was found, and what that is worth. */
const WORTH = { name: 12, title: 8, alias: 8, category: 5, meaning: 3, cause: 2, fix: 2, other: 1 };

/**
 * Finds entries by words in their names, causes and fixes. Every word must be found, whole or as the beginning of one.
 * @returns the entries, the best first
 */
export function search(text: string, catalog: Catalog): Entry[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  return allEntries(catalog)
    .map((entry) => ({ entry, score: score(entry, words) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ entry }) => entry);
}

function score(entry: Entry, words: readonly string[]): number {
  const fields = fieldsOf(entry);
  let sum = 0;
  for (const word of words) {
    let best = 0;
    for (const [worth, text] of fields) {
      if (text.some((each) => each === word)) best = Math.max(best, worth * 2);
      else if (word.length >= 3 && text.some((each) => each.startsWith(word))) best = Math.max(best, worth);
    }
    if (best === 0) return 0;
    sum += best;
  }
  return sum;
}

function fieldsOf(entry: Entry): [number, string[]][] {
  const words = (texts: readonly (string | null)[]): string[] =>
    texts.flatMap((text) => (text === null ? [] : wordsOf(text)));
  return [
    [WORTH.name, words([entry.ref, entry.code, ...entry.httpStatus.map(String)])],
    [WORTH.title, words([entry.title])],
    [WORTH.alias, words(entry.aliases)],
    [WORTH.category, words([entry.category, CALLED[entry.category] ?? null])],
    [WORTH.meaning, words([entry.meaning])],
    [WORTH.cause, words(entry.causes.flatMap(({ text, tell }) => [text, tell]))],
    [WORTH.fix, words(entry.fixes)],
    [WORTH.other, words([entry.provider.name, entry.product, ...entry.notes.map(({ text }) => text)])],
  ];
}
