import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';

/** A place in a file, both from 1. */
export interface Place {
  line: number;
  column: number;
}

/**
 * Where a part of a JSON text stands.
 * @param path as the rules name it: `entries[NO_CREDITS].causes[0].text`, items by their id or number; also the JSON
 * Pointer of a validator, `/entries/0/title`, and `line 12`
 * @returns the place of the part, or of the last one on the way to it that is there
 */
export function placeIn(text: string, path: string): Place {
  const line = /^line (\d+)$/.exec(path)?.[1];
  if (line !== undefined) return { line: Number(line), column: 1 };
  const root = parseTree(text);
  let at = root;
  for (const step of stepsOf(path)) {
    const next = at === undefined ? undefined : childOf(at, step);
    if (next === undefined) break;
    at = next;
  }
  return placeOfOffset(text, offsetOf(at));
}

/** Line and column of an offset in a text. */
export function placeOfOffset(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** A member of an object is shown from its name on. */
function offsetOf(node: Node | undefined): number {
  if (node === undefined) return 0;
  return node.parent?.type === 'property' ? node.parent.offset : node.offset;
}

function stepsOf(path: string): string[] {
  if (path.startsWith('/')) {
    const steps = path.slice(1).split('/');
    return steps.filter((step) => step !== '').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return [...path.matchAll(/([^.[\]]+)|\[([^\]]*)\]/g)].map(([, name, item]) => (name ?? item) as string);
}

function childOf(node: Node, step: string): Node | undefined {
  if (node.type === 'object') return findNodeAtLocation(node, [step]);
  if (node.type !== 'array') return undefined;
  const named = node.children?.find((item) => NAMES.some((name) => findNodeAtLocation(item, [name])?.value === step));
  return named ?? (/^\d+$/.test(step) ? node.children?.[Number(step)] : undefined);
}

/** What items of lists are called by. */
const NAMES = ['id', 'name', 'prefix'];
