import type { Column, Table, Text } from './block.js';
import { type Desk, piecesOf, typeset } from './typeset.js';
import { extentOf } from './wrap.js';

/** Below this many columns a table is no help. */
const NARROW = 64;
const GAP = '  ';

/**
 * Sets a table into lines, cells wrapped, optional columns left out as far as it must be.
 * @returns `null` when it does not fit even so: then it is shown as a list
 */
export function setTable(table: Table, width: number, desk: Desk): string[] | null {
  if (desk.page.width < NARROW) return null;
  for (let { columns, rows } = table; ; ) {
    const isRuled = table.isRuled === true && desk.rule !== null;
    const widths = widthsFor(columns, rows, isRuled ? width - columns.length + 1 : width, desk);
    if (widths !== null) {
      const cells = { heads: columns.map(({ head }) => head), rows, widths };
      const lines = isRuled ? (desk.rule as NonNullable<Desk['rule']>)(cells, desk) : draw(columns, rows, widths, desk);
      // cli-table3 measures with rules of its own: what it drew wider than it was told is not shown.
      if (!isRuled || lines.every((line) => desk.measure(line) <= width)) return lines;
    }
    const without = columns.findLastIndex(({ isOptional }) => isOptional);
    if (without < 0) return null;
    columns = columns.toSpliced(without, 1);
    rows = rows.map((row) => row.toSpliced(without, 1));
  }
}

/** The width of each column: what it would like, the widest ones cut back until all fit; `null` when they cannot. */
function widthsFor(columns: readonly Column[], rows: Table['rows'], width: number, desk: Desk): number[] | null {
  const extents = columns.map(({ head }, index) => {
    const cells = [[head], ...rows.map((row) => row[index] ?? [])];
    const each = cells.map((text) => extentOf(piecesOf(text, desk.page), desk.measure));
    return {
      all: Math.max(1, ...each.map(({ all }) => all)),
      longest: Math.max(1, ...each.map(({ longest }) => longest)),
    };
  });
  const wanted = extents.map(({ all }) => all);
  const least = extents.map(({ longest }, index) =>
    Math.max(longest, Math.min((columns[index] as Column).least, wanted[index] as number)),
  );
  const free = width - GAP.length * (columns.length - 1);
  const widths = [...wanted];
  for (let over = sum(widths) - free; over > 0; over = sum(widths) - free) {
    const spare = widths.map((each, index) => (each > (least[index] as number) ? each : 0));
    const widest = spare.indexOf(Math.max(...spare));
    if (spare[widest] === 0) return null;
    const next = Math.max(...spare.filter((_, index) => index !== widest), 0);
    const step = Math.max(1, Math.min(over, (widths[widest] as number) - next));
    widths[widest] = Math.max(least[widest] as number, (widths[widest] as number) - step);
  }
  return widths;
}

/** Heads, a line under them, the rows; columns stand apart by two spaces. */
function draw(columns: readonly Column[], rows: Table['rows'], widths: readonly number[], desk: Desk): string[] {
  const line = desk.page.unicode ? '─' : '-';
  const heads = columns.map(({ head }): Text => [{ strong: head }]);
  const set = (row: readonly Text[]): string[] =>
    abreast(
      widths.map((width, at) => typeset(row[at] ?? [], width, desk)),
      widths,
      desk,
    );
  const rule = widths.map((width) => desk.paint('faint', line.repeat(width))).join(GAP);
  return [...set(heads), rule, ...rows.flatMap(set)];
}

/** Cells side by side, each filled up to the width of its column. */
function abreast(cells: readonly string[][], widths: readonly number[], { measure }: Desk): string[] {
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, index) =>
    cells
      .map((lines, at) => {
        const line = lines[index] ?? '';
        return line + ' '.repeat(Math.max(0, (widths[at] as number) - measure(line)));
      })
      .join(GAP)
      .trimEnd(),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
