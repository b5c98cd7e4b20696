import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'mocha';
import { toCatalog } from '../../src/catalog/catalog.js';
import type { Witness } from '../../src/check/witness.js';
import { decode } from '../../src/decode/decode.js';
import type { Certainty, ProviderFile } from '../../src/model.js';
import { allWitnesses, FIXTURES, readWitnesses } from '../support/fixtures.js';
import { bundledIds, readProvider } from './bundled.js';
import { contextOf, entryOf, witness } from './sample.js';

/** Waits are no matter here; a fixed moment keeps the outcome the same. */
const NOW = Date.parse('2026-11-20T12:00:00Z');

const FILES = bundledIds().map((id) => readProvider(id).file);

for (const id of bundledIds()) {
  const fixture = new URL(`${id}.md`, FIXTURES);
  if (!existsSync(fixture)) continue;
  describe(`collisions: ${id}`, () => {
    for (const witness of readWitnesses(fixture)) {
      it(`no other provider takes "${witness.title}"`, () => {
        assert.deepEqual(takenBy(witness, id, FILES), []);
      });
      it(`without ${id} no other provider is sure of "${witness.title}"`, () => {
        assert.deepEqual(sureWithout(witness, id, FILES), []);
      });
    }
  });
}

describe('collisions: services outside the catalog', () => {
  for (const witness of existsSync(new URL('forms/', FIXTURES)) ? allWitnesses('forms/') : []) {
    it(`no provider is sure of "${witness.title}"`, () => {
      assert.deepEqual(sureWithout(witness, null, FILES), []);
    });
  }
});

describe('collisions are noticed', () => {
  const acme = contextOf().file;
  const other: ProviderFile = {
    ...contextOf().file,
    id: 'other',
    name: 'Other',
    hosts: ['api.other.example'],
    signs: [],
  };
  const mine: Witness = { ...witness('mine', ['acme/NO_CREDITS']), text: at('api.acme.example') };
  const theirs: Witness = { ...witness('theirs', ['acme/NO_CREDITS']), text: at('api.other.example') };

  it('passes where each keeps to itself', () => {
    assert.deepEqual(takenBy(mine, 'acme', [acme, other]), []);
    assert.deepEqual(sureWithout(mine, 'acme', [acme, other]), []);
  });
  it('fails where another provider comes out', () => {
    assert.deepEqual(takenBy(theirs, 'acme', [acme, other]), ['other: other/NO_CREDITS sure']);
  });
  it('fails where another provider is sure', () => {
    const greedy = { ...other, hosts: ['*.example'] };
    assert.deepEqual(sureWithout(mine, 'acme', [acme, greedy]), ['other: other/NO_CREDITS sure']);
  });
  it('fails where a provider is sure of a stranger', () => {
    assert.deepEqual(sureWithout({ ...theirs, expected: [] }, null, [acme, other]), ['other: other/NO_CREDITS sure']);
  });
  it('lets a witness name several providers', () => {
    const both = witness('both', ['acme/NO_CREDITS', 'other/NO_CREDITS']);
    assert.deepEqual(takenBy({ ...both, text: theirs.text }, 'acme', [acme, other]), []);
  });

  function at(host: string): string {
    const { code } = entryOf({ file: acme }, 'NO_CREDITS');
    return `$ curl -i https://${host}/v1/rocket\nHTTP/1.1 402 Payment Required\n\n{"error":{"code":"${code}"}}\n`;
  }
});

/** What other api providers make of a witness that is not theirs. */
function takenBy(witness: Witness, owner: string, files: readonly ProviderFile[]): string[] {
  const welcome = welcomeIn(witness).add(owner);
  return claims(witness.text, files)
    .filter(({ provider }) => !welcome.has(provider))
    .map(({ says }) => says);
}

/** As if the owner were not in the catalog yet: then the others may guess, and none may be sure. */
function sureWithout(witness: Witness, owner: string | null, files: readonly ProviderFile[]): string[] {
  const welcome = welcomeIn(witness);
  return claims(
    witness.text,
    files.filter(({ id }) => id !== owner),
  )
    .filter(({ provider, certainty }) => certainty === 'sure' && !welcome.has(provider))
    .map(({ says }) => says);
}

/** The providers that a witness says may come out: those of its refs, and one that is named while an edge answers for it. */
function welcomeIn({ expected }: Witness): Set<string> {
  const named = expected.flatMap(({ values }) =>
    values.filter(([path]) => path === 'provider.id').map(([, id]) => String(id)),
  );
  return new Set([...expected.map(({ ref }) => ref.split('/', 1)[0] as string), ...named]);
}

/** What comes out in the name of api providers. */
function claims(
  text: string,
  files: readonly ProviderFile[],
): { provider: string; certainty: Certainty; says: string }[] {
  const isApi = new Set(files.filter(({ kind }) => kind === 'api').map(({ id }) => id));
  return decode(text, toCatalog(files), NOW).diagnoses.flatMap(({ provider, entry, certainty }) =>
    // A last resort's entry under a provider's host claims nothing but the host.
    provider === null || !isApi.has(provider.id) || (entry !== null && !isApi.has(entry.provider.id))
      ? []
      : [{ provider: provider.id, certainty, says: `${provider.id}: ${entry?.ref ?? 'no entry'} ${certainty}` }],
  );
}
