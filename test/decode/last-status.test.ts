import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { lastStatusIn } from '../../src/decode/last-status.js';
import { isPasted, pastedIn, shownAlone } from '../../src/decode/pasted.js';

/** Lines that show a status in some way of their own. */
const SHOWN: readonly [line: string, status: number][] = [
  ['it suddenly returns nothing but 403.', 403],
  ['>>> **401**', 401],
  ['- Python: 429', 429],
  ["'status' => '503',", 503],
  ['the request ends 401, body: {"ok":false}', 401],
  ['401 unauthorized hatas\u0131', 401],
  ['upload answered (413 too much for it)', 413],
  ['\u8fd4\u56de 502', 502],
  ['error 500-BoxFault, out of boxes.', 500],
];

/** Numbers that are something else, though a failure is spoken of. */
const OTHERS: readonly string[] = [
  'error in line 404 of box.ts',
  'the request took 500 ms and failed',
  'error: the limit is 429 requests',
  'failed after 503 seconds',
  'error at 10.0.4.401',
  'response of 500 bytes',
  'error on port 443',
  'x-ratelimit-limit-requests: 500',
  'error 2026-05-404',
  'failed: costs $402',
  'https://api.example.com/404/error failed',
  'we are 451 people and like boxes',
  'error 777',
];

describe('a status that is shown in no known way', () => {
  for (const [line, status] of SHOWN) {
    it(line, () => {
      const found = lastStatusIn(line);
      assert.equal(found?.value, status);
      assert.equal(line.slice(found?.index, (found?.index ?? 0) + 3), String(status));
    });
  }
  for (const line of OTHERS) it(`none: ${line}`, () => assert.equal(lastStatusIn(line), null));
});

describe('what a reporter marked as pasted', () => {
  const text =
    'I get this:\n\n```\nbox refused\nsize unknown\n```\nand then\n\n`no such box`\n\n> gone\n\n<pre>one\ntwo</pre> end';
  const marked = text.split('\n').filter((line) => {
    const start = text.indexOf(line);
    return line !== '' && isPasted(pastedIn(text), { start, end: start + line.length });
  });

  it('is what stands in fences, in backticks, behind a mark of quoting, in blocks of HTML', () => {
    assert.deepEqual(marked, ['box refused', 'size unknown', '`no such box`', '> gone', '<pre>one', 'two</pre> end']);
  });
  it('stands alone where the lines beside it are not marked', () => {
    assert.deepEqual(shownAlone(text), ['`no such box`', '> gone']);
  });
  it('is nothing where nothing is marked', () => assert.deepEqual(pastedIn('error: no box\nsize: 3'), []));
});
