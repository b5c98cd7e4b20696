import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { allEntries } from '../../src/catalog/catalog.js';
import { explain } from '../../src/catalog/explain.js';
import { loadCatalog } from '../../src/catalog/load.js';
import { type Lookup, lookUp } from '../../src/catalog/lookup.js';
import type { Entry } from '../../src/model.js';
import { APP, runBoth } from '../support/quick.js';
import { ROOT } from '../support/root.js';

const catalog = loadCatalog();
const lookup = JSON.parse(readFileSync(new URL('lookup.json', APP), 'utf8')) as Lookup;
const text = readFileSync(new URL('entries.jsonl', APP));
const entries = lookup.spans.map(([, start, end]) => JSON.parse(text.toString('utf8', start, end)) as Entry);

/** What the whole catalog says, and what the look-up says; `null` where it leaves the answer to the catalog. */
function both(query: string): [string[], string[] | null] {
  const whole = explain([query], catalog, null).results[0]?.matches.map(({ ref }) => ref) ?? [];
  const quick = lookUp(query, lookup)?.map((place) => entries[place]?.ref ?? '') ?? null;
  return [whole.toSorted(), quick?.toSorted() ?? null];
}

describe('the short way of explain', () => {
  const names = new Set(
    allEntries(catalog).flatMap(({ ref, code, aliases, title, httpStatus }) => [
      ref,
      title,
      ...(code === null ? [] : [code, code.toLowerCase().replaceAll('_', ' ')]),
      ...aliases,
      ...httpStatus.map(String),
      ...httpStatus.map((status) => `HTTP ${status}`),
    ]),
  );

  it(`finds what the whole catalog finds, for all of ${names.size} names`, () => {
    for (const name of names) {
      const [whole, quick] = both(name);
      if (quick !== null) assert.deepEqual(quick, whole, name);
    }
  });

  it('answers every ref and every code itself', () => {
    const asked = allEntries(catalog).flatMap(({ ref, code }) => (code === null ? [ref] : [ref, code]));
    // Only what reads as a class of statuses or ends in a star is left to the catalog.
    assert.deepEqual(
      asked.filter((name) => lookUp(name, lookup) === null && !/\*$|(?:^|\/)[1-5]xx$/i.test(name)),
      [],
    );
  });

  for (const query of [
    'nope',
    '4xx',
    'INSUFFICIENT_*',
    '__proto__',
    'constructor',
    'bfl/nope',
    'Maximum 10 images allowed',
  ]) {
    it(`leaves ${query} to the catalog`, () => assert.equal(lookUp(query, lookup), null));
  }

  for (const argv of [
    ['bfl/402'],
    ['INSUFFICIENT_CREDITS'],
    ['insufficient credits', '429'],
    ['402', '--json'],
    ['kiara/rate_limited', '--markdown'],
    ['pikzels/NOT_FOUND', '--color'],
    ['429', '--no-color'],
    ['nope'],
    ['402', '--json', '--markdown'],
  ]) {
    it(`prints what the long way prints: ${argv.join(' ')}`, function () {
      this.timeout(20_000);
      const [short, long] = runBoth(['explain', ...argv]);
      assert.deepEqual(short, long);
    });
  }
});

describe('the hot path', () => {
  it('is one file that loads nothing but what reads a file; the rest only where it is needed', () => {
    const source = readFileSync(new URL('quick.cjs', APP), 'utf8');
    const found = (pattern: RegExp): string[] => [...source.matchAll(pattern)].map(([, id]) => id as string).sort();
    assert.deepEqual(found(/\brequire\(['"]([^'"]+)['"]\)/g), ['node:fs', 'node:os', 'node:path', 'node:util']);
    assert.deepEqual(found(/\bimport\(['"]([^'"]+)['"]\)/g), ['./measure.js', './paint.js', './ruled.js']);
    assert.ok(source.length < 60_000, `${source.length} characters of code`);
  });

  it('is what bin/run.js begins with, and the framework comes after it', () => {
    const run = readFileSync(new URL('bin/run.js', ROOT), 'utf8');
    const loaded = [...run.matchAll(/(?:require|import)\('([^']+)'\)/g)].map(([, id]) => id);
    assert.deepEqual(loaded, [
      'node:module',
      '../dist/app/uncaught.cjs',
      '../dist/app/complete.cjs',
      '../dist/app/quick.cjs',
      '../dist/app/main.js',
      'node:url',
    ]);
  });
});
