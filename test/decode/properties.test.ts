import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { loadCatalog } from '../../src/catalog/load.js';
import { decode } from '../../src/decode/decode.js';
import { frame } from '../../src/decode/frame.js';
import { statusOfPhrase } from '../../src/decode/reason-phrases.js';
import { allWitnesses } from '../support/fixtures.js';
import { outputsOf } from '../support/outputs.js';
import { render } from '../support/render.js';

const catalog = loadCatalog();
const WITNESSES = [...allWitnesses(), ...allWitnesses('forms/')];

/** Pieces of real pastes, noise and the characters that structures are made of, in any order. */
const paste = fc
  .array(
    fc.oneof(
      fc.constantFrom(...WITNESSES.map(({ text }) => text.slice(0, 400))),
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"',
        "'",
        '\\',
        '\n',
        '\r',
        '\0',
        ': ',
        ',',
        '=>',
        '<html>',
        '```\n',
        '> ',
        '│ ',
        '__proto__',
      ),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.json(),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

describe('any text gives an answer', () => {
  it('with diagnoses or a notice, that survives JSON and steers no terminal', () => {
    fc.assert(
      fc.property(paste, (text) => {
        const result = decode(text, catalog, 0);
        assert.ok(result.diagnoses.length > 0 || result.notice !== null);
        assert.deepEqual(JSON.parse(JSON.stringify(result)), result);
        for (const { format, output } of outputsOf(text, catalog)) {
          assert.doesNotMatch(output, STEERING, format);
          if (format === 'json') JSON.parse(output);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('and every place it names lies in the text', () => {
    fc.assert(
      fc.property(paste, (text) => {
        for (const { because } of decode(text, catalog, 0).diagnoses) {
          for (const { span } of because) {
            if (span !== null) assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('and the same text always gives the same', () => {
    fc.assert(
      fc.property(paste, (text) => assert.deepEqual(decode(text, catalog, 0), decode(text, catalog, 0))),
      { numRuns: 50 },
    );
  });
});

/** Roles whose values are made from what stands there: the host of an address, `curl 6` of `curl: (6)`. */
const ELSEWHERE: ReadonlySet<string> = new Set(['host', 'url-path', 'link', 'transport']);

describe('what decided stands where it is said to stand', () => {
  for (const { title, text } of allWitnesses().filter((witness) => /^[\x20-\x7e\n]*$/.test(witness.text))) {
    it(title, () => {
      for (const { gist } of frame(text)) {
        for (const { role, value, span } of gist.evidence.facts) {
          if (span === null || ELSEWHERE.has(role) || String(value).includes('[key ')) continue;
          const there = text.slice(span.start, span.end);
          // `Forbidden` says 403.
          if (role === 'status' && statusOfPhrase(there) === value) continue;
          // Escapes and what clients put around words are not part of the value.
          if (!there.includes('\\') && !there.includes('<'))
            assert.ok(
              there.replace(/\s+/g, ' ').includes(String(value).replace(/\s+/g, ' ')),
              `${role} ${value} is not in "${there}"`,
            );
        }
      }
    });
  }
});

describe('what was decoded or put together stands in the whole of it', () => {
  const body = Buffer.from('{"detail":"INSUFFICIENT_CREDITS"}').toString('base64');
  const TEXTS: readonly [what: string, text: string, within: string][] = [
    [
      'a base64 body',
      `{"log":{"entries":[{"request":{"url":"https://platform.runblob.io/v1"},"response":{"status":402,"headers":[],"content":{"text":"${body}","encoding":"base64"}}}]}}`,
      `"${body}"`,
    ],
    [
      'a string in two parts',
      `{ message: 'refused: ' +\n  '{"detail":"INSUFFICIENT_CREDITS"}', status: 402 }`,
      `'refused: ' +\n  '{"detail":"INSUFFICIENT_CREDITS"}'`,
    ],
  ];
  for (const [what, text, within] of TEXTS) {
    it(what, () => {
      const [diagnosis] = decode(text, catalog, 0).diagnoses;
      const fact = diagnosis?.because.find(({ value }) => value === 'INSUFFICIENT_CREDITS');
      assert.ok(fact?.span != null);
      assert.equal(text.slice(fact.span.start, fact.span.end), within);
    });
  }
});

describe('a ticket written in Markdown is decoded to the same entries', () => {
  for (const { title, text } of WITNESSES) {
    const result = decode(text, catalog, 0);
    const refs = result.diagnoses.map(({ entry }) => entry?.ref ?? null);
    if (refs.length !== 1 || refs[0] === null) continue;
    it(title, () => {
      const ticket = render({ kind: 'decode', result }, 'markdown', { width: 80, colour: false, unicode: true });
      assert.deepEqual(
        decode(ticket, catalog, 0).diagnoses.map(({ entry }) => entry?.ref ?? null),
        refs,
      );
    });
  }
});
