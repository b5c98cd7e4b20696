import { plainLine } from '../safe/plain.js';
import type { Inline, Table, Text } from './block.js';
import { drawn } from './glyph.js';
import type { Page } from './page.js';
import type { Paint, Style } from './paint.js';
import { type Measure, type Piece, wrap } from './wrap.js';

/** What setting a text on a terminal needs. */
export interface Desk {
  page: Page;
  paint: Paint;
  measure: Measure;
  /** Draws a table with lines; `null` where none is shown. */
  rule: ((cells: Cells, desk: Desk) => string[]) | null;
}

/** A table whose widths are settled. */
export interface Cells {
  heads: readonly string[];
  rows: Table['rows'];
  widths: readonly number[];
}

/** Sets a text into painted lines of at most `width` columns. */
export function typeset(text: Text, width: number, { page, paint, measure }: Desk): string[] {
  return wrap(piecesOf(text, page), width, measure).map((line) =>
    line.map((piece) => paint(piece.style, piece.text)).join(''),
  );
}

/** Lines with what stands before the first and, indented as far, before the others. */
export function hang(lines: readonly string[], first: string, rest: string): string[] {
  return lines.map((line, index) => (index === 0 ? first : rest) + line);
}

/** The boundary of the terminal: every text passes here, freed of what would steer it. */
export function piecesOf(text: Text, page: Page): Piece<Style>[] {
  return text.flatMap((inline) => pieces(inline, page));
}

function pieces(inline: Inline, page: Page): Piece<Style>[] {
  if (typeof inline === 'string') return prose(drawn(plainLine(inline), page), 'text');
  if ('strong' in inline) return prose(drawn(plainLine(inline.strong), page), 'strong');
  if ('said' in inline) return [{ text: `"${plainLine(inline.said)}"`, style: 'text', whole: false }];
  return [{ text: plainLine('url' in inline ? inline.url : inline.literal), style: 'literal', whole: true }];
}

/** Backticks stay: without colour they are what marks code. */
function prose(text: string, style: Style): Piece<Style>[] {
  const parts = text.split('`');
  if (parts.length % 2 === 0) return [{ text, style, whole: false }];
  return parts.map((part, index) =>
    index % 2 === 0
      ? { text: part, style, whole: false }
      : { text: `\`${part}\``, style: 'literal' as const, whole: true },
  );
}
