import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Given } from '../check/check-file.js';
import type { CatalogCheckResult, CatalogProblem, ProviderFile } from '../model.js';
import { type Found, fileAt, filesIn, isFolder, shownPath } from './catalog-folder.js';
import { CONFIG, configFiles, folderHere } from './config-file.js';
import { configuredBy } from './configured.js';
import { besideOf, catalogHere, checked, type Here } from './own-catalog.js';
import { Problem } from './problem.js';

/**
 * Checks files of a user's own catalog, each beside the bundled providers and the others of the user's own.
 * @param paths files and folders; none: the catalogs that apply here
 * @param named the folders of `--catalog`
 * @throws Problem where a path cannot be read, or where there is nothing to check
 */
export async function checkCatalog(
  paths: readonly string[],
  named: readonly string[] | undefined,
): Promise<CatalogCheckResult> {
  const here = await catalogHere(named);
  const { files: wanted, problems: first } = paths.length === 0 ? allOf(here) : await at(paths);
  if (wanted.length === 0 && first.length === 0) throw nothingToCheck();
  const all = [...new Map([...here.files, ...wanted].map((given) => [given.path, given])).values()];
  const providers = await usable(all);
  const problems: CatalogProblem[] = [...first];
  for (const given of wanted) {
    const others = [...providers].filter(([path]) => path !== given.path).map(([, file]) => file);
    problems.push(...(await checked(given, besideOf(others), 'all')).problems);
  }
  return { version: 1, files: wanted.map(({ path }) => path), problems };
}

/** The provider files that can be used, by their paths. */
async function usable(files: readonly Given[]): Promise<Map<string, ProviderFile>> {
  const found = new Map<string, ProviderFile>();
  for (const given of files) {
    const { file } = await checked(given, besideOf([...found.values()]), 'use');
    if (file !== null && 'provider' in file) found.set(given.path, file.provider);
  }
  return found;
}

/** What applies here, and what of it could not be read at all; everything else is found again, in full. */
function allOf({ files, problems }: Here): Found {
  return { files, problems: problems.filter(({ rule }) => rule === 'configuration' || rule === 'file') };
}

/** What stands at paths: files, folders and configurations. */
async function at(paths: readonly string[]): Promise<Found> {
  const found: Found[] = [];
  for (const path of paths) found.push(await foundAt(path));
  return { files: found.flatMap(({ files }) => files), problems: found.flatMap(({ problems }) => problems) };
}

async function foundAt(path: string): Promise<Found> {
  if (!existsSync(path))
    throw new Problem('file-not-found', `There is no file or folder ${path}.`, [
      'Check the path, or leave it out: then the catalogs that apply here are checked.',
    ]);
  if (isFolder(path)) return filesIn(path);
  if (basename(path) !== CONFIG) return fileAt(path);
  const { folders, problems } = await configuredBy(path, true);
  const inside = folders.map((folder) => filesIn(folder.path));
  return {
    files: inside.flatMap(({ files }) => files),
    problems: [...problems, ...inside.flatMap((each) => each.problems)],
  };
}

function nothingToCheck(): Problem {
  const [config] = configFiles(folderHere(), process.env, process.platform);
  const why = config === undefined ? '' : ` ${shownPath(config.path)} names no folder with a file in it.`;
  return new Problem('no-catalog', `There is no catalog of your own to check.${why}`, [
    'Name a file or a folder: errs catalog check acme.json',
    'Begin one: errs catalog new',
  ]);
}
