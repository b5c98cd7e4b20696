import type { Entry, Local, ProviderInfo } from '../model.js';
import { type Block, type Column, joined, paragraph, type Text } from './block.js';
import { localMark } from './local.js';
import { CATEGORY, LABEL, statusWords } from './words.js';

const REF: Column = { head: LABEL.ref, least: 0, isOptional: false, isNamed: false };
const STATUS: Column = { head: LABEL.status, least: 0, isOptional: false, isNamed: false };
const CATEGORY_COLUMN: Column = { head: LABEL.category, least: 0, isOptional: true, isNamed: false };
/** Sentences in a column narrower than this are a staircase. */
const TITLE: Column = { head: LABEL.title, least: 24, isOptional: false, isNamed: false };

const PROVIDER_COLUMNS: readonly Column[] = [
  { head: 'Id', least: 0, isOptional: false, isNamed: false },
  { head: 'Name', least: 12, isOptional: false, isNamed: false },
  { head: 'Entries', least: 0, isOptional: false, isNamed: true },
  { head: 'Checks', least: 0, isOptional: true, isNamed: true },
  { head: 'Read', least: 10, isOptional: true, isNamed: true },
  { head: 'Products', least: 0, isOptional: true, isNamed: true },
  { head: 'Hosts', least: 0, isOptional: true, isNamed: true },
];

/** What a line about an entry shows; entries and the code table of a provider both have it. */
type Listed = Pick<Entry, 'ref' | 'httpStatus' | 'category' | 'title'> & { local?: readonly Local[] };

/** The entries of a list or a search, in the order they come in. */
export function entriesBlocks(entries: readonly Entry[]): Block[] {
  if (entries.length === 0) return [{ kind: 'headline', tone: 'none', text: ['No entry of the catalog fits.'] }];
  return [
    entryTable(entries),
    paragraph(`${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}. All of one: `, {
      literal: `errs explain ${(entries[0] as Entry).ref}`,
    }),
  ];
}

/** One line for each entry. Refs are never cut: where they leave no room for the rest it becomes a list. */
export function entryTable(entries: readonly Listed[]): Block {
  const rows = entries.map(({ ref, httpStatus, category, title, local = [] }): Text[] => [
    [{ literal: ref }],
    optional(statusWords(httpStatus)),
    [CATEGORY[category]],
    [`${title}${localMark(local)}`],
  ]);
  return { kind: 'table', table: { columns: [REF, STATUS, CATEGORY_COLUMN, TITLE], rows } };
}

/** All providers: what they are, where they answer, how much is known. */
export function providersBlocks(providers: readonly ProviderInfo[]): Block[] {
  if (providers.length === 0) return [{ kind: 'headline', tone: 'none', text: ['No provider of the catalog fits.'] }];
  const rows = providers.map(({ id, name, hosts, products, entries, probe, local, sources }): Text[] => [
    [{ literal: id }],
    [`${name}${localMark(local)}`],
    [String(entries.length)],
    probe === null ? [] : [String(probe.checks.length)],
    optional(readSince(sources)),
    joined(
      products.map(({ id: product }): Text => [{ literal: product }]),
      ', ',
    ),
    joined(
      hosts.slice(0, HOSTS).map((host): Text => [{ literal: host }]),
      ', ',
    ),
  ]);
  return [
    { kind: 'table', table: { columns: PROVIDER_COLUMNS, rows } },
    paragraph('All about one: ', { literal: `errs providers ${(providers[0] as ProviderInfo).id}` }),
  ];
}

/** The day since which all its sources were read. */
function readSince(sources: ProviderInfo['sources']): string {
  return (
    Object.values(sources)
      .map(({ read }) => read)
      .sort()[0] ?? ''
  );
}

/** Hosts shown of a provider in the table of all. */
const HOSTS = 2;

function optional(text: string): Text {
  return text === '' ? [] : [text];
}
