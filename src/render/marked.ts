import type { MarkedLine } from '../model.js';
import { plainLine } from '../safe/plain.js';
import { type Block, section } from './block.js';
import { drawn } from './glyph.js';
import type { Desk } from './typeset.js';
import type { Measure } from './wrap.js';

export function markedBlocks(lines: readonly MarkedLine[]): Block[] {
  return section(['Where it stands'], lines.length === 0 ? [] : [{ kind: 'marked', lines }]);
}

/** The lines with their numbers, each deciding piece underlined and named below. Long lines are broken, never cut. */
export function setMarked(lines: readonly MarkedLine[], { page, paint, measure }: Desk): string[] {
  const digits = String(lines.at(-1)?.number ?? 0).length;
  const room = Math.max(20, page.width - digits - 5);
  const bar = drawn('│', page);
  return lines.flatMap(({ number, pieces }) =>
    broken(pieces, room, measure).flatMap((row, index) => {
      const head = index === 0 ? String(number).padStart(digits) : ' '.repeat(digits);
      const text = row.map((piece) => (piece.label === null ? piece.text : paint('literal', piece.text))).join('');
      const marks = row.some(({ label }) => label !== null)
        ? [`  ${' '.repeat(digits)} ${bar} ${underline(row, measure)}`.trimEnd()]
        : [];
      return [`  ${head} ${bar} ${text}`.trimEnd(), ...marks];
    }),
  );
}

type Row = MarkedLine['pieces'];

function underline(row: Row, measure: Measure): string {
  const marks = row.map(({ text, label }) => (label === null ? ' ' : '^').repeat(measure(text))).join('');
  const labels = [...new Set(row.flatMap(({ label }) => (label === null ? [] : [plainLine(label)])))];
  return `${marks.trimEnd()} ${labels.join(', ')}`;
}

/** Breaks a line into rows of at most `room` columns. */
function broken(pieces: Row, room: number, measure: Measure): Row[] {
  const rows: Row[] = [[]];
  let used = 0;
  for (const { text, label } of pieces) {
    let part = '';
    const flush = (): void => {
      if (part !== '') rows.at(-1)?.push({ text: part, label });
      part = '';
    };
    for (const character of plainLine(text)) {
      const width = measure(character);
      if (used + width > room) {
        flush();
        rows.push([]);
        used = 0;
      }
      part += character;
      used += width;
    }
    flush();
  }
  return rows;
}
