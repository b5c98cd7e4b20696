import { readFileSync } from 'node:fs';
import type { CatalogAbout, VersionResult } from '../model.js';
import { json } from '../render/json.js';

/** The version of errs and what is said of its catalog; the build writes it as `about.json`. */
export interface About {
  errs: string;
  catalog: CatalogAbout;
}

/** Whether somebody asks which version this is, and nothing else; `null` where it is another question. */
export function versionAsked(argv: readonly string[]): { isJson: boolean } | null {
  const isAsked = argv.some(isVersionFlag) && argv.every(goesWithVersion);
  return isAsked ? { isJson: argv.includes('--json') } : null;
}

export function isVersionFlag(arg: string): boolean {
  return arg === '--version' || arg === '-v';
}

/** Whether it is the question itself, or says how it is to be answered. */
export function goesWithVersion(arg: string): boolean {
  return FLAGS.has(arg);
}

const FLAGS: ReadonlySet<string> = new Set(['--version', '-v', '--json', '--color', '--no-color']);

/**
 * What the build knows about itself.
 * @param home the path of the folder with `about.json`, with its last slash
 * @returns `null` where it is missing or damaged
 */
export function builtAbout(home: string): About | null {
  try {
    return JSON.parse(readFileSync(`${home}about.json`, 'utf8')) as About;
  } catch {
    return null;
  }
}

/** The first line is the one that the framework prints, since scripts may read it. */
export function printVersion(about: About, { isJson }: { isJson: boolean }): void {
  const { errs, platform, node, catalog } = versionHere(about);
  const { date, providers, entries, general } = catalog;
  const text = `errs/${errs} ${platform} node-${node}
catalog ${date}: ${providers} providers, ${entries} entries (${general} of them for any provider)
`;
  process.stdout.write(isJson ? json(versionHere(about)) : text);
}

function versionHere({ errs, catalog }: About): VersionResult {
  return { version: 1, errs, platform: `${process.platform}-${process.arch}`, node: process.version, catalog };
}
