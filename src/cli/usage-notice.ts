import { distance } from 'fastest-levenshtein';
import type { Notice } from '../model.js';

const NOT_AN_OPTION = /^Expected --\S+?=(.*) to be one of: ([^\n]*)/s;

/** What oclif's parser says of a command that was typed wrongly, without the values typed: one of them may be a key. */
export function usageNotice(message: string): Notice {
  const words = message
    .replace(/\s*See more help with --help\s*$/, '')
    .replace(/^\s*The following errors? occurred:\s*/, '')
    .replace(/=\S+/g, '=…')
    .replace(/\s+/g, ' ')
    .trim();
  return {
    code: 'usage',
    message: words.endsWith('.') ? words : `${words}.`,
    nextSteps: [
      ...nearestOption(message),
      'See what can be typed: errs --help',
      'A pasted failure goes through a pipe: … | errs',
    ],
  };
}

/** The value that was probably meant, where a flag takes only some. */
function nearestOption(message: string): string[] {
  const [, typed, options] = NOT_AN_OPTION.exec(message) ?? [];
  if (typed === undefined || options === undefined) return [];
  const away = (option: string): number => distance(typed.toLowerCase(), option);
  const [nearest] = options.split(/, |\s/).sort((one, other) => away(one) - away(other));
  return nearest !== undefined && away(nearest) <= 2 ? [`Did you mean ${nearest}?`] : [];
}
