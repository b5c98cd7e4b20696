import assert from 'node:assert/strict';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import { afterEach, describe, it } from 'mocha';
import { type Reachability, reachabilityOf } from '../../src/probe/address.js';
import { targetOf } from '../../src/probe/target.js';
import {
  always,
  apiServer,
  broken,
  closeServers,
  depending,
  html,
  json,
  type Reply,
  redirect,
  reset,
  socketServer,
  text,
} from '../support/api-server.js';
import { ask, checkOf, keyFor, PROBED, provider } from '../support/probing.js';

afterEach(closeServers);

const REPLIES: readonly [what: string, reply: Reply][] = [
  ...[200, 204, 301, 302, 307, 308, 400, 401, 402, 403, 404, 405, 418, 422, 429, 500, 503].map(
    (status): [string, Reply] => [
      `JSON with ${status}`,
      json(status, { message: 'EXAMPLE' }, { location: '/elsewhere', 'retry-after': '0', 'set-cookie': 'a=EXAMPLE' }),
    ],
  ),
  ['a page', html(403)],
  ['a reset', reset],
  ['a broken body', broken(401, '{"message":"EXAMPLE"}')],
];

for (const each of PROBED) {
  const { file } = each;
  const most = (file.probe?.checks ?? []).reduce((sum, { requests }) => sum + requests, 0);
  const name = file.auth?.header.toLowerCase() ?? '';

  describe(`${file.id}: no request but the declared ones`, () => {
    for (const [what, reply] of REPLIES) {
      it(what, async () => {
        const server = await apiServer(always(reply));
        const report = await ask(provider(file.id), server.url);
        assert.ok(
          server.requests.length >= 1 && server.requests.length <= most,
          `${server.requests.length} of ${most}`,
        );
        assert.equal(report.requests, server.requests.length);
        assert.equal(report.exchanges.length, server.requests.length);
        assert.equal(report.billable, 0);
        const paths = new Set(file.probe?.checks.map(({ path }) => path));
        for (const { method, path, headers } of server.requests) {
          assert.equal(method, 'GET');
          assert.ok(paths.has(path), path);
          assert.equal(headers['content-length'] ?? headers['transfer-encoding'], undefined);
          assert.equal(headers['cookie'], undefined);
        }
      });
    }

    it('the key is in its header and nowhere else; without a key, and with a made-up one, it is not there at all', async () => {
      const server = await apiServer(always(json(401, { message: 'EXAMPLE' })));
      const report = await ask(provider(file.id), server.url);
      const purposes = report.exchanges.map(({ purpose }) => purpose);
      assert.equal(server.requests.length, purposes.length);
      server.requests.forEach(({ path, headers }, index) => {
        const { [name]: carried = '', ...rest } = headers;
        assert.ok(!JSON.stringify([path, rest]).includes(keyFor(each)));
        assert.equal(carried.includes(keyFor(each)), purposes[index] === 'the given key');
        assert.equal(carried === '', purposes[index] === 'no key');
      });
    });

    it('without a key one request is made, and none carries one', async () => {
      const server = await apiServer(always(json(401, { message: 'EXAMPLE' })));
      const report = await ask(provider(file.id), server.url, { key: null });
      assert.equal(server.requests.length, 1);
      assert.equal(server.requests[0]?.headers[name], undefined);
      assert.deepEqual(
        report.checks.map(({ id, verdict }) => [id, verdict]),
        [['reach', 'good']],
      );
    });
  });
}

describe('a redirect is not followed', () => {
  for (const status of [301, 302, 303, 307, 308]) {
    it(`with ${status}`, async () => {
      const elsewhere = await apiServer(always(json(404, { error: { code: 'NOT_FOUND' } })));
      const server = await apiServer(always(redirect(`${elsewhere.url}/login`, status)));
      const report = await ask(provider('pikzels'), server.url);
      assert.equal(elsewhere.connections(), 0);
      assert.equal(server.requests.length, 1);
      assert.equal(checkOf(report, 'auth').state, 'undetermined');
      assert.match(checkOf(report, 'reach').finding, /redirects to 127\.0\.0\.1:\d+/);
    });
  }
});

describe('a body is read so far and no further', () => {
  it('however long it is', async () => {
    let written = 0;
    const endless: Reply = (response) => {
      const chunk = Buffer.alloc(64 * 1024, 'x');
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = (): void => {
        while (!response.destroyed && written < 1e9) {
          written += chunk.length;
          if (!response.write(chunk)) return void response.once('drain', more);
        }
      };
      more();
    };
    const server = await apiServer(always(endless));
    const report = await ask(provider('pikzels'), server.url);
    assert.equal(checkOf(report, 'auth').state, 'undetermined');
    assert.ok(written < 50e6, `${written}`);
    assert.ok((report.exchanges[0]?.body.length ?? 0) <= 2000);
  });
  it('nor unpacked', async () => {
    const { gzipSync } = await import('node:zlib');
    const bomb = gzipSync(Buffer.alloc(50e6));
    const server = await apiServer(always(text(200, bomb, { 'content-encoding': 'gzip' })));
    const before = process.memoryUsage().rss;
    const report = await ask(provider('pikzels'), server.url);
    assert.equal(checkOf(report, 'auth').state, 'undetermined');
    assert.ok(process.memoryUsage().rss - before < 40e6);
  });
});

const PUBLIC = ['8.8.8.8', '1.1.1.1', '172.32.0.1', '192.169.0.1', '2606:4700::1111', '::ffff:8.8.8.8'];
const LOOPBACK = ['127.0.0.1', '127.8.9.10', '::1', '[::1]', '::ffff:127.0.0.1', '::ffff:7f00:1'];
const SPELLED_LOOPBACK = ['127.1', '2130706433', '0x7f000001', '0x7f.1', '0177.0.0.1', '017700000001'];
// biome-ignore format: a table
const PRIVATE = [
  '10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', // RFC 1918
  '169.254.169.254', '169.254.170.2', '169.254.0.1', '100.100.100.200', '192.0.0.192', 'fd00:ec2::254', // metadata
  '100.64.0.1', '198.18.0.1', '192.0.2.1', '198.51.100.1', '203.0.113.1', '192.88.99.1', '240.0.0.1',
  '0.0.0.0', '0.1.2.3', '::', '255.255.255.255', '224.0.0.1', '239.255.255.250', 'ff02::1', 'ff0e::1',
  'fc00::1', 'fdff::1', 'fe80::1', 'fe80::1%eth0', '[fe80::1%25eth0]', 'febf::1', 'fec0::1',
  '::ffff:10.0.0.1', '::ffff:169.254.169.254', '::ffff:a9fe:a9fe', '::a9fe:a9fe', '::10.0.0.1', '::ffff:0:a00:1',
  '64:ff9b::a9fe:a9fe', '64:ff9b::7f00:1', '64:ff9b::808:808', '64:ff9b:1::a00:1', '2002:a9fe:a9fe::', '2002:7f00:1::1', '2001:0:a00:1::1',
  '2001:db8::1', '3fff::1', '100::1', '5f00::1',
  '2852039166', '0xa9fea9fe', '0251.0376.0251.0376', '0xa9.0xfe.0xa9.0xfe', '169.254.43518', '012.0.0.1', '10.1',
];
const NO_ADDRESS = ['', 'localhost', 'api.example.com', '1.2.3.4.5', '256.1.1.1', 'g::1', '127.0.0.1.example.com'];

describe('where an address leads', () => {
  const cases: [Reachability, readonly string[]][] = [
    ['public', PUBLIC],
    ['loopback', [...LOOPBACK, ...SPELLED_LOOPBACK]],
    ['private', [...PRIVATE, ...NO_ADDRESS]],
  ];
  for (const [reachability, addresses] of cases) {
    for (const address of addresses)
      it(`${address === '' ? 'nothing' : address}: ${reachability}`, () =>
        assert.equal(reachabilityOf(address), reachability));
  }
});

describe('where no key is sent', () => {
  const inUrl = (address: string): string =>
    address.includes(':') && !address.startsWith('[') ? `[${address.replace(/%.*/, '')}]` : address;
  for (const address of PRIVATE.filter((each) => !each.includes('%25'))) {
    it(`https://${inUrl(address)}, unless it is said`, () => {
      const base = `https://${inUrl(address)}/`;
      assert.equal((targetOf(base, false) as { code?: string }).code, 'private-address');
      assert.ok(targetOf(base, true) instanceof URL);
    });
  }
  // biome-ignore format: a table
  const refused: readonly (readonly [base: string, code: string])[] = [
    ['http://api.example.com', 'not-encrypted'], ['HTTP://API.EXAMPLE.COM', 'not-encrypted'],
    ['http://8.8.8.8', 'not-encrypted'], ['http://10.0.0.1', 'not-encrypted'], ['http://localhost.example.com', 'not-encrypted'],
    ['http://127.0.0.1.example.com', 'not-encrypted'], ['http://169.254.169.254', 'not-encrypted'],
    ['https://user:EXAMPLE@api.example.com', 'credentials-in-url'], ['https://EXAMPLE@api.example.com', 'credentials-in-url'],
    ['https://:EXAMPLE@api.example.com', 'credentials-in-url'], ['http://user:EXAMPLE@localhost', 'credentials-in-url'],
    ['https://api.example.com?key=EXAMPLE', 'query-in-url'], ['https://api.example.com#EXAMPLE', 'query-in-url'],
    ['ftp://api.example.com', 'not-a-url'], ['file:///etc/passwd', 'not-a-url'], ['javascript:alert(1)', 'not-a-url'],
    ['data:text/plain,x', 'not-a-url'], ['api.example.com', 'not-a-url'], ['', 'not-a-url'], ['https://', 'not-a-url'], ['https://[fe80::1%25eth0]', 'not-a-url'],
  ];
  for (const [base, code] of refused)
    it(`${base}: ${code}`, () => {
      for (const isPrivateAllowed of [false, true]) {
        const notice = targetOf(base, isPrivateAllowed) as { code?: string };
        if (code !== 'private-address') assert.equal(notice.code, code);
        assert.ok(!JSON.stringify(notice).includes('EXAMPLE@'), 'credentials are not shown');
      }
    });
  for (const base of [
    'http://localhost:8080',
    'http://api.localhost',
    'http://LOCALHOST.',
    ...[...LOOPBACK, ...SPELLED_LOOPBACK].map((each) => `http://${inUrl(each)}`),
    'https://api.example.com/v2',
  ])
    it(`but ${base} is fine`, () => assert.ok(targetOf(base, false) instanceof URL));
});

describe('a name that leads somewhere else', () => {
  const real = dns.lookup;
  const restore = (): void => {
    dns.lookup = real;
    syncBuiltinESMExports();
  };
  afterEach(restore);

  /** As if the name server said so. */
  function leadingTo(...addresses: string[]): void {
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    const lookup = (_name: string, _options: unknown, done: (error: null, all: typeof found) => void): void =>
      done(null, found);
    dns.lookup = lookup as unknown as typeof dns.lookup;
    syncBuiltinESMExports();
  }

  for (const addresses of [
    ['10.0.0.1'],
    ['169.254.169.254'],
    ['127.0.0.1'],
    ['::1'],
    ['::ffff:127.0.0.1'],
    ['::ffff:a9fe:a9fe'],
    ['64:ff9b::a9fe:a9fe'],
    ['fe80::1'],
    ['0.0.0.0'],
    ['127.0.0.1', '8.8.8.8'],
    ['8.8.8.8', '127.0.0.1'],
  ]) {
    it(`to ${addresses.join(' and ')}: nothing is sent`, async () => {
      const server = await socketServer((socket) => socket.destroy());
      leadingTo(...addresses);
      const report = await ask(provider('pikzels'), `https://rebound.example:${server.port}`, {
        limits: { timeout: 300 },
      });
      assert.equal(server.connections(), 0);
      const reach = checkOf(report, 'reach');
      assert.equal(reach.verdict, 'bad');
      assert.match(reach.finding, /which is not a public address\. Nothing was sent\./);
      assert.equal(checkOf(report, 'auth').state, 'undetermined');
      assert.ok(reach.next.some((step) => step.includes('--allow-private')));
    });
  }

  it('to this machine, and it is said that this is meant: the connection is made', async () => {
    const server = await socketServer((socket) => socket.destroy());
    leadingTo('127.0.0.1');
    await ask(provider('pikzels'), `https://rebound.example:${server.port}`, { limits: { isPrivateAllowed: true } });
    assert.ok(server.connections() > 0);
  });

  it('`localhost` that leads away from this machine: nothing is sent', async () => {
    const server = await socketServer((socket) => socket.destroy());
    leadingTo('10.0.0.1');
    const report = await ask(provider('pikzels'), `http://localhost:${server.port}`, {
      limits: { timeout: 300, isPrivateAllowed: true },
    });
    assert.match(checkOf(report, 'reach').finding, /Nothing was sent/);
  });
});

describe('three answers that are compared', () => {
  const given = keyFor(provider('pikzels'));
  const kind = (headers: Readonly<Record<string, string>>): 'given' | 'none' | 'wrong' =>
    headers['x-api-key'] === undefined ? 'none' : headers['x-api-key'] === given ? 'given' : 'wrong';
  const no = (status: number, message: string): Reply => json(status, { message });
  // biome-ignore format: a table
  const cases: readonly (readonly [what: string, given: Reply, none: Reply, wrong: Reply, state: string])[] = [
    ['403 whatever is sent', no(403, 'a'), no(403, 'a'), no(403, 'a'), 'blocked'],
    ['401 whatever is sent', no(401, 'a'), no(401, 'a'), no(401, 'a'), 'undetermined'],
    ['404 whatever is sent', no(404, 'a'), no(404, 'a'), no(404, 'a'), 'undetermined'],
    ['as a wrong key, other than none, 401', no(401, 'a'), no(401, 'b'), no(401, 'a'), 'invalid'],
    ['as a wrong key, other than none, 403', no(403, 'a'), no(401, 'b'), no(403, 'a'), 'invalid'],
    ['as a wrong key, other than none, 404', no(404, 'a'), no(401, 'b'), no(404, 'a'), 'undetermined'],
    ['as without a key: it may not arrive', no(401, 'a'), no(401, 'a'), no(401, 'b'), 'undetermined'],
    ['403, a wrong key is refused', no(403, 'a'), no(401, 'b'), json(401, { error: { code: 'INVALID_API_KEY', message: 'x' } }), 'not-allowed'],
    ['403, a wrong key gets another unknown answer', no(403, 'a'), no(401, 'b'), no(401, 'c'), 'undetermined'],
    ['404, a wrong key is refused', no(404, 'a'), no(401, 'b'), json(401, { error: { code: 'INVALID_API_KEY', message: 'x' } }), 'undetermined'],
    ['402, a wrong key is refused', no(402, 'a'), no(401, 'b'), no(401, 'c'), 'undetermined'],
    ['a reset without a key', no(401, 'a'), reset, no(401, 'a'), 'undetermined'],
    ['a reset with a wrong key', no(403, 'a'), no(403, 'a'), reset, 'undetermined'],
  ];
  for (const [what, ofGiven, none, wrong, state] of cases) {
    it(`${what}: ${state}`, async () => {
      const server = await apiServer(depending(({ headers }) => ({ given: ofGiven, none, wrong })[kind(headers)]));
      const report = await ask(provider('pikzels'), server.url);
      assert.deepEqual(
        server.requests.map(({ headers }) => kind(headers)),
        ['given', 'none', 'wrong'],
      );
      assert.equal(checkOf(report, 'auth').state, state);
      assert.equal(report.requests, 3);
    });
  }
});
