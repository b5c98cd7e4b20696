import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { describe, it } from 'mocha';
import { ROOT } from './support/root.js';

/** Source files: path from the project's folder, and text. */
type Sources = ReadonlyMap<string, string>;

/** Who may import whom. A file directly under `src` is a room of its own. ARCHITECTURE.md says why. */
const ROOMS: ReadonlyMap<string, readonly string[]> = new Map([
  ['model', []],
  ['safe', []],
  ['exit', ['model']],
  ['catalog', ['model', 'safe']],
  ['decode', ['catalog', 'safe', 'model']],
  ['check', ['decode', 'catalog', 'safe', 'model']],
  ['probe', ['decode', 'catalog', 'safe', 'model']],
  ['triage', ['decode', 'catalog', 'safe', 'model']],
  ['render', ['model', 'safe']],
  ['export', ['render', 'catalog', 'model']],
  ['cli', ['model', 'safe', 'catalog', 'check', 'render', 'exit', 'decode', 'probe', 'triage']],
  ['commands', ['cli', 'export', 'check', 'decode', 'probe', 'triage', 'render', 'catalog', 'exit', 'safe', 'model']],
  ['index', ['model', 'catalog', 'safe', 'decode', 'probe', 'triage', 'render', 'exit']],
]);

/** Where a package may be imported; a package that is not listed has no owner yet. Of Node's modules those that reach out. */
const OWNERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['got', ['src/probe/send.ts']],
  ...['https-proxy-agent', 'proxy-from-env'].map((name): [string, string[]] => [name, ['src/probe/link.ts']]),
  ['ipaddr.js', ['src/probe/address.ts']],
  ['p-map', ['src/cli/']],
  ['chalk', ['src/render/']],
  ['cli-table3', ['src/render/']],
  ['string-width', ['src/render/']],
  ['fastest-levenshtein', ['src/catalog/', 'src/check/', 'src/cli/']],
  ['ajv', ['src/check/']],
  ['jsonc-parser', ['src/check/']],
  ['papaparse', ['src/export/']],
  ['inquirer', ['src/cli/']],
  ['@oclif/core', ['src/commands/', 'src/cli/']],
  ['node:fs', ['src/catalog/load.ts', 'src/cli/']],
  ['node:process', ['src/cli/', 'src/commands/']],
  ['node:child_process', ['src/cli/']],
  // To Node the reading end of a pipe is a socket.
  ['node:net', ['src/probe/', 'src/cli/pipes.ts']],
  ...['http', 'https', 'http2', 'tls', 'dns', 'dgram'].map((name): [string, string[]] => [
    `node:${name}`,
    ['src/probe/'],
  ]),
]);

/** The same for what needs no import. */
const GLOBALS: ReadonlyMap<string, readonly string[]> = new Map([
  ['process', ['src/cli/', 'src/commands/']],
  ['console', []],
  ['fetch', []],
]);

const MOST_LINES = 300;

/** Files that may be longer, and why. One that has become short must leave this list. */
const LONG: ReadonlyMap<string, string> = new Map([
  ['src/model.ts', 'every shape that passes between two rooms, in one place'],
]);

const SRC = sourcesOf('src/');
const API_IDS = readdirSync(new URL('src/catalog/providers/', ROOT))
  .filter((name) => /"kind": "api"/.test(readFileSync(new URL(`src/catalog/providers/${name}`, ROOT), 'utf8')))
  .map((name) => name.replace('.json', ''));

type Check = (sources: Sources) => string[];

const named: Check = (sources) => namedProviders(sources, ['acme', 'together']);
const long: Check = (sources) => longFiles(sources, new Map([['src/long.ts', 'it is one table']]));

/** Small made-up sources, and what a check must say of them. */
// biome-ignore format: one case a line reads as a table
const CASES: readonly [what: string, check: Check, files: Record<string, string>, expected: string[]][] = [
  ['lets commands import decode', wrongWays, { 'src/commands/decode.ts': "import { decode } from '../decode/decode.js';" }, []],
  ['lets a room import itself', wrongWays, { 'src/decode/frames/json.ts': "import type { Node } from '../node.js';" }, []],
  ['sees decode import render', wrongWays, { 'src/decode/a.ts': "import {\n  paint,\n} from '../render/paint.js';" }, ['src/decode/a.ts (decode) imports src/render/paint.ts (render)']],
  ['sees a type imported', wrongWays, { 'src/safe/a.ts': "import type { Entry } from '../model.js';" }, ['src/safe/a.ts (safe) imports src/model.ts (model)']],
  ['sees something passed on', wrongWays, { 'src/index.ts': "export * from './cli/base.js';" }, ['src/index.ts (index) imports src/cli/base.ts (cli)']],
  ['sees an import on demand', wrongWays, { 'src/render/a.ts': "const { decode } = await import('../decode/decode.js');" }, ['src/render/a.ts (render) imports src/decode/decode.ts (decode)']],
  ['sees an import for its effect', wrongWays, { 'src/catalog/a.ts': "import '../probe/send.js';" }, ['src/catalog/a.ts (catalog) imports src/probe/send.ts (probe)']],
  ['sees the model import a package', wrongWays, { 'src/model.ts': "import type { Agent } from 'node:http';" }, ['src/model.ts imports node:http; the model imports nothing']],
  ['sees a room nobody has planned', wrongWays, { 'src/shared/a.ts': '' }, ['src/shared/a.ts stands in no room (src/shared)']],
  ['sees an import from outside', wrongWays, { 'src/decode/a.ts': "import { ROOT } from '../../test/support/root.js';" }, ['src/decode/a.ts (decode) imports test/support/root.ts (no room)']],
  ['does not take a comment for an import', wrongWays, { 'src/safe/a.ts': "// import { a } from '../cli/base.js';\n/* export * from '../model.js'; */" }, []],

  ['lets two files import a third', cycles, { 'src/a.ts': "import './c.js';", 'src/b.ts': "import './c.js'; import './a.js';", 'src/c.ts': '' }, []],
  ['sees a cycle', cycles, { 'src/a.ts': "import './b.js';", 'src/b.ts': "import './x/c.js';", 'src/x/c.ts': "export { a } from '../b.js';" }, ['src/b.ts → src/x/c.ts → src/b.ts']],

  ['lets packages stand where they belong', strayPackages, { 'src/probe/send.ts': "import got from 'got';", 'src/render/a.ts': "import { Chalk } from 'chalk';", 'src/catalog/load.ts': "import { readFileSync } from 'node:fs';", 'src/safe/a.ts': "import { createHash } from 'node:crypto';" }, []],
  ...(
    [
      ['got', 'src/probe/probe.ts'],
      ['chalk', 'src/cli/a.ts'],
      ['cli-table3', 'src/commands/a.ts'],
      ['inquirer', 'src/commands/a.ts'],
      ['@oclif/core', 'src/render/a.ts'],
      ['node:fs', 'src/probe/send.ts'],
      ['node:fs', 'src/catalog/search.ts'],
      ['node:https', 'src/decode/a.ts'],
      ['node:process', 'src/decode/a.ts'],
      ['node:child_process', 'src/commands/a.ts'],
      ['node:child_process', 'src/probe/a.ts'],
      ['node:net', 'src/cli/a.ts'],
    ] as const
  ).map(([name, file]): [string, Check, Record<string, string>, string[]] => [`sees ${name} in ${file}`, strayPackages, { [file]: `import x from '${name}';` }, [`${file} imports ${name}`]]),
  ['sees another way to the same package', strayPackages, { 'src/decode/a.ts': "import { readFile } from 'fs/promises';\nimport { ux } from '@oclif/core/ux';" }, ['src/decode/a.ts imports node:fs', 'src/decode/a.ts imports @oclif/core']],
  ['sees a package nobody owns', strayPackages, { 'src/cli/a.ts': "import _ from 'lodash';" }, ['src/cli/a.ts imports lodash, which has no owner in test/architecture.test.ts']],

  ['lets the cli ask the process', strayGlobals, { 'src/cli/a.ts': 'process.exitCode = 1;' }, []],
  ['sees the process elsewhere', strayGlobals, { 'src/render/a.ts': 'const width = process.stdout.columns;' }, ['src/render/a.ts uses process']],
  ['sees it in a template, and through globalThis', strayGlobals, { 'src/safe/a.ts': 'const a = `$' + '{process.cwd()}`;', 'src/safe/b.ts': 'globalThis.process.exit();' }, ['src/safe/a.ts uses process', 'src/safe/b.ts uses process']],
  ['sees it after a pattern with quotes', strayGlobals, { 'src/safe/a.ts': 'const a = text.replace(/["\'`]/g, "");\nprocess.exit();' }, ['src/safe/a.ts uses process']],
  ['sees a request without got', strayGlobals, { 'src/probe/a.ts': 'await fetch(url);' }, ['src/probe/a.ts uses fetch']],
  ['does not take words for it', strayGlobals, { 'src/render/a.ts': '// the process\nconst a = "process"; /* process */ job.process(); const processed = `process`; const b = { process: 1 };' }, []],

  ['lets names be names', drawers, { 'src/decode/commonplace.ts': '' }, []],
  ...['utils.ts', 'helper.ts', 'helpers.ts', 'common.ts', 'misc.ts', 'string-utils.ts', 'dataUtils.ts', 'utils/text.ts'].map((name): [string, Check, Record<string, string>, string[]] => [`sees ${name}`, drawers, { [`src/decode/${name}`]: '' }, [`src/decode/${name} is a drawer: name it after what it gives`]]),

  ['lets 300 lines pass, and more with a reason', long, { 'src/a.ts': 'a;\n'.repeat(300), 'src/long.ts': 'a;\n'.repeat(301) }, []],
  ['sees a long file', long, { 'src/a.ts': 'a;\n'.repeat(301), 'src/long.ts': 'a;\n'.repeat(301) }, ['src/a.ts has 301 lines']],
  ['sees an exception to a file that has become short', long, { 'src/long.ts': 'a;\n'.repeat(3) }, ['src/long.ts need not be an exception']],
  ['sees an exception to a file that is gone', long, {}, ['src/long.ts need not be an exception']],

  ['lets comments and examples name a provider', named, { 'src/commands/a.ts': "/** Such as `acme/402`; goes together. */\nstatic override examples = ['<%= config.bin %> explain acme/402',\n 'acme'];", 'src/a.ts': "const acmeist = 'acmes';" }, []],
  ['sees a provider in a text, a pattern, a name', named, { 'src/a.ts': "if (id === 'acme') x;", 'src/b.ts': 'const a = /^acme_/;', 'src/c.ts': 'const a = { acme: 1 };', 'src/d.ts': 'const url = `https://api.ACME.example`;' }, ['src/a.ts names acme', 'src/b.ts names acme', 'src/c.ts names acme', 'src/d.ts names acme']],
];

describe('architecture', () => {
  it('imports point one way', () => assertNone(wrongWays(SRC)));
  it('no file imports itself through others', () => assertNone(cycles(SRC)));
  it('packages are imported only where they belong', () => assertNone(strayPackages(SRC)));
  it('the terminal, the network and the process are touched only where they belong', () =>
    assertNone(strayGlobals(SRC)));
  it('no drawers: a file is named after what it gives', () => assertNone(drawers(SRC)));
  it(`no file has more than ${MOST_LINES} lines without a reason`, () => assertNone(longFiles(SRC, LONG)));
  it('no provider is named in code', () => assertNone(namedProviders(SRC, API_IDS)));
});

describe('architecture is checked', () => {
  for (const [what, check, files, expected] of CASES) {
    it(what, () => assert.deepEqual(check(new Map(Object.entries(files))), expected));
  }
});

function assertNone(problems: readonly string[]): void {
  assert.ok(problems.length === 0, `\n${problems.join('\n')}`);
}

function sourcesOf(folder: string): Sources {
  const names = readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return new Map(
    names.sort().map((name) => [`${folder}${name}`, readFileSync(new URL(`${folder}${name}`, ROOT), 'utf8')]),
  );
}

// ---------------------------------------------------------------------------------------------------------------------
// The checks: sources in, complaints out

function wrongWays(sources: Sources): string[] {
  return [...sources].flatMap(([path, text]) => {
    const room = roomOf(path);
    const mayImport = ROOMS.get(room);
    if (mayImport === undefined) return [`${path} stands in no room (src/${room})`];
    if (room === 'model') return importsOf(text).map((each) => `${path} imports ${each}; the model imports nothing`);
    return filesImported(path, text)
      .filter((file) => roomOf(file) !== room && !mayImport.includes(roomOf(file)))
      .map((file) => `${path} (${room}) imports ${file} (${file.startsWith('src/') ? roomOf(file) : 'no room'})`);
  });
}

function cycles(sources: Sources): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) found.push([...way.slice(way.indexOf(path)), path].join(' → '));
    if (done.has(path) || way.includes(path)) return;
    for (const next of filesImported(path, sources.get(path) ?? '')) visit(next, [...way, path]);
    done.add(path);
  };
  for (const path of sources.keys()) visit(path, []);
  return found;
}

function strayPackages(sources: Sources): string[] {
  return [...sources].flatMap(([path, text]) =>
    importsOf(text)
      .filter((each) => !each.startsWith('.'))
      .map(packageOf)
      .flatMap((name) => {
        const places = OWNERS.get(name);
        if (places === undefined)
          return name.startsWith('node:')
            ? []
            : [`${path} imports ${name}, which has no owner in test/architecture.test.ts`];
        return places.some((place) => path.startsWith(place)) ? [] : [`${path} imports ${name}`];
      }),
  );
}

function strayGlobals(sources: Sources): string[] {
  return [...sources].flatMap(([path, text]) => {
    const code = codeOf(text);
    return [...GLOBALS]
      .filter(([name, places]) => !places.some((place) => path.startsWith(place)) && usesGlobal(code, name))
      .map(([name]) => `${path} uses ${name}`);
  });
}

function usesGlobal(code: string, name: string): boolean {
  return new RegExp(`(?:(?<![.\\w$])|\\bglobalThis\\.)${name}\\b(?!\\s*:)`).test(code);
}

function drawers(sources: Sources): string[] {
  const isDrawer = (part: string): boolean =>
    /(?:^|-|(?<=[a-z])(?=[A-Z]))(?:util|utils|helper|helpers|common|misc)$/i.test(part.replace(/\.ts$/, ''));
  return [...sources.keys()]
    .filter((path) => path.split('/').some(isDrawer))
    .map((path) => `${path} is a drawer: name it after what it gives`);
}

function longFiles(sources: Sources, exceptions: ReadonlyMap<string, string>): string[] {
  const long = new Map(
    [...sources]
      .map(([path, text]) => [path, text.trimEnd().split('\n').length] as const)
      .filter(([, lines]) => lines > MOST_LINES),
  );
  return [
    ...[...long].filter(([path]) => !exceptions.has(path)).map(([path, lines]) => `${path} has ${lines} lines`),
    ...[...exceptions.keys()].filter((path) => !long.has(path)).map((path) => `${path} need not be an exception`),
  ];
}

/** Comments may take a provider as an example, and so may the examples of a command's help. */
function namedProviders(sources: Sources, ids: readonly string[]): string[] {
  return [...sources].flatMap(([path, text]) => {
    const code = withoutComments(text).replace(/static (?:override )?examples = \[[\s\S]*?\];/g, '');
    return ids
      .filter((id) => new RegExp(`(?<![a-z0-9])${id}(?![a-z0-9])`, 'i').test(code))
      .map((id) => `${path} names ${id}`);
  });
}

// ---------------------------------------------------------------------------------------------------------------------
// Reading sources

/** `src/decode/frames/json.ts` is in `decode`, `src/model.ts` in `model`. */
function roomOf(path: string): string {
  return path.startsWith('src/') ? (path.split('/')[1] as string).replace(/\.ts$/, '') : '';
}

/** What a file imports or passes on, types included. */
function importsOf(text: string): string[] {
  const pattern =
    /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|;\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;
  return [...withoutComments(text).matchAll(pattern)].map(
    (found) => found.slice(1).find((each) => each !== undefined) as string,
  );
}

function filesImported(path: string, text: string): string[] {
  return importsOf(text)
    .filter((each) => each.startsWith('.'))
    .map((each) => posix.join(posix.dirname(path), each).replace(/\.js$/, '.ts'));
}

/** `fs/promises` is `node:fs`, `@oclif/core/ux` is `@oclif/core`. */
function packageOf(specifier: string): string {
  const parts = specifier.replace(/^node:/, '').split('/');
  const name = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] as string);
  return builtinModules.includes(name) ? `node:${name}` : name;
}

/** Comments, texts, templates and patterns: each alternative swallows what would look like the start of another. */
const LITERAL =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^\\`])*`|(?<=[(,=:[!&|?{};+\n]\s*|\breturn\s+)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/g;

function withoutComments(text: string): string {
  return text.replace(LITERAL, (found) => (found.startsWith('//') || found.startsWith('/*') ? ' ' : found));
}

/** What is neither comment nor text nor pattern; of templates what stands in their gaps. */
function codeOf(text: string): string {
  return text.replace(LITERAL, (found) =>
    found.startsWith('`') ? [...found.matchAll(/\$\{([^}]*)\}/g)].map(([, code]) => code).join(' ') : ' ',
  );
}
