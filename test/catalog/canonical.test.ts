import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { canonical, type Schema } from '../../src/check/canonical.js';
import { contextOf, SCHEMA } from './sample.js';

const SMALL: Schema = {
  $ref: '#/definitions/File',
  definitions: {
    File: {
      properties: {
        id: {},
        auth: { anyOf: [{ $ref: '#/definitions/Auth' }, {}] },
        list: { items: { $ref: '#/definitions/Auth' } },
        map: { additionalProperties: { $ref: '#/definitions/Auth' } },
      },
    },
    Auth: { properties: { header: {}, scheme: {} } },
  },
};

describe('canonical form', () => {
  const cases: [what: string, given: string, wanted: unknown][] = [
    ['orders keys as the schema does', '{"auth":null,"id":"a"}', { id: 'a', auth: null }],
    ['orders keys behind an alternative', '{"auth":{"scheme":1,"header":2}}', { auth: { header: 2, scheme: 1 } }],
    ['orders keys in lists', '{"list":[{"scheme":1,"header":2}]}', { list: [{ header: 2, scheme: 1 }] }],
    [
      'orders keys in maps, and leaves the maps as they are',
      '{"map":{"b":{"scheme":1,"header":2},"a":{}}}',
      { map: { b: { header: 2, scheme: 1 }, a: {} } },
    ],
    ['puts unknown keys last', '{"x":1,"y":{"b":1,"a":2},"id":"a"}', { id: 'a', x: 1, y: { b: 1, a: 2 } }],
    [
      'takes hostile names for names',
      '{"constructor":1,"toString":{"a":1},"id":"a"}',
      { id: 'a', constructor: 1, toString: { a: 1 } },
    ],
  ];
  for (const [what, given, wanted] of cases) {
    it(what, () => assert.equal(canonical(given, SMALL), `${JSON.stringify(wanted, null, 2)}\n`));
  }

  it('follows the real schema into the last corner', () => {
    const { text } = contextOf();
    const reversed = JSON.stringify(backwards(JSON.parse(text)));
    // Maps and lists are data: only `sources` has changed its order.
    assert.deepEqual(canonical(reversed, SCHEMA).split('\n').toSorted(), text.split('\n').toSorted());
    assert.deepEqual(Object.keys(JSON.parse(canonical(reversed, SCHEMA)).entries[0].retry), [
      'verdict',
      'needs',
      'note',
    ]);
  });
  it('is the same a second time', () => assert.equal(canonical(contextOf().text, SCHEMA), contextOf().text));
  it('refuses what is not JSON', () => assert.throws(() => canonical('{', SMALL), SyntaxError));
});

/** The same data, the keys of every object in the opposite order. */
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, backwards(item)]),
  );
}
