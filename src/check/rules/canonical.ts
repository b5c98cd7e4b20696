import { canonical as canonicalForm } from '../canonical.js';
import type { Rule } from '../rule.js';

export const canonical: Rule = {
  name: 'canonical form',
  description: 'Keys stand in the order of src/model.ts, two spaces, one line feed at the end.',
  force: 'house',
  check({ path, text, schema }) {
    const wanted = canonicalForm(text, schema);
    if (wanted === text) return [];
    const lines = text.split('\n');
    const line = wanted.split('\n').findIndex((each, index) => each !== lines[index]);
    return [
      {
        file: path,
        path: `line ${line < 0 ? lines.length : line + 1}`,
        message: 'the file is not in its canonical form',
        tip: 'Run `npm run fix`.',
      },
    ];
  },
};
