import type { Rule } from '../rule.js';

export const schemaLink: Rule = {
  name: 'schema link',
  description: 'The file points to the schema beside it.',
  force: 'house',
  check: ({ path, file }) =>
    file.$schema?.endsWith('/provider.schema.json') === true
      ? []
      : [
          {
            file: path,
            path: '$schema',
            message: file.$schema === undefined ? 'is missing' : `is "${file.$schema}"`,
            tip: 'Point to a copy of provider.schema.json, so that editors help.',
          },
        ],
};
