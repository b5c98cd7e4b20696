import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Refs } from '../catalog/refs.js';
import type { ProviderFile } from '../model.js';
import { catalogFolders, configFiles } from './config-file.js';

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
  const folders = configFiles(process.cwd(), process.env, process.platform).flatMap(
    (file) => catalogFolders(file) ?? [],
  );
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
    return names.map((name) => read(join(folder, name))).filter(isProvider);
  } catch {
    return [];
  }
}

function isProvider(file: unknown): file is OwnFile {
  const { id, entries } = (file ?? {}) as Partial<ProviderFile>;
  return typeof id === 'string' && Array.isArray(entries);
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
