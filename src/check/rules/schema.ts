import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Schema } from '../canonical.js';
import type { Problem, Rule } from '../rule.js';

export const schema: Rule = {
  name: 'schema',
  description: 'A provider file has the form that src/model.ts declares.',
  check: ({ path, file, schema }) => schemaProblems(path, file, schema),
};

/** Where a value has another form than a schema asks for. */
export function schemaProblems(path: string, value: unknown, schema: Schema): Problem[] {
  const validate = validatorOf(schema);
  validate(value);
  return (validate.errors ?? []).map((error) => ({
    file: path,
    path: error.instancePath === '' ? '/' : error.instancePath,
    message: sentenceOf(error),
    tip: tipFor(error),
  }));
}

const VALIDATORS = new WeakMap<Schema, ValidateFunction>();

/** Compiling takes longer than all checks together, so it is done once for each schema. */
function validatorOf(schema: Schema): ValidateFunction {
  const known = VALIDATORS.get(schema);
  if (known !== undefined) return known;
  const validate = new Ajv({ strict: true, allErrors: true, verbose: true }).compile(schema);
  VALIDATORS.set(schema, validate);
  return validate;
}

function sentenceOf({ keyword, params, message }: ErrorObject): string {
  const { additionalProperty, allowedValues } = params as { additionalProperty?: string; allowedValues?: string[] };
  if (keyword === 'additionalProperties') return `has an unknown key "${additionalProperty}"`;
  if (keyword === 'enum') return `is none of ${allowedValues?.join(', ')}`;
  return message ?? keyword;
}

function tipFor({ keyword, params, parentSchema, schema }: ErrorObject): string {
  const known = keyword === 'additionalProperties' ? Object.keys(parentSchema?.['properties'] ?? {}) : [];
  if (known.length > 0) return `The keys here are: ${known.join(', ')}.`;
  const { missingProperty } = params as { missingProperty?: string };
  if (missingProperty !== undefined) return `Write "${missingProperty}"; what it holds is in the schema.`;
  return `The schema asks for ${typeof schema === 'string' ? `a value of the type ${schema}` : 'another value'}; editors that know \`$schema\` help.`;
}
