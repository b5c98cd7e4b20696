import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type Catalog, type Own, toCatalog } from '../catalog/catalog.js';
import { bundledFiles, loadCatalog, schemaText } from '../catalog/load.js';
import type { Beside, Checked, Given } from '../check/check-file.js';
import type { CatalogProblem, ProviderFile } from '../model.js';
import { plainLine } from '../safe/plain.js';
import { catalogFolders, configFiles } from './config-file.js';
import { Problem } from './problem.js';

/** What is known here, and what of the user's own catalogs is not used and why. */
export interface Here {
  catalog: Catalog;
  /** The user's own files, in the order in which they were read. */
  files: Given[];
  problems: CatalogProblem[];
}

/**
 * The bundled catalog with the user's own: those of `--catalog`, then those that the configuration names.
 * @param named the folders of `--catalog`
 * @throws Problem where such a folder is none; a file that cannot be used is left out instead
 */
export async function catalogHere(named: readonly string[] = []): Promise<Here> {
  for (const folder of named) requireFolder(folder);
  const { folders, problems } = configured();
  const files = unique([...named, ...folders]).flatMap(filesIn);
  if (files.length === 0) return { catalog: loadCatalog(), files, problems };
  const { own, found } = await readOwn(files);
  return { catalog: toCatalog(bundledFiles(), own), files, problems: [...problems, ...found] };
}

/** The bundled catalog with files that are already at hand. */
async function readOwn(files: readonly Given[]): Promise<{ own: Own; found: CatalogProblem[] }> {
  const own: { providers: Own['providers'][number][]; patches: Own['patches'][number][] } = {
    providers: [],
    patches: [],
  };
  const found: CatalogProblem[] = [];
  // What a patch adds to may come from a file that is read later.
  for (const given of [...files].sort((one, other) => Number(isPatch(one)) - Number(isPatch(other)))) {
    const beside = besideOf(own.providers.map(({ file }) => file));
    const { file, problems } = await checked(given, beside, 'use');
    found.push(...problems);
    if (file !== null && 'provider' in file) own.providers.push({ file: file.provider, from: given.path });
    if (file !== null && 'patch' in file) own.patches.push({ file: file.patch, from: given.path });
  }
  return { own, found };
}

/** One line for each file that is not used: its first problem, and where the others are told. */
export function unusedLines(problems: readonly CatalogProblem[]): string {
  const first = new Map([...problems].reverse().map((problem) => [problem.file, problem]));
  return [...first.values()]
    .reverse()
    .map(({ file, line, path, message }) => {
      const place = line === null ? file : `${file}:${line}`;
      return plainLine(`Not used: ${place}: ${path}: ${message}. See: errs catalog check ${file}`);
    })
    .map((line) => `${line}\n`)
    .join('');
}

/** Checks one file; the checker is loaded only for who has a catalog of their own. */
export async function checked(given: Given, beside: Beside, depth: 'use' | 'all'): Promise<Checked> {
  const [{ checkFile }, { harmless }] = await Promise.all([
    import('../check/check-file.js'),
    import('../check/harmless.js'),
  ]);
  const { file, problems } = checkFile(given, beside, depth);
  return { file: harmless(file), problems: harmless(problems) };
}

/** What a file is held against: the bundled providers, and others of the user's own. */
export function besideOf(own: readonly ProviderFile[]): Beside {
  return {
    others: [...bundledFiles(), ...own],
    schemas: { provider: JSON.parse(schemaText('provider')), patch: JSON.parse(schemaText('patch')) },
    today: today(),
  };
}

/** The last day that has begun somewhere, YYYY-MM-DD: who reads a source in the far east writes that day. */
function today(): string {
  return new Date(Date.now() + 14 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** The files of a folder that belong into a catalog, in the order of their names. */
export function filesIn(folder: string): Given[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && !isNoCatalogFile(name));
  return names.sort().map((name) => givenAt(join(folder, name)));
}

/** A file and the witnesses beside it. */
export function givenAt(path: string): Given {
  const fixture = path.replace(/\.json$/, '.md');
  const hasFixture = fixture !== path && existsSync(fixture);
  return {
    path: shown(path),
    text: readFileSync(path, 'utf8'),
    fixturePath: shown(fixture),
    fixture: hasFixture ? readFileSync(fixture, 'utf8') : null,
  };
}

function isNoCatalogFile(name: string): boolean {
  return name.endsWith('.schema.json') || name === 'errs.config.json' || name === 'package.json';
}

function isPatch({ text }: Given): boolean {
  return /"patches"\s*:/.test(text);
}

/** A path as a person would write it here. */
function shown(path: string): string {
  const short = relative(process.cwd(), resolve(path));
  return short.startsWith('..') ? resolve(path) : short;
}

function unique(folders: readonly string[]): string[] {
  return [...new Map(folders.map((folder) => [realpathSync(folder), folder])).values()];
}

function requireFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  throw new Problem('no-catalog', `There is no folder ${folder} with a catalog.`, [
    'Give --catalog the folder, not a file in it.',
    'Begin one: errs catalog new',
  ]);
}

/** The folders that configurations name; one that is not there is said, and stops nobody. */
function configured(): { folders: string[]; problems: CatalogProblem[] } {
  const folders: string[] = [];
  const problems: CatalogProblem[] = [];
  for (const file of configFiles(process.cwd(), process.env, process.platform)) {
    const catalogs = catalogFolders(file);
    if (catalogs === null) {
      const tip = 'Write {"catalogs": ["folder"]}, folders from where that file is.';
      problems.push(problemOf(file, '/', 'is no configuration of errs', tip));
      continue;
    }
    for (const [index, folder] of catalogs.entries()) {
      if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) folders.push(folder);
      else
        problems.push(
          problemOf(file, `catalogs[${index}]`, `${shown(folder)} is no folder`, 'Correct the path, or remove it.'),
        );
    }
  }
  return { folders, problems };
}

function problemOf(file: string, path: string, message: string, tip: string): CatalogProblem {
  return { file: shown(file), line: null, column: null, path, weight: 'error', rule: 'configuration', message, tip };
}
