import type { MarkedLine } from '../model.js';

/**
 * What an answer consists of, before any format: the order and the words are decided once, and terminal and Markdown
 * each set the same blocks. Blocks are data; texts in them are as they came, and each format makes them harmless.
 */

/**
 * A stretch of a text. A bare string is ours or the catalog's, and backticks in it mark code. `literal` is a code, an id,
 * a ref, a path: never cut. `said` is a sentence from outside, shown as a quotation.
 */
export type Inline = string | { strong: string } | { literal: string } | { said: string } | { url: string };
export type Text = readonly Inline[];

/** What an answer amounts to: something failed, nothing did, it stays open; `none` is a title without a verdict. */
export type Tone = 'failure' | 'fine' | 'open' | 'none';

export interface Row {
  label: string;
  text: Text;
}

export interface Item {
  text: Text;
  /** Lines that belong to it. */
  more: readonly Text[];
}

export interface Column {
  head: string;
  /** Columns it should have at least, unless its texts need less; long words count whatever this says. */
  least: number;
  /** Left out when the table would be too wide otherwise; the last one first. */
  isOptional: boolean;
  /** Whether the value needs its head beside it where there is no table. */
  isNamed: boolean;
}

export interface Table {
  columns: readonly Column[];
  rows: readonly (readonly Text[])[];
  /** With lines between the columns: for results that are read across. */
  isRuled?: boolean;
}

export type Block =
  | { kind: 'divider'; text: string }
  | { kind: 'headline'; tone: Tone; text: Text }
  | { kind: 'heading'; text: Text }
  | { kind: 'paragraph'; text: Text }
  | { kind: 'rows'; rows: readonly Row[] }
  | { kind: 'list'; isOrdered: boolean; items: readonly Item[] }
  | { kind: 'table'; table: Table }
  | { kind: 'marked'; lines: readonly MarkedLine[] }
  /** For readers who do not have the pasted text before them: a terminal leaves it out. */
  | { kind: 'exhibit'; lead: string; lines: readonly string[] };

export function heading(...text: Text): Block {
  return { kind: 'heading', text };
}

export function paragraph(...text: Text): Block {
  return { kind: 'paragraph', text };
}

/** A list of single lines; none at all without items. */
export function list(items: readonly (Text | Item)[], isOrdered = false): Block[] {
  return items.length === 0
    ? []
    : [{ kind: 'list', isOrdered, items: items.map((item) => ('text' in item ? item : { text: item, more: [] })) }];
}

/** A heading and what stands under it; nothing when nothing would. */
export function section(title: Text, blocks: readonly Block[]): Block[] {
  return blocks.length === 0 ? [] : [heading(...title), ...blocks];
}

/** The texts with a separator between them. */
export function joined(texts: readonly Text[], separator: string): Text {
  return texts.flatMap((text, index) => (index === 0 ? text : [separator, ...text]));
}
