import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, it } from 'mocha';
import type { ProbeResult } from '../../src/model.js';
import { always, apiServer, CA_FILE, closedPort, closeServers, json } from '../support/api-server.js';
import { type ConnectProxy, connectProxy, type Tunnel } from '../support/connect-proxy.js';
import { ask, checkOf, provider } from '../support/probing.js';
import { run } from '../support/run.js';

const VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy', 'NO_PROXY', 'no_proxy'];
const before = new Map(VARIABLES.map((name) => [name, process.env[name]]));
let proxies: ConnectProxy[] = [];

afterEach(async () => {
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  for (const proxy of proxies) proxy.close();
  proxies = [];
  await closeServers();
});

async function started(tunnel: Tunnel): Promise<ConnectProxy> {
  const proxy = await connectProxy(tunnel);
  proxies.push(proxy);
  return proxy;
}

function environment(env: Record<string, string>): void {
  for (const name of VARIABLES) delete process.env[name];
  Object.assign(process.env, env);
}

const USER = 'somebody';
const PASSWORD = 'EXAMPLEpassw0rd';
/** A name that leads nowhere but through the proxy. */
const TARGET = 'https://other.example';

describe('a proxy that refuses is no API', () => {
  for (const status of [400, 401, 403, 404, 407, 429, 500, 502, 503]) {
    it(`with ${status}`, async () => {
      const proxy = await started({ refuse: status });
      environment({ HTTPS_PROXY: `http://${USER}:${PASSWORD}@127.0.0.1:${proxy.port}` });
      const report = await ask(provider('pikzels'), TARGET);
      const reach = checkOf(report, 'reach');
      assert.equal(reach.diagnosis?.entry?.ref, 'transport/proxy-failed');
      assert.equal(reach.httpStatus, null);
      assert.equal(reach.way?.proxy, `http://127.0.0.1:${proxy.port}`);
      assert.equal(checkOf(report, 'auth').state, 'undetermined');
      assert.equal(report.exchanges[0]?.status, null);
      const [asked] = proxy.asked;
      assert.equal(asked?.target, 'other.example:443');
      assert.equal(asked?.credentials, `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`);
      assert.ok(!JSON.stringify(report).includes(PASSWORD));
    });
  }
});

describe('a proxy that is none', () => {
  const cases: readonly (readonly [what: string, env: (port: number, closed: number) => Record<string, string>])[] = [
    ['says nothing', (port) => ({ HTTPS_PROXY: `http://127.0.0.1:${port}` })],
    ['is down', (_port, closed) => ({ HTTPS_PROXY: `http://127.0.0.1:${closed}` })],
    ['does not exist', () => ({ HTTPS_PROXY: 'http://proxy.invalid:3128' })],
    ['speaks SOCKS', (port) => ({ ALL_PROXY: `socks5://127.0.0.1:${port}` })],
    ['has malformed credentials', (port) => ({ HTTPS_PROXY: `http://u%zz:p%@127.0.0.1:${port}` })],
    ['has a malformed address', () => ({ HTTPS_PROXY: 'http://[' })],
  ];
  for (const [what, env] of cases) {
    it(`${what}: it is the proxy, and it ends in time`, async () => {
      const proxy = await started({ silent: true });
      environment(env(proxy.port, await closedPort()));
      const report = await ask(provider('pikzels'), TARGET, { limits: { timeout: 150 } });
      assert.equal(checkOf(report, 'reach').diagnosis?.entry?.ref, 'transport/proxy-failed');
      assert.equal(checkOf(report, 'auth').state, 'undetermined');
    });
  }
});

describe('who is asked through a proxy', () => {
  it('not this machine', async () => {
    const proxy = await started({ refuse: 403 });
    const server = await apiServer(always(json(404, {})));
    environment({ HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, HTTP_PROXY: `http://127.0.0.1:${proxy.port}` });
    await ask(provider('pikzels'), server.url);
    assert.ok(server.requests.length > 0);
    const secure = await apiServer(always(json(404, {})), 'good');
    await ask(provider('pikzels'), secure.url);
    assert.ok(secure.connections() > 0);
    assert.deepEqual(proxy.asked, []);
    delete process.env['HTTP_PROXY'];
  });
  for (const name of ['other.invalid', '.invalid', '*', 'else.example,other.invalid']) {
    it(`not whom NO_PROXY names: ${name}`, async () => {
      const proxy = await started({ refuse: 403 });
      environment({ HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, NO_PROXY: name });
      const report = await ask(provider('pikzels'), 'https://other.invalid', { limits: { timeout: 500 } });
      assert.deepEqual(proxy.asked, []);
      assert.equal(checkOf(report, 'reach').way?.proxy, null);
      assert.notEqual(checkOf(report, 'reach').diagnosis?.entry?.ref, 'transport/proxy-failed');
    });
  }
});

describe('through a tunnel', () => {
  const env = (port: number): Record<string, string> => ({
    HTTPS_PROXY: `http://${USER}:${PASSWORD}@127.0.0.1:${port}`,
    NODE_EXTRA_CA_CERTS: fileURLToPath(CA_FILE),
    PIKZELS_API_KEY: 'pkz_EXAMPLE000000000000',
    DEBUG: '*',
  });

  it('the API answers, the key arrives there, and no credentials are shown anywhere', async () => {
    const server = await apiServer(always(json(404, { error: { code: 'NOT_FOUND', message: 'x' } })), 'wrong-name');
    const proxy = await started({ to: server.port });
    const args = ['probe', 'pikzels', '--base-url', TARGET];
    const [asJson, shown] = await Promise.all([
      run([...args, '--json'], { env: env(proxy.port) }),
      run(args, { env: env(proxy.port) }),
    ]);
    const { reports } = JSON.parse(asJson.stdout) as ProbeResult;
    assert.equal(reports[0]?.checks.find(({ id }) => id === 'auth')?.state, 'valid', asJson.stdout);
    assert.equal(asJson.exitCode, 0);
    assert.equal(server.requests[0]?.headers['x-api-key'], 'pkz_EXAMPLE000000000000');
    assert.equal(server.requests[0]?.headers['proxy-authorization'], undefined);
    assert.equal(reports[0]?.checks[0]?.way?.proxy, `http://127.0.0.1:${proxy.port}`);
    const all = asJson.stdout + asJson.stderr + shown.stdout + shown.stderr;
    for (const secret of [PASSWORD, Buffer.from(`${USER}:${PASSWORD}`).toString('base64'), 'pkz_EXAMPLE'])
      assert.ok(!all.includes(secret), secret);
  });

  it('a certificate for another name is not accepted', async () => {
    const server = await apiServer(always(json(404, { error: { code: 'NOT_FOUND', message: 'x' } })), 'good');
    const proxy = await started({ to: server.port });
    const { stdout, exitCode } = await run(['probe', 'pikzels', '--base-url', TARGET, '--json'], {
      env: env(proxy.port),
    });
    const { reports } = JSON.parse(stdout) as ProbeResult;
    assert.equal(reports[0]?.checks.find(({ id }) => id === 'auth')?.state, 'undetermined');
    assert.equal(server.requests.length, 0);
    assert.equal(exitCode, 1);
  });
});
