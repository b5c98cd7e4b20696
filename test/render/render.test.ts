import assert from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { print } from '../../src/render/print.js';
import { type Format, render } from '../support/render.js';
import { ALL, page, poisoned } from './samples.js';

/** C0 but the line end, DEL, C1, bidirectional formatting, zero-width signs, separators, lone surrogates. */
const STEERS =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const STEERING = [
  '\u001b[31m',
  '\u001b]8;;http://evil.example\u0007',
  '\u001b[2J',
  '\u0000',
  '\u0008',
  '\r',
  '\t',
  '\n',
  '\u007f',
  '\u0085',
  '\u009b31m',
  '\u061c',
  '\u200b',
  '\u200d',
  '\u202e',
  '\u2028',
  '\u2066',
  '\ufeff',
  '\ud800',
  '\udc00',
  '\u{e0041}',
];

const hostile = fc.string({
  unit: fc.oneof(fc.constantFrom(...STEERING), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })),
  maxLength: 40,
});

describe('render', () => {
  it('cuts no character in two where another library measures it wider', () => {
    // Two letters that make one sign, then one that takes two code units.
    const text = '\u1100\u1161\u{10000}!';
    for (const shown of ALL)
      assert.doesNotMatch(
        render(
          poisoned(shown, (old) => `${old}${text}`),
          'terminal',
          page({ width: 200 }),
        ),
        STEERS,
      );
  });

  for (const format of ['terminal', 'markdown', 'json'] satisfies Format[]) {
    it(`${format}: nothing that steers a terminal passes`, () => {
      fc.assert(
        fc.property(hostile, fc.constantFrom(...ALL), fc.constantFrom(40, 80, 200), (text, shown, width) => {
          for (const poison of [() => text, (old: string) => `${old}${text}`]) {
            assert.doesNotMatch(render(poisoned(shown, poison), format, page({ width })), STEERS);
          }
        }),
        { numRuns: 300 },
      );
    });

    it(`${format}: each steering sign in every place`, () => {
      for (const shown of ALL) {
        for (const sign of STEERING)
          assert.doesNotMatch(
            render(
              poisoned(shown, (old) => sign + old + sign),
              format,
              page(),
            ),
            STEERS,
          );
      }
    });
  }

  it('in colour the only escapes are its own, and all of them are closed', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(...ALL), (text, shown) => {
        const painted = render(
          poisoned(shown, () => text),
          'terminal',
          page({ colour: true }),
        );
        assert.doesNotMatch(painted.replace(/\u001b\[\d+m/g, ''), STEERS);
        assert.equal(
          stripVTControlCharacters(painted),
          render(
            poisoned(shown, () => text),
            'terminal',
            page(),
          ),
        );
        for (const line of painted.split('\n')) {
          const codes = [...line.matchAll(/\u001b\[(\d+)m/g)].map(([, code]) => Number(code));
          assert.equal(
            codes.filter((code) => code === 39 || code === 22).length,
            codes.filter((code) => code !== 39 && code !== 22).length,
            line,
          );
        }
      }),
    );
  });

  it('json parses to the result, whatever is in it', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(...ALL), (text, shown) => {
        const { result } = poisoned(shown, () => text);
        assert.deepEqual(
          JSON.parse(
            render(
              poisoned(shown, () => text),
              'json',
              page(),
            ),
          ),
          JSON.parse(JSON.stringify(result)),
        );
      }),
    );
  });

  it('is quick with huge texts', () => {
    const huge = `${'x'.repeat(2000)} ${'余'.repeat(1000)} ${'`'.repeat(2000)}`;
    for (const shown of ALL)
      for (const format of ['terminal', 'markdown'] satisfies Format[])
        render(
          poisoned(shown, () => huge),
          format,
          page(),
        );
  }).timeout(20_000);
});

describe('print', () => {
  it('gives what all libraries together give, in colour and without', async () => {
    for (const shown of ALL) {
      for (const colour of [false, true]) {
        for (const width of [50, 80, 120]) {
          const on = page({ colour, width });
          assert.equal(await print(shown, 'terminal', on), render(shown, 'terminal', on), `${shown.kind} ${width}`);
        }
      }
    }
  });
});
