import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { refuseKeyIn } from '../../src/cli/key-argument.js';
import { Problem } from '../../src/cli/problem.js';
import { run } from '../support/run.js';
import { tracesOf } from '../support/sentinel.js';

/** No pattern knows it. */
const KEY = 'Zq7wXEXAMPLEv9Kx2Lm4Np6Rt8Sy1';
/** No digit, so it could be a word. */
const WORDS = 'ZqwXEXAMPLEvKxLmNpRtSyAbCdEf';

/** Ways in which people type a key, as they know them from other tools. */
const TYPED: readonly (readonly string[])[] = [
  [KEY],
  ['bfl', KEY],
  [KEY, 'bfl'],
  ['bfl', '--', KEY],
  ['bfl', '--key', KEY],
  ['bfl', `--key=${KEY}`],
  ['bfl', '--key', WORDS],
  ['bfl', `--key=${WORDS}`],
  ['bfl', '--api-key', KEY],
  ['bfl', `--api-key=${KEY}`],
  ['bfl', '--apikey', KEY],
  ['bfl', '--api_key', KEY],
  ['bfl', '--token', KEY],
  ['bfl', `--token=${WORDS}`],
  ['bfl', '-k', KEY],
  ['bfl', `-k${KEY}`],
  ['bfl', `-k=${KEY}`],
  ['bfl', '--secret', KEY],
  ['bfl', '--bearer', WORDS],
  ['bfl', '-H', `Authorization: Bearer ${KEY}`],
  ['bfl', '-H', `x-key: ${KEY}`],
  ['bfl', '--header', `x-key: ${WORDS}`],
  ['bfl', `--header=x-key:${KEY}`],
  ['bfl', '--key-env', KEY],
  ['bfl', `--key-env=${KEY}`],
  ['bfl', '--key-env', WORDS],
  ['bfl', '--key-file', KEY],
  ['bfl', `--key-file=${KEY}`],
  ['bfl', '--keys', KEY],
  ['bfl', '--base-url', KEY],
  ['bfl', '--base-url', `https://user:${KEY}@localhost`],
  ['bfl', '--base-url', `https://localhost/?key=${KEY}`],
  ['bfl', `BFL_API_KEY=${KEY}`],
  ['bfl', '--min-balance', KEY],
  ['bfl', '--timeout', KEY],
  ['bfl', '--format', KEY],
  ['bfl', `--${KEY}`],
  ['bfl', 'bfl_EXAMPLE000000000000'],
  ['pikzels', '--nope', 'pkz_EXAMPLE000000000000'],
];

describe('a key that is typed as an argument is refused, and never printed', () => {
  for (const args of TYPED) {
    it(`errs probe ${args.join(' ')}`, async () => {
      const { stdout, stderr, exitCode } = await run(['probe', ...args], { env: { DEBUG: '*' } });
      const all = stdout + stderr;
      for (const key of [KEY, WORDS, 'EXAMPLE000000000000']) assert.deepEqual(tracesOf(key, all), []);
      assert.equal(exitCode, 2);
    });
  }

  for (const args of [
    ['bfl', KEY],
    ['bfl', '--key', KEY],
    ['bfl', '-H', `Authorization: Bearer ${KEY}`],
  ]) {
    it(`errs probe ${args.join(' ')} says what to type, and to rotate it`, () => {
      assert.throws(
        () => refuseKeyIn(args),
        (problem: Problem) => {
          assert.equal(problem.code, 'key-in-arguments');
          const steps = problem.nextSteps.join('\n');
          assert.match(steps, /errs probe bfl --key-env NAME, --key-file FILE, or --key-stdin/);
          assert.match(steps, /rotate/);
          return problem instanceof Problem;
        },
      );
    });
  }
});

describe('what is no key is not taken for one', () => {
  for (const args of [
    [],
    ['bfl'],
    ['runblob', '--json'],
    ['bfl', '--key-env', 'BFL_API_KEY'],
    ['bfl', '--key-env', 'BFL_API_KEY_2'],
    ['bfl', '--key-env', 'MY_COMPANY_STAGING_KEY_2026'],
    ['bfl', '--key-env=PROD_EU1_BFL_API_KEY'],
    ['bfl', '--key-file', '/run/secrets/bfl-api-key-2026.txt'],
    ['bfl', '--key-file=conf/production-01-of-2026'],
    ['bfl', '--key-stdin', '--timeout', '500ms'],
    ['--keys', 'customers-2026-11-20.csv'],
    ['bfl', '--save', 'ticket-2026-11-20-0001.md'],
    ['kiara', '--base-url', 'https://api2.kiara-gateway.example.com/v1/production'],
    ['bfl', '--min-balance', '12.50', '--watch', '30s', '--ipv4'],
    ['--all', '--parallel', '16', '--format', 'prometheus'],
  ])
    it(`errs probe ${args.join(' ')}`, () => assert.doesNotThrow(() => refuseKeyIn(args)));
});
