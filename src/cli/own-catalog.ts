import { realpathSync } from 'node:fs';
import { type Catalog, type Own, toCatalog } from '../catalog/catalog.js';
import { bundledFiles, loadCatalog, schemaText } from '../catalog/load.js';
import type { Beside, Checked, Given } from '../check/check-file.js';
import type { CatalogProblem, ProviderFile } from '../model.js';
import { plainLine } from '../safe/plain.js';
import { redact } from '../safe/redact.js';
import { filesIn, isFolder } from './catalog-folder.js';
import { configured, type Folder } from './configured.js';
import { Problem } from './problem.js';
import { shellWord } from './shell-word.js';

/** What is known here, and what of the user's own catalogs is not used and why. */
export interface Here {
  catalog: Catalog;
  /** The user's own files, in the order in which they were read. */
  files: Given[];
  problems: CatalogProblem[];
}

type OwnFile = Given & Pick<Folder, 'isChosen'>;

/**
 * The bundled catalog with the user's own: those of `--catalog`, then those that the configuration names.
 * @param named the folders of `--catalog`
 * @throws Problem where such a folder is none; a file that cannot be used is left out instead
 */
export async function catalogHere(named: readonly string[] = []): Promise<Here> {
  for (const folder of named) requireFolder(folder);
  const { folders, problems } = await configured();
  const chosen = named.map((path): Folder => ({ path, isChosen: true }));
  const files: OwnFile[] = [];
  for (const { path, isChosen } of unique([...chosen, ...folders])) {
    const found = filesIn(path);
    files.push(...found.files.map((given) => ({ ...given, isChosen })));
    problems.push(...found.problems);
  }
  if (files.length === 0) return { catalog: loadCatalog(), files, problems };
  const { own, found } = await readOwn(files);
  return { catalog: toCatalog(bundledFiles(), own), files, problems: [...problems, ...found] };
}

/** The bundled catalog with files that are already at hand. */
async function readOwn(files: readonly OwnFile[]): Promise<{ own: Own; found: CatalogProblem[] }> {
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
    if (file !== null && 'provider' in file)
      own.providers.push({ file: file.provider, from: given.path, isChosen: given.isChosen });
    if (file !== null && 'patch' in file) own.patches.push({ file: file.patch, from: given.path });
  }
  return { own, found };
}

/** One line for each file that is not used: its first problem, and where the others are told. */
export function unusedLines(problems: readonly CatalogProblem[]): string {
  const first = [...new Map([...problems].reverse().map((problem) => [problem.file, problem])).values()].reverse();
  const lines = first.slice(0, MOST_UNUSED).map(({ file, line, path, message }) => {
    const place = line === null ? file : `${file}:${line}`;
    return `Not used: ${place}: ${path === '/' ? '' : `${path}: `}${message}. See: errs catalog check ${shellWord(file)}`;
  });
  const more = first.length - lines.length;
  if (more > 0) lines.push(`Not used: ${more} more files. See: errs catalog check`);
  return lines.map((line) => `${plainLine(redact(line))}\n`).join('');
}

/** So many files that are not used are named one by one. */
const MOST_UNUSED = 10;

/** Checks one file; the checker is loaded only for who has a catalog of their own. */
export async function checked(given: Given, beside: Beside, depth: 'use' | 'all'): Promise<Checked> {
  const [{ checkFile }, { harmless, toldSafely }] = await Promise.all([
    import('../check/check-file.js'),
    import('../check/harmless.js'),
  ]);
  const { file, problems } = checkFile(given, beside, depth);
  return { file: harmless(file), problems: toldSafely(problems) };
}

/** What a file is held against: the bundled providers, and others of the user's own. */
export function besideOf(own: readonly ProviderFile[]): Beside {
  always ??= {
    bundled: bundledFiles(),
    schemas: { provider: JSON.parse(schemaText('provider')), patch: JSON.parse(schemaText('patch')) },
  };
  return { others: [...always.bundled, ...own], schemas: always.schemas, today: today() };
}

/** Read once: a checker compiled for a schema is found again by the very same object. */
let always: { bundled: ProviderFile[]; schemas: Beside['schemas'] } | null = null;

/** The last day that has begun somewhere, YYYY-MM-DD: who reads a source in the far east writes that day. */
function today(): string {
  return new Date(Date.now() + 14 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** Each folder once, however it is reached; one that is named twice is the user's own choice if either is. */
function unique(folders: readonly Folder[]): Folder[] {
  const found = new Map<string, Folder>();
  for (const folder of folders) {
    const place = realpathSync(folder.path);
    const known = found.get(place);
    found.set(place, known === undefined ? folder : { ...known, isChosen: known.isChosen || folder.isChosen });
  }
  return [...found.values()];
}

function requireFolder(folder: string): void {
  if (isFolder(folder)) return;
  throw new Problem('no-catalog', `There is no folder ${folder} with a catalog.`, [
    'Give --catalog the folder, not a file in it.',
    'Begin one: errs catalog new',
  ]);
}

function isPatch({ text }: Given): boolean {
  return /"patches"\s*:/.test(text);
}
