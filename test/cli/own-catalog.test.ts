import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { CatalogCheckResult, DecodeResult, ExplainResult, ProbeResult } from '../../src/model.js';
import { acme, type Home, homeWith, NO_CREDITS, patch, projectWith, renamed } from '../support/own-catalog.js';
import { BIN } from '../support/run.js';

const isRoot = process.getuid?.() === 0;
const KEY = `acme_EXAMPLE${'a1B2'.repeat(5)}`;

describe('a provider of a user’s own', () => {
  const home = projectWith({ 'acme.json': acme(), 'bfl.json': patch() });

  it('is explained, and said to be local', async () => {
    const { stdout, stderr, exitCode } = await home.errs(['explain', 'acme/NO_CREDITS']);
    assert.equal(stderr, '');
    assert.equal(exitCode, 0);
    assert.match(stdout, /Balance is empty/);
    assert.match(stdout, /Local: from mine\/acme\.json/);
  });

  it('is decoded, surely by its host', async () => {
    const { stdout, exitCode } = await home.errs(['decode', '--json'], { input: NO_CREDITS });
    const [diagnosis] = (JSON.parse(stdout) as DecodeResult).diagnoses;
    assert.equal(exitCode, 0);
    assert.equal(diagnosis?.entry?.ref, 'acme/NO_CREDITS');
    assert.equal(diagnosis?.certainty, 'sure');
    assert.deepEqual(
      diagnosis?.entry?.local.map(({ file, whole }) => [file, whole]),
      [['mine/acme.json', true]],
    );
  });

  it('is listed, found by words, shown among the providers, and counted', async () => {
    const log = `2026-11-20T12:00:00Z ERROR https://api.acme.example/v1/rocket answered 402 {"error":{"code":"NO_CREDITS"}}\n`;
    const [list, search, providers, one, triage] = await Promise.all([
      home.errs(['list', '--provider', 'acme']),
      home.errs(['search', 'top-up', 'booked']),
      home.errs(['providers']),
      home.errs(['providers', 'acme']),
      home.errs(['triage'], { input: log.repeat(3) }),
    ]);
    assert.match(list.stdout, /acme\/NO_CREDITS .*\(local\)/);
    assert.match(search.stdout, /acme\/NO_CREDITS/);
    assert.match(providers.stdout, /Acme AI \(local\)/);
    assert.match(one.stdout, /Local: from mine\/acme\.json/);
    assert.match(triage.stdout, /acme\/NO_CREDITS/);
  });

  it('has its keys struck out', async () => {
    const { stdout } = await home.errs(['decode', '--json', '--show'], { input: `key ${KEY}\n${NO_CREDITS}` });
    assert.ok(!stdout.includes(KEY));
    const without = await homeWith({}).errs(['explain', 'nothing', KEY, '--json']);
    assert.ok(without.stdout.includes(KEY), 'the prefix must be what gives it away');
  });

  it('stands beside notes on a bundled one', async () => {
    const [terminal, markdown, json, decoded] = await Promise.all([
      home.errs(['explain', 'bfl/402']),
      home.errs(['explain', 'bfl/402', '--markdown']),
      home.errs(['explain', 'bfl/402', '--json']),
      home.errs(['decode'], {
        input: '$ curl -i https://api.bfl.ai/v1/flux\nHTTP/2 402\n\n{"detail":"nothing known"}\n',
      }),
    ]);
    for (const { stdout } of [terminal, markdown, decoded]) {
      assert.match(stdout, /Local, from .?mine\/bfl\.json/);
      assert.match(stdout, /Ask the finance team in their channel\./);
      assert.match(stdout, /Finance tops up on Mondays\./);
      assert.match(stdout, /https:\/\/wiki\.example\.com\/402/);
    }
    const [entry] = (JSON.parse(json.stdout) as ExplainResult).results[0]?.matches ?? [];
    assert.equal(entry?.local[0]?.runbook, 'https://wiki.example.com/402');
    assert.equal(entry?.local[0]?.whole, false);
    assert.ok(!entry?.fixes.includes('Ask the finance team in their channel.'));
  });

  it('may get notes itself, from another catalog', async () => {
    const notes = patch((file) =>
      Object.assign(file, { patches: 'acme', entries: [{ id: '500', fixes: ['Call Wile E.'] }] }),
    );
    const both = homeWith({
      'errs.config.json': { catalogs: ['a-notes', 'mine'] },
      'a-notes/acme.json': notes,
      'mine/acme.json': acme(),
    });
    const { stdout, stderr } = await both.errs(['explain', 'acme/500']);
    assert.equal(stderr, '');
    assert.match(stdout, /Local: from mine\/acme\.json/);
    assert.match(stdout, /Call Wile E\./);
  });

  it('is nowhere without a configuration, and nothing is called local', async () => {
    const bare = homeWith({ 'mine/acme.json': acme(), 'mine/bfl.json': patch() });
    const [explained, list, bfl, json] = await Promise.all([
      bare.errs(['explain', 'acme/NO_CREDITS']),
      bare.errs(['list']),
      bare.errs(['explain', 'bfl/402']),
      bare.errs(['catalog', 'export']),
    ]);
    assert.equal(explained.exitCode, 1);
    for (const { stdout } of [list, bfl]) assert.doesNotMatch(stdout, /\(local\)|Local[:,]/);
    assert.doesNotMatch(json.stdout, /"local": \[\s*\{/);
  });
});

describe('where a catalog is named', () => {
  it('upwards from here, the nearest alone, and in the settings', async () => {
    const home = homeWith(
      {
        'errs.config.json': { catalogs: ['far'] },
        'far/far.json': renamed('far'),
        'sub/errs.config.json': { catalogs: ['near'] },
        'sub/near/near.json': renamed('near'),
        'sub/deep/er/x.txt': '',
      },
      { 'errs.config.json': { catalogs: ['own'] }, 'own/settled.json': renamed('settled') },
    );
    const deep = { ...home, project: join(home.project, 'sub/deep/er') };
    const { stdout, stderr } = await runIn(deep, ['providers', '--json']);
    const ids = (JSON.parse(stdout) as { providers: { id: string }[] }).providers.map(({ id }) => id);
    assert.equal(stderr, '');
    assert.deepEqual(
      ['near', 'settled', 'far'].map((id) => ids.includes(id)),
      [true, true, false],
    );
  });

  it('with --catalog, several times, from any folder, once each', async () => {
    const home = homeWith({ 'a/acme.json': acme(), 'b/other.json': renamed('other'), 'mine/x.txt': '' });
    symlinkSync(join(home.project, 'a'), join(home.project, 'link'));
    const { stdout, stderr, exitCode } = await home.errs([
      'explain',
      'acme/500',
      'other/500',
      '--catalog',
      'a',
      '--catalog',
      'b',
      '--catalog',
      'link',
      '--catalog',
      './a/',
    ]);
    assert.equal(stderr, '');
    assert.equal(exitCode, 0);
    assert.match(stdout, /other\/500/);
  });

  it('with a long name too, where keys are watched for', async () => {
    const folder = 'catalog-of-team42-0123456789abcdef';
    const home = homeWith({ [`${folder}/acme.json`]: acme() });
    const { exitCode, stderr } = await home.errs([
      'probe',
      'acme',
      '--catalog',
      `./${folder}/`,
      '--no-key',
      '--dry-run',
    ]);
    assert.equal(stderr, '');
    assert.equal(exitCode, 0);
  });

  it('and is refused where it is no folder', async () => {
    const home = homeWith({ 'a.json': acme() });
    for (const odd of ['nope', 'a.json', '']) {
      const { stdout, stderr, exitCode } = await home.errs(['explain', '402', '--catalog', odd]);
      assert.equal(exitCode, 2);
      assert.equal(stdout, '');
      assert.match(stderr, /There is no folder/);
      assert.doesNotMatch(stderr, /\n\s+at /);
    }
    const json = await home.errs(['explain', '402', '--catalog', 'nope', '--json']);
    assert.equal(json.exitCode, 2);
    assert.equal((JSON.parse(json.stdout) as { error: { code: string } }).error.code, 'no-catalog');
  });

  it('relative settings are passed over, as the specification has it', async () => {
    const home = homeWith({ 'rel/errs/errs.config.json': 'broken' });
    const { stderr, exitCode } = await home.errs(['explain', '402'], { env: { XDG_CONFIG_HOME: 'rel' } });
    assert.equal(stderr, '');
    assert.equal(exitCode, 0);
  });

  it('a folder that is gone still explains', () => {
    const home = homeWith({});
    const script = 'mkdir x && cd x && rmdir ../x && exec "$0" "$1" explain 402 --json';
    const env = { PATH: process.env['PATH'], XDG_CONFIG_HOME: home.settings };
    const out = execFileSync('sh', ['-c', script, process.execPath, BIN], { cwd: home.project, env, encoding: 'utf8' });
    assert.ok((JSON.parse(out) as ExplainResult).results[0]?.matches.length);
  });
});

describe('what is broken is left out, and said', () => {
  // biome-ignore format: one case a line reads as a table
  const CONFIGS: readonly [what: string, content: string, said: RegExp][] = [
    ['no JSON', '{\n  catalogs: []\n}', /^Not used: errs\.config\.json:2: /m],
    ['nothing', '', /^Not used: errs\.config\.json:1: /m],
    ['another value', '[]', /^Not used: errs\.config\.json:1: must be object/m],
    ['null', 'null', /^Not used: errs\.config\.json:1: must be object/m],
    ['a slip in a key', '{\n  "catalog": ["mine"]\n}', /^Not used: errs\.config\.json:1: .*catalog/m],
    ['numbers', '{\n  "catalogs": [1]\n}', /^Not used: errs\.config\.json:2: \/catalogs\/0: must be string/m],
    ['a folder that is not there', '{"catalogs": [\n"mine",\n"nope"]}', /^Not used: errs\.config\.json:3: catalogs\[1\]: "nope" is no folder/m],
    ['a file for a folder', '{"catalogs": ["mine/acme.json"]}', /"mine\/acme\.json" is no folder/],
  ];
  for (const [what, content, said] of CONFIGS)
    it(`a configuration with ${what}`, async () => {
      const home = homeWith({ 'errs.config.json': content, 'mine/acme.json': acme() });
      const { stdout, stderr, exitCode } = await home.errs(['explain', '402', '--json']);
      assert.equal(exitCode, 0);
      assert.match(stderr, said);
      assert.equal(stderr.trimEnd().split('\n').length, 1);
      assert.ok((JSON.parse(stdout) as ExplainResult).results[0]?.matches.length);
      const checked = await home.errs(['catalog', 'check', 'errs.config.json', '--json']);
      const { problems } = JSON.parse(checked.stdout) as CatalogCheckResult;
      assert.equal(checked.exitCode, 1);
      const found = problems.filter(({ rule }) => rule === 'configuration');
      assert.ok(found.length > 0 && found.every(({ line, tip }) => line !== null && tip !== ''));
    });

  it('one file of several', async () => {
    const home = projectWith({
      'broken.json': '{\n  "id": "broken",\n}',
      'acme.json': acme(),
      'bfl.json': patch(({ entries }) => Object.assign(entries[0] ?? {}, { id: '403403' })),
    });
    const { stdout, stderr, exitCode } = await home.errs(['explain', 'acme/500', '--json']);
    assert.equal(exitCode, 0);
    assert.equal((JSON.parse(stdout) as ExplainResult).results[0]?.matches[0]?.ref, 'acme/500');
    assert.match(
      stderr,
      /^Not used: mine\/broken\.json:3: a key is missing here\. See: errs catalog check mine\/broken\.json$/m,
    );
    assert.match(stderr, /^Not used: mine\/bfl\.json:\d+: entries\[403403\]\.id: bfl has no entry "403403"\./m);
  });

  it('the second of two files with one id', async () => {
    const home = homeWith({
      'errs.config.json': { catalogs: ['a', 'b'] },
      'a/acme.json': acme(),
      'b/acme.json': acme((file) => Object.assign(file, { name: 'Another' })),
    });
    const { stdout, stderr } = await home.errs(['providers', 'acme']);
    assert.match(stdout, /Acme AI/);
    assert.match(stderr, /^Not used: b\/acme\.json:3: id: "acme" is a provider of the catalog already/m);
    assert.equal((await home.errs(['catalog', 'check'])).exitCode, 1);
  });

  it('what is no file, or none that can be read', async () => {
    const home = projectWith({ 'acme.json': acme(), 'folder.json/x.txt': '', 'big.json': ' '.repeat(5 * 1024 * 1024) });
    const mine = join(home.project, 'mine');
    symlinkSync('loop.json', join(mine, 'loop.json'));
    symlinkSync('nowhere.json', join(mine, 'dangling.json'));
    symlinkSync('/dev/zero', join(mine, 'endless.json'));
    execFileSync('mkfifo', [join(mine, 'pipe.json')]);
    mkdirSync(join(mine, 'acme.md'));
    const { stdout, stderr, exitCode } = await home.errs(['explain', 'acme/500']);
    assert.equal(exitCode, 0);
    assert.match(stdout, /acme\/500/);
    const said: [string, string][] = [
      ['folder', 'is a folder'],
      ['big', 'is larger than 4 MB'],
      ['loop', 'points to itself'],
      ['dangling', 'points to nothing'],
      ['endless', 'is no plain file'],
      ['pipe', 'is no plain file'],
    ];
    for (const [name, why] of said)
      assert.ok(stderr.includes(`Not used: mine/${name}.json: ${why}.`), `${name}: ${stderr}`);
    const checked = await home.errs(['catalog', 'check', 'mine/loop.json', 'mine/folder.json/../big.json']);
    assert.equal(checked.exitCode, 2, 'a path that leads nowhere is a slip of the hand');
    assert.equal((await home.errs(['catalog', 'check', 'mine/big.json'])).exitCode, 1);
  });

  it('a configuration that is a folder, a pipe, or points to itself', async () => {
    for (const make of [
      (path: string) => mkdirSync(path),
      (path: string) => execFileSync('mkfifo', [path]),
      (path: string) => symlinkSync('errs.config.json', path),
    ]) {
      const home = homeWith({});
      make(join(home.project, 'errs.config.json'));
      const { exitCode, stdout } = await home.errs(['explain', '402']);
      assert.equal(exitCode, 0);
      assert.match(stdout, /402/);
    }
  });

  it('a symbolic link to a file is followed', async () => {
    const home = homeWith({ 'errs.config.json': { catalogs: ['mine'] }, 'else/acme.json': acme(), 'mine/x.txt': '' });
    symlinkSync('../else/acme.json', join(home.project, 'mine/acme.json'));
    assert.match((await home.errs(['explain', 'acme/500'])).stdout, /Local: from mine\/acme\.json/);
  });

  it('files nested without end, files in other encodings', async () => {
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(JSON.stringify(acme()))]);
    const home = projectWith({ 'deep.json': '['.repeat(200_000), 'x.txt': '' });
    writeFileSync(join(home.project, 'mine/acme.json'), marked);
    const { stdout, stderr, exitCode } = await home.errs(['explain', 'acme/500']);
    assert.equal(exitCode, 0);
    assert.match(stdout, /Local: from/);
    assert.match(stderr, /deep\.json:1: this is nested too deeply/);
  });
});

describe('what another user has put there', () => {
  const NOBODY = 65534;
  const STRANGER = 12345;

  it('is not used', function () {
    if (!isRoot) this.skip();
    const home = projectWith({ 'acme.json': acme() });
    const config = join(home.project, 'errs.config.json');
    for (const folder of [join(home.project, '..'), home.project, join(home.project, 'mine'), home.settings])
      chmodSync(folder, 0o755);
    const env = { PATH: process.env['PATH'], XDG_CONFIG_HOME: home.settings };
    const ask = (): string => {
      const how = { cwd: home.project, env, uid: NOBODY, gid: NOBODY, encoding: 'utf8' } as const;
      return execFileSync(process.execPath, [BIN, 'providers'], how);
    };
    chownSync(config, STRANGER, STRANGER);
    assert.doesNotMatch(ask(), /acme/);
    chownSync(config, NOBODY, NOBODY);
    assert.match(ask(), /acme/);
    chownSync(config, 0, 0);
    assert.match(ask(), /acme/);
    chmodSync(join(home.project, 'mine/acme.json'), 0o600);
    assert.doesNotMatch(ask(), /acme/);
  });
});

describe('what a catalog in a cloned repository cannot do', () => {
  const SECRET = 'ghp_EXAMPLE0000000000000000000000000000a1';
  const evil = acme(({ auth }) => Object.assign(auth ?? {}, { env: ['GITHUB_TOKEN'] }));
  const project = projectWith({ 'acme.json': evil });
  const env = { GITHUB_TOKEN: SECRET };

  it('take a variable that it names itself', async () => {
    const all = await project.errs(['probe', '--all', '--dry-run'], { env });
    assert.equal(all.exitCode, 2);
    assert.doesNotMatch(all.stdout + all.stderr, /acme\.example|GITHUB_TOKEN/);
    const both = await project.errs(['probe', '--all', '--dry-run', '--json'], {
      env: { ...env, BFL_API_KEY: 'EXAMPLE-0000-1111' },
    });
    const { planned } = JSON.parse(both.stdout) as ProbeResult;
    assert.deepEqual([...new Set(planned?.map(({ provider }) => provider))], ['bfl']);
    const one = await project.errs(['probe', 'acme', '--dry-run'], { env });
    assert.equal(one.exitCode, 2);
    assert.match(one.stderr, /There is no key for Acme AI \(local, https:\/\/api\.acme\.example\)/);
    assert.match(one.stderr.replace(/\s+/g, ' '), /--key-env GITHUB_TOKEN/);
  });

  it('unless the user names the variable, the catalog, or keeps it in the settings', async () => {
    const settled = homeWith({}, { 'errs.config.json': { catalogs: ['c'] }, 'c/acme.json': evil });
    for (const ran of [
      await project.errs(['probe', 'acme', '--dry-run', '--json', '--key-env', 'GITHUB_TOKEN'], { env }),
      await project.errs(['probe', 'acme', '--dry-run', '--json', '--catalog', 'mine'], { env }),
      await settled.errs(['probe', '--all', '--dry-run', '--json'], { env }),
    ]) {
      assert.equal(ran.exitCode, 0, ran.stderr);
      const { planned } = JSON.parse(ran.stdout) as ProbeResult;
      assert.equal(new URL(planned?.[0]?.url ?? '').host, 'api.acme.example');
      assert.ok(!ran.stdout.includes(SECRET));
    }
  });

  it('change where a bundled provider is asked, what it is, or how its answers are read', async () => {
    const plan = async (home: Home): Promise<unknown> =>
      JSON.parse(
        (await home.errs(['probe', 'bfl', '--dry-run', '--json'], { env: { BFL_API_KEY: 'EXAMPLE-0000-1111' } }))
          .stdout,
      );
    const honest = await plan(homeWith({}));
    const own = (change: Parameters<typeof acme>[0]) =>
      projectWith({ 'bfl.json': acme(change), 'acme.json': acme(change) });
    const attempts = [
      own((file) => Object.assign(file, { id: 'bfl' })),
      own((file) => Object.assign(file, { id: 'BFL' })),
      own((file) => Object.assign(file, { hosts: ['api.bfl.ai'] })),
      own(({ auth }) => Object.assign(auth ?? {}, { env: ['BFL_API_KEY'] })),
      own(({ auth }) => Object.assign(auth ?? {}, { env: ['bfl_api_key'] })),
      projectWith({ 'bfl.json': { ...patch(), probe: acme().probe } }),
      projectWith({ 'bfl.json': { ...acme(), id: 'bfl', patches: 'bfl', entries: [] } }),
    ];
    for (const home of attempts) {
      assert.deepEqual(await plan(home), honest);
      assert.match((await home.errs(['list'])).stderr, /^Not used: /);
    }
  });

  it('turn an answer that names its sender into another one’s', async () => {
    const greedy = acme((file) => {
      const when = [{ header: 'content-type: application/json' }, { status: 402 }];
      Object.assign(file, { signs: [{ when, strength: 'identifies', note: 'All is ours.', source: 'capture' }] });
    });
    const home = projectWith({ 'acme.json': greedy });
    const input =
      '$ curl -i https://api.bfl.ai/v1/flux\nHTTP/2 402\ncontent-type: application/json\n\n{"detail":"Insufficient credits"}\n';
    const { stdout } = await home.errs(['decode', '--json'], { input });
    const [diagnosis] = (JSON.parse(stdout) as DecodeResult).diagnoses;
    assert.notEqual(diagnosis?.provider?.id, 'acme');
  });
});

describe('what is said about a local file', () => {
  const LIVE = `sk-ant-api03-${'Ab3d'.repeat(12)}`;
  const broken: Readonly<Record<string, unknown>> = {
    'a runbook': { patches: 'bfl', entries: [{ id: '402', runbook: LIVE }] },
    'an unknown key': { patches: 'bfl', entries: [], [LIVE]: 1 },
    'an entry': { patches: 'bfl', entries: [{ id: LIVE, fixes: ['Wait.'] }] },
    'a provider': { patches: LIVE, entries: [] },
  };
  for (const [what, file] of Object.entries(broken))
    it(`shows no key that stands where none belongs: ${what}`, async () => {
      const home = projectWith({ 'bfl.json': file });
      for (const args of [
        ['list', '--status', '402'],
        ['catalog', 'check'],
        ['catalog', 'check', '--json'],
      ]) {
        const { stdout, stderr } = await home.errs(args);
        assert.ok(!`${stdout}${stderr}`.includes(LIVE), args.join(' '));
        assert.match(stdout + stderr, /bfl\.json/);
      }
    });

  it('is said of ten files at most, and that there are more', async () => {
    const files = Array.from({ length: 14 }, (_, index) => [`x${index}.json`, {}]);
    const { stderr } = await projectWith(Object.fromEntries(files)).errs(['list', '--status', '402']);
    assert.equal(stderr.split('\n').length, 12);
    assert.match(stderr, /Not used: 4 more files\. See: errs catalog check\n$/);
  });

  it('names the configuration that names nothing', async () => {
    const { stderr, exitCode } = await homeWith({ 'errs.config.json': { catalogs: [] } }).errs(['catalog', 'check']);
    assert.match(stderr.replace(/\s+/g, ' '), /errs\.config\.json names no folder with a file in it/);
    assert.equal(exitCode, 2);
  });

  it('quotes names that a shell would part', async () => {
    const { stderr } = await projectWith({ 'a b.json': '{' }).errs(['list', '--status', '402']);
    assert.match(stderr, /See: errs catalog check 'mine\/a b\.json'\n/);
  });
});

describe('what a local file says never steers a terminal', () => {
  const HOSTILE =
    '\u001b[31mred\u001b]8;;https://evil.example\u0007link\u0007\u202egnol\u200b\u0000\u0085\u2028\r\nnext';
  const STEERS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;

  /** Every text of a value made hostile, those apart on which the file's use depends. */
  function spoilt(value: unknown, key = ''): unknown {
    if (typeof value === 'string')
      return /^(?:name|about|title|meaning|text|tell|note|quote|question|aliases|fixes|notes|command|scheme|unit)$/.test(
        key,
      )
        ? `${value} ${HOSTILE}`
        : value;
    if (Array.isArray(value)) return value.map((item) => spoilt(item, key));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, spoilt(item, name)]));
  }

  it('in a file that is used', async () => {
    const home = projectWith({ 'acme.json': spoilt(acme()), 'bfl.json': spoilt(patch()) });
    const shown = await Promise.all([
      home.errs(['explain', 'acme/NO_CREDITS', 'acme/500', 'bfl/402']),
      home.errs(['explain', 'acme/NO_CREDITS', 'acme/500', 'bfl/402', '--markdown']),
      home.errs(['decode'], { input: NO_CREDITS }),
      home.errs(['list', '--provider', 'acme']),
      home.errs(['search', 'red']),
      home.errs(['providers']),
      home.errs(['providers', 'acme']),
      home.errs(['probe', 'acme', '--no-key', '--dry-run']),
      home.errs(['probe', 'acme', '--dry-run']),
      home.errs(['triage'], { input: NO_CREDITS }),
      home.errs(['catalog', 'check']),
      home.errs(['catalog', 'export', '--format', 'markdown']),
      home.errs(['catalog', 'export', '--format', 'typescript']),
    ]);
    assert.match(shown[0]?.stdout ?? '', /\\u001b\[31mred/, 'the file is used');
    for (const { stdout, stderr } of shown) assert.doesNotMatch(stdout + stderr, STEERS);
  });

  it('in one that is not: names, keys, paths', async () => {
    const home = homeWith({
      'errs.config.json': { catalogs: ['mine', `gone${HOSTILE}`] },
      [`mine/x\u001b[2J\u202e.json`]: acme(),
      'mine/acme.json': { ...acme(), [HOSTILE]: HOSTILE },
      'mine/bfl.json': patch((file) => Object.assign(file, { entries: [{ id: HOSTILE, fixes: [HOSTILE] }] })),
      'mine/other.json': { ...renamed('other'), hosts: [HOSTILE] },
    });
    const ran = await Promise.all([
      home.errs(['list']),
      home.errs(['catalog', 'check']),
      home.errs(['explain', 'x']),
      home.errs(['catalog', 'check', '--json']),
    ]);
    for (const { stdout, stderr } of ran) assert.doesNotMatch(stdout + stderr, STEERS);
    assert.match(ran[0]?.stderr ?? '', /x\\u001b\[2J\\u202e\.json/);
  });

  it('and odd names reach no prototype', async () => {
    const odd = JSON.stringify(acme(), null, 2)
      .replaceAll('NO_CREDITS', '__proto__')
      .replaceAll('"errors"', '"__proto__"')
      .replaceAll('"rocket"', '"constructor"');
    const home = projectWith({
      'acme.json': odd,
      'bfl.json': patch(({ entries }) => Object.assign(entries[0] ?? {}, { id: '__proto__' })),
    });
    const { stderr } = await home.errs(['explain', '402']);
    assert.match(stderr, /^Not used: mine\/bfl\.json/m);
    for (const args of [
      ['explain', '__proto__'],
      ['explain', 'acme/constructor'],
      ['catalog', 'check'],
      ['catalog', 'export', '--format', 'typescript'],
    ]) {
      const ran = await home.errs(args);
      assert.ok([0, 1].includes(ran.exitCode ?? 70), ran.stderr);
    }
  });
});

describe('a key of a user’s own provider', () => {
  it('is tried where the file says how, and else the file is named', async () => {
    const home = projectWith({
      'acme.json': acme((file) => Object.assign(file, { probe: null })),
      'http.json': patch((file) => Object.assign(file, { patches: 'http', entries: [] })),
    });
    const { stderr, exitCode } = await home.errs(['probe', 'acme']);
    assert.equal(exitCode, 2);
    assert.match(stderr, /add `probe` to\s+mine\/acme\.json/);
    const general = await home.errs(['probe', 'http']);
    assert.match(general.stderr, /^✖ No source names/, 'the notes are used');
    assert.doesNotMatch(general.stderr, /add `probe`/);
  });
});

describe('errs catalog check', () => {
  it('is content with what keeps every rule, and checks each file beside the others', async () => {
    const home = projectWith({ 'acme.json': acme(), 'bfl.json': patch(), 'errs.txt': '' });
    const { stdout, exitCode } = await home.errs(['catalog', 'check']);
    assert.equal(exitCode, 0);
    assert.match(stdout, /0 errors, \d+ advice in 2 files\n/);
    // One file is checked, and its witnesses are listed beside it.
    const one = await home.errs(['catalog', 'check', 'mine/acme.json']);
    assert.match(one.stdout, /0 errors, \d+ advice in 2 files\n/);
    assert.equal((await home.errs(['catalog', 'check', '--strict'])).exitCode, 1, 'no witnesses');
    assert.equal((await home.errs(['catalog', 'check', 'mine/bfl.json', '--strict'])).exitCode, 0);
  });

  it('shows places as editors write them, with the cure', async () => {
    const home = homeWith({ 'acme.json': '{\n  "id": "acme"\n  "name": "x"\n}' });
    const { stdout, exitCode } = await home.errs(['catalog', 'check', 'acme.json']);
    assert.equal(exitCode, 1);
    assert.match(stdout, /acme\.json:3:3 error: a comma is missing here\n\s+Put a comma behind the value before\./);
  });

  it('reads no key into its words', async () => {
    const key = `sk-live-${'a1B2'.repeat(6)}`;
    const home = homeWith({ 'acme.json': acme((file) => Object.assign(file, { about: `Uses ${key}.` })) });
    const { stdout, exitCode } = await home.errs(['catalog', 'check', 'acme.json', '--json']);
    assert.equal(exitCode, 1);
    assert.ok(!stdout.includes(key));
  });

  it('refuses paths that are not there, and to check nothing', async () => {
    const home = homeWith({});
    for (const args of [['nope.json'], []]) {
      const { exitCode, stderr } = await home.errs(['catalog', 'check', ...args]);
      assert.equal(exitCode, 2);
      assert.match(stderr, /There is no/);
    }
  });
});

/** The same, from another folder of the home. */
function runIn(home: Home, args: readonly string[]): ReturnType<Home['errs']> {
  const { project, settings } = home;
  return import('../support/run.js').then(({ run }) => run(args, { cwd: project, env: { XDG_CONFIG_HOME: settings } }));
}
