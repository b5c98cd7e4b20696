import { plain } from '../safe/plain.js';

/** One JSON document, with a line end. What steers a terminal is escaped, so it parses to the same and shows harmless. */
export function json(result: unknown): string {
  return `${JSON.stringify(result, null, 2).replace(/[^\n -~]/gu, (sign) => (plain(sign) === sign ? sign : escaped(sign)))}\n`;
}

/** By UTF-16 units, as JSON wants it; signs beyond U+FFFF become two. */
function escaped(sign: string): string {
  return sign.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
