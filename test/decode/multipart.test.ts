import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { loadCatalog } from '../../src/catalog/load.js';
import { decode } from '../../src/decode/decode.js';

const part = (answer: string): string => `--box_1\nContent-Type: application/http\n\n${answer}\n`;

describe('a batch of answers between boundaries', () => {
  const text = `${part('HTTP/1.1 404 Not Found\n')}${part('HTTP/1.1 403 Forbidden\nContent-Type: text/plain\n')}--box_1--\n`;
  const { diagnoses } = decode(text, loadCatalog(), 0);

  it('is a failure for each part that failed', () => {
    assert.deepEqual(
      diagnoses.map(({ httpStatus }) => httpStatus),
      [404, 403],
    );
  });
  it('takes no boundary and no header of a part for what an empty answer says', () => {
    assert.deepEqual(
      diagnoses.map(({ message }) => message),
      [null, null],
    );
  });
});
