import type { CatalogExport, Entry, Retry } from '../model.js';

/**
 * The catalog for a program: a union of all refs, one of the codes of each provider, and what each entry says of a retry.
 * It imports nothing and compiles under `strict`.
 */
export function typescript({ read, entries }: CatalogExport): string {
  const providers = new Map<string, Entry[]>();
  for (const entry of entries) providers.set(entry.provider.id, [...(providers.get(entry.provider.id) ?? []), entry]);
  return [
    `// The catalog of errs, sources read until ${read}. Made by: errs catalog export --format typescript`,
    '',
    '/** Every entry. */',
    union(
      'Ref',
      entries.map(({ ref }) => ref),
    ),
    '',
    '/** The codes that each provider sends, other spellings of them among these. */',
    'export interface Codes {',
    ...[...providers].map(([id, own]) => `  ${literal(id)}: ${oneOf([...namesOf(own).keys()])};`),
    '}',
    '',
    'export type Provider = keyof Codes;',
    'export type Code = Codes[Provider];',
    '',
    union('RetryVerdict', VERDICTS),
    union('RetryNeed', NEEDS),
    '',
    'export interface Retry {',
    '  /** `after-wait` is worth a wait; `after-change` needs another request, or somebody who acts. */',
    '  readonly verdict: RetryVerdict;',
    '  readonly needs: readonly RetryNeed[];',
    '}',
    '',
    '/** What each code says of a retry: RETRY[provider][code].verdict */',
    'export const RETRY: { readonly [P in Provider]: { readonly [C in Codes[P]]: Retry } } = {',
    ...[...providers].flatMap(([id, own]) => [
      `  ${key(id)}: {`,
      ...[...namesOf(own)].map(([code, entry]) => `    ${key(code)}: ${retryOf(entry)},`),
      '  },',
    ]),
    '};',
    '',
    '/** Whether a text is a code of the provider: what comes from the wire is any text. */',
    'export function isCode<P extends Provider>(provider: P, text: string): text is Codes[P] {',
    '  return Object.prototype.hasOwnProperty.call(RETRY[provider], text);',
    '}',
    '',
    union('Category', [...new Set(entries.map(({ category }) => category))].sort()),
    '',
    'export interface Explained {',
    '  readonly title: string;',
    '  readonly category: Category;',
    "  readonly owner: 'caller' | 'account' | 'provider' | 'nobody';",
    '  /** Of the provider, `null` where it has none. */',
    '  readonly code: Code | null;',
    '  readonly httpStatus: readonly number[];',
    '  readonly retry: Retry;',
    '}',
    '',
    '/** What each entry means for a program. */',
    'export const ENTRIES: { readonly [R in Ref]: Explained } = {',
    ...entries.map((entry) => `  ${key(entry.ref)}: ${explained(entry)},`),
    '};',
    '',
  ].join('\n');
}

const VERDICTS: readonly Retry['verdict'][] = ['never', 'after-change', 'after-wait', 'unknown'];
const NEEDS: readonly Retry['needs'][number][] = [
  'same-idempotency-key',
  'exponential-backoff',
  'jitter',
  'retry-after',
];

function explained(entry: Entry): string {
  const { category, owner, title, code, httpStatus } = entry;
  const fields = [
    `title: ${literal(title)}`,
    `category: ${literal(category)}`,
    `owner: ${literal(owner)}`,
    `code: ${code === null ? 'null' : literal(code)}`,
    `httpStatus: [${httpStatus.join(', ')}]`,
    `retry: ${retryOf(entry)}`,
  ];
  return `{ ${fields.join(', ')} }`;
}

function retryOf({ retry: { verdict, needs } }: Entry): string {
  return `{ verdict: ${literal(verdict)}, needs: [${needs.map(literal).join(', ')}] }`;
}

/** Codes and their other spellings; a code that one entry has is not an alias of another. */
function namesOf(entries: readonly Entry[]): Map<string, Entry> {
  const coded = entries.filter(({ code }) => code !== null);
  const names = [
    ...coded.flatMap((entry) => entry.aliases.map((alias) => [alias, entry] as const)),
    ...coded.map((entry) => [entry.code as string, entry] as const),
  ];
  return new Map(names.sort(([one], [other]) => (one < other ? -1 : Number(one > other))));
}

function union(name: string, words: readonly string[]): string {
  return `export type ${name} =${words.length === 0 ? ' never' : words.map((word) => `\n  | ${literal(word)}`).join('')};`;
}

function oneOf(words: readonly string[]): string {
  return words.length === 0 ? 'never' : words.map(literal).join(' | ');
}

/** A key of an object; the one name that would set its prototype is computed. */
function key(text: string): string {
  return text === '__proto__' ? `[${literal(text)}]` : literal(text);
}

/** A text as a literal: that of JSON, and no line end that only some readers take for one. */
function literal(text: string): string {
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, (end) => (end === '\u2028' ? '\\u2028' : '\\u2029'));
}
