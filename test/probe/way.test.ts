import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, it } from 'mocha';
import type { CheckReport, Phases, ProbeResult, Report } from '../../src/model.js';
import {
  type ApiServer,
  always,
  apiServer,
  broken,
  CA_FILE,
  type CertificateName,
  closedPort,
  closeServers,
  depending,
  drip,
  html,
  json,
  type Reply,
  reset,
  silence,
  socketServer,
} from '../support/api-server.js';
import { ask, checkOf, provider } from '../support/probing.js';
import { BIN, type Ran, run } from '../support/run.js';

afterEach(closeServers);

const KEY = 'pkz_EXAMPLE0aB1cD2eF3gH4iJ5kL6';
const GOOD: Reply = json(404, { error: { code: 'NOT_FOUND', message: 'x' }, request_id: 'EXAMPLE' });
const SHORT = { limits: { timeout: 120 } };

function entryOf(report: Report, id: CheckReport['id'] = 'reach'): string | undefined {
  return checkOf(report, id).diagnosis?.entry?.ref;
}

describe('each fault on the way is its own diagnosis, with a next step', () => {
  const pikzels = provider('pikzels');
  // biome-ignore format: a table
  const cases: readonly (readonly [what: string, entry: string | RegExp, server: () => Promise<Pick<ApiServer, 'url'>>])[] = [
    ['nobody listens', 'transport/connection-refused', async () => ({ url: `http://127.0.0.1:${await closedPort()}` })],
    ['the name does not exist', 'transport/dns-not-found', async () => ({ url: 'https://nobody.invalid' })],
    ['it accepts and never answers', 'transport/read-timeout', () => apiServer(always(silence))],
    ['it never finishes TLS', /^transport\/(?:tls|connect|read|timed)/, async () => { const { port } = await socketServer(() => undefined); return { url: `https://127.0.0.1:${port}` }; }],
    ['it speaks no TLS', 'transport/tls-not-tls', async () => { const { port } = await apiServer(always(GOOD)); return { url: `https://127.0.0.1:${port}` }; }],
    ['it drips', 'transport/read-timeout', () => apiServer(always(drip(404, 'x'.repeat(100), 20)))],
    ['it resets', 'transport/connection-reset', () => apiServer(always(reset))],
    ['it hangs up', 'transport/closed-without-answer', () => socketServer((socket) => socket.once('data', () => socket.end()))],
    ['it breaks off', /^transport\/(?:cut-short|connection-reset|closed-without-answer)$/, () => apiServer(always(broken(404, '{"error":{"code":"NOT_FOUND","message":"x"}}')))],
    ['it speaks no HTTP', 'transport/bad-answer', () => socketServer((socket) => socket.once('data', () => socket.end('SSH-2.0-EXAMPLE\r\n')))],
  ];
  for (const [what, entry, start] of cases) {
    it(what, async () => {
      const report = await ask(pikzels, (await start()).url, SHORT);
      const reach = checkOf(report, 'reach');
      assert.equal(reach.verdict, 'bad');
      if (typeof entry === 'string') assert.equal(entryOf(report), entry, report.exchanges[0]?.fault ?? '');
      else assert.match(entryOf(report) ?? '', entry);
      assert.equal(checkOf(report, 'auth').state, 'undetermined');
      assert.equal(checkOf(report, 'balance').value, null);
      assert.ok(reach.next.length > 0);
      assert.doesNotMatch(reach.next.join(), /\{host\}|\{port\}|\{origin\}|\bHOST\b/);
      assert.equal(report.requests, 1);
    });
  }

  it('a page in front of the API', async () => {
    const server = await apiServer(
      always(html(403, 'Just a moment...', { server: 'cloudflare', 'cf-ray': 'EXAMPLE' })),
    );
    const report = await ask(pikzels, server.url);
    assert.equal(checkOf(report, 'reach').verdict, 'bad');
    assert.match(entryOf(report) ?? '', /^edge\//);
    assert.equal(checkOf(report, 'auth').state, 'blocked');
  });

  it('the service that fails', async () => {
    const server = await apiServer(always(json(503, { message: 'EXAMPLE' })));
    const report = await ask(pikzels, server.url);
    assert.equal(checkOf(report, 'reach').verdict, 'bad');
    assert.equal(checkOf(report, 'auth').state, 'undetermined');
  });
});

describe('time', () => {
  const phases: readonly (keyof Phases)[] = ['dns', 'tcp', 'tls', 'firstByte'];

  it('each phase is within the whole, and together they are not more', async () => {
    const server = await apiServer(
      depending(() => (response, request) => setTimeout(() => GOOD(response, request), 60)),
    );
    const report = await ask(provider('pikzels'), server.url);
    const ms = checkOf(report, 'reach').ms as Phases;
    const known = phases.map((phase) => ms[phase]).filter((each) => each !== null);
    assert.ok((ms.firstByte ?? 0) >= 50, JSON.stringify(ms));
    assert.ok(
      known.every((each) => each >= 0 && each <= ms.total),
      JSON.stringify(ms),
    );
    // Each is rounded.
    assert.ok(known.reduce((sum, each) => sum + each, 0) <= ms.total + known.length, JSON.stringify(ms));
    assert.equal(ms.tls, null);
  });

  for (const seconds of [-86_400, -600, 600, 86_400]) {
    it(`a clock that is off by ${-seconds} s`, async () => {
      const date = new Date(Date.now() + seconds * 1000).toUTCString();
      const server = await apiServer(always(json(404, { error: { code: 'NOT_FOUND' } }, { date })));
      const report = await ask(provider('pikzels'), server.url);
      const reach = checkOf(report, 'reach');
      assert.equal(entryOf(report), 'transport/clock-skew');
      assert.ok(Math.abs((reach.way?.clockSkewSeconds ?? 0) + seconds) <= 5);
      assert.match(reach.finding, seconds > 0 ? /behind/ : /ahead/);
      assert.equal(checkOf(report, 'auth').state, 'valid');
      assert.ok(reach.next.length > 0);
    });
  }
  for (const date of ['nonsense', '', new Date(Date.now() - 30_000).toUTCString()]) {
    it(`a clock of which "${date.slice(0, 8)}" says nothing bad`, async () => {
      const server = await apiServer(always(json(404, { error: { code: 'NOT_FOUND' } }, { date })));
      assert.equal(checkOf(await ask(provider('pikzels'), server.url), 'reach').diagnosis, null);
    });
  }
});

describe('TLS', () => {
  const probed = async (name: CertificateName, env: Record<string, string> = {}): Promise<[Report, ApiServer, Ran]> => {
    const server = await apiServer(always(GOOD), name);
    const ran = await run(
      [
        'probe',
        'pikzels',
        '--base-url',
        server.url.replace('127.0.0.1', 'localhost'),
        '--json',
        '--timeout',
        '3s',
        '--ipv4',
      ],
      {
        env: { PIKZELS_API_KEY: KEY, NODE_EXTRA_CA_CERTS: fileURLToPath(CA_FILE), ...env },
      },
    );
    return [(JSON.parse(ran.stdout) as ProbeResult).reports[0] as Report, server, ran];
  };

  it('a good certificate is shown, and the key is tried', async () => {
    const [report, server, { exitCode }] = await probed('good');
    assert.equal(checkOf(report, 'auth').state, 'valid');
    const { way, ms } = checkOf(report, 'reach');
    assert.deepEqual([way?.certificate?.subject, way?.family], ['localhost', 'IPv4']);
    assert.match(way?.certificate?.issuer ?? '', /EXAMPLE/);
    assert.ok((way?.certificate?.daysLeft ?? 0) > 30_000);
    assert.notEqual(ms?.tls, null);
    assert.equal(server.requests.length, 1);
    assert.equal(exitCode, 0);
  });

  const bad: readonly (readonly [CertificateName, string])[] = [
    ['expired', 'transport/tls-expired'],
    ['wrong-name', 'transport/tls-wrong-name'],
    ['self-signed', 'transport/tls-untrusted'],
  ];
  for (const [name, entry] of bad) {
    for (const env of [{}, { NODE_TLS_REJECT_UNAUTHORIZED: '0' }] as Record<string, string>[]) {
      it(`${name}${Object.keys(env).length > 0 ? ', and the environment says that it does not matter' : ''}: the key is not sent`, async () => {
        const [report, server, { exitCode }] = await probed(name, env);
        assert.equal(server.requests.length, 0);
        assert.equal(entryOf(report), entry);
        assert.equal(checkOf(report, 'auth').state, 'undetermined');
        assert.equal(exitCode, 1);
      });
    }
  }
});

describe('Ctrl-C', () => {
  /** Starts the tool, interrupts it once `when` is so, and gives what it has said. */
  async function interrupted(args: string[], when: () => boolean, signal: NodeJS.Signals): Promise<Ran> {
    const child = spawn(process.execPath, [BIN, 'probe', ...args], {
      env: { PATH: process.env['PATH'], PIKZELS_API_KEY: KEY },
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.stdin.end();
    const waiting = setInterval(() => {
      if (!when()) return;
      clearInterval(waiting);
      child.kill(signal);
    }, 10);
    return new Promise((resolve) =>
      child.on('close', (exitCode) => {
        clearInterval(waiting);
        resolve({ stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString(), exitCode });
      }),
    );
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    for (const more of [[], ['--json'], ['--format', 'prometheus']]) {
      it(`${signal} in the middle of a slow request ends at once, with nothing on the screen ${more.join(' ')}`, async () => {
        const server = await apiServer(always(silence));
        const started = Date.now();
        const ran = await interrupted(
          ['pikzels', '--base-url', server.url, '--timeout', '30s', ...more],
          () => server.requests.length > 0,
          signal,
        );
        assert.deepEqual(ran, { stdout: '', stderr: '', exitCode: 130 });
        assert.ok(Date.now() - started < 10_000);
      });
    }
  }

  it('--watch: a line at every change of state, and the exit code of the last', async () => {
    const bad = json(401, { error: { code: 'INVALID_API_KEY', message: 'x' }, request_id: 'EXAMPLE' });
    const server = await apiServer(depending((_request, index) => (index < 3 ? GOOD : bad)));
    const ran = await interrupted(
      ['pikzels', '--base-url', server.url, '--watch', '20ms'],
      () => server.requests.length > 6,
      'SIGINT',
    );
    const lines = ran.stdout.trimEnd().split('\n');
    assert.equal(lines.length, 2, ran.stdout);
    assert.match(lines[0] as string, /^\d\d:\d\d:\d\dZ pikzels: all is well$/);
    assert.match(lines[1] as string, /pikzels: it is the key\. The key is refused\.$/);
    assert.equal(ran.stderr, '');
    assert.equal(ran.exitCode, 1);
    assert.ok(!ran.stdout.includes('EXAMPLE0a'));
  });

  it('--watch that ends while all is well', async () => {
    const server = await apiServer(always(GOOD));
    const ran = await interrupted(
      ['pikzels', '--base-url', server.url, '--watch', '20ms'],
      () => server.requests.length > 2,
      'SIGINT',
    );
    assert.equal(ran.stdout.split('\n').length, 2);
    assert.equal(ran.exitCode, 0);
  });

  it('--watch that has found nothing yet', async () => {
    const server = await apiServer(always(silence));
    const ran = await interrupted(
      ['pikzels', '--base-url', server.url, '--watch', '20ms', '--timeout', '30s'],
      () => server.requests.length > 0,
      'SIGINT',
    );
    assert.deepEqual(ran, { stdout: '', stderr: '', exitCode: 130 });
  });
});

describe('no socket', () => {
  const REFUSED =
    'import net from "node:net"; import dns from "node:dns"; import { syncBuiltinESMExports } from "node:module"; const no = () => { process.stderr.write("SOCKET"); process.exit(99) }; net.Socket.prototype.connect = no; dns.lookup = no; dns.promises.lookup = no; syncBuiltinESMExports();';
  const env = {
    NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(REFUSED)}`,
    BFL_API_KEY: KEY,
    RUNBLOB_API_KEY: KEY,
  };

  for (const args of [
    ['bfl'],
    ['bfl', '--no-key'],
    ['runblob', '--json'],
    ['--all'],
    ['bfl', '--markdown'],
    ['bfl', '--format', 'prometheus'],
  ])
    it(`is opened by probe --dry-run ${args.join(' ')}`, async () => {
      const { stdout, stderr, exitCode } = await run(['probe', '--dry-run', ...args], { env });
      assert.equal(exitCode, 0, stderr);
      assert.ok(!stderr.includes('SOCKET'));
      assert.ok(!stdout.includes('EXAMPLE0a'));
      if (!args.includes('prometheus')) assert.match(stdout, /https:\/\/(?:api\.bfl\.ai|platform\.runblob\.io)/);
    });
  it('but one by a probe', async () => {
    const { stderr } = await run(['probe', 'runblob', '--timeout', '1s'], { env });
    assert.match(stderr, /SOCKET/);
  });
});
