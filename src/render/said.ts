import { plainLine } from '../safe/plain.js';
import type { Text } from './block.js';

/** Longer sentences from outside are shown in part. Ids, addresses, refs and codes never pass here. */
const LONGEST = 600;

/** A sentence from outside as a quotation; of a long one the beginning, and how much more there is. */
export function saidText(message: string): Text {
  const line = plainLine(message);
  if (line.length <= LONGEST) return [{ said: line }];
  // Not between the halves of a surrogate pair.
  const end = /[\ud800-\udbff]/.test(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
  return [{ said: line.slice(0, end) }, ` … (the first ${end} of ${line.length} characters)`];
}

/** The first of many, and how many more there are. */
export function firstOf<Each>(all: readonly Each[], most: number, show: (each: Each) => Text): Text[] {
  const shown = all.slice(0, most).map(show);
  return all.length > most ? [...shown, [`… and ${all.length - most} more`]] : shown;
}
