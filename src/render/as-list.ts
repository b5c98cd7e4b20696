import { type Block, type Column, type Item, joined, type Table, type Text } from './block.js';

/** A table as a list, where it does not fit: the first cell names the item, the others follow. */
export function asList({ columns, rows }: Table): Block {
  const items = rows.map((row): Item => {
    const cells = row
      .map((text, index) => ({ text, column: columns[index] as Column }))
      .slice(1)
      .filter(({ text }) => text.length > 0);
    const bare = cells.filter(({ column }) => !column.isNamed).map(({ text }) => text);
    const named = cells
      .filter(({ column }) => column.isNamed)
      .map(({ text, column }): Text => [`${column.head}: `, ...text]);
    return { text: row[0] ?? [], more: [...(bare.length > 0 ? [joined(bare, ' · ')] : []), ...named] };
  });
  return { kind: 'list', isOrdered: false, items };
}
