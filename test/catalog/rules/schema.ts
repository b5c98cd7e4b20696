import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Schema } from '../../../scripts/canonical.js';
import type { Rule } from '../rule.js';

export const schema: Rule = {
  name: 'schema',
  description: 'A provider file has the form that src/model.ts declares.',
  check({ path, file, schema }) {
    const validate = validatorOf(schema);
    validate(file);
    return (validate.errors ?? []).map((error) => ({
      file: path,
      path: error.instancePath === '' ? '/' : error.instancePath,
      message: sentenceOf(error),
      tip: 'Compare with `ProviderFile` in src/model.ts; editors that know `$schema` complete the keys.',
    }));
  },
};

const VALIDATORS = new WeakMap<Schema, ValidateFunction>();

/** Compiling takes longer than all checks together, so it is done once for each schema. */
function validatorOf(schema: Schema): ValidateFunction {
  const known = VALIDATORS.get(schema);
  if (known !== undefined) return known;
  const validate = new Ajv({ strict: true, allErrors: true }).compile(schema);
  VALIDATORS.set(schema, validate);
  return validate;
}

function sentenceOf({ keyword, params, message }: ErrorObject): string {
  const { additionalProperty, allowedValues } = params as { additionalProperty?: string; allowedValues?: string[] };
  if (keyword === 'additionalProperties') return `has an unknown key "${additionalProperty}"`;
  if (keyword === 'enum') return `is none of ${allowedValues?.join(', ')}`;
  return message ?? keyword;
}
