import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { loadCatalog } from '../../src/catalog/load.js';
import { type Asked, beginCatalogFile } from '../../src/cli/begin-catalog.js';
import { Problem } from '../../src/cli/problem.js';
import type { Terminal } from '../../src/cli/terminal.js';
import type { CatalogCheckResult, CatalogNewResult, DecodeResult, PatchFile, ProviderFile } from '../../src/model.js';
import { type Home, homeWith } from '../support/own-catalog.js';
import { BIN } from '../support/run.js';

const ACME = ['--name', 'Acme AI', '--docs', 'https://docs.acme.example/errors', '--url', 'https://api.acme.example'];
const catalog = loadCatalog();

/** Somebody who answers what is asked, in order. */
function person(answers: readonly string[]): Terminal & { asked: string[] } {
  const left = [...answers];
  const asked: string[] = [];
  const next = async (question: string): Promise<string> => {
    asked.push(question);
    const answer = left.shift();
    if (answer === undefined) throw new Error(`nobody answers: ${question}`);
    return answer;
  };
  return { isTTY: true, asked, ask: next, input: next, choose: next, read: async () => Buffer.from('') };
}

/** Where nobody can be asked. */
const PIPE: Terminal = { ...person([]), isTTY: false };

describe('errs catalog new, by questions', () => {
  const before = { folder: process.cwd(), settings: process.env['XDG_CONFIG_HOME'] };
  let home: Home;
  beforeEach(() => {
    home = homeWith({});
    process.chdir(home.project);
    process.env['XDG_CONFIG_HOME'] = home.settings;
  });
  afterEach(() => {
    process.chdir(before.folder);
    if (before.settings === undefined) delete process.env['XDG_CONFIG_HOME'];
    else process.env['XDG_CONFIG_HOME'] = before.settings;
  });

  const begin = (asked: Partial<Asked>, terminal: Terminal): Promise<CatalogNewResult> =>
    beginCatalogFile({ dir: 'errs-catalog', ...asked }, catalog, terminal, '2026-11-20');

  it('asks for what is missing, and writes both files and the configuration', async () => {
    const terminal = person(['acme', 'Acme AI', 'https://docs.acme.example/errors', 'https://api.acme.example']);
    const { files, nextSteps } = await begin({}, terminal);
    assert.equal(terminal.asked.length, 4);
    assert.deepEqual(files.toSorted(), [
      'errs-catalog/acme.json',
      'errs-catalog/acme.md',
      'errs-catalog/provider.schema.json',
      'errs.config.json',
    ]);
    for (const file of files) assert.ok(existsSync(file), file);
    assert.deepEqual(JSON.parse(readFileSync('errs.config.json', 'utf8')), { catalogs: ['errs-catalog'] });
    assert.ok(nextSteps.some((step) => step.includes('errs catalog check errs-catalog/acme.json')));
    const file = JSON.parse(readFileSync('errs-catalog/acme.json', 'utf8')) as ProviderFile;
    assert.deepEqual([file.name, file.hosts, file.pages], ['Acme AI', ['api.acme.example'], ['docs.acme.example']]);
  });

  it('says at the question what cannot be an answer', async () => {
    const said: (string | null)[] = [];
    const terminal = person([]);
    terminal.input = async (question, wrong) => {
      said.push(wrong('acme'));
      return question.startsWith('Id') ? 'acme' : 'https://a.acme.example';
    };
    await begin({}, terminal);
    assert.deepEqual(said.slice(0, 2), [null, null]);
    assert.match(said[2] ?? '', /"acme" is no whole address for --docs/);
    assert.match(said[3] ?? '', /"acme" is no whole address for --url/);
  });

  it('asks only for what no flag has said', async () => {
    const terminal = person(['https://api.acme.example']);
    await begin({ id: 'acme', name: 'Acme AI', docs: 'https://docs.acme.example/errors' }, terminal);
    assert.deepEqual(terminal.asked, ['Where its API answers']);
  });

  it('begins notes on an entry that is known, whatever the case', async () => {
    const { files } = await begin({}, person(['BFL/402']));
    assert.ok(files.includes('errs-catalog/bfl.json'));
    const file = JSON.parse(readFileSync('errs-catalog/bfl.json', 'utf8')) as PatchFile;
    assert.deepEqual([file.patches, file.entries.map(({ id }) => id)], ['bfl', ['402']]);
  });

  // biome-ignore format: one case a line reads as a table
  const REFUSED: readonly [what: string, asked: Partial<Asked>, answers: string[], code: string, message: RegExp][] = [
    ['no id', {}, [''], 'refused', /"" is no id/],
    ['capitals', { id: 'Acme' }, [], 'refused', /"Acme" is no id/],
    ['a path', { id: '../acme' }, [], 'no-provider', /There is no provider \.\./],
    ['a prototype', { id: '__proto__' }, [], 'refused', /is no id/],
    ['a word with a meaning', { id: 'unknown' }, [], 'refused', /is taken/],
    ['an entry of nobody', { id: 'acme/402' }, [], 'no-provider', /There is no provider acme/],
    ['an empty name', { id: 'acme' }, ['', 'https://docs.acme.example', 'https://api.acme.example'], 'refused', /The name is empty/],
    ['an address without https', { id: 'acme' }, ['A', 'docs.acme.example', 'https://api.acme.example'], 'refused', /"docs\.acme\.example" is no whole address for --docs/],
    ['an API without https', { id: 'acme' }, ['A', 'https://docs.acme.example', 'http://api.acme.example'], 'refused', /"http:.*" is no whole address for --url/],
    ['a known provider without an entry', { id: 'bfl' }, [], 'no-entry', /is in the catalog already/],
    ['an entry that is not there', { id: 'bfl/nope' }, [], 'no-entry', /bfl has no entry nope/],
    ['an entry with too many names', { id: 'bfl/402/x' }, [], 'no-entry', /bfl has no entry 402\/x/],
  ];
  for (const [what, asked, answers, code, message] of REFUSED)
    it(`refuses ${what}, and writes nothing`, async () => {
      await assert.rejects(begin(asked, person(answers)), (error) => {
        assert.ok(error instanceof Problem, String(error));
        assert.equal(error.code, code);
        assert.match(error.message, message);
        assert.ok(error.nextSteps.length > 0);
        return true;
      });
      assert.deepEqual(readdirSync('.'), []);
    });

  it('asks nobody where nobody is, and writes nothing', async () => {
    for (const asked of [{}, { id: 'acme' }, { id: 'acme', name: 'A', docs: 'https://d.example' }])
      await assert.rejects(begin(asked, PIPE), { code: 'missing' });
    assert.deepEqual(readdirSync('.'), []);
  });

  it('follows no link of a cloned repository, and takes away what it wrote before it failed', async () => {
    const asked = { id: 'acme', name: 'A', docs: 'https://d.acme.example', url: 'https://a.acme.example', dir: 'own' };
    mkdirSync('own');
    writeFileSync('precious', 'precious');
    symlinkSync('../precious', 'own/provider.schema.json');
    symlinkSync('../victim', 'own/acme.md');
    await assert.rejects(begin(asked, PIPE), { code: 'already-there' });
    rmSync('own/acme.md');
    symlinkSync('../victim', 'errs.config.json');
    await assert.rejects(begin(asked, PIPE), { code: 'not-written' });
    assert.deepEqual(readdirSync('own'), ['provider.schema.json']);
    assert.equal(readFileSync('precious', 'utf8'), 'precious');
    assert.ok(!existsSync('victim'));
  });

  it('ends where no folder can be made', async () => {
    await assert.rejects(begin({ id: 'bfl/402', dir: '/proc/errs/own' }, PIPE), { code: 'not-written' });
  });

  it('says so where the folder it is in is gone', () => {
    mkdirSync('gone');
    const script = `cd gone && rmdir ../gone && exec "${process.execPath}" "${BIN}" catalog new bfl/402`;
    const { status, stderr } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
    assert.match(stderr, /The folder that you are in is gone/);
    assert.equal(status, 2);
  });

  it('leaves what is there as it is', async () => {
    for (const name of ['acme.json', 'acme.md']) {
      mkdirSync(`at-${name}`);
      writeFileSync(`at-${name}/${name}`, 'mine');
      const asked = {
        id: 'acme',
        name: 'A',
        docs: 'https://d.acme.example',
        url: 'https://a.acme.example',
        dir: `at-${name}`,
      };
      await assert.rejects(begin(asked, PIPE), { code: 'already-there' });
      assert.deepEqual(readdirSync(`at-${name}`), [name]);
      assert.equal(readFileSync(`at-${name}/${name}`, 'utf8'), 'mine');
    }
    assert.ok(!existsSync('errs.config.json'));
  });

  it('refuses a folder that cannot be one', async () => {
    writeFileSync('file', '');
    await assert.rejects(begin({ id: 'bfl/402', dir: 'file' }, PIPE), { code: 'not-written' });
    await assert.rejects(begin({ id: 'bfl/402', dir: 'file/deeper' }, PIPE), { code: 'not-written' });
    assert.deepEqual(readdirSync('.'), ['file']);
  });

  it('changes no configuration that is there, and says what to add to it', async () => {
    writeFileSync('errs.config.json', '{"catalogs": []}');
    mkdirSync('sub');
    process.chdir('sub');
    const { files, nextSteps } = await begin({ id: 'bfl/402' }, PIPE);
    assert.ok(!files.some((file) => file.endsWith('errs.config.json')));
    assert.equal(readFileSync('../errs.config.json', 'utf8'), '{"catalogs": []}');
    assert.match(nextSteps.join('\n'), /add "sub\/errs-catalog" to the catalogs of .*errs\.config\.json/);
  });

  it('says nothing of a configuration that names the folder already', async () => {
    writeFileSync('errs.config.json', '{"catalogs": ["./errs-catalog/"]}');
    const { nextSteps } = await begin({ id: 'bfl/402' }, PIPE);
    assert.doesNotMatch(nextSteps.join('\n'), /catalogs of/);
  });
});

describe('errs catalog new, by flags', () => {
  it('writes what has no error but what is still to be written', async () => {
    const home = homeWith({});
    assert.equal((await home.errs(['catalog', 'new', 'acme', ...ACME])).exitCode, 0);
    assert.equal((await home.errs(['catalog', 'new', 'bfl/402'])).exitCode, 0);
    const { stdout, exitCode } = await home.errs(['catalog', 'check', '--json']);
    const { problems } = JSON.parse(stdout) as CatalogCheckResult;
    assert.equal(exitCode, 1);
    assert.ok(problems.length > 8);
    assert.deepEqual(
      problems.filter(({ message }) => !/still says "TODO"/.test(message)),
      [],
    );
    assert.equal((await home.errs(['list', '--provider', 'acme'])).exitCode, 2, 'what is not written is not used');
  });

  it('is used once it is filled in, and its witness comes to what it says', async () => {
    const home = homeWith({});
    await home.errs(['catalog', 'new', 'acme', ...ACME]);
    const path = join(home.project, 'errs-catalog/acme');
    const file = readFileSync(`${path}.json`, 'utf8')
      .replace(
        'TODO: what it generates and how it reports failures, in one or two sentences.',
        'Draws rockets. A failure has a code.',
      )
      .replace('TODO what is wrong, without a full stop', 'Balance is empty')
      .replace('TODO: one or two sentences in your own words.', 'The account has no credits left.')
      .replace('TODO: one of the causes behind it.', 'The credits are used up.')
      .replace('TODO: what shows that it is this one, or null.', 'The dashboard shows 0.')
      .replace('TODO: what to do first.', 'Buy credits in the dashboard.')
      .replace('"category": "unknown"', '"category": "billing"')
      .replaceAll('TODO', 'NO_CREDITS');
    writeFileSync(`${path}.json`, file);
    const witnesses = readFileSync(`${path}.md`, 'utf8')
      .replace('TODO what it is, in a few words', 'empty balance')
      .replace('/v1/TODO', '/v1/rockets')
      .replaceAll('TODO', 'NO_CREDITS');
    writeFileSync(`${path}.md`, witnesses);
    const checked = await home.errs(['catalog', 'check', '--strict', '--json']);
    assert.deepEqual((JSON.parse(checked.stdout) as CatalogCheckResult).problems, []);
    assert.equal(checked.exitCode, 0);
    const pasted = /```text\n([\s\S]*?)```/.exec(witnesses)?.[1] ?? '';
    const { stdout, stderr } = await home.errs(['decode', '--json'], { input: pasted });
    const [diagnosis] = (JSON.parse(stdout) as DecodeResult).diagnoses;
    assert.equal(stderr, '');
    assert.deepEqual([diagnosis?.entry?.ref, diagnosis?.certainty], ['acme/NO_CREDITS', 'sure']);
    const again = await home.errs(['catalog', 'new', 'acme/NO_CREDITS', '--dir', 'notes']);
    assert.equal(again.exitCode, 0, 'notes on a provider of one’s own');
  });

  it('says with exit code 2 what is missing where nobody can be asked', async () => {
    const { exitCode, stderr } = await homeWith({}).errs(['catalog', 'new', 'acme']);
    assert.equal(exitCode, 2);
    assert.match(stderr, /--name "Acme AI"/);
  });
});
