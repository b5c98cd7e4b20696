import { withoutCode } from '../prose.js';
import { placeOf, type Rule } from '../rule.js';

export const titles: Rule = {
  name: 'titles',
  description: 'A title says what is wrong, not what to do; capital first, no full stop.',
  force: 'house',
  check: ({ path, file }) =>
    file.entries.flatMap((entry) => {
      const message = complaint(entry.title);
      return message === null
        ? []
        : [
            {
              file: path,
              path: `${placeOf(entry)}.title`,
              message,
              tip: 'Name the condition: "Balance is empty". What to do belongs into `fixes`.',
            },
          ];
    }),
};

const ADVICE =
  /^(?:Add|Ask|Change|Check|Contact|Correct|Enable|Fix|Increase|Log in|Lower|Open|Raise|Read|Reduce|Remove|Retry|Send|Set|Slow down|Top up|Try|Update|Upgrade|Use|Verify|Wait)\b/;

function complaint(title: string): string | null {
  if (!/^[A-Z0-9`]/.test(title)) return 'does not begin with a capital';
  if (/[.!?:;]$/.test(title)) return `ends with "${title.at(-1)}"`;
  if (/[.!?]\s/.test(withoutCode(title))) return 'has more than one sentence';
  if (ADVICE.test(title)) return `begins with advice, "${title.split(' ', 1)[0]}"`;
  return null;
}
