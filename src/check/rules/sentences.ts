import { isSentence, proseOf } from '../prose.js';
import type { Rule } from '../rule.js';

export const sentences: Rule = {
  name: 'sentences',
  description: 'Whatever is no name or title is whole sentences: capital or code first, full stop last.',
  force: 'house',
  check: ({ path, file }) =>
    proseOf(file)
      .filter(({ part }) => isSentence(part))
      .flatMap((prose) => {
        const message = complaint(prose.text);
        return message === null
          ? []
          : [{ file: path, path: prose.path, message, tip: 'Write it as one or more whole sentences.' }];
      }),
};

/** A literal name, such as an address, a host or `v1`, keeps its lower case. */
function complaint(text: string): string | null {
  if (!/^(?:[A-Z0-9`"]|\S*[\d@_/]|\S+\.\S)/.test(text)) return `begins with "${text.split(' ', 1)[0]}"`;
  return /[.?]["`)]?$/.test(text) ? null : 'does not end with a full stop';
}
