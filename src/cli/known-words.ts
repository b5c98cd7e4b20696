import { readFileSync } from 'node:fs';
import type { Refs } from '../catalog/refs.js';

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
    refs: () => read(`${home}refs.json`) as Refs,
  };
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
