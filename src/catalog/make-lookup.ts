import type { Entry } from '../model.js';
import type { Catalog } from './catalog.js';
import { matchesOf, namesOf } from './explain.js';
import { type Lookup, statusIn } from './lookup.js';
import { normalise } from './spelling.js';

/** The look-up and the text it points into: an entry a line. */
export function toLookup(catalog: Catalog): { lookup: Lookup; text: string } {
  const known = [...catalog.providers]
    .sort((one, other) => Number(one.file.kind !== 'api') - Number(other.file.kind !== 'api'))
    .flatMap(({ entries }) => entries);
  const places = new Map<Entry, number>(known.map(({ entry }, index) => [entry, index]));
  const providers = catalog.providers.map(({ file }) => file.id);
  const found = (text: string): number[] =>
    matchesOf({ provider: null, text }, known).map((entry) => places.get(entry) as number);
  const names = new Map<string, number[]>();
  for (const { entry } of known) {
    for (const name of namesOf(entry)) {
      const word = normalise(name);
      // What reads as a status is looked up as one.
      if (word !== '' && statusIn(word) === null) names.set(word, found(word));
    }
  }
  const statuses = new Set(known.flatMap(({ entry }) => entry.httpStatus.map(String)));
  const lines = known.map(({ entry }) => `${JSON.stringify(entry)}\n`);
  let at = 0;
  const spans = lines.map((line, index): Lookup['spans'][number] => {
    const start = at;
    at += Buffer.byteLength(line);
    return [providers.indexOf(known[index]?.entry.provider.id ?? ''), start, at - 1];
  });
  return {
    lookup: {
      names: Object.fromEntries([...names].filter(([, all]) => all.length > 0)),
      statuses: Object.fromEntries([...statuses].map((status) => [status, found(status)])),
      providers,
      spans,
    },
    text: lines.join(''),
  };
}
