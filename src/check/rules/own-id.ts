import type { Rule } from '../rule.js';

export const ownId: Rule = {
  name: 'own id',
  description: 'No two files of the catalog have one id.',
  check: ({ path, file, others }) =>
    others.some(({ id }) => id === file.id)
      ? [
          {
            file: path,
            path: 'id',
            message: `"${file.id}" is a provider of the catalog already`,
            tip: 'Choose another id; to add notes to that provider, write a patch: `"patches"` instead of `"id"`.',
          },
        ]
      : [],
};
