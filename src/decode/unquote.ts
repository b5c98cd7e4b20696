import { readValue } from './lenient.js';
import type { Node, StringNode } from './node.js';
import { edit, origin, placed, slice, type Text } from './text.js';

const ESCAPE = /\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\s\S])/g;

/** The inside of a string as a text of its own, each character still knowing where it came from. */
export function inside(text: Text, node: StringNode): Text {
  const literal = slice(text, node.start, node.end);
  const open = /^[a-zA-Z]{0,2}["'`\u201c\u2018]/.exec(literal.value)?.[0].length ?? 0;
  const bare = slice(literal, open, literal.value.length - (node.cut ? 0 : open > 0 ? 1 : 0));
  const read = unescaped(bare);
  if (read.value === node.value) return read;
  // Wrapped or joined from parts: the whole string is the nearest place that can be named.
  return placed(node.value, origin(text, node.start, node.end));
}

/** Takes one level of backslashes away. */
export function unescaped(text: Text): Text {
  const edits = [...text.value.matchAll(ESCAPE)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    insert: meaningOf(found[0]),
  }));
  return edit(text, edits);
}

function meaningOf(sequence: string): string {
  const read: Node | null = readValue(`"${sequence}"`, 0);
  return read?.kind === 'string' ? read.value : sequence;
}
