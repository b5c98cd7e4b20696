/** Puts what the compiler does not carry over beside the compiled code: the catalog's files, and the look-up made of them. */
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { loadCatalog } from '../src/catalog/load.js';
import { toLookup } from '../src/catalog/make-lookup.js';

const from = new URL('../../src/catalog/providers/', import.meta.url);
const home = new URL('../src/catalog/', import.meta.url);
const to = new URL('providers/', home);

rmSync(to, { recursive: true, force: true });
cpSync(from, to, { recursive: true });

for (const name of ['provider', 'patch', 'config']) {
  const file = `${name}.schema.json`;
  cpSync(new URL(`../../src/catalog/${file}`, import.meta.url), new URL(file, home));
}

const { lookup, text } = toLookup(loadCatalog(to));
writeFileSync(new URL('lookup.json', home), JSON.stringify(lookup));
writeFileSync(new URL('entries.jsonl', home), text);
