import { distance } from 'fastest-levenshtein';
import type { Clause, Entry, ExplainResult, Explanation } from '../model.js';
import { plain } from '../safe/plain.js';
import { allEntries, type Catalog, findProvider, type Known, type Provider } from './catalog.js';
import { exactFirst, statusIn } from './lookup.js';
import { search } from './search.js';
import { normalise } from './spelling.js';
import { fill, toSentence, toTemplate } from './template.js';

/**
 * Looks references up: a code in any spelling, a status, `4xx`, `provider/code`, a literal message.
 * @param queries as they were typed, in order
 * @param provider id of the only provider to look at, or `null` for all
 */
export function explain(queries: readonly string[], catalog: Catalog, provider: string | null): ExplainResult {
  return {
    version: 1,
    results: queries.map((query) => ({ ...explainOne(query, catalog, provider), query: plain(catalog.redact(query)) })),
  };
}

/** Words typed without quotes: when they mean nothing one by one but something together, they are one reference. */
export function asReferences(words: readonly string[], catalog: Catalog): string[] {
  const together = words.join(' ');
  // A key is known by the word in front of it: apart, its second half would be shown.
  if (catalog.redact(together) !== together) return [together];
  const all = allKnown(catalog);
  const apart = words.every((word) => matchesOf(splitRef(word, catalog), all).length > 0);
  return words.length > 1 && !apart && matchesOf(splitRef(together, catalog), all).length > 0 ? [together] : [...words];
}

function explainOne(query: string, catalog: Catalog, narrowed: string | null): Explanation {
  const reference = splitRef(query, catalog);
  const provider = narrowed ?? reference.provider;
  if (narrowed !== null && reference.provider !== null && narrowed !== reference.provider) {
    const known = `The reference names ${reference.provider}, but only ${narrowed} is to be looked at.`;
    return { query, matches: [], suggestions: [], known };
  }
  const everywhere = matchesOf({ ...reference, provider: null }, allKnown(catalog));
  const matches = everywhere.filter((entry) => provider === null || entry.provider.id === provider);
  if (matches.length > 0) return { query, matches: exactFirst(matches, query), suggestions: [], known: null };
  return {
    query,
    matches: [],
    suggestions:
      everywhere.length > 0 ? everywhere.slice(0, 5).map(({ ref }) => ref) : nearest(reference.text, catalog, provider),
    known: knownAs(reference.text, provider, everywhere, catalog),
  };
}

interface Reference {
  provider: string | null;
  text: string;
}

/** `bfl/402` and `pikzels:INSUFFICIENT_CREDITS`: the provider and what it is asked for. */
function splitRef(query: string, catalog: Catalog): Reference {
  const found = /^\s*([A-Za-z0-9-]+)\s*[/:]\s*([\s\S]+)$/.exec(query);
  const provider = findProvider(catalog, found?.[1] ?? '');
  if (found === null || provider === undefined) return { provider: null, text: query.trim() };
  return { provider: provider.file.id, text: (found[2] as string).trim() };
}

function allKnown(catalog: Catalog): Known[] {
  const last = (provider: Provider): number => (provider.file.kind === 'api' ? 0 : 1);
  return [...catalog.providers].sort((one, other) => last(one) - last(other)).flatMap(({ entries }) => entries);
}

export function matchesOf({ provider, text }: Reference, known: readonly Known[]): Entry[] {
  const within = known.filter(({ entry }) => provider === null || entry.provider.id === provider);
  const range = /^([1-5])xx$/i.exec(text);
  if (range !== null)
    return entriesWhere(within, ({ httpStatus }) =>
      httpStatus.some((status) => Math.floor(status / 100) === Number(range[1])),
    );
  const status = statusIn(text);
  if (status !== null)
    return entriesWhere(within, ({ httpStatus, code }) => httpStatus.includes(Number(status)) || code === status);
  const stem = /^(.*[A-Za-z0-9])[_-]?\*$/.exec(text);
  if (stem !== null)
    return entriesWhere(
      within,
      ({ code }) => code !== null && normalise(code).startsWith(normalise(stem[1] as string)),
    );
  const word = normalise(text);
  if (word === '') return [];
  const named = entriesWhere(within, (entry) => namesOf(entry).some((name) => normalise(name) === word));
  if (named.length > 0) return named;
  const said = within.filter(({ when }) => when.some((clause) => saysExactly(clause, text, false)));
  return (
    said.length > 0 ? said : within.filter(({ when }) => when.some((clause) => saysExactly(clause, text, true)))
  ).map(({ entry }) => entry);
}

function entriesWhere(known: readonly Known[], test: (entry: Entry) => boolean): Entry[] {
  return known.map(({ entry }) => entry).filter(test);
}

export function namesOf(entry: Entry): string[] {
  return [
    entry.ref.slice(entry.ref.indexOf('/') + 1),
    entry.title,
    ...(entry.code === null ? [] : [entry.code]),
    ...entry.aliases,
  ];
}

/** A literal message with its own numbers, or one of the words an entry is recognised by. */
function saysExactly(clause: Clause, text: string, isLoose: boolean): boolean {
  const { message, code, job, reason, transport } = clause;
  const words = [code, job, reason, transport].filter((each) => each !== undefined);
  if (words.some((word) => normalise(word) === normalise(text))) return true;
  if (message === undefined || clause.header !== undefined || clause.host !== undefined) return false;
  // `{}words{}` is anything with these words in it: only when nothing says it literally, and not for a word or two.
  const mayBeLoose = isLoose && message.replace(/\{\w*\}/g, '').trim().length >= LEAST_LITERAL;
  return (mayBeLoose || !message.startsWith('{}')) && fill(toTemplate(message), toSentence(text)) !== null;
}

/** So many literal characters a sentence must have to be looked up by a part of it. */
const LEAST_LITERAL = 14;

/** What is known of a reference although nothing is documented for it; `null` when there is no such code. */
function knownAs(text: string, provider: string | null, elsewhere: readonly Entry[], catalog: Catalog): string | null {
  const name = provider === null ? null : (findProvider(catalog, provider)?.file.name ?? provider);
  if (elsewhere.length > 0 && name !== null) return `${name} documents nothing under this name; others do.`;
  const first = statusIn(text)?.[0];
  if (first === undefined) return null;
  return `A status of the class ${first}xx (${CLASSES[Number(first) - 1]}), but nothing is documented for this number.`;
}

/** RFC 9110, section 15. */
const CLASSES = ['informational', 'successful', 'redirection', 'client error', 'server error'];

/** The refs whose names are spelled most alike, else those that a search for the words finds. */
function nearest(text: string, catalog: Catalog, provider: string | null): string[] {
  const word = normalise(text).slice(0, 80);
  const entries = allEntries(catalog).filter((entry) => provider === null || entry.provider.id === provider);
  const alike = entries
    .map((entry) => ({
      ref: entry.ref,
      away: Math.min(...namesOf(entry).map((name) => distance(word, normalise(name).slice(0, 80)))),
    }))
    .filter(({ away }) => word.length >= 3 && away <= Math.floor(word.length / 3))
    .sort((one, other) => one.away - other.away);
  const found =
    alike.length > 0
      ? alike.map(({ ref }) => ref)
      : search(text, catalog)
          .filter((entry) => provider === null || entry.provider.id === provider)
          .map(({ ref }) => ref);
  return found.slice(0, 5);
}
