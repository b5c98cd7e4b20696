import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { beginProvider } from '../../scripts/begin-provider.js';
import type { Context } from '../../src/check/rule.js';
import { RULES } from '../../src/check/rules.js';
import { Refused, type Wanted } from '../../src/check/scaffold.js';
import type { ProviderFile } from '../../src/model.js';
import { readWitnesses } from '../support/fixtures.js';
import { ROOT } from '../support/root.js';
import { SCHEMA } from './sample.js';

const ACME: Wanted = {
  id: 'acme-ai',
  name: 'Acme AI',
  docs: 'https://docs.acme.example/errors',
  url: 'https://api.acme.example/v1',
};
const TODAY = '2026-03-02';

describe('new provider', () => {
  let folder: string;
  let root: URL;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'errs-new-provider-'));
    root = pathToFileURL(`${folder}/`);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is two files', () => {
    const paths = beginProvider(root, ACME, TODAY);
    assert.deepEqual(paths, ['src/catalog/providers/acme-ai.json', 'test/fixtures/acme-ai.md']);
    assert.deepEqual(filesIn(folder), paths);
  });

  it('breaks no rule but that everything is still to be written', () => {
    const context = contextOf(beginProvider(root, ACME, TODAY));
    const broken = RULES.filter((rule) => rule.check(context).length > 0).map(({ name }) => name);
    assert.deepEqual(broken, ['explained', 'witnesses']);
  });

  it('knows what it was told', () => {
    const { file } = contextOf(beginProvider(root, ACME, TODAY));
    assert.deepEqual(
      [file.id, file.name, file.hosts, file.pages, file.auth?.env],
      ['acme-ai', 'Acme AI', ['api.acme.example'], ['docs.acme.example'], ['ACME_AI_API_KEY']],
    );
    assert.deepEqual(file.sources, { errors: { url: ACME.docs, read: TODAY, class: 'documented' } });
  });

  const refusals: [what: string, change: Partial<Wanted>, message: RegExp][] = [
    ['capitals in the id', { id: 'Acme' }, /^"Acme" is no id\. Use lower-case letters/],
    ['a digit first', { id: '3d' }, /is no id/],
    ['two hyphens', { id: 'a--b' }, /is no id/],
    ['a path for an id', { id: '../acme' }, /is no id/],
    ['an empty id', { id: '' }, /is no id/],
    ['a word of the fixtures', { id: 'unknown' }, /"unknown" is taken/],
    ['an empty name', { name: ' ' }, /^The name is empty/],
    ['docs without https', { docs: 'docs.acme.example' }, /^"docs\.acme\.example" is no whole address for --docs/],
    ['a url of another kind', { url: 'ftp://acme.example' }, /^"ftp:\/\/acme\.example" is no whole address for --url/],
  ];
  for (const [what, change, message] of refusals) {
    it(`refuses ${what} and writes nothing`, () => {
      assert.throws(() => beginProvider(root, { ...ACME, ...change }, TODAY), isRefused(message));
      assert.deepEqual(filesIn(folder), []);
    });
  }

  for (const path of ['src/catalog/providers/acme-ai.json', 'test/fixtures/acme-ai.md']) {
    it(`refuses an id that has ${path} already`, () => {
      beginProvider(root, ACME, TODAY);
      const other = path.endsWith('.json') ? 'test/fixtures/acme-ai.md' : 'src/catalog/providers/acme-ai.json';
      rmSync(new URL(other, root));
      assert.throws(() => beginProvider(root, ACME, TODAY), isRefused(new RegExp(`^${path} is there already`)));
      assert.deepEqual(filesIn(folder), [path]);
    });
  }

  it('says how to call it, with exit code 2', () => {
    const script = fileURLToPath(new URL('dist/scripts/new-provider.js', ROOT));
    for (const args of [[], ['acme', '--nmae', 'Acme']]) {
      const { status, stderr, stdout } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
      assert.equal(status, 2);
      assert.match(stderr, /Usage: npm run new-provider -- acme --name/);
      assert.doesNotMatch(stderr, /\n {4}at /);
      assert.equal(stdout, '');
    }
  });

  function contextOf([path, fixturePath]: readonly string[]): Context {
    const text = readFileSync(new URL(path as string, root), 'utf8');
    const fixture = new URL(fixturePath as string, root);
    return {
      path: path as string,
      text,
      file: JSON.parse(text) as ProviderFile,
      fixturePath: fixturePath as string,
      fixture: readFileSync(fixture, 'utf8'),
      witnesses: readWitnesses(fixture),
      refs: new Set(),
      others: [],
      schema: SCHEMA,
      today: TODAY,
    };
  }
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

function isRefused(message: RegExp): (error: unknown) => boolean {
  return (error) => error instanceof Refused && message.test(error.message);
}
