import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'mocha';
import { ROOT } from './support/root.js';

/** What a user gets, and nothing else. */
const SHIPPED: readonly RegExp[] = [
  /^package\.json$/,
  /^README\.md$/,
  /^CHANGELOG\.md$/,
  /^LICENSE$/,
  /^oclif\.manifest\.json$/,
  /^bin\/run\.js$/,
  /^bin\/package\.json$/,
  /^completions\/(?:_errs|errs\.(?:bash|fish|ps1))$/,
  /^dist\/app\/(?:commands\/(?:[a-z]+\/)?)?[a-z-]+\.js$/,
  /^dist\/app\/(?:quick|complete|uncaught)\.cjs$/,
  /^dist\/app\/(?:lookup|refs|about|(?:provider|patch|config)\.schema)\.json$/,
  /^dist\/app\/(?:entries\.jsonl|LICENSES\.txt)$/,
  /^dist\/app\/providers\/[a-z]+\.json$/,
  /^dist\/types\/[a-z/-]+\.d\.ts$/,
  /^examples\/own-catalog\/acme\.json$/,
  /^examples\/own-catalog\/acme\.md$/,
  /^examples\/own-catalog\/bfl\.json$/,
  /^man\/errs\.1$/,
  /^schemas\/[a-z-]+\.schema\.json$/,
];

/** The README says so. */
const MOST_PACKED = 1.5e6;
const MOST_UNPACKED = 6e6;

/** Of Node.js: what each long-term line of today is, and the newest. */
const MAJORS = [20, 22, 24, 26];

interface Packed {
  filename: string;
  size: number;
  unpackedSize: number;
  files: { path: string }[];
}

const HOME = fileURLToPath(ROOT);
/** npm itself, to be run by any Node. */
const NPM = process.env['npm_execpath'] ?? npmOnPath();

describe('the package', () => {
  let folder: string;
  let packed: Packed;
  let archive: string;
  before(function () {
    this.timeout(120_000);
    folder = mkdtempSync(join(tmpdir(), 'errs-package-'));
    const { stdout } = npm(['pack', '--ignore-scripts', '--json', '--pack-destination', folder], HOME);
    [packed] = JSON.parse(stdout) as [Packed];
    archive = join(folder, packed.filename);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('has what a user needs and nothing else', () => {
    const paths = packed.files.map(({ path }) => path);
    assert.deepEqual(
      paths.filter((path) => !SHIPPED.some((pattern) => pattern.test(path))),
      [],
    );
    const idle = SHIPPED.filter((pattern) => !paths.some((path) => pattern.test(path)));
    assert.deepEqual(idle, [], 'nothing of this kind is there');
    const providers = paths.filter((path) => path.startsWith('dist/app/providers/'));
    assert.equal(providers.length, readdirSync(new URL('src/catalog/providers/', ROOT)).length);
  });

  it('is small and brings nothing along', () => {
    assert.ok(packed.size < MOST_PACKED, `${packed.size} bytes packed`);
    assert.ok(packed.unpackedSize < MOST_UNPACKED, `${packed.unpackedSize} bytes unpacked`);
    const { dependencies, scripts } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as {
      dependencies?: object;
      scripts: Record<string, string>;
    };
    assert.equal(dependencies, undefined);
    const atInstall = ['preinstall', 'install', 'postinstall', 'prepare'];
    assert.deepEqual(
      Object.keys(scripts).filter((name) => atInstall.includes(name)),
      [],
    );
  });

  it('says whose code is in it', () => {
    const licences = readFileSync(new URL('dist/app/LICENSES.txt', ROOT), 'utf8');
    for (const name of ['@oclif/core', 'ajv', 'chalk', 'cli-table3', 'got', 'inquirer', 'jsonc-parser', 'papaparse'])
      assert.match(licences, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\([A-Z]`, 'm'));
  });

  it('tells nothing of the machine it was made on', () => {
    const told = packed.files.filter(({ path }) => readFileSync(new URL(path, ROOT), 'utf8').includes(HOME));
    assert.deepEqual(told, []);
  });

  it('is a library with types', function () {
    this.timeout(120_000);
    const project = join(folder, 'project');
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), '{"type":"module"}');
    npm(['install', '--no-audit', '--no-fund', archive], project);
    writeFileSync(join(project, 'use.ts'), USE);
    const tsc = fileURLToPath(new URL('node_modules/typescript/bin/tsc', ROOT));
    const types = fileURLToPath(new URL('node_modules/@types', ROOT));
    const flags = ['--strict', '--module', 'nodenext', '--target', 'es2023', '--types', 'node', '--typeRoots', types];
    const compiled = spawnSync(process.execPath, [tsc, ...flags, 'use.ts'], { cwd: project, encoding: 'utf8' });
    assert.equal(compiled.stdout + compiled.stderr, '');
    const { stdout } = run(process.execPath, ['use.js'], { cwd: project });
    assert.equal(stdout, 'rate-limit\n');
  });

  for (const major of MAJORS) {
    it(`is installed by npm on Node ${major} and works`, function () {
      this.timeout(180_000);
      const node = nodeOf(major, folder);
      if (node === null) this.skip();
      const prefix = join(folder, `node-${major}`);
      // The tool's first line asks for `node`.
      const env = { PATH: `${dirname(node)}${delimiter}${process.env['PATH']}`, HOME: folder };
      const install = ['install', '--global', '--prefix', prefix, '--no-audit', '--no-fund', archive];
      const installed = run(node, [NPM, ...install], { cwd: folder, env: { ...process.env, ...env } });
      assert.doesNotMatch(installed.stderr, /install-scripts|deprecated|EBADENGINE/);
      const errs = (args: string[], input = ''): SpawnSyncReturns<string> =>
        spawnSync(join(prefix, 'bin', 'errs'), args, { cwd: folder, env, encoding: 'utf8', input });
      const answers: [args: string[], input: string, status: number, stdout: RegExp][] = [
        [['--version'], '', 0, new RegExp(`^errs/\\d.* node-v${major}\\.`)],
        [['explain', 'INSUFFICIENT_CREDITS'], '', 0, /has \d entries/],
        [['explain', '5xx', '--json'], '', 0, /^\{\n {2}"version": 1/],
        [[], 'HTTP/1.1 429 Too Many Requests\nretry-after: 7\n\n', 1, /429/],
        [['decode', '--wait'], 'HTTP/1.1 429 Too Many Requests\nretry-after: 7\n\n', 0, /^7\n$/],
        [['list', '--status', '402'], '', 0, /402/],
        [['catalog', 'export', '--format', 'csv'], '', 0, /^ref,provider/],
        [['triage'], '{"level":"error","status":503}\n', 0, /503/],
        [['completion', 'bash'], '', 0, /complete/],
        [['run', '--', process.execPath, '-p', '6*7'], '', 0, /^42\n$/],
        [['--help'], '', 0, /COMMANDS/],
      ];
      for (const [args, input, status, stdout] of answers) {
        const answer = errs(args, input);
        assert.equal(answer.stderr, '', args.join(' '));
        assert.match(answer.stdout, stdout, args.join(' '));
        assert.equal(answer.status, status, args.join(' '));
      }
    });
  }
});

const USE = `import { type DecodeResult, decode, loadCatalog } from 'errs';
const catalog = loadCatalog();
const { diagnoses }: Pick<DecodeResult, 'diagnoses'> = decode('HTTP/1.1 429 Too Many Requests', catalog, Date.now());
console.log(diagnoses[0]?.category);
`;

/**
 * A Node of another line, as npm's own packages bring it; it is kept for the next run.
 * @returns `null` where the registry cannot be reached, or has none for this machine
 */
function nodeOf(major: number, folder: string): string | null {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const kept = new URL(`node_modules/.cache/errs/node-${major}/`, ROOT);
  const node = fileURLToPath(new URL('package/bin/node', kept));
  if (existsSync(node)) return node;
  const name = `node-${process.platform}-${process.arch}@${major}`;
  const target = mkdtempSync(join(folder, 'fetched-'));
  const fetched = spawnSync(process.execPath, [NPM, 'pack', '--silent', '--pack-destination', target, name], {
    cwd: folder,
    encoding: 'utf8',
  });
  const [file] = readdirSync(target);
  if (fetched.status !== 0 || file === undefined) {
    process.stderr.write(`skipped: ${name} could not be fetched: ${fetched.stderr.slice(0, 200)}\n`);
    return null;
  }
  mkdirSync(kept, { recursive: true });
  run('tar', ['xzf', join(target, file), '-C', fileURLToPath(kept)], {});
  return node;
}

function npmOnPath(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = folders.map((each) => join(each, 'npm')).find((each) => existsSync(each));
  assert.ok(found !== undefined, 'npm is not on the path');
  return realpathSync(found);
}

function npm(args: readonly string[], cwd: string): SpawnSyncReturns<string> {
  return run(process.execPath, [NPM, ...args], { cwd });
}

function run(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv },
): SpawnSyncReturns<string> {
  const ran = spawnSync(command, args, { ...options, encoding: 'utf8' });
  assert.equal(ran.status, 0, `${command} ${args.join(' ')}\n${ran.stderr}`);
  return ran;
}
