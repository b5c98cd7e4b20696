import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Schema } from '../../src/check/canonical.js';
import type { Context } from '../../src/check/rule.js';
import type { ProviderFile } from '../../src/model.js';
import { readWitnesses } from '../support/fixtures.js';
import { ROOT } from '../support/root.js';

/** The sources of the catalog: the copy under `dist` may be an old one. */
export const PROVIDERS = new URL('src/catalog/providers/', ROOT);

/** The ids of the bundled providers: the names of their files. */
export function bundledIds(): string[] {
  return readdirSync(PROVIDERS)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
}

export function readProvider(id: string): { path: string; text: string; file: ProviderFile } {
  const path = `src/catalog/providers/${id}.json`;
  const text = readFileSync(new URL(path, ROOT), 'utf8');
  try {
    return { path, text, file: JSON.parse(text) as ProviderFile };
  } catch (cause) {
    throw new Error(`${path} is not JSON: ${(cause as Error).message}`, { cause });
  }
}

/**
 * A bundled provider with all that the rules ask for.
 * @param today YYYY-MM-DD
 */
export function bundledContext(id: string, schema: Schema, today: string): Context {
  const fixturePath = `test/fixtures/${id}.md`;
  const fixtureFile = new URL(fixturePath, ROOT);
  const hasFixture = existsSync(fixtureFile);
  return {
    ...readProvider(id),
    fixturePath,
    fixture: hasFixture ? readFileSync(fixtureFile, 'utf8') : null,
    // Read when asked for: a slip in the Markdown is no reason to skip the rules about the catalog file.
    get witnesses() {
      return hasFixture ? readWitnesses(fixtureFile) : [];
    },
    get refs() {
      return new Set(
        bundledIds().flatMap((each) => readProvider(each).file.entries.map((entry) => `${each}/${entry.id}`)),
      );
    },
    get others() {
      return bundledIds()
        .filter((each) => each !== id)
        .map((each) => readProvider(each).file);
    },
    schema,
    today,
  };
}
