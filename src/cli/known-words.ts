import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Refs } from '../catalog/refs.js';
import type { ProviderFile } from '../model.js';
import { catalogText } from './catalog-text.js';
import { catalogFolders, configFiles, folderHere } from './config-file.js';

/** As much of oclif's manifest as completion reads. */
export interface CommandShape {
  id: string;
  summary?: string;
  hidden?: boolean;
  strict?: boolean;
  args: Record<string, { name: string; description?: string }>;
  flags: Record<string, FlagShape>;
}

export interface FlagShape {
  name: string;
  type: 'boolean' | 'option';
  char?: string;
  description?: string;
  hidden?: boolean;
  options?: string[];
  helpValue?: string;
  multiple?: boolean;
  allowNo?: boolean;
  exclusive?: string[];
}

/** What can stand on the line. The catalog's part is read when it is asked for. */
export interface KnownWords {
  commands: ReadonlyMap<string, CommandShape>;
  refs(): Refs;
}

/**
 * The words of this installation, without the framework and the catalog. A further list of entries is added here.
 * @param home the path of the folder with `refs.json`, with its last slash; the manifest stands two folders above
 * @throws Error when either is missing or damaged
 */
export function knownWords(home: string): KnownWords {
  const { commands } = read(`${home}../../oclif.manifest.json`) as { commands: Record<string, CommandShape> };
  return {
    commands: new Map(Object.entries(commands).filter(([, { hidden }]) => hidden !== true)),
    refs: () => withOwn(read(`${home}refs.json`) as Refs),
  };
}

/** The refs with those of the user's own catalogs, unchecked: what cannot be read is left out. */
function withOwn({ providers, entries }: Refs): Refs {
  const configs = configFiles(folderHere(), process.env, process.platform);
  const folders = configs.flatMap(({ path }) => catalogFolders(path) ?? []);
  const own = folders.flatMap(filesIn).filter(({ id }) => !providers.some(([known]) => known === id));
  return {
    providers: [...providers, ...own.map(({ id, name }): Refs['providers'][number] => [id, name])],
    entries: [
      ...entries,
      ...own.flatMap((file) =>
        file.entries.map(({ id, code, title }): Refs['entries'][number] => [`${file.id}/${id}`, code, title]),
      ),
    ],
  };
}

type OwnFile = Pick<ProviderFile, 'id' | 'name' | 'entries'>;

function filesIn(folder: string): OwnFile[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    return names.flatMap((name) => ownFile(join(folder, name)));
  } catch {
    return [];
  }
}

function ownFile(path: string): OwnFile[] {
  const read = catalogText(path);
  if ('why' in read) return [];
  try {
    const file = JSON.parse(read.text) as OwnFile | null;
    return typeof file?.id === 'string' && Array.isArray(file.entries) ? [file] : [];
  } catch {
    return [];
  }
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
