import { lstatSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type Catalog, findProvider, type Provider } from '../catalog/catalog.js';
import { schemaText } from '../catalog/load.js';
import { patchScaffold, providerScaffold, Refused, refuseAddress, refuseId } from '../check/scaffold.js';
import type { CatalogNewResult } from '../model.js';
import { isFolder, shownPath } from './catalog-folder.js';
import { CONFIG, folderHere, nearestConfig } from './config-file.js';
import { configured } from './configured.js';
import { Problem } from './problem.js';
import { shellWord } from './shell-word.js';
import type { Terminal } from './terminal.js';

/** What was typed of it; the rest is asked for. */
export interface Asked {
  id?: string | undefined;
  name?: string | undefined;
  docs?: string | undefined;
  url?: string | undefined;
  /** The folder of the catalog. */
  dir: string;
}

/**
 * Begins a file of a user's own catalog: a provider with its witnesses, or for `provider/entry` of a known provider a
 * patch. The first time it writes the configuration as well.
 * @param today YYYY-MM-DD
 * @throws Problem where something is missing and nobody can be asked, or a file is there already; then nothing is written
 */
export async function beginCatalogFile(
  asked: Asked,
  catalog: Catalog,
  terminal: Terminal,
  today: string,
): Promise<CatalogNewResult> {
  const id = asked.id ?? (await answer(terminal, 'Id of the provider, or provider/entry to add notes to', 'ID'));
  const slash = id.indexOf('/');
  const [first, entry] = slash < 0 ? [id, undefined] : [id.slice(0, slash), id.slice(slash + 1)];
  const known = findProvider(catalog, first);
  if (known === undefined && entry !== undefined) throw noProvider(first);
  // Before anything is asked or written.
  projectConfig();
  const files = known === undefined ? await providerFiles({ ...asked, id }, terminal, today) : patchFiles(known, entry);
  const name = `${known?.file.id ?? id}.json`;
  const written = write(asked.dir, files);
  return {
    version: 1,
    files: written,
    nextSteps: [
      `Replace every TODO in ${join(asked.dir, name)}.`,
      `See what is still wrong: errs catalog check ${shellWord(join(asked.dir, name))}`,
      ...(await configurationStep(asked.dir)),
    ],
  };
}

function noProvider(id: string): Problem {
  return new Problem('no-provider', `There is no provider ${id} whose entries could get notes.`, [
    `Begin it: errs catalog new ${id}`,
    'See all: errs providers',
  ]);
}

async function providerFiles(asked: Asked & { id: string }, terminal: Terminal, today: string): Promise<Files> {
  const { id } = asked;
  refusing(() => refuseId(id));
  const name = asked.name ?? (await answer(terminal, 'Its name', '--name "Acme AI"'));
  const docs =
    asked.docs ??
    (await answer(terminal, 'Where its errors are documented', '--docs URL', (text) => refuseAddress(text, '--docs')));
  const url =
    asked.url ?? (await answer(terminal, 'Where its API answers', '--url URL', (text) => refuseAddress(text, '--url')));
  const { provider, witnesses } = refusing(() => providerScaffold({ id, name, docs, url }, SCHEMA('provider'), today));
  return new Map([
    [`${id}.json`, provider],
    [`${id}.md`, witnesses],
    ['provider.schema.json', schemaText('provider')],
  ]);
}

function patchFiles({ file, entries }: Provider, entry: string | undefined): Files {
  const ids = entries.map((known) => known.entry.ref.slice(file.id.length + 1));
  const wanted = ids.find((id) => id.toLowerCase() === entry?.toLowerCase());
  if (wanted === undefined) {
    const message =
      entry === undefined
        ? `${file.id} is in the catalog already: notes are added to one of its entries.`
        : `${file.id} has no entry ${entry}.`;
    throw new Problem('no-entry', message, [
      `Name one: errs catalog new ${file.id}/${ids[0]}`,
      `See them all: errs list --provider ${file.id}`,
    ]);
  }
  return new Map([
    [`${file.id}.json`, patchScaffold(file.id, wanted, SCHEMA('patch'))],
    ['patch.schema.json', schemaText('patch')],
  ]);
}

/** By their names in the folder. */
type Files = ReadonlyMap<string, string>;

const SCHEMA = (name: string): string => `./${name}.schema.json`;

/**
 * Writes new files only, and through no link that stands in the place of one: what is there is somebody's work, and in a
 * cloned repository a link may lead anywhere. A schema that is there already stays. Where one cannot be written, those that were are taken away again.
 */
function write(folder: string, files: Files): string[] {
  const all = new Map([...files].map(([name, text]) => [join(folder, name), text]));
  for (const path of all.keys()) if (path.endsWith('.schema.json') && isThere(path)) all.delete(path);
  const taken = [...all.keys()].find(isThere);
  if (taken !== undefined)
    throw new Problem('already-there', `${taken} is there already.`, [
      'Edit it: another entry goes into its `entries`. Or choose another folder: --dir FOLDER.',
    ]);
  const isConfigured = projectConfig() !== null;
  const catalogs = [relative('.', folder) || '.'];
  if (!isConfigured) all.set(CONFIG, `${JSON.stringify({ catalogs }, null, 2)}\n`);
  const written: string[] = [];
  try {
    makeFolder(folder || '.');
    for (const [path, text] of all) {
      writeFileSync(path, text, { flag: 'wx' });
      written.push(path);
    }
  } catch (cause) {
    for (const path of written) rmSync(path, { force: true });
    const { code, path = folder } = cause as NodeJS.ErrnoException;
    throw new Problem('not-written', `${path} could not be written (${code}).`, [
      path === CONFIG ? 'Remove it, or go to another folder first.' : 'Name a folder that is yours: --dir FOLDER.',
    ]);
  }
  return written;
}

/** A link that leads nowhere is there as well. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // Its folder is none; writing will say so.
    return false;
  }
}

/** One level after the other: Node 20 never ends where a parent takes no folders. */
function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  const parent = dirname(resolve(folder));
  if (parent !== resolve(folder)) makeFolder(parent);
  mkdirSync(folder);
}

function projectConfig(): string | null {
  const here = folderHere();
  if (here === null)
    throw new Problem('no-folder', 'The folder that you are in is gone.', ['Go to one that is there: cd']);
  return nearestConfig(here);
}

/** A configuration that was there before may not name the folder. */
async function configurationStep(folder: string): Promise<string[]> {
  const { folders } = await configured();
  const isNamed = folders.some(({ path }) => realpathSync(path) === realpathSync(folder));
  const file = projectConfig();
  if (isNamed || file === null) return [];
  const from = relative(dirname(file), resolve(folder)) || '.';
  return [`So that it is used, add "${from}" to the catalogs of ${shownPath(file)}.`];
}

/** @param refuse throws Refused for what cannot be the answer */
async function answer(
  terminal: Terminal,
  question: string,
  flag: string,
  refuse: (text: string) => void = () => {},
): Promise<string> {
  if (terminal.isTTY) return terminal.input(question, (text) => complaint(() => refuse(text)));
  throw new Problem('missing', `Something is missing, and nobody can be asked: ${question.toLowerCase()} (${flag}).`, [
    'errs catalog new acme --name "Acme AI" --docs https://docs.acme.example/errors --url https://api.acme.example',
    'Notes on an entry that is there: errs catalog new acme/402',
  ]);
}

function complaint(refuse: () => void): string | null {
  try {
    refuse();
    return null;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

function refusing<Value>(make: () => Value): Value {
  try {
    return make();
  } catch (error) {
    if (error instanceof Refused) throw new Problem('refused', error.message, ['See: errs catalog new --help']);
    throw error;
  }
}
