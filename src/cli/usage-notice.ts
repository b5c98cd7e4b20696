import { nearestOf } from '../catalog/nearest.js';
import type { Notice } from '../model.js';

const NOT_AN_OPTION = /^Expected --\S+?=(.*) to be one of: ([^\n]*)/s;

/** What oclif's parser says of a command that was typed wrongly, without the values typed: one of them may be a key. */
export function usageNotice(message: string): Notice {
  const words = inOurWords(message)
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

/** The parser's own words for what is typed wrongly most often; everything else as it comes. */
function inOurWords(message: string): string {
  for (const [pattern, words] of OWN) {
    const found = pattern.exec(message);
    if (found !== null) return words.replaceAll(/\$(\d)/g, (_, group) => found[Number(group)] ?? '');
  }
  return message;
}

const OWN: readonly [RegExp, string][] = [
  [/--(\S+?)(?:=\S*)? cannot also be provided when using --([\w-]+)/, '--$1 and --$2 exclude each other.'],
  [/All of the following must be provided when using --([\w-]+): --([\w-]+)/, '--$1 needs --$2.'],
  [/Parsing --([\w-]+)[\s\S]*Expected an integer/, '--$1 takes a whole number within its bounds.'],
];

/** The value that was probably meant, where a flag takes only some. */
function nearestOption(message: string): string[] {
  const [, typed, options] = NOT_AN_OPTION.exec(message) ?? [];
  if (typed === undefined || options === undefined) return [];
  const nearest = nearestOf(typed, options.split(/, |\s/));
  return nearest === null ? [] : [`Did you mean ${nearest}?`];
}
