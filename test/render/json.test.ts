import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { json } from '../../src/render/json.js';

describe('json', () => {
  it('is indented and ends with a line end', () =>
    assert.equal(json({ version: 1, list: [] }), '{\n  "version": 1,\n  "list": []\n}\n'));
  it('leaves letters of all scripts alone', () =>
    assert.equal(json(['Größe', '余额', '🎉']), '[\n  "Größe",\n  "余额",\n  "🎉"\n]\n'));
  it('escapes what steers a terminal', () => {
    assert.equal(
      json('\u001b[31m\u009b\u202e\u200b\ufeff\u007f'),
      '"\\u001b[31m\\u009b\\u202e\\u200b\\ufeff\\u007f"\n',
    );
  });
  it('escapes signs beyond U+FFFF as JSON does', () => assert.equal(json('\u{e0041}'), '"\\udb40\\udc41"\n'));
  it('parses to what it was made of', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        assert.deepEqual(JSON.parse(json(value)), JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
