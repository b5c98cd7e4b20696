import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Given } from '../check/check-file.js';
import type { CatalogProblem } from '../model.js';
import { plainLine } from '../safe/plain.js';
import { catalogText } from './catalog-text.js';
import { folderHere } from './config-file.js';

/** What a folder or a path holds, and what of it could not be read. */
export interface Found {
  files: Given[];
  problems: CatalogProblem[];
}

export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The files of a folder that belong into a catalog, in the order of their names. */
export function filesIn(folder: string): Found {
  const names = namesIn(folder);
  if ('why' in names) return { files: [], problems: [unread(folder, names.why)] };
  const found = names.list.filter(isCatalogFile).map((name) => fileAt(join(folder, name)));
  return { files: found.flatMap(({ files }) => files), problems: found.flatMap(({ problems }) => problems) };
}

/** A file and the witnesses beside it. */
export function fileAt(path: string): Found {
  const read = catalogText(path);
  if ('why' in read) return { files: [], problems: [unread(path, read.why)] };
  const fixture = path.replace(/\.json$/, '.md');
  const witnesses = fixture !== path && existsSync(fixture) ? catalogText(fixture) : null;
  const given: Given = {
    path: shownPath(path),
    text: read.text,
    fixturePath: shownPath(fixture),
    fixture: witnesses !== null && 'text' in witnesses ? witnesses.text : null,
  };
  const problems = witnesses !== null && 'why' in witnesses ? [unread(fixture, witnesses.why)] : [];
  return { files: [given], problems };
}

/** A path as a person would write it here, harmless for a terminal. */
export function shownPath(path: string): string {
  const here = folderHere();
  const short = here === null ? path : relative(here, resolve(path));
  return plainLine(short.startsWith('..') ? resolve(path) : short || '.');
}

function namesIn(folder: string): { list: string[] } | { why: string } {
  try {
    return { list: readdirSync(folder).sort() };
  } catch (error) {
    return { why: `cannot be listed (${(error as NodeJS.ErrnoException).code})` };
  }
}

function isCatalogFile(name: string): boolean {
  if (!name.endsWith('.json') || name.startsWith('.')) return false;
  return !name.endsWith('.schema.json') && name !== 'errs.config.json' && name !== 'package.json';
}

function unread(path: string, message: string): CatalogProblem {
  const tip = 'Name a readable file, or take it out of the catalog.';
  return { file: shownPath(path), line: null, column: null, path: '/', weight: 'error', rule: 'file', message, tip };
}
