import { normalise } from '../catalog/spelling.js';
import type { Node, ObjectNode, Pair } from './node.js';

/** The value under a key, whatever its case and separators; the first where there are several. */
export function child(node: Node, ...keys: string[]): Node | null {
  if (node.kind !== 'object') return null;
  for (const key of keys) {
    const wanted = normalise(key);
    const pair = node.pairs.find((each) => normalise(each.key) === wanted);
    if (pair !== undefined) return pair.value;
  }
  return null;
}

export function has(node: Node, ...keys: string[]): boolean {
  return keys.some((key) => child(node, key) !== null);
}

export function stringOf(node: Node | null): string | null {
  return node?.kind === 'string' ? node.value : null;
}

/** A number, or a string that is one. */
export function numberOf(node: Node | null): number | null {
  if (node?.kind === 'number') return node.value;
  if (node?.kind === 'string' && /^\s*-?\d+(?:\.\d+)?\s*$/.test(node.value)) return Number(node.value);
  return null;
}

/** An HTTP status, or `null` for any other number. */
export function statusOf(node: Node | null): number | null {
  const value = numberOf(node);
  return value !== null && Number.isInteger(value) && value >= 100 && value <= 599 ? value : null;
}

export function isEmpty(node: Node | null): boolean {
  if (node === null || node.kind === 'other') return true;
  if (node.kind === 'object') return node.pairs.length === 0;
  if (node.kind === 'array') return node.items.length === 0;
  return node.kind === 'string' && node.value.trim() === '';
}

export function pairsOf(node: Node): readonly Pair[] {
  return node.kind === 'object' ? node.pairs : [];
}

export function isObject(node: Node | null): node is ObjectNode {
  return node?.kind === 'object';
}

/** A leaf and the path that leads to it: `error.code`, `detail[0].msg`. */
export interface Leaf {
  path: string;
  /** The last key on the path. */
  key: string;
  node: Node;
  depth: number;
}

/** How many nodes of one body are looked at. A list of a million items says no more than its first thousands. */
const MOST = 4000;

/**
 * All nodes below a node, breadth first, so that what stands higher comes first.
 * @param passOver keys whose content is not looked at
 */
export function nodesBelow(root: Node, passOver: (key: string) => boolean = () => false): Leaf[] {
  const found: Leaf[] = [{ path: '', key: '', node: root, depth: 0 }];
  for (let index = 0; index < found.length && found.length < MOST; index += 1) {
    const { path, key, node, depth } = found[index] as Leaf;
    if (node.kind === 'object') {
      for (const pair of node.pairs) {
        if (passOver(pair.key)) continue;
        const below = path === '' ? pair.key : `${path}.${pair.key}`;
        found.push({ path: below, key: pair.key, node: pair.value, depth: depth + 1 });
      }
    } else if (node.kind === 'array') {
      node.items.forEach((item, at) => {
        if (found.length < MOST) found.push({ path: `${path}[${at}]`, key, node: item, depth: depth + 1 });
      });
    }
  }
  return found;
}
