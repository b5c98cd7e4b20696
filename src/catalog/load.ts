import { readdirSync, readFileSync } from 'node:fs';
import type { ProviderFile } from '../model.js';
import { type Catalog, toCatalog } from './catalog.js';

/** The bundled providers. The folder is the registry: a file in it is a provider. */
export const BUNDLED: URL = new URL('./providers/', import.meta.url);

/**
 * Reads a folder of provider files.
 * @param folder where the files are; the bundled ones when left out
 * @returns the catalog, providers in the order of their ids
 * @throws Error with the file's name when a file is not JSON. Nothing else is checked: the rules ran before shipping.
 */
export function loadCatalog(folder: URL = BUNDLED): Catalog {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  return toCatalog(files.map((name) => readProvider(new URL(name, folder))));
}

function readProvider(file: URL): ProviderFile {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text) as ProviderFile;
  } catch (cause) {
    throw new Error(`${file.pathname} is not JSON`, { cause });
  }
}
