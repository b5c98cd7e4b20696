import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import type { Schema } from '../../src/check/canonical.js';
import type { Context } from '../../src/check/rule.js';
import { schema as schemaRule } from '../../src/check/rules/schema.js';
import { liveSecrets } from '../../src/check/rules/secrets.js';
import { RULES } from '../../src/check/rules.js';
import { ROOT } from '../support/root.js';
import { bundledContext, bundledIds } from './bundled.js';
import { EXCEPTIONS, report, weigh } from './exceptions.js';

const SCHEMA = JSON.parse(readFileSync(new URL('src/catalog/provider.schema.json', ROOT), 'utf8')) as Schema;

/** East of Greenwich a day begins up to 14 hours earlier; who reads a source there writes that day. */
const TODAY = new Date(Date.now() + 14 * 60 * 60 * 1000).toISOString().slice(0, 10);

for (const id of bundledIds()) {
  describe(`catalog: ${id}`, () => {
    const context = once(() => bundledContext(id, SCHEMA, TODAY));
    for (const rule of RULES) {
      it(`${rule.name}: ${rule.description}`, function () {
        // The other rules trust the types.
        if (rule !== schemaRule && schemaRule.check(context()).length > 0) this.skip();
        const { path, fixturePath } = context();
        const exceptions = EXCEPTIONS.filter(
          (each) => each.rule === rule.name && (each.file === path || each.file === fixturePath),
        );
        const problems = weigh(rule.check(context()), exceptions);
        if (rule.force === 'time' && problems.length > 0) process.stderr.write(`warning: ${report(problems)}\n`);
        else assert.ok(problems.length === 0, report(problems));
      });
    }
  });
}

describe('around the catalog', () => {
  it('has a provider', () => assert.notDeepEqual(bundledIds(), []));

  it('has no fixture of a provider that is not there', () => {
    const ids = new Set(bundledIds().map((id) => `${id}.md`));
    const fixtures = readdirSync(new URL('test/fixtures/', ROOT)).filter((name) => name.endsWith('.md'));
    assert.deepEqual(
      fixtures.filter((name) => !ids.has(name)),
      [],
    );
  });

  it('shows no live secret in the pastes of services outside the catalog', () => {
    const folder = new URL('test/fixtures/forms/', ROOT);
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.md')) : [];
    const problems = names.flatMap((name) =>
      liveSecrets(`test/fixtures/forms/${name}`, readFileSync(new URL(name, folder), 'utf8')),
    );
    assert.ok(problems.length === 0, report(problems));
  });

  it('makes exceptions only to rules and files that exist', () => {
    const names = new Set(RULES.map(({ name }) => name));
    const lost = EXCEPTIONS.filter(({ rule, file }) => !names.has(rule) || !existsSync(new URL(file, ROOT)));
    assert.deepEqual(lost, []);
  });
});

/** Does the work on the first call and remembers the outcome. */
function once(make: () => Context): () => Context {
  let made: Context | undefined;
  return () => (made ??= make());
}
