import { readFileSync, statSync } from 'node:fs';
import { textOf } from '../decode/encoding.js';

/** Several times the largest provider file there is; more is something else. */
const LARGEST = 4 * 1024 * 1024;

/**
 * The text of a file that belongs to a catalog. What is no plain file is not opened: reading a pipe would never end.
 * @returns the text, or why there is none
 */
export function catalogText(path: string): { text: string } | { why: string } {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return { why: 'is a folder' };
    if (!stats.isFile()) return { why: 'is no plain file' };
    if (stats.size > LARGEST) return { why: `is larger than ${LARGEST / 1024 / 1024} MB` };
    return { text: textOf(readFileSync(path)) };
  } catch (error) {
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
    return { why: REASONS.get(code) ?? `cannot be read (${code})` };
  }
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'points to nothing'],
  ['ELOOP', 'points to itself'],
  ['EACCES', 'may not be read by this user'],
  ['EPERM', 'may not be read by this user'],
]);
