import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { loadCatalog } from '../src/catalog/load.js';
import { differences, type Witness } from '../src/check/witness.js';
import { decode } from '../src/decode/decode.js';
import { textOf } from '../src/decode/encoding.js';
import type { Diagnosis } from '../src/model.js';
import { allWitnesses } from './support/fixtures.js';

const catalog = loadCatalog();
/** Waits that are given as a date are counted from here. */
const NOW = Date.parse('2026-11-20T12:00:00Z');

function diagnosesOf(text: string): Diagnosis[] {
  return decode(text, catalog, NOW).diagnoses;
}

/**
 * Ways in which the same failure is pasted by somebody else. What comes out must be the same answer or a humbler one.
 * `applies` gives the reason for a skip by being false: a variant that would destroy the form proves nothing.
 */
interface Variant {
  name: string;
  applies(witness: Witness): boolean;
  change(text: string): string;
}

const isOneStructure = ({ text }: Witness): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const VARIANTS: readonly Variant[] = [
  { name: 'CRLF', applies: () => true, change: (text) => text.replace(/\n/g, '\r\n') },
  {
    name: 'indented',
    applies: ({ text }) => !/^(?:data:|event:)/m.test(text),
    change: (text) => text.replace(/^/gm, '    '),
  },
  {
    name: 'in a fence',
    applies: ({ text }) => !text.includes('```'),
    change: (text) => `Please help!\n\n\`\`\`\n${text}\n\`\`\`\n`,
  },
  { name: 'minified', applies: isOneStructure, change: (text) => JSON.stringify(JSON.parse(text)) },
  { name: 'pretty', applies: isOneStructure, change: (text) => JSON.stringify(JSON.parse(text), null, 2) },
  {
    name: 'behind a log prefix',
    applies: isOneStructure,
    change: (text) =>
      `2026-11-19T03:12:00.123Z ERROR [worker-3] generation failed: ${JSON.stringify(JSON.parse(text))}`,
  },
  { name: 'with a byte order mark', applies: () => true, change: (text) => `\ufeff${text}` },
];

const WITNESSES = [...allWitnesses(), ...allWitnesses('forms/')];

describe('the contract that every witness keeps', () => {
  for (const witness of WITNESSES.filter(({ notYet }) => notYet === null)) {
    it(witness.title, () => {
      assert.deepEqual(differences(witness, diagnosesOf(textOf(witness.bytes))), []);
    });
  }
});

describe('what is not read yet, and says so', () => {
  for (const witness of WITNESSES.filter(({ notYet }) => notYet !== null)) {
    it(`${witness.title} (${witness.notYet})`, () => {
      const wrong = differences(witness, diagnosesOf(textOf(witness.bytes)));
      assert.notDeepEqual(wrong, [], 'it is read now: take its line "Not yet" away');
      assert.ok(!wrong.some((each) => each.startsWith('names ') && each.includes('(sure')), wrong.join('\n'));
    });
  }
});

describe('variants of every provider witness come to the same answer', () => {
  for (const witness of allWitnesses().filter(({ notYet }) => notYet === null)) {
    for (const variant of VARIANTS.filter((each) => each.applies(witness))) {
      it(`${witness.title}, ${variant.name}`, () => {
        assert.deepEqual(differences(witness, diagnosesOf(variant.change(witness.text))), []);
      });
    }
  }
});
