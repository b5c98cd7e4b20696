import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { loadCatalog } from '../src/catalog/load.js';
import { decode } from '../src/decode/decode.js';
import type { Certainty, Diagnosis } from '../src/model.js';
import { allWitnesses } from './support/fixtures.js';

const catalog = loadCatalog();
/** Waits that are given as a date are counted from here. */
const NOW = Date.parse('2026-11-20T12:00:00Z');

/** At so many places every witness is cut. */
const CUTS = 120;

function diagnosesOf(text: string): Diagnosis[] {
  return decode(text, catalog, NOW).diagnoses;
}

const FIRMNESS: readonly Certainty[] = ['none', 'guess', 'likely', 'sure'];

/** Whether one answer is another one, or says more than it: then it is not the same or humbler. */
function bolder(variant: Diagnosis, original: Diagnosis): string | null {
  const firmer = FIRMNESS.indexOf(variant.certainty) > FIRMNESS.indexOf(original.certainty);
  const isApi = variant.provider !== null;
  if (isApi && variant.provider?.id !== original.provider?.id && variant.certainty !== 'guess') {
    return `names ${variant.provider?.id} (${variant.certainty}) instead of ${original.provider?.id ?? 'nobody'}`;
  }
  if (firmer && variant.entry?.ref !== original.entry?.ref)
    return `is ${variant.entry?.ref} (${variant.certainty}) instead of ${original.entry?.ref} (${original.certainty})`;
  return null;
}

describe('a witness that is cut off comes to the same answer or a humbler one', () => {
  const witnesses = allWitnesses().filter(({ expected, notYet }) => expected.length === 1 && notYet === null);
  for (const [index, witness] of witnesses.entries()) {
    it(witness.title, () => {
      const [original] = diagnosesOf(witness.text);
      assert.ok(original !== undefined);
      const step = Math.max(1, Math.floor(witness.text.length / CUTS));
      // Each witness is cut at other places than its neighbours.
      for (let length = 1 + (index % step); length < witness.text.length; length += step) {
        const cut = witness.text.slice(0, length);
        for (const diagnosis of diagnosesOf(cut)) assert.equal(bolder(diagnosis, original), null, cut);
      }
    });
  }
});
