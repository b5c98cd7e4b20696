import CliTable from 'cli-table3';
import { type Cells, type Desk, typeset } from './typeset.js';

/** Draws a table with lines between its columns and under its heads: for results that are read across. */
export function drawRuled({ heads, rows, widths }: Cells, desk: Desk): string[] {
  const table = new CliTable({
    chars: desk.page.unicode ? LINES : PLAIN,
    // Colours are ours: cli-table3 would paint into pipes.
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    // No widths: the line under the heads gives them. cli-table3 measures some signs wider than terminals do, and would
    // cut such a cell in the middle of a character.
  });
  const cell = (text: Cells['rows'][number][number], at: number): string =>
    typeset(text, widths[at] as number, desk).join('\n');
  table.push(heads.map((head, at) => cell([{ strong: head }], at)));
  table.push(widths.map((width) => desk.paint('faint', (desk.page.unicode ? '─' : '-').repeat(width))));
  for (const row of rows) table.push(widths.map((_, at) => cell(row[at] ?? [], at)));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

const NONE = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '' },
};
const LINES = { ...NONE, middle: ' │ ' };
const PLAIN = { ...NONE, middle: ' | ' };
