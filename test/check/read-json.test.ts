import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readJson } from '../../src/check/read-json.js';

/** A slip, where it is, and what is said of it. */
// biome-ignore format: one case a line reads as a table
const SLIPS: readonly [what: string, text: string, place: string, message: RegExp, tip: RegExp][] = [
  ['an empty file', '', '1:1', /^the file is empty$/, /Write a JSON object/],
  ['only spaces', ' \n ', '1:1', /^the file is empty$/, /Write a JSON object/],
  ['a comma at the end', '{\n  "a": 1,\n}', '3:1', /a key is missing/, /remove the comma before/],
  ['a comma at the end of a list', '[\n  1,\n]', '3:1', /a value is missing/, /remove the comma before/],
  ['no comma', '{\n  "a": 1\n  "b": 2\n}', '3:3', /a comma is missing/, /behind the value before/],
  ['no colon', '{\n  "a" 1\n}', '2:7', /a colon is missing/, /"key": value/],
  ['no value', '{\n  "a":\n}', '3:1', /a value is missing/, /Write one/],
  ['an open brace', '{\n  "a": 1\n', '3:1', /a closing brace is missing/, /Close every `\{`/],
  ['an open bracket', '[\n  1\n', '3:1', /a closing bracket is missing/, /Close every `\[`/],
  ['something behind the end', '{}\n{}', '2:1', /behind the end/, /Remove it/],
  ['a bare word', '{\n  "a": yes\n}', '2:8', /neither true, false nor null/, /double quotes/],
  ['single quotes', "{\n  'a': 1\n}", '2:3', /neither true, false nor null|a key is missing/, /double quotes/],
  ['half a number', '{\n  "a": 1.\n}', '2:8', /no number/, /digits/],
  ['an open text', '{\n  "a": "b\n}', '2:8', /not closed/, /on the same line/],
  ['half an escape', '{\n  "a": "\\u12"\n}', '2:8', /escape is incomplete/, /four hexadecimal digits/],
  ['a made-up escape', '{\n  "a": "\\q"\n}', '2:8', /escape does not exist/, /\\\\/],
  ['a control character', '{\n  "a": "\u0001"\n}', '2:8', /control character/, /as an escape/],
  ['a comment', '{\n  // why\n  "a": 1\n}', '2:3', /no comments/, /into a note/],
  ['a key given twice', '{\n  "a": {\n    "b": 1,\n    "b": 2\n  }\n}', '4:5', /"b" stands in this object already/, /Keep one/],
  ['a key given twice inside a list', '[{"a": 1},\n {"c": 1, "c": 1}]', '2:11', /"c" stands in this object already/, /Keep one/],
  ['the name of the prototype given twice', '{"__proto__": 1,\n "__proto__": 2}', '2:2', /"__proto__" stands/, /Keep one/],
  ['a nest without end', `${'['.repeat(100_000)}`, '1:65', /nested too deeply/, /remove it/],
  ['a nest of objects', `\n${'{"a":'.repeat(100_000)}`, '2:321', /nested too deeply/, /remove it/],
];

describe('reading JSON that people write', () => {
  for (const [what, text, place, message, tip] of SLIPS) {
    it(`says where and what: ${what}`, () => {
      const read = readJson(text);
      assert.ok('slip' in read, 'is read');
      assert.equal(`${read.slip.line}:${read.slip.column}`, place);
      assert.match(read.slip.message, message);
      assert.match(read.slip.tip, tip);
    });
  }

  it('reads what is right, brackets in texts and deep lists side by side among it', () => {
    const value = { a: ['{[', { b: '[['.repeat(80) }], c: Array.from({ length: 200 }, () => [[]]) };
    assert.deepEqual(readJson(JSON.stringify(value)), { value });
  });

  it('keeps odd keys as they are, and gives nothing a new prototype', () => {
    const read = readJson('{"__proto__": {"admin": true}, "constructor": 1}') as { value: object };
    assert.deepEqual(Object.keys(read.value), ['__proto__', 'constructor']);
    assert.equal(Reflect.get(read.value, 'admin'), undefined);
  });
});
