import assert from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { paragraph } from '../../src/render/block.js';
import { displayWidth } from '../../src/render/measure.js';
import { render, terminal } from '../support/render.js';
import { ALL, decoded, diagnosis, entry, explained, OWNERS, page, poisoned, REQUEST_ID, SOURCE } from './samples.js';

const WIDTHS = [40, 50, 80, 120, 200];

/** A line without what stands before its text: indent, mark, bullet, number. */
function wordsOf(line: string): string {
  return line.trim().replace(/^(?:[-✖●?xo]|\d+\.) /, '');
}

describe('terminal', () => {
  for (const width of WIDTHS) {
    it(`fits ${width} columns, but for single words`, () => {
      for (const shown of ALL) {
        for (const line of render(shown, 'terminal', page({ width })).split('\n')) {
          assert.ok(displayWidth(line) <= width || !wordsOf(line).includes(' '), `${shown.kind}: ${line}`);
        }
      }
    });

    it(`keeps ids, refs and addresses whole at ${width} columns`, () => {
      const text = render(decoded(diagnosis()), 'terminal', page({ width }));
      for (const id of [REQUEST_ID, SOURCE.url as string, 'other/INSUFFICIENT_CREDITS', 'api.acme.example'])
        assert.ok(text.includes(id), id);
      const listed = render({ kind: 'entries', result: { version: 1, entries: OWNERS } }, 'terminal', page({ width }));
      for (const { ref } of OWNERS) assert.ok(listed.includes(ref), ref);
    });

    it(`shows the same at ${width} columns with and without colour`, () => {
      for (const shown of ALL) {
        const painted = render(shown, 'terminal', page({ width, colour: true }));
        assert.equal(stripVTControlCharacters(painted), render(shown, 'terminal', page({ width })));
      }
    });
  }

  it('fits whatever the texts are', () => {
    const sign = fc.oneof(
      fc.constantFrom(' ', '`', '\u001b[31m', '余', '🎉', 'e\u0301', '🇩', '\u200d', '|'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    );
    const text = fc.string({ unit: sign, maxLength: 150 });
    fc.assert(
      fc.property(text, fc.constantFrom(...ALL), fc.constantFrom(...WIDTHS), (words, shown, width) => {
        for (const line of render(
          poisoned(shown, () => words),
          'terminal',
          page({ width }),
        ).split('\n')) {
          assert.ok(displayWidth(line) <= width || !wordsOf(line).includes(' '), line);
        }
      }),
    );
  });

  it('fits where cli-table3 counts other columns than a terminal has', () => {
    const jamo = '\u1112\u1161\u11ab';
    const titles = OWNERS.map((each, index) => ({ ...each, title: `${jamo.repeat(9)} ${jamo.repeat(9)} ${index}` }));
    for (const line of render(explained('x', titles), 'terminal', page({ width: 120 })).split('\n')) {
      assert.ok(displayWidth(line) <= 120, line);
    }
  });

  it('keeps prose to 100 columns, however wide the screen is', () => {
    const text = render(decoded(diagnosis({ message: 'word '.repeat(100) })), 'terminal', page({ width: 200 }));
    assert.equal(Math.max(...text.split('\n').map(displayWidth)) <= 100, true);
    assert.match(text, /^.{95,100}$/m);
  });

  it('makes each kind of text harmless by itself', () => {
    const steer = '\u001b[2J';
    const text = terminal(
      [paragraph(steer, { strong: steer }, { literal: steer }, { said: steer }, { url: steer })],
      page(),
    );
    assert.equal(text.split('\\u001b[2J').length, 6);
    assert.ok(!text.includes('\u001b'));
  });

  it('has no escape byte without colour', () => {
    for (const shown of ALL) assert.ok(!render(shown, 'terminal', page()).includes('\u001b'));
  });

  it('paints when it may, in the basic colours only', () => {
    const painted = render(decoded(diagnosis()), 'terminal', page({ colour: true }));
    const codes = [...painted.matchAll(/\u001b\[([\d;]*)m/g)].map(([, code]) => code);
    assert.ok(codes.length > 10);
    assert.deepEqual(
      [...new Set(codes)].filter((code) => !['1', '2', '22', '31', '32', '35', '36', '39'].includes(code as string)),
      [],
    );
  });

  it('draws with ASCII where Unicode is off', () => {
    for (const shown of ALL) {
      const text = render(shown, 'terminal', page({ unicode: false }));
      assert.doesNotMatch(text, /[^\n -~]/, shown.kind);
    }
  });

  it('ends with one line end and has no blank line at either end, no trailing space', () => {
    for (const shown of ALL) {
      const text = render(shown, 'terminal', page());
      assert.match(text, /^\S[\s\S]*\S\n$|^ {2}\S[\s\S]*\S\n$/);
      assert.doesNotMatch(text, /[ \t]\n|\n\n\n/);
    }
  });

  it('shows a list as a table where there is room, as a list where not', () => {
    const wide = render({ kind: 'entries', result: { version: 1, entries: OWNERS } }, 'terminal', page({ width: 120 }));
    assert.match(wide, /^ {2}Ref +HTTP +Category +Title$/m);
    assert.match(wide, /^ {2}acme\/INSUFFICIENT_CREDITS +402 +billing +The balance does not cover the generation$/m);
    const narrow = render(
      { kind: 'entries', result: { version: 1, entries: OWNERS } },
      'terminal',
      page({ width: 63 }),
    );
    assert.match(narrow, /^ {2}- acme\/INSUFFICIENT_CREDITS\n {4}402 · billing · The balance/m);
    assert.doesNotMatch(narrow, /Ref +HTTP/);
  });

  it('leaves out the category before it squeezes the title', () => {
    const text = render(
      {
        kind: 'entries',
        result: { version: 1, entries: [entry({ ref: 'acme/A_CODE_THAT_IS_RATHER_LONG_36_SIGNS' })] },
      },
      'terminal',
      page({ width: 80 }),
    );
    assert.match(text, /^ {2}Ref +HTTP +Title$/m);
  });

  it('shows no table where refs leave no room for it, and cuts none', () => {
    const ref = `acme/${'LONG_'.repeat(14)}CODE`;
    const text = render(
      { kind: 'entries', result: { version: 1, entries: [entry({ ref })] } },
      'terminal',
      page({ width: 80 }),
    );
    assert.ok(text.includes(`  - ${ref}\n`));
  });

  it('explains several owners side by side first, with what is the same said once', () => {
    const text = render(explained('insufficient credits', OWNERS), 'terminal', page({ width: 120 }));
    assert.match(text, /^insufficient credits has 3 entries\n\n {2}Ref +.*Product +HTTP +.*Who acts +Retry +Charge$/m);
    assert.match(text, /^ {2}zenith\/insufficient_credits .* the caller +after a wait +not stated$/m);
    assert.match(text, /The same for all\. .*Category: billing/);
    assert.match(text, /1 of 3[\s\S]*2 of 3[\s\S]*3 of 3/);
  });

  it('explains an entry with everything, sources numbered', () => {
    const text = render(explained('x', [entry()]), 'terminal', page());
    for (const part of [
      'Also as',
      'OUT_OF_CREDITS',
      'Fourth note. [2]',
      'used up. [1]',
      '1. https://docs.acme',
      '2. A capture whose place',
      'not charged',
    ])
      assert.ok(text.includes(part), part);
  });

  it('says what is unknown, with the nearest refs and where to look', () => {
    const results = [{ query: 'INSUFICIENT', matches: [], suggestions: ['acme/INSUFFICIENT_CREDITS'], known: null }];
    const text = render({ kind: 'explain', result: { version: 1, results } }, 'terminal', page());
    assert.match(
      text,
      /^\? There is no INSUFICIENT in the catalog\n\nThe nearest\n {2}- acme\/INSUFFICIENT_CREDITS\n\n {2}Search for words: errs search WORDS/,
    );
  });

  it('shows of a provider all that is known, with its sources', () => {
    const text = render(ALL.find(({ kind }) => kind === 'provider') as (typeof ALL)[number], 'terminal', page());
    const parts = [
      'Authorization: Bearer <key> [docs]',
      'ACME_API_KEY',
      'every valid key does',
      'code at error.code',
      '24 active jobs. [docs]',
      'After 503',
      'support@acme.example',
      'https://status.acme.example',
      'acme/INSUFFICIENT_CREDITS',
      '[docs] https://docs.acme.example',
    ];
    for (const part of parts) assert.ok(text.includes(part), part);
  });

  it('lists many matches instead of explaining each', () => {
    const many = Array.from({ length: 9 }, (_, index) => entry({ ref: `acme/CODE_${index}` }));
    const text = render(explained('4xx', many), 'terminal', page());
    assert.ok(text.includes('acme/CODE_8'));
    assert.doesNotMatch(text, /What to do/);
  });
});
