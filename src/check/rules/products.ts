import { clausesOf } from '../clauses.js';
import { type Problem, placeOf, type Rule } from '../rule.js';

export const products: Rule = {
  name: 'products',
  description: 'Every product named is listed under `products`.',
  check({ path, file }) {
    const listed = new Set(file.products.map(({ id }) => id));
    const named = [
      ...file.envelopes.map(({ name, product }) => ({ place: `envelopes[${name}].product`, product })),
      ...file.entries.map((entry) => ({ place: `${placeOf(entry)}.product`, product: entry.product })),
      ...clausesOf(file).map(({ path: place, clause }) => ({ place: `${place}.product`, product: clause.product })),
    ];
    return named
      .filter(({ product }) => product !== undefined && !listed.has(product))
      .map(
        ({ place, product }): Problem => ({
          file: path,
          path: place,
          message: `"${product}" is no product of ${file.name}`,
          tip: 'List it under `products`, or correct the id.',
        }),
      );
  },
};
