import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { aboutCatalog } from '../../src/catalog/about.js';
import { toCatalog } from '../../src/catalog/catalog.js';
import { loadCatalog } from '../../src/catalog/load.js';
import { versionAsked } from '../../src/cli/version.js';
import type { EntriesResult, ProviderFile, VersionResult } from '../../src/model.js';
import { contextOf } from '../catalog/sample.js';
import { runBoth } from '../support/quick.js';
import { ROOT } from '../support/root.js';
import { run } from '../support/run.js';

describe('errs --version', () => {
  it('says what the package and the catalog say', async () => {
    const { stdout } = await run(['--version', '--json']);
    const { errs, platform, node, catalog } = JSON.parse(stdout) as VersionResult;
    const { version } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as { version: string };
    assert.deepEqual(
      { errs, platform, node },
      { errs: version, platform: `${process.platform}-${process.arch}`, node: process.version },
    );
    const files = loadCatalog().providers;
    const apis = files.filter(({ file }) => file.kind === 'api');
    const listed = JSON.parse((await run(['list', '--json'])).stdout) as EntriesResult;
    assert.equal(catalog.providers, apis.length);
    assert.equal(catalog.entries, listed.entries.length);
    assert.equal(
      catalog.entries - catalog.general,
      apis.reduce((sum, { entries }) => sum + entries.length, 0),
    );
    const days = files.flatMap(({ file }) => Object.values(file.sources).map(({ read }) => Date.parse(read)));
    assert.equal(Date.parse(catalog.date), Math.max(...days));
  });

  it('is two lines, the first as the framework has it', async () => {
    const { stdout, exitCode } = await run(['--version']);
    assert.match(
      stdout,
      /^errs\/\S+ \S+-\S+ node-v[\d.]+\ncatalog \d{4}-\d\d-\d\d: \d+ providers, \d+ entries \(\d+ of them for any provider\)\n$/,
    );
    assert.equal(exitCode, 0);
    assert.ok((await run(['--help'])).stdout.includes(stdout.split('\n')[0] ?? 'nothing'));
  });

  for (const argv of [['--version'], ['-v'], ['--version', '--json'], ['--json', '-v', '--no-color']]) {
    it(`prints what the long way prints: ${argv.join(' ')}`, function () {
      this.timeout(20_000);
      const [short, long] = runBoth(argv);
      assert.deepEqual(short, long);
      assert.equal(short.status, 0);
    });
  }

  it('is asked for by itself only', () => {
    const asked = [['-v'], ['--version', '--json'], [], ['--json'], ['explain', '-v'], ['-v', 'x']].map(versionAsked);
    assert.deepEqual(asked, [{ isJson: false }, { isJson: true }, null, null, null, null]);
  });

  it('is refused with anything beside it, whichever way it is typed', async () => {
    const typed: [argv: string[], word: string][] = [
      [['-v', '--foo'], '--foo'],
      [['--version', 'extra'], 'extra'],
      [['-v', '-h'], '-h'],
      [['--version', '--json', 'list'], 'list'],
    ];
    for (const [argv, word] of typed) {
      const { stdout, stderr, exitCode } = await run(argv);
      assert.equal(exitCode, 2, argv.join(' '));
      assert.match(stdout + stderr, new RegExp(`stands alone: ${word} does not`));
    }
  });

  it('takes the newest day of all sources, and counts last resorts apart', () => {
    const { file } = contextOf();
    const [name] = Object.keys(file.sources) as [string];
    const read = (day: string): ProviderFile['sources'] => ({
      ...file.sources,
      [name]: { ...(file.sources[name] as ProviderFile['sources'][string]), read: day },
    });
    const general: ProviderFile = { ...file, id: 'any', kind: 'last-resort', sources: read('2031-02-03') };
    const about = aboutCatalog(toCatalog([{ ...file, sources: read('2030-12-31') }, general]));
    const count = file.entries.length;
    assert.deepEqual(about, { date: '2031-02-03', providers: 1, entries: 2 * count, general: count });
  });
});
