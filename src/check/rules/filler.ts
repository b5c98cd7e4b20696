import { proseOf, withoutCode } from '../prose.js';
import type { Rule } from '../rule.js';

export const filler: Rule = {
  name: 'filler',
  description: 'No words that say nothing, and no advice that names nothing.',
  force: 'house',
  check: ({ path, file }) =>
    proseOf(file).flatMap((prose) => {
      const found = FILLER.exec(withoutCode(prose.text));
      return found === null
        ? []
        : [
            {
              file: path,
              path: prose.path,
              message: `"${found[0]}" says nothing`,
              tip: 'Leave it out, or name the field, the header, the limit or the time.',
            },
          ];
    }),
};

const WORDS = [
  'please',
  'kindly',
  'simply',
  'easily',
  'obviously',
  'basically',
  'quite',
  'very',
  'actually',
  'unfortunately',
  'sorry',
  'oops',
  'various',
  'etc',
  'and so on',
  'in order to',
  'make sure',
  'as needed',
  'if necessary',
  'as appropriate',
  'properly',
  'utili[sz]e',
  'leverage',
  'seamless(?:ly)?',
  'robust',
  'something went wrong',
  'for some reason',
  'some kind of',
  'it is important',
  'note that',
  'keep in mind',
  'be aware',
];

/** Sentences that would be right under every error there is. */
const EMPTY_ADVICE = [
  '(?:try again|retry|retry the request)(?: later)?',
  'contact (?:the )?support',
  '(?:check|verify|review) (?:your|the) (?:request|input|code|parameters|documentation|docs)',
];

const FILLER = new RegExp(`\\b(?:${WORDS.join('|')})(?![\\w-])|(?<=^|[.] )(?:${EMPTY_ADVICE.join('|')})[.]`, 'i');
