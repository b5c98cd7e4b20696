import type { Entry, ExplainResult, Explanation, Source } from '../model.js';
import { causeBlocks, consequenceRows, fixBlocks, meaningBlock, retiredBlocks } from './advice.js';
import { type Block, type Inline, joined, list, paragraph, type Row, section, type Text } from './block.js';
import { comparisonBlocks } from './comparison.js';
import { entryTable } from './listing.js';
import { localBlocks } from './local.js';
import { CATEGORY, KIND, LABEL, sourceText, statusWords } from './words.js';

/** More entries than this are listed, not explained one by one. */
const MOST = 8;

/** What `errs explain` shows: each query in its order. */
export function explainBlocks({ results }: ExplainResult): Block[] {
  return results.flatMap((explanation, index): Block[] => [
    ...(results.length > 1 ? [{ kind: 'divider', text: `${index + 1} of ${results.length}` } satisfies Block] : []),
    ...explanationBlocks(explanation),
  ]);
}

function explanationBlocks(explanation: Explanation): Block[] {
  const { query, matches } = explanation;
  if (matches.length === 0) return unknownBlocks(explanation);
  if (matches.length === 1) return entryBlocks(matches[0] as Entry);
  const title: Text = [{ literal: query }, ` has ${matches.length} entries`];
  if (matches.length > MOST) {
    return [
      { kind: 'headline', tone: 'none', text: title },
      entryTable(matches),
      paragraph('All of one: ', { literal: `errs explain ${(matches[0] as Entry).ref}` }),
    ];
  }
  return [
    { kind: 'headline', tone: 'none', text: title },
    ...comparisonBlocks(matches),
    ...matches.flatMap(separateEntry),
  ];
}

function separateEntry(entry: Entry, index: number, all: readonly Entry[]): Block[] {
  return [{ kind: 'divider', text: `${index + 1} of ${all.length}` }, ...entryBlocks(entry)];
}

function unknownBlocks({ query, suggestions, known }: Explanation): Block[] {
  const found: Text =
    known === null ? ['There is no ', { literal: query }, ' in the catalog'] : [{ literal: query }, ': ', known];
  const nearest = section(['The nearest'], list(suggestions.map((ref): Text => [{ literal: ref }])));
  const search = paragraph('Search for words: ', { literal: 'errs search WORDS' }, '. All there is: ', {
    literal: 'errs list',
  });
  return [{ kind: 'headline', tone: 'open', text: found }, ...nearest, search];
}

/** One entry with everything the catalog says about it. */
export function entryBlocks(entry: Entry): Block[] {
  const sources = sourcesOf(entry);
  const mark = ({ source }: { source: Source }): readonly Inline[] =>
    sources.size === 1 ? [] : [` [${[...sources.keys()].indexOf(keyOf(source)) + 1}]`];
  const notes = entry.notes.map((note): Text => [note.text, ...mark(note)]);
  return [
    { kind: 'headline', tone: 'none', text: [{ literal: entry.ref }, ' · ', { strong: entry.title }] },
    meaningBlock(entry, false),
    ...retiredBlocks(entry),
    { kind: 'rows', rows: [...identityRows(entry), ...consequenceRows(entry)] },
    ...localBlocks(entry.local),
    ...fixBlocks(entry),
    ...causeBlocks(entry, mark),
    ...section(['Good to know'], list(notes)),
    ...section(
      [sources.size === 1 ? 'Source' : 'Sources'],
      list([...sources.values()].map(sourceText), sources.size > 1),
    ),
  ];
}

function identityRows({ provider, product, code, httpStatus, kind, category, aliases }: Entry): Row[] {
  const aliasTexts = aliases.map((alias): Text => [{ literal: alias }]);
  return [
    { label: LABEL.provider, text: [product === null ? provider.name : `${provider.name} (${product})`] },
    ...(code === null ? [] : [{ label: LABEL.code, text: [{ literal: code }] }]),
    ...(aliases.length === 0 ? [] : [{ label: LABEL.aliases, text: joined(aliasTexts, ', ') }]),
    ...(httpStatus.length === 0 ? [] : [{ label: LABEL.status, text: [statusWords(httpStatus)] }]),
    { label: LABEL.category, text: [`${CATEGORY[category]}, ${KIND[kind]}`] },
  ];
}

/** Every source the entry rests on, its own first, each once. */
function sourcesOf(entry: Entry): Map<string, Source> {
  return new Map(
    [entry.source, ...entry.causes.map(({ source }) => source), ...entry.notes.map(({ source }) => source)].map(
      (source) => [keyOf(source), source],
    ),
  );
}

function keyOf({ url, read, class: known, note }: Source): string {
  return JSON.stringify([url, read, known, note]);
}
