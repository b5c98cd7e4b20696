import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { loadCatalog } from '../../src/catalog/load.js';
import { decode } from '../../src/decode/decode.js';
import { run } from '../support/run.js';

const catalog = loadCatalog();

/**
 * Inputs that break readers. What is tested is that they end at all, with an answer; `npm run growth` shows how the
 * time grows with their size.
 */
const HOSTILE: readonly [what: string, text: string][] = [
  ['20,000 nested brackets', '['.repeat(20_000)],
  ['20,000 nested objects', '{"error":'.repeat(20_000)],
  ['20,000 nested objects, closed', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
  ['a line of 8 MB', `{"error":{"code":"x_y","message":"${'word '.repeat(1_600_000)}"}}`],
  ['300,000 short lines', 'ab cd\n'.repeat(300_000)],
  ['NUL bytes', '\0{"detail":"\0INSUFFICIENT_CREDITS"}\0'],
  ['lone surrogates', '{"error":{"code":"\ud800_x","message":"\udc00"}}'],
  [
    'names of Object.prototype',
    '{"__proto__":{"code":"constructor","message":"toString"},"error":{"code":"__proto__","hasOwnProperty":1}}',
  ],
  ['quotes without end', '{"a":"'.repeat(30_000)],
  ['escapes without end', '{\\"'.repeat(30_000)],
  ['dumps of PHP in each other', 'Array\n(\n    [a] => '.repeat(20_000)],
  ['strings of PHP without end', 'array(1) {\n  ["a"]=>\n  string(5) "'.repeat(10_000)],
  ['tuples in tuples', '{"a",'.repeat(30_000)],
  ['labels without a value', 'status: code: message: '.repeat(30_000)],
  ['a stream of nothing', 'data:\n'.repeat(100_000)],
  ['terminal sequences without end', '\u001b]8;;'.repeat(30_000)],
];

describe('hostile input ends with an answer', () => {
  for (const [what, text] of HOSTILE) {
    it(what, () => {
      const result = decode(text, catalog, 0);
      assert.ok(result.diagnoses.length > 0 || result.notice !== null);
    });
  }

  it('finds the failure in front of a flood', () => {
    const [diagnosis] = decode(`{"detail":"INSUFFICIENT_CREDITS"}\n${'x'.repeat(1_000_000)}`, catalog, 0).diagnoses;
    assert.equal(diagnosis?.entry?.ref, 'runblob/INSUFFICIENT_CREDITS');
  });

  it('keeps the names of prototypes as plain words', () => {
    const [diagnosis] = decode('{"error":{"code":"__proto__","message":"constructor"}}', catalog, 0).diagnoses;
    assert.equal(diagnosis?.code, '__proto__');
    assert.equal(diagnosis?.message, 'constructor');
  });

  it('says that binary data is no text', async () => {
    const noise = Buffer.from(Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 256));
    const { stdout, stderr, exitCode } = await run(['--json'], { input: noise });
    assert.equal(JSON.parse(stdout).notice.code, 'not-text');
    assert.equal(stderr, '');
    assert.equal(exitCode, 1);
  });

  it('takes 2 MB through a pipe whole', async () => {
    const body = `{"padding":"${'p'.repeat(2_000_000)}","detail":"INSUFFICIENT_CREDITS"}`;
    const { stdout, exitCode } = await run(['decode', '--json'], { input: body });
    assert.equal(JSON.parse(stdout).diagnoses[0].entry.ref, 'runblob/INSUFFICIENT_CREDITS');
    assert.equal(exitCode, 0);
  });
});
