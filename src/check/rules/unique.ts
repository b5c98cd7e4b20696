import { normalise } from '../../catalog/spelling.js';
import { type Problem, placeOf, type Rule } from '../rule.js';

export const unique: Rule = {
  name: 'unique names',
  description: 'Inside a provider no id, code or alias leads to two entries, whatever its spelling.',
  check({ path, file }) {
    const problems: Problem[] = [];
    const report = (place: string, name: string, other: string): void => {
      const message = `"${name}" is also ${other}`;
      problems.push({
        file: path,
        path: place,
        message,
        tip: 'Keep the name where it leads to the right answer, and remove the other.',
      });
    };
    const owners = new Map<string, string>();
    for (const entry of file.entries) {
      const id = normalise(entry.id);
      const owner = owners.get(id);
      if (owner === undefined) owners.set(id, entry.id);
      else report(`${placeOf(entry)}.id`, entry.id, `the id of ${owner}`);
    }
    for (const entry of file.entries) {
      if (entry.code === null) continue;
      const owner = owners.get(normalise(entry.code));
      if (owner === undefined) owners.set(normalise(entry.code), entry.id);
      else if (owner !== entry.id) report(`${placeOf(entry)}.code`, entry.code, `the id or code of ${owner}`);
    }
    for (const entry of file.entries) {
      entry.aliases.forEach((alias, index) => {
        const owner = owners.get(normalise(alias));
        if (owner === undefined) owners.set(normalise(alias), entry.id);
        else if (owner !== entry.id) report(`${placeOf(entry)}.aliases`, alias, `a name of ${owner}`);
        // Another spelling of its own name is worth showing; the same spelling is not.
        else if ([entry.id, entry.code, ...entry.aliases.slice(0, index)].includes(alias)) {
          report(`${placeOf(entry)}.aliases`, alias, 'a name that this entry has already');
        }
      });
    }
    const products = file.products.map(({ id }) => id);
    for (const id of new Set(products.filter((each, index) => products.indexOf(each) !== index))) {
      report('products', id, 'the id of another product');
    }
    return problems;
  },
};
