import { dirname, resolve } from 'node:path';
import { schemaText } from '../catalog/load.js';
import type { CatalogProblem, ConfigFile } from '../model.js';
import { isFolder, shownPath } from './catalog-folder.js';
import { catalogText } from './catalog-text.js';
import { configFiles, folderHere } from './config-file.js';

/** The folder of a catalog. */
export interface Folder {
  path: string;
  /** The user has named it, or their own settings do; one that a project names may come from somebody else. */
  isChosen: boolean;
}

export interface Configured {
  folders: Folder[];
  problems: CatalogProblem[];
}

/** The folders that configurations name; what is wrong with one is said, and stops nobody. */
export async function configured(): Promise<Configured> {
  const all: Configured[] = [];
  for (const { path, isSettings } of configFiles(folderHere(), process.env, process.platform))
    all.push(await configuredBy(path, isSettings));
  return {
    folders: all.flatMap(({ folders }) => folders),
    problems: all.flatMap(({ problems }) => problems),
  };
}

/** What one configuration names. */
export async function configuredBy(file: string, isChosen: boolean): Promise<Configured> {
  const read = catalogText(file);
  const problemOf = (problem: Partial<CatalogProblem>): CatalogProblem => ({
    ...NOWHERE,
    file: shownPath(file),
    ...problem,
  });
  if ('why' in read) return { folders: [], problems: [problemOf({ message: read.why, tip: ASKED })] };
  const { checkConfig } = await import('../check/check-config.js');
  const { toldSafely } = await import('../check/harmless.js');
  const isThere = (catalog: string): boolean => isFolder(resolve(dirname(file), catalog));
  const { config, problems } = checkConfig(shownPath(file), read.text, JSON.parse(schemaText('config')), isThere);
  return {
    folders: foldersOf(config, file, isChosen).filter(({ path }) => isFolder(path)),
    problems: toldSafely(problems),
  };
}

function foldersOf(config: ConfigFile | null, file: string, isChosen: boolean): Folder[] {
  return (config?.catalogs ?? []).map((catalog) => ({ path: resolve(dirname(file), catalog), isChosen }));
}

const ASKED = 'Write {"catalogs": ["folder"]}, folders from where that file is.';

const NOWHERE: CatalogProblem = {
  ...{ file: '', line: null, column: null, path: '/', weight: 'error' },
  ...{ rule: 'configuration', message: '', tip: '' },
};
