import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { placeIn } from '../../src/check/place.js';
import { RULES } from '../../src/check/rules.js';
import { contextOf } from '../catalog/sample.js';

const { text } = contextOf();

/** What stands at the place of a path: the line from its column on. */
function at(path: string): string {
  const { line, column } = placeIn(text, path);
  return (text.split('\n')[line - 1] as string).slice(column - 1);
}

/** Every form in which rules and the validator name a place. */
// biome-ignore format: one case a line reads as a table
const PATHS: readonly [path: string, begins: string][] = [
  ['/', '{'],
  ['id', '"id": "acme"'],
  ['$schema', '"$schema"'],
  ['name', '"name": "Acme AI"'],
  ['products', '"products"'],
  ['products[rocket].name', '"name": "Rocket"'],
  ['hosts[1]', '"*.api.acme.example"'],
  ['pages[0]', '"docs.acme.example"'],
  ['auth.env[0]', '"ACME_API_KEY"'],
  ['auth.keys[acme_].meaning', '"meaning": "live"'],
  ['auth.notes[0].text', '"text": "A key is shown once."'],
  ['envelopes[error body].name', '"name": "error body"'],
  ['signs[0].when[1]', '{'],
  ['signs[0].note', '"note": "Their own server."'],
  ['limits[0].text', '"text": "A picture'],
  ['support.quote', '"quote"'],
  ['support.channels[0].text', '"text": "help@'],
  ['probe.baseUrl', '"baseUrl"'],
  ['probe.checks[balance].path', '"path": "/v1/balance"'],
  ['probe.checks[balance].verdicts[1].when[0]', '{'],
  ['probe.service.url', '"url": "https://status'],
  ['sources[errors].read', '"read": "2026-03-01"'],
  ['sources[capture]', '"capture"'],
  ['sources.capture.note', '"note": "A trace'],
  ['entries[NO_CREDITS]', '{'],
  ['entries[NO_CREDITS].causes[0].tell', '"tell": "`GET'],
  ['entries[queued].when[0]', '{'],
  ['entries[queued].aliases', '"aliases"'],
  ['entries[500].id', '"id": "500"'],
  ['entries[500].retired.since', '"since"'],
  ['/entries/1/retry', '"retry"'],
  ['/entries/2/owner', '"owner": "provider"'],
  ['/sources/errors/read', '"read": "2026-03-01"'],
  // What is not there is shown by the last part that is.
  ['entries[500].notes[3].text', '{'],
  ['about.nothing', '"about"'],
  ['nothing', '{'],
];

describe('the place of a part', () => {
  for (const [path, begins] of PATHS) it(path, () => assert.ok(at(path).startsWith(begins), at(path)));

  it('takes an id for an id, and only then for a number', () => {
    const list = '{"entries": [\n{"id": "1"},\n{"id": "b"},\n{"id": "0"}]}';
    assert.deepEqual(placeIn(list, 'entries[1]'), { line: 2, column: 1 });
    assert.deepEqual(placeIn(list, 'entries[0]'), { line: 4, column: 1 });
    assert.deepEqual(placeIn(list, 'entries[2]'), { line: 4, column: 1 });
  });

  it('reads lines, escapes in pointers, and keys with dots in brackets', () => {
    assert.deepEqual(placeIn(text, 'line 12'), { line: 12, column: 1 });
    assert.deepEqual(placeIn('{\n"a/b": {"c~d": 1}}', '/a~1b/c~0d'), { line: 2, column: 9 });
    assert.deepEqual(placeIn('{"sources": {\n"v1.2": {}}}', 'sources[v1.2]'), { line: 2, column: 1 });
  });

  it('looks for odd names in no prototype', () => {
    for (const odd of ['__proto__', 'constructor', 'entries[__proto__]', '/constructor/name'])
      assert.equal(placeIn('{\n"entries": []}', odd).column, 1);
  });

  it('is inside the file for whatever a rule says of a damaged one', () => {
    const damaged = contextOf(({ file }) => {
      for (const entry of file.entries)
        Object.assign(entry, { title: 'todo.', meaning: 'TODO', fixes: ['it'], source: 'x' });
      Object.assign(file, { hosts: ['A'], id: 'B' });
    });
    const problems = RULES.flatMap((rule) => rule.check(damaged)).filter(({ file }) => file === damaged.path);
    assert.ok(problems.length > 15);
    for (const { path } of problems) {
      if (path === '/' || path.startsWith('line ') || path === '$schema') continue;
      const { line, column } = placeIn(damaged.text, path);
      assert.ok(line > 1 && column > 1, `${path} at ${line}:${column}`);
    }
  });
});
