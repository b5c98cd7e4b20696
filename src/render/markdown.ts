import type { Block, Item, Table } from './block.js';
import { fence, inCell, inline } from './markdown-text.js';
import { TONE_WORD } from './words.js';

/** Sets blocks as Markdown for a ticket or a chat. The text ends with a line end. */
export function markdown(blocks: readonly Block[]): string {
  return `${blocks.map(setBlock).join('\n\n')}\n`;
}

function setBlock(block: Block): string {
  switch (block.kind) {
    case 'divider':
      return `# ${inline([block.text])}`;
    case 'headline':
      return `## ${TONE_WORD[block.tone] === '' ? '' : `${TONE_WORD[block.tone]}: `}${inline(block.text)}`;
    case 'heading':
      return `### ${inline(block.text)}`;
    case 'paragraph':
      return inline(block.text);
    case 'rows':
      return block.rows.map(({ label, text }) => `- **${inline([label])}:** ${inline(text)}`).join('\n');
    case 'list':
      return block.items.map((item, index) => setItem(item, block.isOrdered ? `${index + 1}. ` : '- ')).join('\n');
    case 'table':
      return setTable(block.table);
    case 'marked':
      return fence(block.lines.map(({ number, pieces }) => `${number}: ${pieces.map(({ text }) => text).join('')}`));
    case 'exhibit':
      return `### ${inline([block.lead])}\n\n${fence(block.lines)}`;
  }
}

function setItem({ text, more }: Item, mark: string): string {
  const indent = ' '.repeat(mark.length);
  return [`${mark}${inline(text)}`, ...more.map((line) => `${indent}- ${inline(line)}`)].join('\n');
}

function setTable({ columns, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ head }) => inCell([head]))),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map((_, index) => inCell(row[index] ?? [])))),
  ].join('\n');
}
