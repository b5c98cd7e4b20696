import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { loadCatalog } from '../../src/catalog/load.js';
import { failuresIn } from '../../src/decode/decode.js';
import { BOUNDS, type Bounds, decodeInputs, newExcerpt } from '../../src/decode/excerpt.js';
import { sieveFor } from '../../src/decode/may-fail.js';
import { allWitnesses } from '../support/fixtures.js';

const catalog = loadCatalog();
const sieve = sieveFor(catalog);
const NOW = Date.parse('2026-11-20T12:00:00Z');
const CALM = '2026-11-20T12:00:00Z INFO worker ready, nothing to do\n';
/** So little that a few lines are a gap. */
const SMALL: Bounds = { ...BOUNDS, before: 100, behind: 200 };

/** What is kept of a text that comes in chunks of this length. */
function excerptOf(text: string, bounds: Bounds = SMALL, chunk = 64): { text: string; isFull: boolean } {
  const excerpt = newExcerpt(sieve, bounds);
  const bytes = Buffer.from(text);
  const scratch = Buffer.alloc(chunk);
  for (let at = 0; at < bytes.length; at += chunk) {
    // One buffer for all chunks, as a file is read.
    const part = scratch.subarray(0, bytes.copy(scratch, 0, at, at + chunk));
    excerpt.push(part);
  }
  const { bytes: kept, isFull } = excerpt.end();
  return { text: Buffer.from(kept).toString(), isFull };
}

describe('an excerpt of a long text', () => {
  it('has the line that tells, and what stands around it', () => {
    const body = 'HTTP/1.1 402 Payment Required\n\n{"detail":"INSUFFICIENT_CREDITS"}\n';
    const { text, isFull } = excerptOf(CALM.repeat(50) + body + CALM.repeat(50));
    assert.ok(text.includes(body));
    assert.ok(text.startsWith(CALM) && text.endsWith(CALM));
    assert.ok(text.length < 600, `${text.length}`);
    assert.equal(isFull, false);
  });

  it('keeps far failures apart, and near ones together', () => {
    const one = 'ERROR 503 Service Unavailable\n';
    const far = excerptOf(one + CALM.repeat(50) + one, { ...SMALL, before: 0, behind: 0 });
    assert.equal(far.text, `${one}\n${one}`);
    assert.equal(excerptOf(one + CALM + one).text, one + CALM + one);
  });

  it('does not depend on how the text comes', () => {
    const lines = ['ERROR 503 Service Unavailable\n', CALM, '\n', 'x'.repeat(300), '{"error":{"code":"quota"}}'];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...lines), { maxLength: 30 }),
        fc.integer({ min: 1, max: 90 }),
        (all, size) => assert.deepEqual(excerptOf(all.join(''), SMALL, size), excerptOf(all.join(''), SMALL, 100_000)),
      ),
    );
  });

  it('is what was read where nothing is far away', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('status 503\n', CALM, 'a\n', '\n'), { maxLength: 40 }), (all) => {
        const bounds = { ...BOUNDS, before: 10_000, behind: 10_000 };
        assert.equal(excerptOf(all.join(''), bounds).text, all.join(''));
      }),
    );
  });

  it('is bounded, and says when there was more', () => {
    const bounds = { ...SMALL, most: 2000 };
    const { text, isFull } = excerptOf('ERROR 503 Service Unavailable\n'.repeat(1000), bounds);
    assert.ok(text.length <= 2000 && text.length > 1500, `${text.length}`);
    assert.equal(isFull, true);
    const result = decodeInputs([{ text, excerpt: 'full' }], catalog, NOW);
    assert.equal(result.notice?.code, 'too-long');
  });

  it('of a line without end has the piece that tells', () => {
    const bounds = { ...SMALL, piece: 1000 };
    const { text } = excerptOf(`${'a '.repeat(5000)}status: 503 ${'b '.repeat(5000)}`, bounds);
    assert.match(text, /status: 503/);
    assert.ok(text.length < 2500, `${text.length}`);
  });

  it('of a calm text is its end, so that it is no empty one', () => {
    const { text } = excerptOf(CALM.repeat(100));
    assert.ok(CALM.repeat(3).endsWith(text) && text !== '');
    assert.equal(decodeInputs([{ text, excerpt: 'all' }], catalog, NOW).notice?.code, 'not-recognised');
  });

  it('tells no places: they would be none of the text', () => {
    const text = 'HTTP/1.1 402 Payment Required\n\n{"detail":"INSUFFICIENT_CREDITS"}\n';
    const spans = (excerpt: 'none' | 'all') =>
      decodeInputs([{ text, excerpt }], catalog, NOW).diagnoses.flatMap(({ because }) =>
        because.map(({ span }) => span),
      );
    assert.ok(spans('none').some((span) => span !== null));
    assert.ok(spans('all').every((span) => span === null));
  });

  it('comes to the same failures as the whole text: every witness between calm lines', function () {
    this.timeout(120_000);
    // Less than in earnest, so that less noise does: no witness here is longer.
    const bounds = { ...BOUNDS, before: 4000, behind: 4000 };
    const refs = (text: string) => failuresIn(text, catalog, NOW).map(({ entry, code }) => [entry?.ref, code]);
    const witnesses = allWitnesses().filter(({ text, notYet }) => notYet === null && text.length < 4000);
    let failed = 0;
    const wrong = witnesses.filter(({ text }) => {
      const noisy = `${CALM.repeat(100)}\n${text}\n${CALM.repeat(180)}`;
      const whole = refs(noisy);
      failed += Math.min(1, whole.length);
      return JSON.stringify(refs(excerptOf(noisy, bounds, 4096).text)) !== JSON.stringify(whole);
    });
    assert.deepEqual(
      wrong.map(({ title }) => title),
      [],
    );
    assert.ok(failed > 800, `${failed} of ${witnesses.length} hold a failure`);
  });

  it('of much calm text is short', () => {
    assert.ok(excerptOf(CALM.repeat(20_000), BOUNDS, 65_536).text.length < BOUNDS.before + CALM.length);
  });
});
