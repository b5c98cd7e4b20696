import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Tail } from '../../src/cli/tail.js';

/** `0abc` is `abc` through the first stream, `1abc` through the second. */
function kept(size: number, ...pieces: string[]): string {
  const tail = new Tail(2, size);
  for (const piece of pieces) tail.push(Number(piece[0]), Buffer.from(piece.slice(1)));
  return tail.bytes().toString();
}

describe('the end of what came through two streams', () => {
  // biome-ignore format: one case a line reads as a table
  const cases: [what: string, size: number, pieces: string[], expected: string][] = [
    ['nothing', 4, [], ''],
    ['one piece', 4, ['0abc'], 'abc'],
    ['as much as is kept', 4, ['0abcd'], 'abcd'],
    ['more than is kept', 4, ['0abcdefghij'], 'ghij'],
    ['more, in pieces', 4, ['0abc', '0def', '0g'], 'defg'],
    ['the order of arrival', 9, ['0a', '1b', '0c', '0d', '1e'], 'abcde'],
    ['of each stream as much', 2, ['0a', '1b', '0c', '1d', '0e', '1f'], 'cdef'],
    ['a quiet stream is not pushed out by a loud one', 3, ['1err', '0abc', '0def', '0ghi'], 'errghi'],
    ['no half characters at the beginning', 4, ['0aäöü'], 'öü'],
    ['none, also where that leaves less', 3, ['0aäöü'], 'ü'],
    ['bytes that are no text', 3, ['0\u0000\u0001\u0002\u0003'], '\u0001\u0002\u0003'],
  ];
  for (const [what, size, pieces, expected] of cases) it(what, () => assert.equal(kept(size, ...pieces), expected));

  it('does not grow with the turns, and loses no byte over them', () => {
    const tail = new Tail(2, 1 << 16);
    for (let turn = 0; turn < 60_000; turn++) tail.push(turn % 2, Buffer.from([0x61 + (turn % 2)]));
    const text = tail.bytes().toString();
    assert.equal(text.length, 60_000);
    assert.equal(text.slice(-10), 'ababababab');
    assert.equal(text.replaceAll('b', '').length, 30_000);
  });

  it('knows whether a stream stopped within a line', () => {
    const ends = (...pieces: string[]): boolean => {
      const tail = new Tail(2, 8);
      for (const piece of pieces) tail.push(Number(piece[0]), Buffer.from(piece.slice(1)));
      return tail.endsInLine();
    };
    assert.deepEqual(
      [ends(), ends('0a\n'), ends('0a'), ends('0a\n', '1b'), ends('0a', '1b\n'), ends('012345678\n')],
      [false, false, true, true, true, false],
    );
  });
});
