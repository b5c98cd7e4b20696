import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import type { ProbeResult, Report } from '../../src/model.js';
import { plan } from '../../src/probe/plan.js';
import { print } from '../../src/render/print.js';
import { changeLine, pulseLine } from '../../src/render/watch.js';
import { always, apiServer, closeServers, json, type Reply, socketServer, text } from '../support/api-server.js';
import { ask, keyFor, PROBED, provider } from '../support/probing.js';
import { run } from '../support/run.js';
import { SENTINELS, spellingsOf, tracesOf } from '../support/sentinel.js';

afterEach(closeServers);

const PAGE = { width: 80, colour: true, unicode: true };

/** All that can be printed of a report. */
async function printed(report: Report): Promise<string> {
  const result: ProbeResult = { version: 1, reports: [report], planned: null };
  const many: ProbeResult = { version: 1, reports: [report, report], planned: null };
  const formats = ['terminal', 'markdown', 'json', 'prometheus'] as const;
  const pages = [result, many].flatMap((each) =>
    formats.map((format) => print({ kind: 'probe', result: each }, format, PAGE)),
  );
  const lines = [changeLine(report, PAGE), pulseLine([report], [[1, 2]], PAGE)];
  return [...(await Promise.all(pages)), JSON.stringify(report), ...lines].join('\n');
}

/** Ways in which a server gives back what it was sent. */
const ECHOES: readonly (readonly [where: string, reply: (echo: string) => Reply])[] = [
  ...[200, 401, 403, 404, 429, 500].map(
    (status) =>
      [
        `a message with ${status}`,
        (echo: string) => json(status, { error: { code: 'EXAMPLE', message: `No: ${echo}` }, detail: echo }),
      ] as const,
  ),
  ['a code', (echo) => json(401, { error: { code: echo, message: 'x' }, request_id: echo })],
  ['the name of a field', (echo) => json(401, { [echo]: { [echo]: echo } })],
  ['plain text', (echo) => text(403, `No: ${echo}`)],
  [
    'a page',
    (echo) =>
      text(403, `<!DOCTYPE html><html><head><title>${echo}</title></head><h1>${echo}</h1></html>`, {
        'content-type': 'text/html',
      }),
  ],
  ['an empty value beside a balance', (echo) => json(200, { balance: 1, credits: 1, note: echo })],
  [
    'limit headers',
    (echo) =>
      json(
        429,
        { message: 'x' },
        { 'x-ratelimit-policy': header(echo), 'ratelimit-key': header(echo), 'retry-after': header(echo) },
      ),
  ],
  [
    'other headers',
    (echo) =>
      json(
        401,
        { message: 'x' },
        {
          'x-request-id': header(echo),
          'x-debug': header(echo),
          server: header(echo),
          'set-cookie': `a=${header(echo)}`,
          'www-authenticate': `Bearer realm="${header(echo)}"`,
        },
      ),
  ],
  ['the place of a redirect', (echo) => text(302, '', { location: `https://login.example.com/?next=${header(echo)}` })],
  [
    'the host of a redirect',
    (echo) => text(302, '', { location: `https://${header(echo).replace(/[^\w-]/g, '')}.example.com/` }),
  ],
  ['the end of what is shown of a body', (echo) => text(401, 'x'.repeat(1985) + echo)],
];

function header(value: string): string {
  return value.replace(/[^ -~]/g, '');
}

describe('a key that the server gives back is shown nowhere', () => {
  for (const key of SENTINELS) {
    for (const [where, reply] of ECHOES) {
      it(`in ${where}, in every spelling (${key.length} characters)`, async () => {
        // Where there is room for one only, as it is.
        const isNarrow = /^the (?:host|end)/.test(where);
        const echo = isNarrow ? key : Object.values(spellingsOf(key)).join(' ');
        const server = await apiServer(always(reply(echo)));
        const output = await printed(await ask(provider('runblob'), server.url, { key }));
        assert.deepEqual(tracesOf(key, output), [], output.slice(0, 3000));
        // Hosts have small letters only.
        assert.ok(!output.includes(key.toLowerCase()));
      });
    }
  }

  it('and the server did give it back', async () => {
    const [key] = SENTINELS;
    const server = await apiServer(always(json(401, { message: key })));
    const report = await ask(provider('runblob'), server.url, { key });
    assert.match(report.exchanges[0]?.body ?? '', /"message":"\[key [0-9a-f]{8}\]"/);
  });

  it('nor is the made-up key, which shows its beginning', async () => {
    for (const each of PROBED) {
      const server = await apiServer({ replyTo: ({ headers }) => json(401, { message: JSON.stringify(headers) }) });
      const report = await ask(provider(each.file.id), server.url);
      assert.deepEqual(tracesOf(keyFor(each), await printed(report)), []);
    }
  });

  it('nor in a plan', () => {
    for (const each of PROBED) {
      const planned = plan(each, { value: SENTINELS[0], from: 'test' }, new URL('https://api.example.com'), 'label');
      assert.ok(planned.length > 0);
      assert.deepEqual(tracesOf(SENTINELS[0], JSON.stringify(planned)), []);
    }
  });
});

describe('a key leaves the tool by no other way', () => {
  const [key] = SENTINELS;
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'errs-test-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const env = { RUNBLOB_API_KEY: key, DEBUG: '*', NODE_OPTIONS: '' };
  const echo: Reply = (response, request) => json(401, { message: JSON.stringify(request.headers) })(response, request);

  const WAYS: readonly (readonly string[])[] = [
    [],
    ['--json'],
    ['--markdown'],
    ['--format', 'prometheus'],
    ['--dry-run'],
    ['--save', 'ticket.md'],
    ['--nonsense'],
    ['--save', 'no/such/folder/ticket.md'],
  ];
  for (const way of WAYS) {
    it(`DEBUG=* errs probe runblob ${way.join(' ')}`, async () => {
      const server = await apiServer(always(echo));
      const { stdout, stderr } = await run(['probe', 'runblob', '--base-url', server.url, ...way], {
        env,
        cwd: folder,
      });
      assert.deepEqual(tracesOf(key, stdout + stderr), []);
      assert.ok(stdout + stderr !== '');
      assert.equal(server.requests.length > 0, !['--dry-run', '--nonsense'].includes(way[0] ?? ''));
      if (way[1] !== 'ticket.md') return;
      const ticket = join(folder, 'ticket.md');
      assert.deepEqual(tracesOf(key, readFileSync(ticket, 'utf8')), []);
      assert.match(readFileSync(ticket, 'utf8'), /\[key [0-9a-f]{8}\]/);
      assert.equal(statSync(ticket).mode & 0o777, 0o600);
    });
  }

  it('nor when the network fails in the middle', async () => {
    const server = await socketServer((socket) => socket.once('data', () => socket.end('HTTP/1.1 nonsense\r\n\r\n')));
    const { stdout, stderr } = await run(['probe', 'runblob', '--base-url', server.url, '--json'], { env });
    assert.deepEqual(tracesOf(key, stdout + stderr), []);
    assert.match(stdout, /"fault": "/);
  });

  for (const debug of ['http', '*', 'net,https', 'tls'])
    it(`nor by Node itself, NODE_DEBUG=${debug}`, async () => {
      const server = await apiServer(always(echo));
      const ran = await run(['probe', 'runblob', '--base-url', server.url], { env: { ...env, NODE_DEBUG: debug } });
      assert.deepEqual(tracesOf(key, ran.stdout + ran.stderr), []);
      assert.equal(ran.exitCode, 2);
      assert.match(ran.stderr, /NODE_DEBUG/);
      assert.equal(server.requests.length, 0);
    });

  /** Code that breaks the tool from inside, with the key at hand. */
  const CRASHES: readonly (readonly [what: string, code: string])[] = [
    ['while it renders', 'Date.prototype.toISOString = () => { throw new Error("boom") };'],
    [
      'while it reads the answer',
      'JSON.parse = ((real) => (text) => { if (text.includes("message")) throw new Error("boom " + text); return real(text) })(JSON.parse);',
    ],
    [
      'in an event nobody listens to',
      'import http from "node:http"; import { syncBuiltinESMExports } from "node:module"; const real = http.request; http.request = (...args) => { setTimeout(() => { throw Object.assign(new Error("boom"), { code: "EXAMPLE" }) }, 5); return real(...args) }; syncBuiltinESMExports();',
    ],
  ];
  for (const [what, code] of CRASHES) {
    for (const debug of ['', '*']) {
      it(`nor when it crashes ${what}, DEBUG=${debug}`, async () => {
        const server = await apiServer(always(echo));
        const crash = { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(code)}` };
        const ran = await run(['probe', 'runblob', '--base-url', server.url], {
          env: { ...env, ...crash, DEBUG: debug },
        });
        assert.deepEqual(tracesOf(key, ran.stdout + ran.stderr), []);
        assert.notEqual(ran.exitCode, 0);
        assert.notEqual(ran.stderr + ran.stdout, '');
      });
    }
  }
});
