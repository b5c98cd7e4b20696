/** Puts what the compiler does not carry over beside the compiled code: the catalog's files, and what is made of them. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { aboutCatalog } from '../src/catalog/about.js';
import { loadCatalog } from '../src/catalog/load.js';
import { toLookup } from '../src/catalog/make-lookup.js';
import { toRefs } from '../src/catalog/refs.js';

const from = new URL('../../src/catalog/providers/', import.meta.url);
const home = new URL('../src/catalog/', import.meta.url);
const to = new URL('providers/', home);

rmSync(to, { recursive: true, force: true });
cpSync(from, to, { recursive: true });

for (const name of ['provider', 'patch', 'config']) {
  const file = `${name}.schema.json`;
  cpSync(new URL(`../../src/catalog/${file}`, import.meta.url), new URL(file, home));
}

const catalog = loadCatalog(to);
const { lookup, text } = toLookup(catalog);
writeFileSync(new URL('lookup.json', home), JSON.stringify(lookup));
writeFileSync(new URL('entries.jsonl', home), text);

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
writeFileSync(new URL('about.json', home), JSON.stringify({ errs: version, catalog: aboutCatalog(catalog) }));
writeFileSync(new URL('refs.json', home), JSON.stringify(toRefs(catalog)));
