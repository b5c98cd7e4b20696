import { readValue, startsObject } from '../lenient.js';
import type { Node } from '../node.js';
import type { Text } from '../text.js';
import { linesOf } from './lines.js';

/** A field of an event stream, as the WHATWG HTML standard (server-sent events) writes it. */
const FIELD = /^[ \t]*(?:data|event|id|retry):/;

export function looksLikeStream(text: string): boolean {
  const lines = text
    .slice(0, 4000)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith(':'));
  return (
    lines.length > 0 &&
    FIELD.test(lines[0] as string) &&
    lines.filter((line) => FIELD.test(line)).length * 2 >= lines.length
  );
}

/** The structures in the `data` fields of an event stream, in order. */
export function eventsIn(text: Text): Node[] {
  const found: Node[] = [];
  for (const { start, value } of linesOf(text.value)) {
    const field = /^[ \t]*data:[ \t]*/.exec(value);
    const at = start + (field?.[0].length ?? 0);
    if (field === null || !startsObject(text.value, at)) continue;
    const node = readValue(text.value, at);
    if (node !== null) found.push(node);
  }
  return found;
}
