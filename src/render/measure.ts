import stringWidth from 'string-width';
import { isNarrow } from './narrow.js';

/** Columns a text takes on a terminal: East Asian wide characters and emoji take two. */
export function displayWidth(text: string): number {
  return isNarrow(text) ? text.length : stringWidth(text);
}
