import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { nearestOf } from '../../src/catalog/nearest.js';

describe('the nearest word', () => {
  const formats = ['json', 'markdown', 'typescript', 'csv'];
  const cases: [typed: string, words: string[], nearest: string | null][] = [
    ['ts', formats, 'typescript'],
    ['md', formats, 'markdown'],
    ['jsno', formats, 'json'],
    ['JSON', formats, 'json'],
    ['x', formats, null],
    ['nope', ['edge', 'http', 'bfl'], null],
    ['999', ['429', '400', '402'], null],
    ['INSUFICIENT_CREDITS', ['INSUFFICIENT_CREDITS', 'NOT_FOUND'], 'INSUFFICIENT_CREDITS'],
    ['a', [], null],
  ];
  for (const [typed, words, nearest] of cases)
    it(`${typed} of ${words.join(', ')}: ${nearest}`, () => assert.equal(nearestOf(typed, words), nearest));
});
