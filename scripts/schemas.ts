import { fileURLToPath } from 'node:url';
import {
  type CompletedConfig,
  createFormatter,
  createParser,
  createProgram,
  DEFAULT_CONFIG,
  SchemaGenerator,
} from 'ts-json-schema-generator';
import type { Generator } from './generated.js';

const MODEL = 'src/model.ts';

/** What a person or a script reads: a field may be added any day, so readers must let unknown ones pass. */
const RESULTS = new Map([
  ['schemas/entry.schema.json', 'Entry'],
  ['schemas/diagnosis.schema.json', 'Diagnosis'],
  ['schemas/explain.schema.json', 'ExplainResult'],
  ['schemas/entries.schema.json', 'EntriesResult'],
  ['schemas/decode.schema.json', 'DecodeResult'],
  ['schemas/providers.schema.json', 'ProvidersResult'],
  ['schemas/probe.schema.json', 'ProbeResult'],
  ['schemas/triage.schema.json', 'TriageResult'],
  ['schemas/catalog.schema.json', 'CatalogExport'],
  ['schemas/catalog-check.schema.json', 'CatalogCheckResult'],
  ['schemas/catalog-new.schema.json', 'CatalogNewResult'],
  ['schemas/error.schema.json', 'ErrorResult'],
  ['schemas/version.schema.json', 'VersionResult'],
  ['schemas/completion.schema.json', 'CompletionResult'],
]);

/** What people write: an unknown key is a typing error. */
const WRITTEN = new Map([
  ['src/catalog/provider.schema.json', 'ProviderFile'],
  ['src/catalog/patch.schema.json', 'PatchFile'],
  ['src/catalog/config.schema.json', 'ConfigFile'],
]);

/** The JSON Schemas of `src/model.ts`, descriptions from its doc comments, properties in the order of its interfaces. */
export const schemas: Generator = {
  name: 'JSON Schemas from src/model.ts',
  make: async (root) => [...schemasOf(root, WRITTEN, false), ...schemasOf(root, RESULTS, true)],
};

function schemasOf(
  root: URL,
  types: ReadonlyMap<string, string>,
  additionalProperties: boolean,
): [path: string, content: string][] {
  const config: CompletedConfig = {
    ...DEFAULT_CONFIG,
    path: fileURLToPath(new URL(MODEL, root)),
    tsconfig: fileURLToPath(new URL('tsconfig.json', root)),
    additionalProperties,
    encodeRefs: false,
    // `tsc` has checked the types, with a newer compiler than the generator's own.
    skipTypeCheck: true,
    // The declared order is the order of the keys in a provider file: see canonical.ts.
    sortProps: false,
  };
  const program = createProgram(config);
  const generator = new SchemaGenerator(program, createParser(program, config), createFormatter(config), config);
  return [...types].map(([path, type]) => [path, `${JSON.stringify(generator.createSchema(type), null, 2)}\n`]);
}
