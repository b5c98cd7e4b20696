import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { displayWidth } from '../../src/render/measure.js';
import { type Piece, wrap } from '../../src/render/wrap.js';

function lines(text: string, width: number, whole = false): string[] {
  return wrap([{ text, style: 'text', whole }], width, displayWidth).map((line) =>
    line.map((piece) => piece.text).join(''),
  );
}

describe('wrap', () => {
  it('breaks at spaces and fills the line', () =>
    assert.deepEqual(lines('one two three four', 9), ['one two', 'three', 'four']));
  it('uses a line to its last column', () => assert.deepEqual(lines('abcd efgh', 9), ['abcd efgh']));
  it('keeps a long word whole on its own line', () => {
    assert.deepEqual(lines('see https://acme.example/a/very/long/path now', 12), [
      'see',
      'https://acme.example/a/very/long/path',
      'now',
    ]);
  });
  it('never breaks at hyphens, slashes or points', () =>
    assert.deepEqual(lines('a-b-c-d-e-f g', 4), ['a-b-c-d-e-f', 'g']));
  it('drops spaces at the ends of lines and doubled ones', () =>
    assert.deepEqual(lines('  one   two  ', 5), ['one', 'two']));
  it('gives no line for no text', () => assert.deepEqual(lines('', 10), []));
  it('counts East Asian signs as two columns and breaks between them', () =>
    assert.deepEqual(lines('余额不足请充值', 8), ['余额不足', '请充值']));
  it('lets no line begin with closing punctuation', () =>
    assert.deepEqual(lines('余额不足。请', 8), ['余额不', '足。请']));
  it('breaks between emoji, not inside one', () => assert.deepEqual(lines('🎉🎉🇩🇪👍🏽', 4), ['🎉🎉', '🇩🇪👍🏽']));
  it('does not break a code, whatever its script', () =>
    assert.deepEqual(lines('余额不足请充值', 8, true), ['余额不足请充值']));
  it('keeps pieces without a space between them together', () => {
    const pieces: Piece<string>[] = [
      { text: 'find (', style: 'text', whole: false },
      { text: 'acme/CODE', style: 'code', whole: true },
      { text: ') here', style: 'text', whole: false },
    ];
    const set = wrap(pieces, 12, displayWidth);
    assert.deepEqual(
      set.map((line) => line.map(({ text }) => text).join('')),
      ['find', '(acme/CODE)', 'here'],
    );
    assert.deepEqual(
      set[1]?.map(({ style }) => style),
      ['text', 'code', 'text'],
    );
  });

  it('loses nothing but spaces, and only single words are wider than the line', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 12 }),
        fc.integer({ min: 4, max: 60 }),
        (words, width) => {
          const set = lines(words.join(' '), width, true);
          assert.equal(set.join('').replaceAll(' ', ''), words.join('').replaceAll(' ', ''));
          for (const line of set) assert.ok(displayWidth(line) <= width || !line.includes(' '), line);
        },
      ),
    );
  });
});
