/**
 * What a start costs: npm run bench:starts [-- NODE]. Runs each command in turns,
 * so that whatever else the machine does hits all of them alike, and prints medians and how often `node -e 0` they take.
 * NODE is the path of another Node to try.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Catalog } from '../src/catalog/catalog.js';
import { loadCatalog } from '../src/catalog/load.js';
import { decode } from '../src/decode/decode.js';

const ROOT = new URL('../../', import.meta.url);
const BIN = fileURLToPath(new URL('bin/run.js', ROOT));
const EXAMPLE = fileURLToPath(new URL('examples/runblob-402.http', ROOT));
const NODE = process.argv[2] ?? process.execPath;
const ROUNDS = 25;

const COMMANDS: readonly [name: string, args: string[]][] = [
  ['node -e 0', ['-e', '0']],
  ['errs explain runblob/INSUFFICIENT_CREDITS', [BIN, 'explain', 'runblob/INSUFFICIENT_CREDITS']],
  ['errs explain INSUFFICIENT_CREDITS (a table)', [BIN, 'explain', 'INSUFFICIENT_CREDITS']],
  ['errs explain 402 --json', [BIN, 'explain', '402', '--json']],
  ['errs --help', [BIN, '--help']],
  ['errs decode FILE', [BIN, 'decode', EXAMPLE]],
  ['errs search credits', [BIN, 'search', 'credits']],
  ['errs providers', [BIN, 'providers']],
  ['errs list', [BIN, 'list']],
  ['errs probe bfl --no-key --dry-run', [BIN, 'probe', 'bfl', '--no-key', '--dry-run']],
];

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

const times = COMMANDS.map((): number[] => []);
for (let round = 0; round < ROUNDS; round += 1) {
  COMMANDS.forEach(([, args], index) => {
    const started = performance.now();
    spawnSync(NODE, args, { stdio: 'ignore' });
    times[index]?.push(performance.now() - started);
  });
}
const medians = times.map(median);
const floor = medians[0] as number;
const version = spawnSync(NODE, ['--version'], { encoding: 'utf8' }).stdout.trim();
console.log(`Node ${version}, medians of ${ROUNDS} rounds\n`);
console.log('| command | ms | times `node -e 0` | ms beyond it |\n| --- | ---: | ---: | ---: |');
COMMANDS.forEach(([name], index) => {
  const ms = medians[index] as number;
  console.log(`| \`${name}\` | ${ms.toFixed(0)} | ${(ms / floor).toFixed(2)} | ${(ms - floor).toFixed(0)} |`);
});

// The same text against a catalog of the first providers and against all: what growing costs.
const whole = loadCatalog();
const text = readFileSync(EXAMPLE, 'utf8');
const apis = whole.providers.filter(({ file }) => file.kind === 'api');
const few = new Set(apis.slice(0, Math.ceil(apis.length / 3)));
const small: Catalog = {
  ...whole,
  providers: whole.providers.filter((each) => few.has(each) || each.file.kind === 'last-resort'),
};
const decodes = [small, whole].map((catalog) => ({ catalog, ms: [] as number[] }));
for (let round = 0; round < ROUNDS; round += 1) {
  for (const { catalog, ms } of decodes) {
    const started = performance.now();
    for (let run = 0; run < 50; run += 1) decode(text, catalog, 0);
    ms.push((performance.now() - started) / 50);
  }
}
console.log('\n| one decode, program running | ms |\n| --- | ---: |');
for (const { catalog, ms } of decodes)
  console.log(`| ${catalog.providers.length} files, last resorts included | ${median(ms).toFixed(2)} |`);
