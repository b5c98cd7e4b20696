import { readValue, startsObject } from '../lenient.js';
import type { Node } from '../node.js';
import { slice, type Text } from '../text.js';
import { child, has, nodesBelow, stringOf } from '../tree.js';
import { frameOf } from './dump.js';
import type { Find, Form } from './form.js';
import { type Line, linesOf } from './lines.js';

/** A field of an event stream, as the WHATWG HTML standard (server-sent events) writes it. */
const FIELD = /^[ \t]*(?:data|event|id|retry):/;

/** Event streams that stand in a text without the headers of their answer. */
export const sse: Form = {
  name: 'sse',
  find(text) {
    if (!/^[ \t]*data:/m.test(text.value)) return [];
    const finds: Find[] = [];
    let run: Line[] = [];
    const flush = (): void => {
      const [first, last] = [run[0], run.at(-1)];
      const fields = run.filter(({ value }) => value.trim() !== '');
      if (first !== undefined && last !== undefined && fields.length > 1) {
        const stream = slice(text, first.start, last.end);
        const event = tellingEvent(stream);
        if (event !== null)
          finds.push({
            start: first.start,
            end: last.end,
            frames: [frameOf('sse', { node: event, text: stream, under: '' })],
          });
      }
      run = [];
    };
    for (const line of linesOf(text.value)) {
      if (FIELD.test(line.value) || (run.length > 0 && line.value.trim() === '')) run.push(line);
      else flush();
    }
    flush();
    return finds;
  },
};

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

/** Of a stream the event that speaks of an error counts, else the one that says why it ended, else the last one. */
export function tellingEvent(text: Text): Node | null {
  const events = eventsIn(text);
  const failed = events.find(
    (event) =>
      has(event, 'error', 'err') || /error|failed/i.test(stringOf(child(event, 'type', 'event', 'status')) ?? ''),
  );
  return failed ?? events.findLast(saysWhy) ?? events.at(-1) ?? null;
}

function saysWhy(event: Node): boolean {
  return nodesBelow(event).some(({ key, node }) => /^(?:stop|finish)_?reason$/i.test(key) && node.kind === 'string');
}

/** The structures in the `data` fields of an event stream, in order. */
function eventsIn(text: Text): Node[] {
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
