// `npm run fix`: brings every provider file into its canonical form.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { canonical, type Schema } from '../src/check/canonical.js';

const CATALOG = new URL('../../src/catalog/', import.meta.url);
const FOLDER = new URL('providers/', CATALOG);

const schema = JSON.parse(readFileSync(new URL('provider.schema.json', CATALOG), 'utf8')) as Schema;
for (const name of readdirSync(FOLDER).filter((each) => each.endsWith('.json'))) {
  const file = new URL(name, FOLDER);
  const before = readFileSync(file, 'utf8');
  try {
    const after = canonical(before, schema);
    if (after === before) continue;
    writeFileSync(file, after);
    console.log(`wrote src/catalog/providers/${name}`);
  } catch (error) {
    console.error(`src/catalog/providers/${name} is not JSON: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}
