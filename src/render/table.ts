import CliTable from 'cli-table3';
import type { Column, Table, Text } from './block.js';
import { type Desk, piecesOf, typeset } from './typeset.js';
import { wrap } from './wrap.js';

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
    const widths = widthsFor(columns, rows, width, desk);
    const lines = widths === null ? null : draw(columns, rows, widths, desk);
    // cli-table3 measures with rules of its own: what it drew wider than it was told is not shown.
    if (lines?.every((line) => desk.measure(line) <= width)) return lines;
    const without = columns.findLastIndex(({ isOptional }) => isOptional);
    if (without < 0) return null;
    columns = columns.toSpliced(without, 1);
    rows = rows.map((row) => row.toSpliced(without, 1));
  }
}

/** The width of each column: what it would like, the widest ones cut back until all fit; `null` when they cannot. */
function widthsFor(columns: readonly Column[], rows: Table['rows'], width: number, desk: Desk): number[] | null {
  const cells = columns.map(({ head }, index) =>
    [[head], ...rows.map((row) => row[index] ?? [])].map((text) => piecesOf(text, desk.page)),
  );
  const most = (of: (typeof cells)[number], limit: number): number =>
    Math.max(
      ...of.flatMap((pieces) =>
        wrap(pieces, limit, desk.measure).map((line) => desk.measure(line.map(({ text }) => text).join(''))),
      ),
      1,
    );
  const wanted = cells.map((of) => most(of, Number.POSITIVE_INFINITY));
  const least = cells.map((of, index) =>
    Math.max(most(of, 1), Math.min((columns[index] as Column).least, wanted[index] as number)),
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

/** Heads, a line under them, the rows. Colours and wrapping are ours: cli-table3 would paint into pipes and cut long words. */
function draw(columns: readonly Column[], rows: Table['rows'], widths: readonly number[], desk: Desk): string[] {
  const cells = (row: readonly Text[]): string[] =>
    columns.map((_, at) => typeset(row[at] ?? [], widths[at] as number, desk).join('\n'));
  const line = desk.page.unicode ? '─' : '-';
  const all = [
    cells(columns.map(({ head }): Text => [{ strong: head }])),
    widths.map((width) => desk.paint('faint', line.repeat(width))),
    ...rows.map(cells),
  ];
  // Its time grows with the square of the rows, so a long table is drawn in stretches of the same widths.
  const stretches = Array.from({ length: Math.ceil(all.length / STRETCH) }, (_, at) =>
    all.slice(at * STRETCH, (at + 1) * STRETCH),
  );
  return stretches.flatMap((stretch) => {
    const table = new CliTable({
      chars: PLAIN,
      colWidths: [...widths],
      style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    });
    table.push(...stretch);
    return table
      .toString()
      .split('\n')
      .map((each) => each.trimEnd());
  });
}

const STRETCH = 40;

/** cli-table3 without borders; columns stand apart by two spaces. */
const PLAIN = {
  ...{
    top: '',
    'top-mid': '',
    'top-left': '',
    'top-right': '',
    bottom: '',
    'bottom-mid': '',
    'bottom-left': '',
    'bottom-right': '',
  },
  ...{ left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: GAP },
};

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
