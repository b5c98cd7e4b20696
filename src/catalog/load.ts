import { readdirSync, readFileSync } from 'node:fs';
import type { ProviderFile } from '../model.js';
import { type Catalog, toCatalog } from './catalog.js';

/** The bundled providers. The folder is the registry: a file in it is a provider. */
export const BUNDLED: URL = new URL('./providers/', import.meta.url);

/** The bundled provider files, as they were read. */
export function bundledFiles(folder: URL = BUNDLED): ProviderFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => readProvider(new URL(name, folder)));
}

/** A JSON Schema of what people write into a catalog of their own. */
export function schemaText(name: 'provider' | 'patch' | 'config'): string {
  return readFileSync(new URL(`./${name}.schema.json`, import.meta.url), 'utf8');
}

/**
 * Reads a folder of provider files.
 * @param folder where the files are; the bundled ones when left out
 * @returns the catalog, providers in the order of their ids
 * @throws Error with the file's name when a file is not JSON. Nothing else is checked: the rules ran before shipping.
 */
export function loadCatalog(folder: URL = BUNDLED): Catalog {
  return toCatalog(bundledFiles(folder));
}

function readProvider(file: URL): ProviderFile {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text) as ProviderFile;
  } catch (cause) {
    throw new Error(`${file.pathname} is not JSON`, { cause });
  }
}
