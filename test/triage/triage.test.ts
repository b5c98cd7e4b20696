import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { loadCatalog } from '../../src/catalog/load.js';
import { decode } from '../../src/decode/decode.js';
import { sieveFor } from '../../src/decode/may-fail.js';
import type { TriageResult } from '../../src/model.js';
import { MOST_GROUPS, mergeTriage, newTotals, putGroup, toResult } from '../../src/triage/merge.js';
import { recordReader } from '../../src/triage/records.js';
import { timeOf } from '../../src/triage/time.js';
import { type TriageOptions, triage } from '../../src/triage/triage.js';

const catalog = loadCatalog();
const NOW = Date.parse('2026-11-20T12:00:00Z');
const ALL: TriageOptions = { now: NOW, since: null, until: null, provider: null, category: null };

async function* chunksOf(text: string | Uint8Array, size = 1 << 20): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text as string);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function run(text: string, options = ALL, size?: number, file: string | null = null): Promise<TriageResult> {
  return triage([{ file, chunks: chunksOf(text, size) }], catalog, options);
}

const RECORDS = [
  '2026-11-20T10:00:00Z INFO all is well\n',
  '2026-11-20T10:00:01Z ERROR {"detail":"INSUFFICIENT_CREDITS"}\n',
  '2026-11-20T10:05:00Z WARN got HTTP 429 Too Many Requests\n',
  '{"time":1763632800000,"level":"error","status":503,"error":{"code":"queue_full"}}\n',
  '{"time":1763632800000,"level":"info","status":200}\n',
  'ERROR {"error":{"code":"A_CODE_NOBODY_KNOWS","message":"no 17"}}\n',
  'Traceback (most recent call last):\n  File "a.py", line 1, in f\n    g()\nValueError: HTTP 500 came back\n',
  'Error: connect ECONNREFUSED 10.0.0.1:443\n    at TCPConnectWrap.afterConnect (node:net:1555:16)\n',
];

const logs = fc.array(fc.constantFrom(...RECORDS), { maxLength: 40 });

describe('triage', () => {
  it('comes to the same whatever the chunks are', async () => {
    const text = RECORDS.join('').repeat(3);
    const whole = await run(text);
    for (const size of [1, 7, 64, 1000]) assert.deepEqual(await run(text, ALL, size), whole);
    assert.equal(whole.lines, text.split('\n').length - 1);
  });

  it('adds up: the groups to the failures, the providers, charges and retries to the groups', async () => {
    await fc.assert(
      fc.asyncProperty(logs, async (records) => {
        const result = await run(records.join(''));
        const sum = (counts: readonly { count: number }[]): number => counts.reduce((all, { count }) => all + count, 0);
        assert.equal(sum(result.groups), result.failures);
        assert.equal(sum(result.groups.filter(({ entry }) => entry === null)), result.unrecognised);
        for (const group of result.groups)
          for (const counts of [group.providers, group.billed, group.retry]) assert.equal(sum(counts), group.count);
        assert.equal(
          sum((result.timeline?.counts ?? []).map((count) => ({ count }))) + result.undated,
          result.failures,
        );
      }),
      { numRuns: 60, seed: 3 },
    );
  });

  it('says how many a time left out because they have none, and with them nothing is missing', async () => {
    await fc.assert(
      fc.asyncProperty(logs, async (records) => {
        const whole = await run(records.join(''));
        const narrowed = await run(records.join(''), { ...ALL, since: 0 });
        assert.equal(narrowed.leftOut, whole.undated);
        assert.equal(narrowed.failures + narrowed.leftOut, whole.failures);
      }),
      { numRuns: 30, seed: 5 },
    );
  });

  it('comes to what decode makes of each record alone', async () => {
    const result = await run(RECORDS.join(''));
    const alone = RECORDS.flatMap((record) =>
      decode(record, catalog, NOW).diagnoses.map(({ entry }) => entry?.ref ?? null),
    );
    const grouped = result.groups.flatMap(({ entry, count }) => Array<string | null>(count).fill(entry));
    assert.deepEqual(grouped.map(String).sort(), alone.map(String).sort());
  });

  it('counts a failure among thousands of lines that are alike but for it', async () => {
    const fine = '{"time":1763632800000,"level":"info","status":200,"user":"user-17"}\n';
    const failed = '{"time":1763632800000,"level":"info","status":402,"user":"user-17"}\n';
    const { failures, lines, groups } = await run(`${fine.repeat(2000)}${failed}${fine.repeat(2000)}${failed}`);
    assert.deepEqual([lines, failures, groups[0]?.first.line, groups[0]?.last.line], [4002, 2, 2001, 4002]);
  });

  it('comes to the same when hardly a line is like another', async () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const word = (at: number): string => [at, at / 26, at / 676].map((each) => letters[Math.floor(each) % 26]).join('');
    const text = Array.from({ length: 3000 }, (_, at) =>
      at % 1000 === 999 ? 'ERROR {"detail":"INSUFFICIENT_CREDITS"}\n' : `INFO ${word(at)} said ${word(at * 7)}\n`,
    ).join('');
    const { failures, lines, groups } = await run(text);
    assert.deepEqual([lines, failures, groups.length, groups[0]?.last.line], [3000, 3, 1, 3000]);
  });

  it('names the line and the time of the first and the last', async () => {
    const { groups } = await run(`${RECORDS[0]}${RECORDS[2]}${RECORDS[0]}${RECORDS[2]}`);
    assert.equal(groups[0]?.first.line, 2);
    assert.equal(groups[0]?.last.line, 4);
    assert.equal(groups[0]?.last.time, '2026-11-20T10:05:00.000Z');
  });

  it('keeps to the window, the provider and the category that were asked for', async () => {
    const text = RECORDS.join('');
    const since = Date.parse('2026-11-20T10:04:00Z');
    assert.deepEqual((await run(text, { ...ALL, since })).failures, 1);
    assert.ok(
      (await run(text, { ...ALL, category: 'billing' })).groups.every(({ category }) => category === 'billing'),
    );
    assert.equal((await run(text, { ...ALL, provider: 'nobody' })).failures, 0);
  });

  it('shows no secret and nothing that steers a terminal', async () => {
    const secret = 'sk-EXAMPLE1234567890abcdefSENTINEL';
    const text = `ERROR 401 Unauthorized {"error":{"code":"bad_key","message":"key ${secret}"}} Authorization: Bearer ${secret} \u001b[31m\u202e\n`;
    const result = await run(text.repeat(2));
    const shown = JSON.stringify(result);
    assert.ok(shown.includes('bad_key'));
    assert.ok(!shown.includes('SENTINEL'));
    for (const { sample, title } of result.groups) assert.doesNotMatch(sample.text + title, /[\u001b\u202e]/);
  });

  it('reads one line of 60 MB in little room, and finds what stands in its middle', async () => {
    const blank = Buffer.alloc(1 << 20, 'x ');
    async function* long(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < 60; at += 1) {
        if (at === 30) yield Buffer.from('{"error":{"code":"INSUFFICIENT_CREDITS","message":"no"}}');
        yield blank;
      }
    }
    const result = await triage([{ file: null, chunks: long() }], catalog, ALL);
    assert.equal(result.lines, 1);
    assert.equal(result.failures, 1);
    assert.deepEqual(result.groups[0]?.codes, [{ value: 'INSUFFICIENT_CREDITS', count: 1 }]);
  });
});

describe('results that are merged', () => {
  it('equal one run over all, in any order and however they are put together', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(logs, { minLength: 2, maxLength: 5 }), fc.boolean(), async (shards, isTurned) => {
        const files = shards.map((records, index) => ({ file: `f${index}`, text: records.join('') }));
        const all = await triage(
          files.map(({ file, text }) => ({ file, chunks: chunksOf(text) })),
          catalog,
          ALL,
        );
        const parts = await Promise.all(files.map(({ file, text }) => run(text, ALL, 100, file)));
        const ordered = isTurned ? [...parts].reverse() : parts;
        assert.deepEqual(mergeTriage(ordered), all);
        const [first, ...rest] = ordered as [TriageResult, ...TriageResult[]];
        assert.deepEqual(mergeTriage([first, mergeTriage(rest)]), all);
        assert.deepEqual(mergeTriage([JSON.parse(JSON.stringify(mergeTriage([all]))) as TriageResult]), all);
      }),
      { numRuns: 40, seed: 5 },
    );
  });
});

describe('more groups than are kept', () => {
  const FEW = MOST_GROUPS * 2 + 100;
  const name = (at: number): string =>
    `CODE_${String.fromCharCode(65 + (at % 26), 65 + (Math.floor(at / 26) % 26))}_${at}`;
  const resultOf = (from: number, to: number): TriageResult => {
    const totals = newTotals();
    for (let at = from; at < to; at += 1) {
      const spot = { file: 'a', line: at + 1, time: null };
      totals.failures += 1;
      totals.unrecognised += 1;
      totals.undated += 1;
      totals.lines += 1;
      putGroup(totals, {
        ...{ entry: null, fingerprint: name(at), title: name(at), category: 'unknown', owner: 'caller', count: 1 },
        ...{ providers: new Map([['unknown', 1]]), retry: new Map(), billed: new Map(), statuses: new Map() },
        ...{ codes: new Map([[name(at), 1]]), first: spot, last: spot, sample: { ...spot, text: name(at) } },
      });
    }
    return toResult(totals);
  };

  it('go together by their names, whatever the parts and their order', () => {
    const whole = resultOf(0, FEW);
    const cuts = [0, 50, 1900, 4050, FEW];
    const parts = cuts.slice(1).map((to, index) => resultOf(cuts[index] as number, to));
    assert.equal(whole.groups.length, MOST_GROUPS + 1);
    assert.equal(
      whole.groups.reduce((sum, { count }) => sum + count, 0),
      FEW,
    );
    assert.equal(whole.groups[0]?.title, 'Other failures');
    assert.deepEqual(mergeTriage(parts), whole);
    assert.deepEqual(mergeTriage([...parts].reverse()), whole);
    const [first, ...rest] = parts as [TriageResult, ...TriageResult[]];
    assert.deepEqual(mergeTriage([mergeTriage(rest), first]), whole);
  });
});

describe('lines that belong together', () => {
  const recordsOf = (text: string): string[] => {
    const found: string[] = [];
    const sieve = sieveFor(catalog);
    const reader = recordReader(sieve, (bytes, start, end) =>
      found.push(Buffer.from(bytes.subarray(start, end)).toString()),
    );
    reader.feed(Buffer.from(text));
    reader.flush();
    return found;
  };
  const CASES: readonly [what: string, text: string][] = [
    ['a stack of Node', 'Error: connect ECONNREFUSED 1.2.3.4:443\n    at a (b.js:1:2)\n    at c (d.js:3:4)'],
    [
      'a stack of Java',
      'java.io.IOException: no\n\tat a.b(C.java:1)\nCaused by: java.net.ConnectException: refused\n\t... 3 more',
    ],
    [
      'a Python traceback',
      'Traceback (most recent call last):\n  File "a.py", line 1, in f\n    g()\nValueError: HTTP 500',
    ],
    ['a pretty-printed object', '{\n  "error": {\n    "code": "X_Y"\n  }\n}'],
    ['an HTTP answer', 'HTTP/1.1 402 Payment Required\nContent-Type: application/json\n\n{"detail":"X_Y"}'],
  ];
  for (const [what, text] of CASES)
    it(what, () =>
      assert.deepEqual(recordsOf(`INFO before\n${text}\nINFO after\nERROR 500 Server Error\n`), [
        text,
        'ERROR 500 Server Error',
      ]),
    );
});

describe('the time of a record', () => {
  const CASES: readonly [text: string, time: string | null][] = [
    ['2026-11-20T14:07:39.123Z x', '2026-11-20T14:07:39.123Z'],
    ['[2026-11-20 14:07:39,5] x', '2026-11-20T14:07:39.500Z'],
    ['2026-11-20T14:07:39+01:00 x', '2026-11-20T13:07:39.000Z'],
    ['2026/11/20 14:07:39 [error] x', '2026-11-20T14:07:39.000Z'],
    ['1.2.3.4 - - [20/Nov/2026:14:07:39 -0700] "GET', '2026-11-20T21:07:39.000Z'],
    ['Nov 19 14:07:39 host app: x', '2026-11-19T14:07:39.000Z'],
    ['Dec  1 14:07:39 host app: x', '2025-12-01T14:07:39.000Z'],
    ['1763632800 x', '2025-11-20T10:00:00.000Z'],
    ['{"level":50,"time":1763632800123}', '2025-11-20T10:00:00.123Z'],
    ['{"a":1,"ts":1763632800.5}', '2025-11-20T10:00:00.500Z'],
    ['{"@timestamp": "2026-11-20T14:07:39Z"}', '2026-11-20T14:07:39.000Z'],
    ['level=error ts=2026-11-20T14:07:39Z msg=x', '2026-11-20T14:07:39.000Z'],
    ['2024-02-29T23:59:59Z x', '2024-02-29T23:59:59.000Z'],
    ['2000-03-01T00:00:00Z x', '2000-03-01T00:00:00.000Z'],
    ['2100-01-31T00:00:00Z x', '2100-01-31T00:00:00.000Z'],
    ['2026-13-40T14:07:39Z x', null],
    ['{"times":3,"time":"soon"}', null],
    ['ERROR 503', null],
    ['', null],
  ];
  for (const [text, expected] of CASES)
    it(text, () => {
      const bytes = Buffer.from(text);
      const time = timeOf(bytes, 0, bytes.length, NOW);
      assert.equal(time === null ? null : new Date(time).toISOString(), expected);
    });
});
