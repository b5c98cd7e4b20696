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
    '/** The codes that each provider sends, its aliases among them. */',
    'export interface Codes {',
    ...[...providers].map(([id, own]) => `  ${literal(id)}: ${oneOf(codesOf(own))};`),
    '}',
    '',
    'export type Provider = keyof Codes;',
    'export type Code = Codes[Provider];',
    '',
    union('RetryVerdict', VERDICTS),
    union('RetryNeed', NEEDS),
    '',
    'export interface Explained {',
    '  readonly category: Category;',
    "  readonly owner: 'caller' | 'account' | 'provider' | 'nobody';",
    '  readonly title: string;',
    '  /** Of the provider, `null` where it has none. */',
    '  readonly code: Code | null;',
    '  readonly httpStatus: readonly number[];',
    '  readonly retry: { readonly verdict: RetryVerdict; readonly needs: readonly RetryNeed[] };',
    '}',
    '',
    union('Category', [...new Set(entries.map(({ category }) => category))].sort()),
    '',
    '/** What each entry means for a program. */',
    'export const ENTRIES: Readonly<Record<Ref, Explained>> = {',
    ...entries.map((entry) => `  ${literal(entry.ref)}: ${explained(entry)},`),
    '};',
    '',
    '/** Whether waiting cures it: what a client asks before it sends the same request again. */',
    'export function isWorthAWait(ref: Ref): boolean {',
    "  return ENTRIES[ref].retry.verdict === 'after-wait';",
    '}',
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

function explained({ category, owner, title, code, httpStatus, retry }: Entry): string {
  const needs = `[${retry.needs.map(literal).join(', ')}]`;
  return `{ category: ${literal(category)}, owner: ${literal(owner)}, title: ${literal(title)}, code: ${code === null ? 'null' : literal(code)}, httpStatus: [${httpStatus.join(', ')}], retry: { verdict: ${literal(retry.verdict)}, needs: ${needs} } }`;
}

function codesOf(entries: readonly Entry[]): string[] {
  return [...new Set(entries.flatMap(({ code, aliases }) => (code === null ? [] : [code, ...aliases])))].sort();
}

function union(name: string, words: readonly string[]): string {
  return `export type ${name} =${words.length === 0 ? ' never' : words.map((word) => `\n  | ${literal(word)}`).join('')};`;
}

function oneOf(words: readonly string[]): string {
  return words.length === 0 ? 'never' : words.map(literal).join(' | ');
}

/** A text as a literal: that of JSON is one of TypeScript. */
function literal(text: string): string {
  return JSON.stringify(text);
}
