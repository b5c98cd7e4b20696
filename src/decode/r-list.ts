import { type Edit, edit, type Text } from './text.js';

/** `$error` and, on the next line, `[1] "missing_scope"`: how R prints one item of a list; an empty one is `list()`. */
const ITEM =
  /^(?:\$[A-Za-z_][\w.]{0,60}\n)?\$((?:[A-Za-z_][\w.]{0,60}\$)?[A-Za-z_.][\w.]{0,60})\n(?:\[1\] )?((?<=\n\[1\] )[^\n]{1,2000}|list\(\)|NULL|character\(0\))\n?(?:\n|$)/gm;

/** A list that R printed becomes an object, wherever two of its items follow each other. */
export function unlist(text: Text): Text {
  if (!/^\$\w[^\n]*\n\[1\] /m.test(text.value)) return text;
  const items = [...text.value.matchAll(ITEM)];
  const edits: Edit[] = [];
  items.forEach((item, at) => {
    const [all, key, value] = item as unknown as [string, string, string];
    const follows = at > 0 && endOf(items[at - 1]) === item.index;
    const leads = items[at + 1]?.index === endOf(item);
    if (!follows && !leads) return;
    const end = item.index + all.lastIndexOf(value) + value.length;
    const from = end - value.length;
    const parts = key.split('$');
    const path = parts.map((part) => `"${part}": `).join('{ ');
    edits.push({ start: item.index, end: from, insert: `${follows ? '' : '{ '}${path}` });
    edits.push({ start: end, end, insert: `${parts.length > 1 ? ' }' : ''}${leads ? ',' : ' }'}` });
  });
  return edit(text, edits);
}

function endOf(found: RegExpMatchArray | undefined): number {
  return found === undefined ? -1 : (found.index as number) + found[0].length;
}
