import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licences of the packages that were put into the bundle: all of them ask that their text goes along.
 * @param modules paths of the modules in it
 * @returns one text, packages in the order of their names
 * @throws Error for a package that names no licence
 */
export function licencesOf(modules: readonly string[]): string {
  const folders = new Set(modules.map(packageFolder).filter((folder) => folder !== null));
  const notices = [...folders].map(noticeOf);
  return `${[...new Set(notices)].sort().join(`\n${'-'.repeat(80)}\n`)}`;
}

function packageFolder(module: string): string | null {
  const path = module.replace(/^\0/, '').split('?', 1)[0] as string;
  return /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? null;
}

function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  if (license === undefined) throw new Error(`${name} names no licence`);
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const text = file === undefined || !existsSync(join(folder, file)) ? '' : readFileSync(join(folder, file), 'utf8');
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}
