import { normalise } from '../catalog/spelling.js';
import { isEmpty, type Leaf } from './tree.js';
import { HOLDERS } from './vocabulary.js';

/** The object that holds the error itself: `error`, `errors[0]`, `detail`, one in another. */
export function coreOf(leaves: readonly Leaf[]): string {
  let core = '';
  for (let level = 0; level < 5; level += 1) {
    const next = holderBelow(core, leaves);
    if (next === null) return core;
    core = next;
  }
  return core;
}

function holderBelow(core: string, leaves: readonly Leaf[]): string | null {
  const isBelow = (path: string): boolean => core === '' || path.startsWith(`${core}.`) || path.startsWith(`${core}[`);
  const within = leaves.filter(
    ({ path, node }) => path !== core && isBelow(path) && !isEmpty(node) && node.kind === 'object',
  );
  // A list of details beside a message of its own explains it; without one, its first item is the error.
  const speaks = leaves.some(
    ({ path, node, key }) => node.kind === 'string' && parentOf(path) === core && isSpeaking(key),
  );
  for (const name of HOLDERS) {
    const holder = within.find(({ key, path }) => normalise(key) === name && !(speaks && path.endsWith(']')));
    if (holder !== undefined) return holder.path;
  }
  return null;
}

function isSpeaking(key: string): boolean {
  return ['message', 'msg', 'errormessage', 'detail', 'title', 'errordescription'].includes(normalise(key));
}

export function parentOf(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot < 0 ? '' : path.slice(0, dot);
}

/** 0 in the core itself, then its ancestors from near to far, then what is below it, then the rest. */
export function distanceFrom(core: string, parent: string): number {
  if (parent === core) return 0;
  if (core === '' || parent.startsWith(`${core}.`) || parent.startsWith(`${core}[`)) {
    return 10 + parent.slice(core.length).split('.').length;
  }
  if (parent === '' || core.startsWith(`${parent}.`) || core.startsWith(`${parent}[`)) {
    return 1 + core.slice(parent.length).split('.').length;
  }
  return 40 + parent.split('.').length;
}
