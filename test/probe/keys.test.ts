import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import { readKey, usualVariable } from '../../src/cli/key.js';
import { readKeyList } from '../../src/cli/key-list.js';
import { ordersFor, type Wanted } from '../../src/cli/orders.js';
import { Problem } from '../../src/cli/problem.js';
import { runProbes } from '../../src/cli/run-probes.js';
import type { Terminal } from '../../src/cli/terminal.js';
import type { ProbeResult } from '../../src/model.js';
import { apiServer, closeServers, depending, json } from '../support/api-server.js';
import { catalog, patience, provider } from '../support/probing.js';
import { run } from '../support/run.js';

const KEY = 'EXAMPLE0aB1cD2eF3gH4iJ5kL6';
const BFL = provider('bfl');

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'errs-test-'));
});
after(() => rmSync(folder, { recursive: true }));
afterEach(closeServers);

function file(name: string, content: string | Buffer, mode = 0o600): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
}

/** @param typed what comes through the pipe, or what a person answers */
function terminal({ isTTY = false, typed = '' as string | Buffer } = {}): Terminal & { questions: string[] } {
  const questions: string[] = [];
  const told = async (question: string): Promise<string> => {
    questions.push(question);
    return String(typed);
  };
  return { isTTY, questions, read: async () => Buffer.from(typed), ask: told, input: told, choose: told };
}

/** What is wrong, and that it does not say what the key is. */
function complains(code: string, ...secrets: string[]): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof Problem, String(error));
    assert.equal(error.code, code);
    assert.equal(error.exit, 2);
    assert.ok(error.nextSteps.length > 0);
    const said = JSON.stringify(error.toNotice());
    for (const secret of [KEY, ...secrets]) assert.ok(!said.includes(secret), said);
    return true;
  };
}

describe('a key from where it is', () => {
  const from = (source: Parameters<typeof readKey>[0], env = {}, pipe = terminal()) => readKey(source, BFL, env, pipe);
  // biome-ignore format: a table
  const read: readonly (readonly [what: string, key: () => Promise<{ value: string; from: string }>, from: RegExp])[] = [
    ['a variable', () => from({ env: 'ACME' }, { ACME: KEY }), /^env ACME$/],
    ['a variable with blanks around', () => from({ env: 'ACME' }, { ACME: ` ${KEY}\n` }), /^env ACME$/],
    ['the usual variable', () => from({}, { BFL_API_KEY: KEY }), /^env BFL_API_KEY$/],
    ['a file', () => from({ file: file('a', KEY) }), /^file .*a$/],
    ['a file with a line end', () => from({ file: file('b', `${KEY}\n`) }), /^file/],
    ['a file from Windows', () => from({ file: file('c', `${KEY}\r\n\r\n`) }), /^file/],
    ['a file with a byte order mark', () => from({ file: file('d', `\ufeff${KEY}\n`) }), /^file/],
    ['the standard input', () => from({ isStdin: true }, {}, terminal({ typed: `${KEY}\n` })), /^stdin$/],
    ['a person', () => from({}, {}, terminal({ isTTY: true, typed: ` ${KEY} ` })), /^prompt$/],
    ['what is named, before the usual variable', () => from({ env: 'ACME' }, { ACME: KEY, BFL_API_KEY: 'other' }), /^env ACME$/],
  ];
  for (const [what, key, source] of read)
    it(what, async () => {
      const found = await key();
      assert.equal(found.value, KEY);
      assert.match(found.from, source);
    });

  // biome-ignore format: a table
  const refused: readonly (readonly [what: string, key: () => Promise<unknown>, code: string])[] = [
    ['a variable that is not set', () => from({ env: 'ACME' }), 'variable-not-set'],
    ['an empty variable', () => from({ env: 'ACME' }, { ACME: '' }), 'variable-not-set'],
    ['a variable of blanks', () => from({ env: 'ACME' }, { ACME: ' \n' }), 'variable-not-set'],
    ['a variable named like a method', () => from({ env: 'constructor' }), 'variable-not-set'],
    ['no name of a variable', () => from({ env: `${KEY}-` }), 'not-a-variable'],
    ['an empty name', () => from({ env: '' }), 'not-a-variable'],
    ['no such file', () => from({ file: join(folder, 'none') }), 'key-file-not-readable'],
    ['a folder', () => from({ file: folder }), 'key-file-not-readable'],
    ['an empty file', () => from({ file: file('e', '') }), 'key-not-sendable'],
    ['a file of blanks', () => from({ file: file('f', ' \n\n') }), 'key-not-sendable'],
    ['a blank inside', () => from({ file: file('g', `${KEY} ${KEY}`) }), 'key-not-sendable'],
    ['a tab inside', () => from({ file: file('h', `${KEY}\t${KEY}`) }), 'key-not-sendable'],
    ['the scheme in front', () => from({ file: file('i', `Bearer ${KEY}`) }), 'key-not-sendable'],
    ['several lines', () => from({ file: file('j', `${KEY}\n${KEY}`) }), 'key-not-sendable'],
    ['a line that would be a header', () => from({ file: file('k', `${KEY}\r\nX-Evil: 1`) }), 'key-not-sendable'],
    ['letters beyond ASCII', () => from({ file: file('l', `${KEY}ü`) }), 'key-not-sendable'],
    ['an invisible character', () => from({ file: file('m', `${KEY}\u200b`) }), 'key-not-sendable'],
    ['a NUL', () => from({ file: file('n', `${KEY}\0`) }), 'key-not-sendable'],
    ['bytes', () => from({ file: file('o', Buffer.from([0xff, 0xfe, 0x00])) }), 'key-not-sendable'],
    ['a file too large', () => from({ file: file('p', KEY.repeat(4000)) }), 'key-file-too-large'],
    ['nothing on the standard input', () => from({ isStdin: true }), 'key-not-sendable'],
    ['nothing from a person', () => from({}, {}, terminal({ isTTY: true })), 'key-not-sendable'],
    ['nothing, and nobody to ask', () => from({}, { BFL_API_KEY: ' ' }), 'no-key'],
  ];
  for (const [what, key, code] of refused) it(`${what}: ${code}`, async () => assert.rejects(key, complains(code)));

  it('nobody is asked where a key is named', async () => {
    const person = terminal({ isTTY: true, typed: 'other' });
    await from({ env: 'ACME' }, { ACME: KEY }, person);
    assert.deepEqual(person.questions, []);
  });
});

describe('a list of keys', () => {
  const list = (content: string, mode = 0o600, env = {}) => readKeyList(file('keys.csv', content, mode), catalog, env);

  it('comments, empty lines, blanks, variables, commas in a key', () => {
    const found = list(`# customers\n\none, pikzels ,${KEY}\r\n two,RUNBLOB,env:ACME\n  # x\nthree,bfl,a,b\n`, 0o600, {
      ACME: KEY,
    });
    assert.deepEqual(
      found.map(({ label, provider: of, key }) => [label, of.file.id, key.value]),
      [
        ['one', 'pikzels', KEY],
        ['two', 'runblob', KEY],
        ['three', 'bfl', 'a,b'],
      ],
    );
    assert.match(found[0]?.key.from ?? '', /keys\.csv line 3$/);
    assert.equal(found[1]?.key.from, 'env ACME');
  });

  for (const mode of [0o644, 0o640, 0o604, 0o660, 0o666, 0o755, 0o601, 0o620])
    it(`that others may read or change (${mode.toString(8)}) is refused`, () =>
      assert.throws(() => list(`one,pikzels,${KEY}`, mode), complains('keys-are-shared')));
  for (const mode of [0o600, 0o400, 0o700])
    it(`that is one's own (${mode.toString(8)}) is read`, () => {
      rmSync(join(folder, 'keys.csv'), { force: true });
      assert.equal(list(`one,pikzels,${KEY}`, mode).length, 1);
      rmSync(join(folder, 'keys.csv'), { force: true });
    });

  // biome-ignore format: a table
  const bad: readonly (readonly [what: string, line: string])[] = [
    ['a key alone', KEY], ['two parts', `one,${KEY}`], ['no label', `,pikzels,${KEY}`], ['no provider', `one,,${KEY}`],
    ['an unknown provider', `one,${KEY},x`], ['no key', 'one,pikzels,'], ['a variable that is not set', 'one,pikzels,env:NOT_SET'],
    ['a key for a variable', `one,pikzels,env:${KEY}-x`], ['a blank in the key', `one,pikzels,${KEY} ${KEY}`], ['a letter that cannot be sent', `one,pikzels,${KEY}ü`],
  ];
  for (const [what, line] of bad)
    it(`${what}: the line is named by its number, never by what stands in it`, () =>
      assert.throws(
        () => list(`# a comment\none,pikzels,${KEY}\n${line}\n`),
        (error) => complains('keys-line')(error) && /^Line 3 of /.test((error as Problem).toNotice().message),
      ));
  it('empty', () => assert.throws(() => list('# nothing\n\n'), complains('no-keys')));
  it('missing', () =>
    assert.throws(() => readKeyList(join(folder, 'none'), catalog, {}), complains('keys-not-readable')));
});

const WANTED: Wanted = {
  provider: undefined,
  isAll: false,
  keys: undefined,
  keyEnv: undefined,
  keyFile: undefined,
  isKeyStdin: false,
  isKeyless: false,
  baseUrl: undefined,
  isPrivateAllowed: false,
  minBalance: undefined,
};

describe('whom to probe', () => {
  it('--all: each whose variable is set and whose host is known', async () => {
    const env = { BFL_API_KEY: KEY, RUNBLOB_API_KEY: KEY, PIKZELS_API_KEY: ' ', KIARA_API_KEY: KEY };
    const orders = await ordersFor({ ...WANTED, isAll: true }, catalog, env, terminal());
    assert.deepEqual(
      orders.map(({ label }) => label),
      ['bfl', 'runblob'],
    );
  });
  it('--all without any variable', async () =>
    assert.rejects(ordersFor({ ...WANTED, isAll: true }, catalog, {}, terminal()), complains('no-key')));
  it('nobody, and nobody to ask', async () =>
    assert.rejects(ordersFor(WANTED, catalog, {}, terminal()), complains('no-provider')));
  it('nobody, and a person chooses', async () => {
    const person = terminal({ isTTY: true, typed: 'bfl' });
    const [order] = await ordersFor(WANTED, catalog, { BFL_API_KEY: KEY }, person);
    assert.equal(order?.provider.file.id, 'bfl');
    assert.equal(person.questions.length, 1);
  });
  it('one without a probe', async () =>
    assert.rejects(ordersFor({ ...WANTED, provider: 'http' }, catalog, {}, terminal()), complains('no-probe')));
  it('one nobody knows', async () =>
    assert.rejects(ordersFor({ ...WANTED, provider: 'nobody' }, catalog, {}, terminal()), Problem));
  it('one whose host no source names', async () =>
    assert.rejects(
      ordersFor({ ...WANTED, provider: 'kiara', keyEnv: 'ACME' }, catalog, { ACME: KEY }, terminal()),
      complains('no-host'),
    ));
  it('a variable that people expect by its name is what the catalog says', () =>
    assert.equal(usualVariable(BFL, { BFL_API_KEY: KEY, constructor: KEY }), 'BFL_API_KEY'));
});

describe('fifty keys', () => {
  it('keep their order, four at a time', async () => {
    let now = 0;
    let most = 0;
    const server = await apiServer(
      depending((_request, index) => (response, request) => {
        now += 1;
        most = Math.max(most, now);
        // The earlier ones take longer.
        setTimeout(
          () => {
            now -= 1;
            json(200, { balance: Number(request.headers['authorization']?.slice(-2)) })(response, request);
          },
          12 - (index % 4) * 4,
        );
      }),
    );
    const orders = Array.from({ length: 50 }, (_, index) => ({
      provider: provider('runblob'),
      key: { value: `${KEY}${String(index + 10)}`, from: 'test' },
      target: new URL(server.url),
      label: `key ${index}`,
      minBalance: null,
    }));
    const { reports } = await runProbes(orders, catalog, patience(), 4);
    assert.deepEqual(
      reports.map(({ label }) => label),
      orders.map(({ label }) => label),
    );
    assert.deepEqual(
      reports.map(({ checks }) => checks.find(({ id }) => id === 'balance')?.value),
      orders.map((_, index) => index + 10),
    );
    assert.equal(most, 4);
    assert.equal(server.requests.length, 50);
  });

  it('are one table, and one JSON document', async () => {
    const server = await apiServer({ replyTo: () => json(200, { balance: 3 }) });
    const lines = Array.from({ length: 50 }, (_, index) => `customer ${index},runblob,${KEY}${index}`);
    const args = ['probe', '--keys', file('fifty.csv', lines.join('\n')), '--base-url', server.url];
    const [table, document] = await Promise.all([run(args), run([...args, '--json'])]);
    assert.equal(table.exitCode, 0);
    const rows = table.stdout.split('\n').flatMap((line) => /customer \d+/.exec(line)?.[0] ?? []);
    assert.deepEqual(
      rows.slice(0, 50),
      lines.map((line) => line.split(',')[0]),
    );
    assert.match(table.stdout, /50 keys: 50 good, 0 bad, 0 not decided/);
    assert.equal((JSON.parse(document.stdout) as ProbeResult).reports.length, 50);
    assert.ok(!(table.stdout + table.stderr + document.stdout).includes(KEY));
  });
});
