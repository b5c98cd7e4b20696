import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Category, Certainty, Charge, Owner, RetryNeed, RetryVerdict } from '../../src/model.js';
import {
  CATEGORY,
  CERTAINTY,
  CHARGE,
  durationWords,
  KIND,
  NEED,
  OWNER,
  RETRY,
  retryWords,
  SOURCE_CLASS,
  sourceText,
  TONE,
} from '../../src/render/words.js';

/** The types make the tables complete; here stand the choices people confuse. */
describe('words', () => {
  const tables = { CATEGORY, CERTAINTY, CHARGE, KIND, NEED, OWNER, RETRY, SOURCE_CLASS } satisfies Record<
    string,
    Readonly<Record<string, string>>
  >;
  for (const [name, table] of Object.entries(tables)) {
    it(`${name}: each has words of its own`, () => {
      const words = Object.values(table);
      assert.ok(words.every((each) => each.trim() !== ''));
      assert.equal(new Set(words).size, words.length);
    });
  }

  it('tells charge, owner, retry and certainty apart', () => {
    const charge: Record<Charge, string> = {
      charged: 'charged',
      'not-charged': 'not charged',
      refunded: 'refunded',
      depends: 'depends, see below',
      'not-stated': 'not stated',
    };
    const owner: Record<Owner, string> = {
      caller: 'the caller',
      account: 'the account owner',
      provider: 'the provider',
      nobody: 'nobody',
    };
    const retry: Record<RetryVerdict, string> = {
      never: 'never',
      'after-change': 'after a change',
      'after-wait': 'after a wait',
      unknown: 'not known',
    };
    const certainty: Record<Certainty, string> = {
      sure: 'sure',
      likely: 'likely',
      guess: 'a guess',
      none: 'not identified',
    };
    assert.deepEqual([CHARGE, OWNER, RETRY, CERTAINTY], [charge, owner, retry, certainty]);
  });

  it('only what is no failure has another tone', () => {
    const fine = (Object.keys(TONE) as Category[]).filter((category) => TONE[category] === 'fine');
    assert.deepEqual(fine, ['cancelled', 'in-progress', 'success']);
  });

  const durations: [number, string][] = [
    [0, '0 s'],
    [0.2, '1 s'],
    [1, '1 s'],
    [59.1, '1 min'],
    [60, '1 min'],
    [90, '1 min 30 s'],
    [3599, '59 min 59 s'],
    [3600, '1 h'],
    [3601, '1 h 1 min'],
    [7380, '2 h 3 min'],
    [86_400, '1 d'],
    [90_061, '1 d 2 h'],
    [-5, '0 s'],
  ];
  for (const [seconds, words] of durations)
    it(`${seconds} seconds are ${words}`, () => assert.equal(durationWords(seconds), words));

  const retries: [RetryVerdict, RetryNeed[], number | null, string][] = [
    ['after-wait', [], 90, 'after 1 min 30 s'],
    ['after-wait', [], null, 'after a wait'],
    ['after-wait', [], 0, 'at once'],
    [
      'after-wait',
      ['same-idempotency-key', 'jitter'],
      2,
      'after 2 s, with the same idempotency key, with random jitter',
    ],
    ['after-change', [], 30, 'after a change, not before 30 s'],
    ['never', [], 30, 'never'],
    ['unknown', [], null, 'not known'],
  ];
  for (const [verdict, needs, wait, words] of retries)
    it(`${verdict} ${wait}: ${words}`, () => assert.equal(retryWords({ verdict, needs }, wait), words));

  it('names address, class and day of a source, or what it is without an address', () => {
    assert.deepEqual(sourceText({ url: 'https://a.example', read: '2026-11-20', class: 'reported' }), [
      { url: 'https://a.example' },
      ' (reported by others, read 2026-11-20)',
    ]);
    assert.deepEqual(sourceText({ url: null, read: '2026-11-20', class: 'captured', note: 'A client log' }), [
      'A client log (captured on the wire, read 2026-11-20)',
    ]);
  });
});
