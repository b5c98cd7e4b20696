import type { Rule } from '../rule.js';
import { stringsOf } from '../strings.js';

export const explained: Rule = {
  name: 'explained',
  description: 'No text is empty or still to be written.',
  check: ({ path, file }) =>
    stringsOf(file).flatMap(({ path: place, text }) => {
      const unwritten = UNWRITTEN.exec(text);
      if (text.trim() !== '' && unwritten === null) return [];
      const message = unwritten === null ? 'is empty' : `still says "${unwritten[0]}"`;
      return [
        {
          file: path,
          path: place,
          message,
          tip: 'Write what the source says; where it says nothing, `null` or leaving the key out.',
        },
      ];
    }),
};

const UNWRITTEN = /\b(?:TODO|FIXME|XXX|TBD|TBC|lorem ipsum)\b/i;
