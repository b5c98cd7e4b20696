import { statSync } from 'node:fs';
import type { Given } from '../check/check-file.js';
import type { CatalogCheckResult, CatalogProblem, ProviderFile } from '../model.js';
import { besideOf, catalogHere, checked, filesIn, givenAt } from './own-catalog.js';
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
  const wanted = paths.length === 0 ? here.files : paths.flatMap(filesAt);
  const configuration = here.problems.filter(({ rule }) => rule === 'configuration');
  if (wanted.length === 0 && configuration.length === 0) throw NOTHING_TO_CHECK;
  const all = [...new Map([...here.files, ...wanted].map((given) => [given.path, given])).values()];
  const providers = await usable(all);
  const problems: CatalogProblem[] = [...configuration];
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

function filesAt(path: string): Given[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined)
    throw new Problem('file-not-found', `There is no file or folder ${path}.`, [
      'Check the path, or leave it out: then the catalogs that apply here are checked.',
    ]);
  return stats.isDirectory() ? filesIn(path) : [givenAt(path)];
}

const NOTHING_TO_CHECK = new Problem('no-catalog', 'There is no catalog of your own to check.', [
  'Name a file or a folder: errs catalog check acme.json',
  'Begin one: errs catalog new',
]);
