import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { before, describe, it } from 'mocha';
import { GENERATORS, type Generator, generated } from '../scripts/generated.js';
import { ROOT } from './support/root.js';

describe('generated files are fresh', () => {
  for (const generator of GENERATORS) {
    it(generator.name, async function () {
      // The compiler behind the schemas takes a second or two to start.
      this.timeout(60_000);
      assert.deepEqual(stale(await generated(ROOT, [generator])), []);
    });
  }
});

describe('generating', () => {
  const one: Generator = { name: 'one', make: async () => [['a.md', 'A\n']] };
  let files: Map<string, string>;
  before(async () => {
    files = await generated(ROOT, [one, { name: 'two', make: async () => [['package.json', '{}\n']] }]);
  });

  it('collects what every generator makes', () => assert.deepEqual([...files.keys()], ['a.md', 'package.json']));
  it('notices a missing and a stale file', () =>
    assert.deepEqual(stale(files), [
      'a.md is missing: run `npm run generate`',
      'package.json is stale: run `npm run generate`',
    ]));
  it('refuses two generators of one file', async () =>
    assert.rejects(
      generated(ROOT, [one, { ...one, name: 'again' }]),
      /a\.md is generated twice, the second time by "again"/,
    ));
  it('writes the same twice', async function () {
    this.timeout(60_000);
    assert.deepEqual(await generated(ROOT), await generated(ROOT));
  });
});

function stale(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([path, content]) => {
    const file = new URL(path, ROOT);
    if (!existsSync(file)) return [`${path} is missing: run \`npm run generate\``];
    return readFileSync(file, 'utf8') === content ? [] : [`${path} is stale: run \`npm run generate\``];
  });
}
