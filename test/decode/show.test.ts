import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { loadCatalog } from '../../src/catalog/load.js';
import { decode } from '../../src/decode/decode.js';
import { markedLines } from '../../src/decode/show.js';

const catalog = loadCatalog();

/** What is marked in a text, in its order. */
function marked(text: string): string[] {
  const { diagnoses } = decode(text, catalog, 0);
  const pieces = markedLines(text, diagnoses, catalog.secrets).flatMap((line) => line.pieces);
  return pieces.filter(({ label }) => label !== null).map(({ text: shown }) => shown);
}

describe('the marks of --show', () => {
  it('stand under a whole value', () => {
    assert.deepEqual(marked('{"error":{"code":"insufficient_quota"}}'), ['"insufficient_quota"']);
  });

  it('stand under an escaped value up to its closing quote', () => {
    assert.deepEqual(marked('log: {\\"error\\":{\\"code\\":\\"insufficient_quota\\"}}'), ['\\"insufficient_quota\\"']);
  });
});
