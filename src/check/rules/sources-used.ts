import type { Problem, Rule } from '../rule.js';
import { stringsOf } from '../strings.js';

export const sourcesUsed: Rule = {
  name: 'sources used',
  description: 'Every source named is listed, and every source listed is named somewhere.',
  check({ path, file }) {
    const { sources, ...rest } = file;
    const listed = new Set(Object.keys(sources));
    const named = stringsOf(rest).filter(({ key }) => key === 'source');
    const missing = named
      .filter(({ text }) => !listed.has(text))
      .map(
        (each): Problem => ({
          file: path,
          path: each.path,
          message: `"${each.text}" is not in \`sources\``,
          tip: 'List it there, or correct the key.',
        }),
      );
    const used = new Set(named.map(({ text }) => text));
    const idle = [...listed]
      .filter((key) => !used.has(key))
      .map(
        (key): Problem => ({
          file: path,
          path: `sources[${key}]`,
          message: 'nothing refers to this source',
          tip: 'Say what comes from it, or remove it.',
        }),
      );
    return [...missing, ...idle];
  },
};
