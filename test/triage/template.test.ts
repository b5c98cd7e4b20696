import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { loadCatalog } from '../../src/catalog/load.js';
import { failuresIn } from '../../src/decode/decode.js';
import { sieveFor } from '../../src/decode/may-fail.js';
import { newRuns } from '../../src/triage/runs.js';
import { hashLine, templateOf } from '../../src/triage/template.js';
import { allWitnesses } from '../support/fixtures.js';

const catalog = loadCatalog();
const sieve = sieveFor(catalog);
const WITNESSES = [...allWitnesses(), ...allWitnesses('forms/')];

function template(text: string): number {
  const bytes = Buffer.from(`..${text}..`);
  return templateOf(bytes, 2, bytes.length - 2);
}

/** Whether the sieve lets any line pass. */
function passes(text: string): boolean {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    const told = sieve.scan(bytes, at, bytes.length);
    if (told < 0) return false;
    if (bytes[told] !== 0x0a) return true;
    at = told + 1;
  }
  return false;
}

function gist(text: string): string {
  return JSON.stringify(
    failuresIn(text, catalog, 0).map(({ entry, httpStatus, code, provider }) => [
      entry?.ref,
      httpStatus,
      code,
      provider?.id,
    ]),
  );
}

/** Two lines, and whether they are the same failure. */
const PAIRS: readonly [one: string, other: string, same: boolean][] = [
  ['2026-11-20T14:07:39.123Z ERROR x 429', '2027-01-01T00:00:00.000Z ERROR x 429', true],
  ['2026-11-20 14:07:39,123 failed', '2026-11-21 15:00:00,001 failed', true],
  ['[20/Nov/2026:14:07:39 +0000] 502', '[20/Nov/2026:15:07:40 +0000] 502', true],
  ['failed after 12 ms', 'failed after 3456 ms', true],
  ['failed after 812ms', 'failed after 3s', true],
  ['used 91 %, 91%', 'used 91 %, 7%', true],
  ['id 0b9d7c1e-3f1a-4c5d-8e2f-aabbccddeeff', 'id 550e8400-e29b-41d4-a716-446655440000', true],
  ['req_8f3a9c0b12de', 'req_0011223344ff', true],
  ['from 10.0.3.4:5512', 'from 10.1.20.9:80', true],
  ['{"responseTime":431,"status":429}', '{"responseTime":512,"status":429}', true],
  ['{"size":404}', '{"size":512}', true],
  ['{"by":"user-7"}', '{"by":"user-512"}', true],
  ['user=7 agent=x', 'user=512 agent=x', true],
  ['user=404 Not Found', 'user=512 Not Found', false],
  ['user-404 Not Found', 'user-512 Not Found', false],
  ['see errors/err_ngrok_3200 (no)', 'see errors/err_ngrok_8012 (no)', false],
  ['"GET /a HTTP/1.1" 502 567 "-"', '"GET /a HTTP/1.1" 502 12 "-"', true],
  ['"GET /a HTTP/1.1" 502 567 "-"', '"GET /a HTTP/1.1" 503 567 "-"', false],
  ['GET /v1/time 503', 'GET /v1/time 429', false],
  ['GET /user 404 Not Found', 'GET /user 500 Not Found', false],
  ['2026-11-20T14:07:39 429', '2026-11-20T14:07:39 503', false],
  ['status 429', 'status 503', false],
  ['{"status":402}', '{"status":429}', false],
  ['got 402 back', 'got 403 back', false],
  ['{"code":10013}', '{"code":10014}', false],
  ['error 40001: no', 'error 40002: no', false],
  ['errno: -4078', 'errno: -4079', false],
  ['SomeError: 1003: no', 'SomeError: 1004: no', false],
  ['code: 402-1', 'code: 402-2', false],
  ['curl: (6) no', 'curl: (7) no', false],
  ['{"code":"A1B2C3D4"}', '{"code":"A1B2C3D5"}', false],
  ['HTTP/1.1 402 x', 'HTTP/1.1 403 x', false],
  ['INSUFFICIENT_CREDITS', 'INSUFFICIENT_FUNDS', false],
  ['E_HTTP2', 'E_HTTP3', false],
];

describe('the fingerprint of a record', () => {
  for (const [one, other, same] of PAIRS)
    it(`${same ? 'levels' : 'tells apart'} ${one} | ${other}`, () =>
      assert.equal(template(one) === template(other), same));

  it('is the same whatever lines were seen before', () => {
    const pieces = [
      '{"status":',
      '429',
      ' ',
      'user-',
      'b00',
      '"code":"A_B"',
      '\t',
      '2026-11-20T14:07:39.5Z',
      ', ',
      'err',
    ];
    const words = [
      'INSUFFICIENT_CREDITS',
      ' the quick brown fox jumps over the lazy dog and then over all of the others',
    ];
    const line = fc.array(fc.constantFrom(...pieces, ...words, '.', '-', 'dead', 'ms'), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 60 }), (drawn) => {
        const lines = [...drawn, ...drawn].map((each) => each.join(''));
        const bytes = Buffer.from(lines.map((each) => `${each}\n`).join(''));
        const [runs, hashed] = [newRuns(), { template: 0, end: -1 }];
        let at = 0;
        for (const each of lines) {
          hashLine(bytes, at, bytes.length, runs, hashed);
          assert.equal(hashed.end, at + each.length);
          assert.equal(hashed.template, template(each), each);
          at = hashed.end + 1;
        }
      }),
      { numRuns: 300, seed: 11 },
    );
  });

  it('depends on nothing outside of the record', () => {
    const bytes = Buffer.from('aaa 429 bbb');
    assert.equal(templateOf(bytes, 4, 7), template('429'));
  });

  it('is never shared by two different failures, over all witnesses and their lines', () => {
    const known = new Map<number, string>();
    for (const text of WITNESSES.flatMap((witness) => [witness.text, ...witness.text.split('\n')])) {
      const key = template(text);
      const other = known.get(key);
      if (other === undefined) known.set(key, text);
      else if (other !== text) assert.equal(gist(text), gist(other), `${text}\n---\n${other}`);
    }
  });

  it('is never shared by two different failures, whatever numbers and ids a witness holds', function () {
    this.timeout(20_000);
    const lines = WITNESSES.map(({ text }) => text).filter((text) => text.length < 400 && /\d/.test(text));
    const digits = fc.integer({ min: 0, max: 99_999 }).map(String);
    fc.assert(
      fc.property(fc.constantFrom(...lines), digits, digits, fc.nat(20), (text, one, other, nth) => {
        const changed = (by: string): string => {
          let index = -1;
          const count = text.match(/\d+/g)?.length ?? 1;
          return text.replace(/\d+/g, (all) => {
            index += 1;
            return index === nth % count ? by : all;
          });
        };
        const [first, second] = [changed(one), changed(other)];
        fc.pre(first !== second && template(first) === template(second));
        assert.equal(gist(first), gist(second), `${first}\n---\n${second}`);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

describe('what decode calls a failure passes the sieve', () => {
  for (const witness of WITNESSES) {
    it(witness.title, () => {
      for (const text of [witness.text, ...witness.text.split('\n')])
        if (!passes(text)) assert.equal(gist(text), '[]', text);
    });
  }
});

describe('the sieve holds back what every log is full of', () => {
  for (const line of [
    '2026-11-20T00:53:20.000Z INFO  [worker-3] job 36071dfd7ad9 finished in 1200 ms, 7800 bytes written',
    '10.0.0.1 - - [20/Nov/2026:14:07:39 +0000] "GET /v1/jobs HTTP/1.1" 200 7512 "-" "curl/8.5.0"',
    '{"level":30,"time":1763600000000,"msg":"request completed","req":{"method":"GET"},"statusCode":200}',
    '{"status":"succeeded","error":null,"errors":[],"request_id":"req_1"}',
    'host=web1 request_id=abc status=200 message="all is well" duration=123',
  ])
    it(line, () => assert.equal(passes(line), false));
});
