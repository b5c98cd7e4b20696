import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import type { Provider } from '../../src/catalog/catalog.js';
import type { AuthState, ProbeCheck, Report } from '../../src/model.js';
import {
  always,
  apiServer,
  broken,
  closedPort,
  closeServers,
  drip,
  html,
  json,
  type Reply,
  redirect,
  reset,
  silence,
  text,
} from '../support/api-server.js';
import { type Documented, documentedFor } from '../support/documented.js';
import { type Asked, ask, checkOf, PROBED, provider } from '../support/probing.js';

afterEach(closeServers);

/** The provider as if this check were its only one, and about the key: then the answer is held against its verdicts. */
function only(check: ProbeCheck, { file }: Provider): Provider {
  return provider(file.id, { checks: [{ ...check, settles: ['auth', ...check.settles] }] });
}

async function answered(of: Provider, reply: Reply, asked: Asked = {}): Promise<{ report: Report; state: AuthState }> {
  const server = await apiServer(always(reply));
  const report = await ask(of, server.url, asked);
  return { report, state: checkOf(report, 'auth').state as AuthState };
}

function play({ status, headers, body }: Documented): Reply {
  return text(status, body, headers);
}

const HUGE = 'x'.repeat(300_000);

/** Answers that nobody has listed, whatever stands in front of the API or is wrong with it. */
const OTHERS: readonly [what: string, reply: Reply][] = [
  ...[200, 401, 403, 404, 503].map((status): [string, Reply] => [`an HTML page with ${status}`, html(status)]),
  ['a challenge page', html(403, 'Just a moment...', { server: 'cloudflare', 'cf-mitigated': 'challenge' })],
  [
    'a page that calls itself JSON',
    text(200, '<!DOCTYPE html><title>Login</title>', { 'content-type': 'application/json' }),
  ],
  ['a login redirect', redirect('https://login.example.com/?next=/v1')],
  ['a permanent redirect', redirect('/elsewhere', 308)],
  ...[200, 204, 401, 403, 404, 500].map((status): [string, Reply] => [
    `nothing at all with ${status}`,
    text(status, ''),
  ]),
  ['another JSON with 200', json(200, { hello: 'world' })],
  ['an empty object with 200', json(200, {})],
  ['a list with 200', json(200, [])],
  ['a number with 200', json(200, 42)],
  ['JSON that is none', text(200, '{"hello": ', { 'content-type': 'application/json' })],
  ['bytes', text(200, Buffer.from([0, 1, 2, 255, 254, 253]), { 'content-type': 'application/octet-stream' })],
  ['a huge body', text(200, HUGE)],
  ['a list too long to read', text(404, `["${HUGE}"]`, { 'content-type': 'application/json' })],
  ['a reset before the answer', reset],
  ['too many requests', json(429, { message: 'Too many requests' }, { 'retry-after': '7' })],
  ...[500, 502, 503, 504].map((status): [string, Reply] => [
    `JSON with ${status}`,
    json(status, { message: 'EXAMPLE' }),
  ]),
  [
    'JSON 403 of a firewall',
    json(403, { message: 'Request blocked', incident: 'EXAMPLE-1' }, { server: 'EXAMPLE-WAF' }),
  ],
  [
    'JSON 401 of a gateway',
    json(401, { fault: { faultstring: 'EXAMPLE', detail: { errorcode: 'oauth.v2.EXAMPLE' } } }),
  ],
  ['JSON 404 of another form', json(404, { timestamp: 1, path: '/v1', status: 404, error: 'Not Found' })],
  ['JSON 404 of a router', json(404, { message: 'no Route matched with those values' })],
  ['JSON 404 of a platform', json(404, { error: { code: 'not_found', message: 'The page could not be found' } })],
  ['JSON 404 of a platform, in capitals', json(404, { error: { code: '404', message: 'NOT_FOUND' } })],
  ['JSON 404 of another API', json(404, { code: 'not_found', message: 'EXAMPLE' })],
  ['JSON 404 of a web framework', json(404, { detail: 'Not Found' })],
];

const OPEN: readonly AuthState[] = ['undetermined', 'blocked'];

for (const each of PROBED) {
  for (const check of each.file.probe?.checks ?? []) {
    const of = only(check, each);
    const lists = check.verdicts.map((verdict) => ({ verdict, documented: documentedFor(each, check, verdict) }));

    describe(`${each.file.id}, ${check.id}: a listed answer gives its verdict`, () => {
      for (const { verdict, documented } of lists) {
        for (const answer of documented) {
          it(`${answer.title}: ${verdict.state}`, async () => {
            const { report, state } = await answered(of, play(answer));
            assert.equal(state, verdict.state, JSON.stringify(checkOf(report, 'auth'), null, 1));
            assert.equal(report.requests, 1);
            assert.notEqual(checkOf(report, 'auth').source, null);
          });
        }
      }
    });

    describe(`${each.file.id}, ${check.id}: any other answer proves nothing`, () => {
      for (const [what, reply] of OTHERS) {
        it(what, async () => {
          const { state } = await answered(of, reply);
          assert.ok(OPEN.includes(state), state);
          // A page is never the answer of an API: somebody in front of it speaks.
          if (what.startsWith('an HTML page')) assert.equal(state, 'blocked');
        });
      }
      it('a port on which nobody listens', async () => {
        const report = await ask(of, `http://127.0.0.1:${await closedPort()}`);
        assert.equal(checkOf(report, 'auth').state, 'undetermined');
        assert.equal(checkOf(report, 'reach').diagnosis?.entry?.ref, 'transport/connection-refused');
        assert.equal(report.requests, 1);
      });
      it('no answer at all, in time', async () => {
        const { report, state } = await answered(of, silence, { limits: { timeout: 60 } });
        assert.equal(state, 'undetermined');
        assert.equal(checkOf(report, 'reach').verdict, 'bad');
        assert.equal(checkOf(report, 'reach').diagnosis?.category, 'timeout');
      });
    });

    describe(`${each.file.id}, ${check.id}: a listed answer that is damaged or out of place proves nothing`, () => {
      const good = lists.filter(({ verdict }) => verdict.state === 'valid').flatMap(({ documented }) => documented);
      for (const answer of good) {
        for (const [how, reply] of damaged(answer)) {
          it(`${answer.title}, ${how}`, async () => {
            const { state } = await answered(of, reply);
            assert.ok(OPEN.includes(state), state);
          });
        }
      }
      const bad = lists.filter(({ verdict }) => verdict.state !== 'valid');
      for (const { verdict, documented } of bad) {
        for (const [how, reply] of damaged(documented[0] as Documented)) {
          it(`${documented[0]?.title} (${verdict.state}), ${how}`, async () => {
            assert.notEqual((await answered(of, reply)).state, 'valid');
          });
        }
      }
      it(`${good[0]?.title}, letter by letter`, async () => {
        const { status, body } = good[0] as Documented;
        const { state } = await answered(of, drip(status, body.padEnd(60), 20), { limits: { timeout: 90 } });
        assert.equal(state, 'undetermined');
      });
    });
  }
}

/** The same answer, cut, broken off, or said by somebody else. */
function damaged({ status, body, headers }: Documented): [how: string, reply: Reply][] {
  const page = `<!DOCTYPE html><html><title>x</title><pre>${body}</pre></html>`;
  return [
    ['whose connection breaks in the middle', broken(status, body)],
    ['that ends in the middle', text(status, body.slice(0, Math.ceil(body.length / 2)), headers)],
    ['that ends before its last character', text(status, body.trimEnd().slice(0, -1), headers)],
    ['with a megabyte behind it', text(status, body + ' '.repeat(1_000_000), headers)],
    ['with a redirect', text(302, body, { ...headers, location: 'https://login.example.com/' })],
    ...[400, 402, 429, 500, 503]
      .filter((other) => other !== status)
      .map((other): [string, Reply] => [`with ${other}`, text(other, body, headers)]),
    ['inside a page', text(status, page, { 'content-type': 'text/html' })],
    ['in a string', json(status, body)],
  ];
}

describe('the contract is about something', () => {
  it('has providers, and every state that a provider can list', () => {
    const states = new Set(
      PROBED.flatMap(({ file }) => file.probe?.checks ?? []).flatMap(({ verdicts }) =>
        verdicts.map(({ state }) => state),
      ),
    );
    assert.deepEqual([...states].sort(), ['blocked', 'disabled', 'invalid', 'not-allowed', 'valid']);
  });
});
