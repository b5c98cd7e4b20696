import papaparse from 'papaparse';
import type { CatalogExport, Entry } from '../model.js';

/** The columns, in order. A cell that holds several values has one a line. */
const COLUMNS: readonly [head: string, of: (entry: Entry) => string | readonly (string | number)[] | null][] = [
  ['ref', ({ ref }) => ref],
  ['provider', ({ provider }) => provider.name],
  ['product', ({ product }) => product],
  ['kind', ({ kind }) => kind],
  ['code', ({ code }) => code],
  ['httpStatus', ({ httpStatus }) => httpStatus],
  ['category', ({ category }) => category],
  ['title', ({ title }) => title],
  ['meaning', ({ meaning }) => meaning],
  ['causes', ({ causes }) => causes.map(({ text }) => text)],
  ['fixes', ({ fixes }) => fixes],
  ['owner', ({ owner }) => owner],
  ['retry', ({ retry }) => retry.verdict],
  ['retryNeeds', ({ retry }) => retry.needs],
  ['retryNote', ({ retry }) => retry.note],
  ['charge', ({ charge }) => charge],
  ['aliases', ({ aliases }) => aliases],
  ['notes', ({ notes }) => notes.map(({ text }) => text)],
  ['sourceUrl', ({ source }) => source.url],
  ['sourceRead', ({ source }) => source.read],
  ['sourceClass', ({ source }) => source.class],
  ['local', ({ local }) => local.map(({ file }) => file)],
];

/**
 * The entries as RFC 4180 has it, with a header line. A cell that a spreadsheet would take for a formula gets an
 * apostrophe in front; whoever reads the file with a program takes it off again.
 */
export function csv({ entries }: CatalogExport): string {
  const fields = COLUMNS.map(([head]) => head);
  const data = entries.map((entry) => COLUMNS.map(([, of]) => cell(of(entry))));
  return `${papaparse.unparse({ fields, data }, { newline: '\r\n', escapeFormulae: FORMULA })}\r\n`;
}

/** The library's own expression overlooks a cell of several lines. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: string | readonly (string | number)[] | null): string {
  return typeof value === 'string' ? value : (value ?? []).join('\n');
}
