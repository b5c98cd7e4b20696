import { readValue, startsObject } from '../lenient.js';
import type { Node, ObjectNode, Pair } from '../node.js';
import { rankOf } from '../vocabulary.js';
import { frameOf } from './dump.js';
import type { Find, Form } from './form.js';
import { linesOf } from './lines.js';

const KEY = /(?:^|[\s,;|])([A-Za-z_][\w.-]{0,60})=/g;
/** So many pairs make a record; fewer are a sentence with an equals sign in it. */
const LEAST = 3;
const LONGEST_LINE = 20_000;
/** How Apple's frameworks print an error: two pairs, then a sentence that has no name. */
const OTHER_FORM = /\bError Domain=\S+ Code=/;

/** `level=error status=402 err="…"`: records of one line in key=value pairs. */
export const logfmt: Form = {
  name: 'logfmt',
  find(text) {
    const finds: Find[] = [];
    for (const { start, end, value } of linesOf(text.value)) {
      if (value.length > LONGEST_LINE || !value.includes('=') || OTHER_FORM.test(value)) continue;
      const node = readRecord(text.value, start, end);
      if (node === null || node.pairs.length < LEAST || !node.pairs.some(isTelling)) continue;
      // Quotes in front that are still open: it is part of what a string says.
      if ((value.slice(0, node.start - start).match(/(?<!\\)"/g)?.length ?? 0) % 2 === 1) continue;
      // Brackets in front of the first pair: it stands inside a structure or a call.
      if (/[{([<]/.test(value.slice(0, node.start - start).replace(/\[[^\]]*\]|<[^<>]*>/g, ''))) continue;
      finds.push({ start: node.start, end: node.end, frames: [frameOf('logfmt', { node, text, under: '' })] });
    }
    return finds;
  },
};

function isTelling({ key }: Pair): boolean {
  return (['status', 'code', 'message'] as const).some((role) => rankOf(role, key) !== null);
}

function readRecord(source: string, start: number, end: number): ObjectNode | null {
  const line = source.slice(start, end);
  const pairs: Pair[] = [];
  let from = 0;
  for (KEY.lastIndex = 0; ; KEY.lastIndex = from) {
    const found = KEY.exec(line);
    if (found === null) break;
    const key = found[1] as string;
    const at = found.index + found[0].length;
    // A structure is a value however many spaces are in it.
    const structure = startsObject(source, start + at) ? readValue(source, start + at) : null;
    if (structure !== null && structure.end <= end) {
      from = structure.end - start;
      pairs.push({ key, keyStart: start + at - key.length - 1, value: structure });
      continue;
    }
    const value =
      rankOf('message', key) === null || /["']/.test(line[at] ?? '') ? valueAt(line, at) : sentenceAt(line, at);
    from = Math.max(value.end, at);
    const shift = (node: Node): Node => ({ ...node, start: node.start + start, end: node.end + start });
    pairs.push({ key, keyStart: start + at - key.length - 1, value: shift(value) });
  }
  const [first] = pairs;
  if (first === undefined) return null;
  return { kind: 'object', pairs, name: null, start: first.keyStart, end: pairs.at(-1)?.value.end ?? end, cut: false };
}

/** A sentence without quotes goes on to the next pair. */
function sentenceAt(line: string, at: number): Node {
  const next = /[\s,;|]+[A-Za-z_][\w.-]{0,60}=|[ \t]+\|[ \t]/g;
  next.lastIndex = at;
  const end = next.exec(line)?.index ?? line.length;
  const value = line.slice(at, end).trimEnd();
  return { kind: 'string', value, start: at, end: at + value.length, cut: false };
}

function valueAt(line: string, at: number): Node {
  // Closed, or cut off with the line.
  const quoted = /"(?:[^"\\]|\\.)*(?:"|$)|'(?:[^'\\]|\\.)*(?:'|$)/y;
  quoted.lastIndex = at;
  const literal = quoted.exec(line)?.[0];
  const string = literal === undefined ? null : readValue(literal, 0);
  if (literal !== undefined && string?.kind === 'string') return { ...string, start: at, end: at + literal.length };
  // A structure ends with its last bracket, not at the first space in it. It is opened later, as any string.
  const structure = /[{[]/.test(line.charAt(at)) ? readValue(line, at) : null;
  if (structure !== null && (structure.kind === 'object' || structure.kind === 'array') && !structure.cut)
    return { kind: 'string', value: line.slice(at, structure.end), start: at, end: structure.end, cut: false };
  const word = /[^\s,;]*/y;
  word.lastIndex = at;
  const value = word.exec(line)?.[0] ?? '';
  const node = /^-?\d/.test(value) ? readValue(value, 0) : null;
  if (node?.kind === 'number' && node.end === value.length) return { ...node, start: at, end: at + value.length };
  return { kind: 'string', value, start: at, end: at + value.length, cut: false };
}
