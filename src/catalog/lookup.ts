import type { Entry } from '../model.js';
import { normalise } from './spelling.js';

/**
 * Everything a plain look-up needs, made once when the package is built: where the entries of a name stand, so that one
 * of a thousand is read and the others are not.
 */
export interface Lookup {
  /** Entries by a name, a code, an alias or a title in one spelling: their places in `spans`. */
  names: Record<string, number[]>;
  /** Entries by an HTTP status. */
  statuses: Record<string, number[]>;
  providers: string[];
  /** For each entry, in the order in which look-ups show them: whose it is, and its first and last byte. */
  spans: [provider: number, start: number, end: number][];
}

/**
 * Looks one reference up without the catalog.
 * @returns places in `spans`, or `null` where only the whole catalog can tell: words that are no name, a class of
 * statuses, a sentence, anything with a wildcard
 */
export function lookUp(query: string, { names, statuses, providers, spans }: Lookup): number[] | null {
  const found = /^\s*([A-Za-z0-9-]+)\s*[/:]\s*([\s\S]+)$/.exec(query);
  const provider = providers.indexOf((found?.[1] ?? '').toLowerCase());
  const text = (provider < 0 ? query : (found?.[2] ?? '')).trim();
  const status = statusIn(text);
  const table = status !== null ? statuses : /\*$|^[1-5]xx$/i.test(text) ? {} : names;
  const key = status ?? normalise(text);
  const all = Object.hasOwn(table, key) ? (table[key] ?? []) : [];
  const own = provider < 0 ? all : all.filter((place) => spans[place]?.[0] === provider);
  return own.length === 0 ? null : own;
}

/** `402`, `HTTP 402`, `[402]`, `status code: 402`: the number, or `null` where the text is no status. */
export function statusIn(text: string): string | null {
  return STATUS.exec(text)?.[1] ?? null;
}

const STATUS =
  /^[[(]?(?:http(?:\/\d(?:\.\d)?)?\s*)?(?:(?:error|status)?\s*(?:code)?\s*[:=]?\s*)?([1-5]\d\d)[\])]?[.,;:]?$/i;

/** The entry with this very ref before others of the same name. */
export function exactFirst(matches: readonly Entry[], query: string): Entry[] {
  const wanted = query.trim().toLowerCase();
  const exact = matches.filter(({ ref }) => ref.toLowerCase() === wanted);
  return [...exact, ...matches.filter((entry) => !exact.includes(entry))];
}
