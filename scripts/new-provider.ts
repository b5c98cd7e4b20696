// `npm run new-provider -- ID --name NAME --docs URL --url URL`: begins the two files of a provider.
import { parseArgs } from 'node:util';
import { Refused } from '../src/check/scaffold.js';
import { beginProvider } from './begin-provider.js';

const ROOT = new URL('../../', import.meta.url);
const USAGE =
  'Usage: npm run new-provider -- acme --name "Acme AI" --docs https://docs.acme.example/errors --url https://api.acme.example';

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { name: { type: 'string' }, docs: { type: 'string' }, url: { type: 'string' } },
  });
  const [id, ...rest] = positionals;
  const { name, docs, url } = values;
  if (id === undefined || rest.length > 0 || name === undefined || docs === undefined || url === undefined)
    throw new Refused(USAGE);
  for (const path of beginProvider(ROOT, { id, name, docs, url }, new Date().toISOString().slice(0, 10)))
    console.log(`wrote ${path}`);
  console.log('Replace every TODO with what the documentation says, then: npm run fix && npm test');
} catch (error) {
  const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (!(error instanceof Refused) && !isUsage) throw error;
  console.error(isUsage ? `${(error as Error).message}\n${USAGE}` : (error as Error).message);
  process.exitCode = 2;
}
