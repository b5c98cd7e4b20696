import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Catalog } from '../../src/catalog/catalog.js';
import { holds } from '../../src/decode/holds.js';
import { retryIn } from '../../src/decode/retry-in.js';
import type { Category, Certainty, DecodeResult, Diagnosis, Entry, RetryVerdict } from '../../src/model.js';

/** A failure, as far as a script asks for it; what is not given is firm and names no time. */
interface Told {
  category?: Category;
  verdict?: RetryVerdict;
  wait?: number | null;
  certainty?: Certainty;
  /** Refs of `ENTRIES`; those with a `!` have something against them. */
  or?: string[];
}

const ENTRIES: [ref: string, category: Category, verdict: RetryVerdict][] = [
  ['acme/slow', 'rate-limit', 'after-wait'],
  ['acme/busy', 'server', 'after-wait'],
  ['acme/money', 'billing', 'after-change'],
  ['acme/size', 'rate-limit', 'after-change'],
  ['acme/gone', 'blocked', 'never'],
  ['acme/odd', 'server', 'unknown'],
];

const catalog = {
  byRef: new Map(
    ENTRIES.map(([ref, category, verdict]) => [
      ref,
      { ref, category, retry: { verdict, needs: [], note: null } } as unknown as Entry,
    ]),
  ),
} as unknown as Catalog;

function resultOf(...failures: Told[]): DecodeResult {
  const diagnoses = failures.map(
    ({ category = 'server', verdict = 'after-wait', wait = null, certainty = 'sure', or = [] }) =>
      ({
        category,
        certainty,
        retry: { verdict, waitSeconds: wait, needs: [], note: null },
        alternatives: or.map((ref) => ({
          ref: ref.replace('!', ''),
          certainty: 'guess',
          against: ref.startsWith('!') ? 'the host is another one' : null,
        })),
      }) as unknown as Diagnosis,
  );
  return { version: 1, diagnoses, notice: null };
}

const wait = { verdict: 'after-wait' } as const;
const change = { verdict: 'after-change' } as const;
const guess = { certainty: 'guess' } as const;

describe('when the same call may be sent again', () => {
  // biome-ignore format: one case a line reads as a table
  const cases: [what: string, failures: Told[], attempt: number, expected: number | 'useless' | 'open' | 'nothing'][] = [
    ['as long as it says', [{ wait: 17 }], 1, 17],
    ['rounded up, since a moment too early is too early', [{ wait: 0.001 }], 1, 1],
    ['rounded up, not to the nearest', [{ wait: 12.2 }], 1, 13],
    ['at once, where it says so', [{ wait: 0 }], 5, 0],
    ['days, where it says so', [{ wait: 400_000 }], 1, 400_000],
    ['what it says, whatever the attempt', [{ wait: 3 }], 6, 3],
    ['a second after the first call', [wait], 1, 1],
    ['two after the second', [wait], 2, 2],
    ['four after the third', [wait], 3, 4],
    ['32 after the sixth', [wait], 6, 32],
    ['a minute after the seventh', [wait], 7, 60],
    ['a minute after any number', [wait], 1_000_000, 60],
    ['the longest of several', [{ wait: 3 }, { wait: 90 }, { wait: 40 }], 1, 90],
    ['the backoff, where it is longer than what another one says', [{ wait: 3 }, wait], 5, 16],
    ['never', [{ verdict: 'never' }], 1, 'useless'],
    ['after a change', [change], 1, 'useless'],
    ['after a change, though a header names a time', [{ ...change, wait: 20 }], 1, 'useless'],
    ['nobody knows', [{ verdict: 'unknown' }], 1, 'open'],
    ['one that no wait cures is enough', [{ wait: 3 }, change], 1, 'useless'],
    ['… also beside one that nobody knows', [{ verdict: 'unknown' }, change], 1, 'useless'],
    ['one that nobody knows is enough', [{ wait: 3 }, { verdict: 'unknown' }], 1, 'open'],
    ['there is no failure', [], 1, 'nothing'],
    ['a success is none', [{ category: 'success', verdict: 'never' }], 1, 'nothing'],
    ['a job that goes on is asked for again', [{ category: 'in-progress', wait: 5 }], 1, 5],
    ['a guess without another reading', [{ ...guess, wait: 5 }], 1, 5],
    ['a guess, all readings wait', [{ ...guess, or: ['acme/slow', 'acme/busy'] }], 2, 2],
    ['a guess that may be about money', [{ ...guess, or: ['acme/slow', 'acme/money'] }], 1, 'open'],
    ['… with a time named: money needs more than time', [{ ...guess, wait: 5, or: ['acme/money'] }], 1, 'open'],
    ['a time named decides between readings that time may cure', [{ ...guess, wait: 5, or: ['acme/size', 'acme/odd'] }], 1, 5],
    ['… but not where one says never', [{ ...guess, wait: 5, or: ['acme/gone'] }], 1, 'open'],
    ['a reading that nobody knows', [{ ...guess, or: ['acme/odd'] }], 1, 'open'],
    ['a reading with something against it does not count', [{ ...guess, or: ['!acme/money'] }], 1, 1],
    ['a guess, no reading waits', [{ ...guess, ...change, or: ['acme/money', 'acme/gone'] }], 1, 'useless'],
    ['a guess to change something, or to wait', [{ ...guess, ...change, or: ['acme/slow'] }], 1, 'open'],
    ['nobody is named, and readings differ', [{ certainty: 'none', or: ['acme/money'] }], 1, 'open'],
    ['what is likely has no other readings', [{ certainty: 'likely', or: ['acme/money'] }], 1, 1],
  ];
  for (const [what, failures, attempt, expected] of cases) {
    it(`${what}: ${expected}`, () => {
      const answer = retryIn(resultOf(...failures), catalog, attempt);
      assert.equal(answer.kind === 'wait' ? answer.seconds : answer.kind, expected);
    });
  }

  it('names the failure that decided', () => {
    const result = resultOf({ wait: 3 }, { verdict: 'unknown' }, change);
    const answer = retryIn(result, catalog, 1);
    assert.equal(answer.kind === 'useless' && answer.because, result.diagnoses[2]);
  });
});

describe('whether there is a failure of a category', () => {
  const money = { category: 'billing' } as const;
  // biome-ignore format: one case a line reads as a table
  const cases: [what: string, failures: Told[], wanted: Category[], expected: 'yes' | 'no' | 'open'][] = [
    ['it is', [money], ['billing'], 'yes'],
    ['it is not', [money], ['auth'], 'no'],
    ['it is one of several', [money], ['auth', 'billing'], 'yes'],
    ['there is no failure', [], ['billing'], 'no'],
    ['one of the failures is', [{}, money], ['billing'], 'yes'],
    ['nobody knows the failure', [{ category: 'unknown' }], ['billing'], 'open'],
    ['… which is an answer, too', [{ category: 'unknown' }], ['unknown'], 'yes'],
    ['a firm one beside an open one', [{ category: 'unknown' }, money], ['billing'], 'yes'],
    ['an open one beside one that is not', [{}, { category: 'unknown' }], ['billing'], 'open'],
    ['a guess whose readings all are', [{ ...money, ...guess, or: ['acme/money'] }], ['billing'], 'yes'],
    ['a guess whose readings all are one of those', [{ ...money, ...guess, or: ['acme/slow'] }], ['billing', 'rate-limit'], 'yes'],
    ['a guess with a reading that is not', [{ ...money, ...guess, or: ['acme/slow'] }], ['billing'], 'open'],
    ['a guess with a reading that is', [{ ...guess, or: ['acme/slow', 'acme/money'] }], ['billing'], 'open'],
    ['a guess with no reading that is', [{ ...guess, or: ['acme/slow'] }], ['billing'], 'no'],
    ['a reading with something against it', [{ ...guess, or: ['!acme/money'] }], ['billing'], 'no'],
    ['what is sure has no other readings', [{ or: ['acme/money'] }], ['billing'], 'no'],
  ];
  for (const [what, failures, wanted, expected] of cases) {
    it(`${what}: ${expected}`, () =>
      assert.equal(holds(resultOf(...failures), new Set(wanted), catalog).kind, expected));
  }
});
