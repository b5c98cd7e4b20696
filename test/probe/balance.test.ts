import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { afterEach, describe, it } from 'mocha';
import { EXIT, exitOfProbe } from '../../src/exit.js';
import type { CheckReport, CheckVerdict, ProbeCheck, Report } from '../../src/model.js';
import { balanceIn } from '../../src/probe/balance.js';
import { statuspage } from '../../src/probe/service.js';
import {
  always,
  apiServer,
  closedPort,
  closeServers,
  depending,
  drip,
  html,
  json,
  type Reply,
  redirect,
  reset,
  silence,
  text,
} from '../support/api-server.js';
import { ask, checkOf, PROBED, provider } from '../support/probing.js';
import { ROOT } from '../support/root.js';
import { run } from '../support/run.js';

afterEach(closeServers);

const KEY = 'EXAMPLE0aB1cD2eF3gH4iJ5kL6';

describe('what a balance says', () => {
  // biome-ignore format: a table
  const cases: readonly (readonly [body: unknown, value: number | null, verdict: CheckVerdict, least?: number])[] = [
    [{ balance: 12.5 }, 12.5, 'good'], [{ balance: '12.50' }, 12.5, 'good'], [{ balance: 0 }, 0, 'bad'], [{ balance: '0.00' }, 0, 'bad'],
    [{ balance: -3 }, -3, 'bad'], [{ balance: 0.01 }, 0.01, 'good'], [{ balance: 1e15 }, 1e15, 'good'],
    [{ balance: null }, null, 'unknown'], [{ balance: true }, null, 'unknown'], [{ balance: 'many' }, null, 'unknown'], [{ balance: '' }, null, 'unknown'],
    [{ balance: '0x10' }, null, 'unknown'], [{ balance: '1e3' }, null, 'unknown'], [{ balance: {} }, null, 'unknown'], [{ balance: [5] }, null, 'unknown'],
    [{ balance: 10 }, 10, 'good', 10], [{ balance: 10 }, 10, 'bad', 10.01], [{ balance: '9.99' }, 9.99, 'bad', 10], [{ balance: 0 }, 0, 'good', 0], [{ balance: -1 }, -1, 'bad', 0], [{ balance: -1 }, -1, 'good', -5],
  ];
  for (const [body, value, verdict, least] of cases) {
    it(`${JSON.stringify(body)}${least === undefined ? '' : `, at least ${least}`}: ${verdict}`, async () => {
      const server = await apiServer(always(json(200, body)));
      const report = await ask(provider('runblob'), server.url, { minBalance: least ?? null });
      const balance = checkOf(report, 'balance');
      assert.equal(balance.value, value);
      assert.equal(balance.verdict, verdict);
      assert.equal(balance.unit, value === null ? null : 'USD');
      assert.equal(checkOf(report, 'auth').state, 'valid');
      assert.equal(
        exitOfProbe({ version: 1, reports: [report], planned: null }),
        { good: 0, bad: 1, unknown: 3, 'not-offered': 0 }[verdict],
      );
      if (verdict === 'bad') assert.ok(balance.next.length > 0);
    });
  }

  it('of what is used, the rest', () => {
    const reading = { at: 'data.total', minus: 'data.used', unit: 'USD', source: 'x' };
    assert.equal(balanceIn('{"data":{"total":0.3,"used":"0.1"}}', reading), 0.2);
    assert.equal(balanceIn('{"data":{"total":0.3}}', reading), null);
    assert.equal(balanceIn('{"data":[]}', reading), null);
    assert.equal(balanceIn('nonsense', reading), null);
  });
  it('a path never leads into what every object has', () => {
    for (const at of ['constructor', '__proto__', 'constructor.length', 'a.toString.length'])
      assert.equal(balanceIn('{"a":{}}', { at, unit: 'USD', source: 'x' }), null);
  });
  it('only the answer that shows a good key shows a balance', async () => {
    for (const status of [401, 403, 500, 302]) {
      const server = await apiServer(always(json(status, { balance: 5 })));
      const report = await ask(provider('runblob'), server.url);
      assert.equal(checkOf(report, 'balance').value, null);
      assert.notEqual(checkOf(report, 'balance').verdict, 'good');
    }
  });
  it('stays open where an amount is asked for and no API tells it', async () => {
    const server = await apiServer(
      always(json(404, { error: { code: 'NOT_FOUND', message: 'Not found' }, request_id: 'EXAMPLE-1' })),
    );
    const report = await ask(provider('pikzels'), server.url, { minBalance: 10 });
    assert.equal(checkOf(report, 'auth').state, 'valid');
    assert.equal(checkOf(report, 'balance').verdict, 'unknown');
    assert.equal(exitOfProbe({ version: 1, reports: [report], planned: null }), 3);
  });

  it('is not offered where no check settles it, and so for every provider', async () => {
    const settles = (check: ProbeCheck): boolean => check.settles.includes('balance');
    for (const { file } of PROBED) {
      const server = await apiServer(always(json(404, {})));
      const report = await ask(provider(file.id), server.url);
      const { verdict, value } = checkOf(report, 'balance');
      assert.equal(verdict, file.probe?.checks.some(settles) ? 'unknown' : 'not-offered');
      assert.equal(value, null);
    }
  });
  it('is asked of the next check when the first leaves the key open, and the key is settled there', async () => {
    const server = await apiServer(
      depending(({ path }) => (path.endsWith('/balance') ? json(404, {}) : json(404, { detail: 'TASK_NOT_FOUND' }))),
    );
    const report = await ask(provider('runblob'), server.url);
    assert.equal(checkOf(report, 'auth').state, 'valid');
    assert.equal(checkOf(report, 'balance').verdict, 'unknown');
    assert.equal(report.requests, 2);
  });
});

describe('the exit code', () => {
  const check = (id: CheckReport['id'], verdict: CheckVerdict): CheckReport => ({ id, verdict }) as CheckReport;
  // biome-ignore format: a table
  const cases: readonly (readonly [checks: readonly CheckReport[], exit: number])[] = [
    [[check('reach', 'good'), check('auth', 'good'), check('balance', 'good')], EXIT.answered],
    [[check('reach', 'good'), check('auth', 'good'), check('balance', 'not-offered')], EXIT.answered],
    [[check('reach', 'good')], EXIT.answered],
    [[check('reach', 'bad'), check('auth', 'unknown')], EXIT.notFound],
    [[check('reach', 'good'), check('auth', 'bad')], EXIT.notFound],
    [[check('reach', 'good'), check('auth', 'good'), check('balance', 'bad')], EXIT.notFound],
    [[check('reach', 'good'), check('auth', 'unknown')], EXIT.undecided],
    [[check('reach', 'unknown')], EXIT.undecided],
    [[check('reach', 'good'), check('auth', 'good'), check('status', 'bad')], EXIT.answered],
    [[check('reach', 'good'), check('auth', 'good'), check('status', 'unknown')], EXIT.answered],
    [[check('reach', 'bad'), check('status', 'good')], EXIT.notFound],
  ];
  for (const [checks, exit] of cases)
    it(`${checks.map(({ id, verdict }) => `${id} ${verdict}`).join(', ')}: ${exit}`, () =>
      assert.equal(exitOfProbe({ version: 1, reports: [{ checks } as Report], planned: null }), exit));
  it('of several is that of the worst', () => {
    const [good, bad, open] = ['good', 'bad', 'unknown'].map(
      (verdict) => ({ checks: [check('reach', verdict as CheckVerdict)] }) as Report,
    ) as [Report, Report, Report];
    const of = (...reports: Report[]): number => exitOfProbe({ version: 1, reports, planned: null });
    assert.deepEqual([of(good, good), of(good, open), of(open, bad, good), of()], [0, 3, 1, 0]);
  });

  const outcomes: readonly (readonly [what: string, reply: Reply, more: readonly string[], exit: number])[] = [
    ['all is well', json(200, { balance: 5 }), [], 0],
    ['all is well, any format', json(200, { balance: 5 }), ['--json'], 0],
    ['refused', json(401, { error: 'Unauthorized', message: 'Invalid API key' }), [], 1],
    ['refused, any format', json(401, { error: 'Unauthorized', message: 'Invalid API key' }), ['--json'], 1],
    ['less than wanted', json(200, { balance: 5 }), ['--min-balance', '5.5'], 1],
    ['less than wanted, any format', json(200, { balance: 5 }), ['--min-balance', '5.5', '--format', 'prometheus'], 1],
    ['open', json(200, {}), [], 3],
    ['open, any format', json(200, {}), ['--json'], 3],
    ['usage', json(200, {}), ['--min-balance', 'many'], 2],
    ['usage, any format', json(200, {}), ['--json', '--timeout', 'soon'], 2],
  ];
  const validate = new Ajv({ strict: false, allErrors: true });
  const schemaOf = (name: string) =>
    validate.compile(JSON.parse(readFileSync(new URL(`schemas/${name}.schema.json`, ROOT), 'utf8')) as object);
  for (const [what, reply, more, exit] of outcomes) {
    it(`of the tool: ${what}, ${exit}`, async () => {
      const server = await apiServer(always(reply));
      const { stdout, exitCode } = await run(['probe', 'runblob', '--base-url', server.url, ...more], {
        env: { RUNBLOB_API_KEY: KEY },
      });
      assert.equal(exitCode, exit, stdout);
      if (!more.includes('--json')) return;
      const fits = schemaOf(exit === 2 ? 'error' : 'probe');
      assert.ok(fits(JSON.parse(stdout)), JSON.stringify(fits.errors));
    });
  }
  it('and the document of a dry run has the same schema', async () => {
    const { stdout } = await run(['probe', 'bfl', '--dry-run', '--json'], { env: { BFL_API_KEY: KEY } });
    const fits = schemaOf('probe');
    assert.ok(fits(JSON.parse(stdout)), JSON.stringify(fits.errors));
  });
});

describe('the status page stands beside the result and never decides it', () => {
  const page = (indicator: string, description = 'EXAMPLE', incidents: unknown = []) => ({
    status: { indicator, description },
    incidents,
  });
  // biome-ignore format: a table
  const cases: readonly (readonly [what: string, reply: Reply, verdict: CheckVerdict, finding: RegExp])[] = [
    ['good', json(200, page('none', 'All Systems Operational')), 'good', /says: All Systems Operational\./],
    ['minor', json(200, page('minor')), 'bad', /says: EXAMPLE\./],
    ['an incident', json(200, page('major', 'Partial Outage', [{ name: 'Slow images' }])), 'bad', /Open incidents: Slow images\./],
    ['critical', json(200, page('critical')), 'bad', /says/],
    ['maintenance', json(200, page('maintenance')), 'bad', /says/],
    ['an unknown word', json(200, page('constructor')), 'unknown', /not known/],
    ['nonsense', json(200, [1, 2]), 'unknown', /not known/],
    ['no JSON', html(200), 'unknown', /not known/],
    ['an error', json(500, page('none')), 'unknown', /could not be read/],
    ['a redirect', redirect('https://status.example.com/'), 'unknown', /could not be read/],
    ['a reset', reset, 'unknown', /could not be read/],
    ['silence', silence, 'unknown', /could not be read/],
    ['a drip', drip(200, JSON.stringify(page('none')).padEnd(100), 20), 'unknown', /could not be read/],
    ['too much', text(200, 'x'.repeat(400_000)), 'unknown', /not known/],
  ];
  for (const [what, reply, verdict, finding] of cases) {
    it(what, async () => {
      const status = await apiServer(always(reply));
      for (const [balance, exit] of [
        [5, 0],
        [0, 1],
      ] as const) {
        const api = await apiServer(always(json(200, { balance })));
        const of = provider('runblob', {
          service: { url: `${status.url}/api/v2/summary.json`, format: 'statuspage', source: 'authentication' },
        });
        const report = await ask(of, api.url, { limits: { timeout: 150 } });
        const check = checkOf(report, 'status');
        assert.equal(check.verdict, verdict);
        assert.match(check.finding, finding);
        assert.equal(exitOfProbe({ version: 1, reports: [report], planned: null }), exit);
        assert.equal(report.requests, 2);
        assert.equal(report.exchanges.filter(({ purpose }) => purpose === 'service status').length, 1);
      }
      for (const { method, headers } of status.requests) {
        assert.equal(method, 'GET');
        assert.equal(headers['authorization'], undefined);
        assert.ok(!JSON.stringify(headers).includes('EXAMPLE'));
      }
    });
  }
  it('down', async () => {
    const api = await apiServer(always(json(200, { balance: 5 })));
    const of = provider('runblob', {
      service: { url: `http://127.0.0.1:${await closedPort()}/`, format: 'statuspage', source: 'authentication' },
    });
    const report = await ask(of, api.url);
    assert.equal(checkOf(report, 'status').verdict, 'unknown');
    assert.equal(exitOfProbe({ version: 1, reports: [report], planned: null }), 0);
  });
  it('with many incidents names three', () => {
    const { finding } = statuspage(
      JSON.stringify(
        page(
          'minor',
          'a',
          Array.from({ length: 9 }, (_, index) => ({ name: `n${index}` })),
        ),
      ),
    );
    assert.equal(finding, 'The status page says: a. Open incidents: n0; n1; n2.');
  });
});
