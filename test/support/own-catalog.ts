import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'mocha';
import type { PatchFile, ProviderFile } from '../../src/model.js';
import { contextOf } from '../catalog/sample.js';
import { type Ran, run } from './run.js';

/** A folder of somebody who has a catalog of their own, and their settings beside it. */
export interface Home {
  /** The project: where commands are run. */
  project: string;
  settings: string;
  errs(args: readonly string[], how?: { input?: string; env?: Record<string, string> }): Promise<Ran>;
}

const MADE: string[] = [];

/** @param files by their paths: what stands in them, data as JSON */
export function homeWith(
  files: Readonly<Record<string, unknown>>,
  settings: Readonly<Record<string, unknown>> = {},
): Home {
  const root = mkdtempSync(join(tmpdir(), 'errs-own-'));
  MADE.push(root);
  const home = { project: join(root, 'project'), settings: join(root, 'settings') };
  mkdirSync(home.project);
  mkdirSync(home.settings);
  writeAll(home.project, files);
  writeAll(join(home.settings, 'errs'), settings);
  const errs: Home['errs'] = (args, { input = '', env = {} } = {}) =>
    run(args, { input, cwd: home.project, env: { XDG_CONFIG_HOME: home.settings, COLUMNS: '80', ...env } });
  return { ...home, errs };
}

after(() => {
  for (const folder of MADE) rmSync(folder, { recursive: true, force: true });
});

export function writeAll(folder: string, files: Readonly<Record<string, unknown>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`);
  }
}

/** A project whose configuration names a catalog of these files. */
export function projectWith(files: Readonly<Record<string, unknown>>): Home {
  const catalog = Object.entries(files).map(([name, content]) => [`mine/${name}`, content]);
  return homeWith({ 'errs.config.json': { catalogs: ['mine'] }, ...Object.fromEntries(catalog) });
}

/** A provider that no catalog of ours knows and that keeps every rule. */
export function acme(change: (file: ProviderFile) => void = () => {}): ProviderFile {
  const { file } = contextOf();
  for (const entry of file.entries) delete entry.retired;
  change(file);
  return file;
}

/** The same under another name: hosts, keys and variables of its own. */
export function renamed(id: string): ProviderFile {
  return JSON.parse(JSON.stringify(acme()).replaceAll('acme', id).replaceAll('ACME', id.toUpperCase())) as ProviderFile;
}

/** Notes on the first entry of the catalog's first provider of whom there is one. */
export function patch(change: (file: PatchFile) => void = () => {}): PatchFile {
  const file: PatchFile = {
    $schema: './patch.schema.json',
    patches: 'bfl',
    notes: [{ text: 'Our account is in the vault.', url: null }],
    entries: [
      {
        id: '402',
        notes: [{ text: 'Finance tops up on Mondays.', url: 'https://wiki.example.com/money' }],
        runbook: 'https://wiki.example.com/402',
        fixes: ['Ask the finance team in their channel.'],
      },
    ],
  };
  change(file);
  return file;
}

/** An answer of the made-up provider, as `curl -v` shows it. */
export const NO_CREDITS = `$ curl -i https://api.acme.example/v1/rocket
HTTP/2 402
content-type: application/json

{"error":{"code":"NO_CREDITS"}}
`;
