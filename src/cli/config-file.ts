import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { Environment } from './environment.js';

/** What says where a user's own catalogs are: in a project, or in the user's folder for settings. */
export const CONFIG = 'errs.config.json';

/** A configuration that applies. */
export interface ConfigPath {
  path: string;
  /** It lies in the user's own settings; one in a project may come from somebody else. */
  isSettings: boolean;
}

/**
 * The configurations that apply in a folder: the nearest one from there upwards, then the user's own.
 * @param folder `null` where it is gone
 * @returns files that exist, each once; one that belongs to another user is left out
 */
export function configFiles(folder: string | null, env: Environment, platform: NodeJS.Platform): ConfigPath[] {
  const settings = settingsFile(env, platform);
  const project = folder === null ? null : nearestConfig(folder);
  const found = [
    ...(project === null || project === settings ? [] : [{ path: project, isSettings: false }]),
    ...(settings === null ? [] : [{ path: settings, isSettings: true }]),
  ];
  return found.filter(({ path }) => isOurs(path));
}

/** The folder we are in; it may have been removed meanwhile. */
export function folderHere(): string | null {
  try {
    return process.cwd();
  } catch {
    return null;
  }
}

/** The configuration of a project: the nearest one from a folder upwards. */
export function nearestConfig(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, CONFIG))) return join(at, CONFIG);
    if (dirname(at) === at) return null;
  }
}

/**
 * Where settings are kept: the XDG Base Directory Specification, which passes over relative paths; on Windows the folder
 * for application data.
 */
function settingsFile(env: Environment, platform: NodeJS.Platform): string | null {
  const given = [env['XDG_CONFIG_HOME'], platform === 'win32' ? env['APPDATA'] : undefined];
  const folder = given.find((each) => each !== undefined && isAbsolute(each)) ?? homeSettings();
  return folder === null ? null : join(folder, 'errs', CONFIG);
}

/** A user without an entry in the list of users, as in some containers, has no home. */
function homeSettings(): string | null {
  try {
    return join(homedir(), '.config');
  } catch {
    return null;
  }
}

/** In a folder that many share, such as `/tmp`, anybody could put one above us. */
function isOurs(file: string): boolean {
  const owner = ownerOf(file);
  const user = process.getuid?.();
  return owner !== null && (user === undefined || user === 0 || owner === user || owner === 0);
}

/** `null` where there is no such file, or none that can be reached. */
function ownerOf(file: string): number | null {
  try {
    return statSync(file).uid;
  } catch {
    return null;
  }
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
