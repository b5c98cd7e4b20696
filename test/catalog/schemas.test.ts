import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { before, describe, it } from 'mocha';
import { generated } from '../../scripts/generated.js';
import { schemas } from '../../scripts/schemas.js';
import { toCatalog } from '../../src/catalog/catalog.js';
import { decode } from '../../src/decode/decode.js';
import { ROOT } from '../support/root.js';
import { contextOf } from './sample.js';

/** Any of the generated schemas, as far as these tests look into it. */
interface Part {
  $ref?: string;
  description?: string;
  additionalProperties?: unknown;
  properties?: Record<string, Part>;
  definitions?: Record<string, Part>;
}

describe('schemas', () => {
  let files: Map<string, Part>;
  before(async function () {
    this.timeout(60_000);
    const texts = await generated(ROOT, [schemas]);
    files = new Map([...texts].map(([path, text]) => [path, JSON.parse(text) as Part]));
  });

  it('are those of the contract', () =>
    assert.deepEqual([...files.keys()].sort(), [
      'schemas/catalog-check.schema.json',
      'schemas/catalog-new.schema.json',
      'schemas/catalog.schema.json',
      'schemas/completion.schema.json',
      'schemas/decode.schema.json',
      'schemas/diagnosis.schema.json',
      'schemas/entries.schema.json',
      'schemas/entry.schema.json',
      'schemas/error.schema.json',
      'schemas/explain.schema.json',
      'schemas/probe.schema.json',
      'schemas/providers.schema.json',
      'schemas/triage.schema.json',
      'schemas/version.schema.json',
      'src/catalog/config.schema.json',
      'src/catalog/patch.schema.json',
      'src/catalog/provider.schema.json',
    ]));

  it('are schemas in the strictest sense', () => {
    for (const [path, schema] of files) assert.doesNotThrow(() => strict().compile(schema), path);
  });

  it('take their words from the doc comments', () => {
    const entry = partOf('schemas/entry.schema.json', 'Entry');
    const { ref } = (entry.properties ?? {}) as { ref?: Part };
    assert.equal(ref?.description, '`provider/id`, unique and stable.');
    assert.match(entry.description ?? '', /^One explained condition/);
  });

  it('refuse unknown keys in what is written', () => {
    for (const file of ['provider', 'patch', 'config']) {
      for (const [name, part] of objectsIn(`src/catalog/${file}.schema.json`)) {
        assert.equal(part.additionalProperties, false, `${file}: ${name}`);
      }
    }
  });

  it('leave room to grow in what is read', () => {
    for (const path of files.keys()) {
      if (!path.startsWith('schemas/')) continue;
      for (const [name, part] of objectsIn(path)) assert.notEqual(part.additionalProperties, false, `${path} ${name}`);
    }
  });

  it('keep the order of the interfaces', () => {
    const model = readFileSync(new URL('src/model.ts', ROOT), 'utf8');
    const written = /export interface EntryFile \{([\s\S]*?)\n\}/.exec(model)?.[1] ?? '';
    const keys = [...written.matchAll(/^ {2}(\w+)\??:/gm)].map(([, key]) => key);
    assert.notEqual(keys.length, 0);
    assert.deepEqual(Object.keys(partOf('src/catalog/provider.schema.json', 'EntryFile').properties ?? {}), keys);
  });

  it('hold for a real diagnosis, and not for half of one', () => {
    const validate = strict().compile(files.get('schemas/decode.schema.json') ?? {});
    const result = decode('HTTP/1.1 402\n\n{"error":{"code":"NO_CREDITS"}}', toCatalog([contextOf().file]), 0);
    assert.equal(result.diagnoses.length, 1);
    assert.ok(validate({ ...result, later: true }), JSON.stringify(validate.errors));
    assert.equal(validate({ ...result, diagnoses: [{ framing: 'json' }] }), false);
  });

  function partOf(path: string, type: string): Part {
    return new Map(objectsIn(path)).get(type) ?? {};
  }

  function objectsIn(path: string): [name: string, part: Part][] {
    return Object.entries(files.get(path)?.definitions ?? {}).filter(([, part]) => part.properties !== undefined);
  }
});

/** `type: ["string", "number"]` is how the generator writes `string | number`. */
function strict(): Ajv {
  return new Ajv({ strict: true, allowUnionTypes: true });
}
