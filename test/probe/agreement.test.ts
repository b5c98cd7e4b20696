import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { explainAnswer } from '../../src/decode/answer.js';
import { decode } from '../../src/decode/decode.js';
import type { Category, Diagnosis } from '../../src/model.js';
import { always, apiServer, closeServers, text } from '../support/api-server.js';
import { httpAnswerIn, witnessesOf } from '../support/documented.js';
import { ask, catalog, checkOf, keyFor, PROBED, provider } from '../support/probing.js';

afterEach(closeServers);

/** What no good key is answered with. */
const AGAINST_THE_KEY: readonly Category[] = ['auth', 'permission', 'billing'];
const NOW = Date.parse('2026-11-20T12:00:00Z');

for (const each of PROBED) {
  const { file } = each;
  const [check] = file.probe?.checks ?? [];
  if (check === undefined) continue;

  describe(`${file.id}: probe and decode say the same of the same answer`, () => {
    for (const [index, { text: pasted, title, expected }] of witnessesOf(each).entries()) {
      const answer = httpAnswerIn(pasted);
      const entry = file.entries.find(({ id }) => `${file.id}/${id}` === expected[0]?.ref);
      const status = answer?.status ?? entry?.httpStatus[0] ?? 200;
      if (answer === null || expected.length !== 1) continue;
      const headers = Object.entries({ 'content-type': 'application/json', ...answer.headers });
      const { body } = answer;
      const seen = (): Diagnosis | undefined => decode(verbose(status, headers, body), catalog, NOW).diagnoses[0];

      it(`${title} (${status}), from where the provider answers`, () => {
        const url = `${file.probe?.baseUrl ?? 'http://127.0.0.1'}${check.path}`;
        const answer = { status, headers, body, isCut: false, url };
        const told = explainAnswer(answer, file.id, catalog, NOW, catalog.redact).diagnosis;
        // An answer in which nothing failed is none that decode would speak of.
        if (seen() !== undefined || status >= 400) same(told, seen());
      });

      // The wire adds nothing but the server; every third witness shows that.
      if (index % 3 !== 0) continue;
      // Words that only the provider's own host makes its own.
      if (entry?.when?.some(({ host }) => host !== undefined)) continue;
      it(`${title} (${status}), on the wire`, async () => {
        const server = await apiServer(always(text(status, body, Object.fromEntries(headers))));
        const report = await ask(provider(file.id, { checks: [check] }), server.url);
        const auth = checkOf(report, 'auth');
        const found = seen();
        if (auth.state === 'valid') {
          assert.ok(found === undefined || !AGAINST_THE_KEY.includes(found.category), found?.entry?.ref);
        } else if (found !== undefined || status >= 400) same(auth.diagnosis, found);
      });
    }
  });

  /** As curl shows it. */
  function verbose(status: number, headers: readonly (readonly [string, string])[], body: string): string {
    const { auth, probe } = file;
    const scheme = auth?.scheme == null ? '' : `${auth.scheme} `;
    return [
      `> GET ${check?.path} HTTP/1.1`,
      // Where no source names the host, the key is what names the provider.
      probe?.baseUrl == null ? `> ${auth?.header}: ${scheme}${keyFor(each)}` : `> Host: ${new URL(probe.baseUrl).host}`,
      '>',
      `< HTTP/1.1 ${status} EXAMPLE`,
      ...headers.map(([name, value]) => `< ${name}: ${value}`),
      '<',
      body,
    ].join('\n');
  }
}

function same(told: Diagnosis | null, seen: Diagnosis | undefined): void {
  assert.equal(told?.entry?.ref, seen?.entry?.ref);
  assert.equal(told?.category, seen?.category);
  assert.equal(told?.httpStatus, seen?.httpStatus);
  assert.equal(told?.code, seen?.code);
  assert.equal(told?.message, seen?.message);
  assert.equal(told?.requestId, seen?.requestId);
  assert.equal(told?.retry.verdict, seen?.retry.verdict);
}

describe('the agreement is about something', () => {
  it('has ten witnesses for each provider', () => {
    for (const each of PROBED) {
      const answers = witnessesOf(each).filter(({ text: pasted }) => httpAnswerIn(pasted) !== null);
      assert.ok(answers.length >= 10, `${each.file.id}: ${answers.length}`);
    }
  });
});
