import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Environment } from './environment.js';

/** What says where a user's own catalogs are: in a project, or in the user's folder for settings. */
const CONFIG = 'errs.config.json';

/**
 * The configurations that apply in a folder: the nearest one from there upwards, then the user's own.
 * @returns paths of files that exist, each once; a file that belongs to another user is left out
 */
export function configFiles(folder: string, env: Environment, platform: NodeJS.Platform): string[] {
  const found = [nearest(folder), join(settingsFolder(env, platform), CONFIG)];
  return [...new Set(found)].filter((file): file is string => file !== null && isOurs(file));
}

/** Where settings are kept: the XDG Base Directory Specification, on Windows the folder for application data. */
function settingsFolder(env: Environment, platform: NodeJS.Platform): string {
  const home = env['XDG_CONFIG_HOME'] || (platform === 'win32' ? env['APPDATA'] : undefined);
  return join(home || join(homedir(), '.config'), 'errs');
}

function nearest(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, CONFIG))) return join(at, CONFIG);
    if (dirname(at) === at) return null;
  }
}

/** In a folder that many share, such as `/tmp`, anybody could put one above us. */
function isOurs(file: string): boolean {
  const user = process.getuid?.();
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  return user === undefined || user === 0 || stats.uid === user || stats.uid === 0;
}

/** The folders that a configuration names, as whole paths; `null` where it is none. */
export function catalogFolders(file: string): string[] | null {
  try {
    const { catalogs } = JSON.parse(readFileSync(file, 'utf8')) as { catalogs?: unknown };
    const isList = Array.isArray(catalogs) && catalogs.every((each) => typeof each === 'string' && each !== '');
    return isList ? (catalogs as string[]).map((folder) => resolve(dirname(file), folder)) : null;
  } catch {
    return null;
  }
}
