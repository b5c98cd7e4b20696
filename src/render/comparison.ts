import type { Entry } from '../model.js';
import { type Block, type Column, joined, paragraph, type Text } from './block.js';
import { CATEGORY, CHARGE, LABEL, OWNER, RETRY, statusWords } from './words.js';

/** Values of a few words: a column of them is never broken. */
const WHOLE = Number.POSITIVE_INFINITY;

interface Aspect extends Column {
  of(entry: Entry): Text;
}

/** What entries of one name may differ in. The later an optional one stands, the sooner it gives way. */
const ASPECTS: readonly Aspect[] = [
  { head: LABEL.title, least: 24, isOptional: true, isNamed: false, of: ({ title }) => [title] },
  { head: LABEL.provider, least: WHOLE, isOptional: true, isNamed: true, of: ({ provider }) => [provider.name] },
  { head: LABEL.product, least: WHOLE, isOptional: false, isNamed: true, of: ({ product }) => words(product ?? '') },
  {
    head: LABEL.status,
    least: WHOLE,
    isOptional: false,
    isNamed: true,
    of: ({ httpStatus }) => words(statusWords(httpStatus)),
  },
  {
    head: LABEL.code,
    least: WHOLE,
    isOptional: true,
    isNamed: true,
    of: ({ code }) => (code === null ? [] : [{ literal: code }]),
  },
  { head: LABEL.category, least: WHOLE, isOptional: true, isNamed: true, of: ({ category }) => [CATEGORY[category]] },
  { head: LABEL.owner, least: WHOLE, isOptional: false, isNamed: true, of: ({ owner }) => [OWNER[owner]] },
  { head: LABEL.retry, least: WHOLE, isOptional: false, isNamed: true, of: ({ retry }) => [RETRY[retry.verdict]] },
  { head: LABEL.charge, least: WHOLE, isOptional: false, isNamed: true, of: ({ charge }) => [CHARGE[charge]] },
];

/** How several entries differ, and in what they do not: a table, and a line for what is the same. */
export function comparisonBlocks(entries: readonly Entry[]): Block[] {
  const values = ASPECTS.map((aspect) => ({ aspect, texts: entries.map(aspect.of) }));
  const differing = values.filter(({ texts }) => distinct(texts) > 1);
  const same = values.filter(({ texts }) => distinct(texts) === 1 && texts[0]?.length !== 0);
  const columns: Column[] = [
    { head: LABEL.ref, least: 0, isOptional: false, isNamed: false },
    ...differing.map(({ aspect }) => aspect),
  ];
  const rows = entries.map(({ ref }, index) => [
    [{ literal: ref }],
    ...differing.map(({ texts }) => texts[index] ?? []),
  ]);
  const shared = same.map(({ aspect: { head }, texts }): Text => [`${head}: `, ...(texts[0] ?? [])]);
  return [
    { kind: 'table', table: { columns, rows } },
    ...(shared.length === 0 ? [] : [paragraph('The same for all. ', ...joined(shared, '; '))]),
  ];
}

function distinct(texts: readonly Text[]): number {
  return new Set(texts.map((text) => JSON.stringify(text))).size;
}

function words(text: string): Text {
  return text === '' ? [] : [text];
}
