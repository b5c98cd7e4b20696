import { asList } from './as-list.js';
import type { Block, Item, Row, Tone } from './block.js';
import { drawn, MARKS } from './glyph.js';
import { setMarked } from './marked.js';
import type { Style } from './paint.js';
import { setTable } from './table.js';
import { type Desk, hang, typeset } from './typeset.js';

/** Longer lines of prose are hard to read, however wide the screen is. */
const MEASURE = 100;
const INDENT = '  ';
const BELOW = INDENT.repeat(2);

/** Sets blocks for a terminal or a pipe. The text ends with a line end. */
export function setBlocks(blocks: readonly Block[], desk: Desk): string {
  const lines: string[] = [];
  let isUnderHeading = true;
  for (const block of blocks) {
    const set = setBlock(block, desk);
    if (set.length === 0) continue;
    if (!isUnderHeading) lines.push('');
    lines.push(...set);
    isUnderHeading = block.kind === 'heading';
  }
  return `${lines.join('\n')}\n`;
}

function setBlock(block: Block, desk: Desk): string[] {
  const measure = Math.min(desk.page.width, MEASURE);
  switch (block.kind) {
    case 'divider':
      return [divider(block.text, measure, desk)];
    case 'headline':
      return headline(block, measure, desk);
    case 'heading':
      return typeset(
        block.text.map((inline) => (typeof inline === 'string' ? { strong: inline } : inline)),
        measure,
        desk,
      );
    case 'paragraph':
      return hang(typeset(block.text, measure - INDENT.length, desk), INDENT, INDENT);
    case 'rows':
      return setRows(block.rows, measure, desk);
    case 'list':
      return setList(block.items, block.isOrdered, measure, desk);
    case 'table': {
      const width = desk.page.width - INDENT.length;
      const lines = setTable(block.table, width, desk);
      return lines === null ? setBlock(asList(block.table), desk) : hang(lines, INDENT, INDENT);
    }
    case 'marked':
      return setMarked(block.lines, desk);
    case 'exhibit':
      return [];
  }
}

function divider(text: string, measure: number, { page, paint, measure: widthOf }: Desk): string {
  const rest = Math.max(0, measure - widthOf(text) - 4);
  return `${paint('faint', drawn('──', page))} ${paint('strong', text)} ${paint('faint', drawn('─'.repeat(rest), page))}`.trimEnd();
}

const TONES: Readonly<Record<Tone, Style>> = { failure: 'failure', fine: 'fine', open: 'open', none: 'text' };

function headline({ tone, text }: Extract<Block, { kind: 'headline' }>, measure: number, desk: Desk): string[] {
  const mark = drawn(MARKS[tone], desk.page);
  if (mark === '') return typeset(text, measure, desk);
  return hang(typeset(text, measure - INDENT.length, desk), `${desk.paint(TONES[tone], mark)} `, INDENT);
}

/** Labels in a column of their own, texts beside them. */
function setRows(rows: readonly Row[], measure: number, desk: Desk): string[] {
  const labels = Math.max(...rows.map(({ label }) => desk.measure(label))) + 2;
  const rest = INDENT + ' '.repeat(labels);
  return rows.flatMap(({ label, text }) => {
    const head = INDENT + desk.paint('strong', label);
    const lines = typeset(text, measure - rest.length, desk);
    // An address too long to stand beside its label gets the room below it.
    if (lines.some((line) => desk.measure(line) > measure - rest.length))
      return [head, ...hang(typeset(text, measure - BELOW.length, desk), BELOW, BELOW)];
    return hang(lines, head + ' '.repeat(labels - desk.measure(label)), rest);
  });
}

function setList(items: readonly Item[], isOrdered: boolean, measure: number, desk: Desk): string[] {
  const marks = items.map((_, index) => (isOrdered ? `${index + 1}. ` : '- '));
  const widest = Math.max(...marks.map((mark) => mark.length));
  const rest = INDENT + ' '.repeat(widest);
  return items.flatMap(({ text, more }, index) => [
    ...hang(typeset(text, measure - rest.length, desk), INDENT + (marks[index] as string).padStart(widest), rest),
    ...more.flatMap((line) => hang(typeset(line, measure - rest.length, desk), rest, rest)),
  ]);
}
