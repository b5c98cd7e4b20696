import type { EntryFile } from '../../model.js';
import { isFailure, placeOf, type Rule } from '../rule.js';

export const failures: Rule = {
  name: 'failures',
  description: 'A failure has a cause and a fix. What is no failure needs nobody who acts.',
  force: 'house',
  check: ({ path, file }) =>
    file.entries.flatMap((entry) => complaints(entry).map((each) => ({ file: path, path: placeOf(entry), ...each }))),
};

function complaints(entry: EntryFile): { message: string; tip: string }[] {
  if (isFailure(entry)) {
    return [
      ...(entry.causes.length > 0
        ? []
        : [{ message: 'has no cause', tip: 'Say what is behind it, and in `tell` what shows that.' }]),
      ...(entry.fixes.length > 0 ? [] : [{ message: 'has no fix', tip: 'Say what to do first.' }]),
      ...(entry.owner === 'nobody' && entry.category !== 'cancelled'
        ? [{ message: 'is a failure, but nobody must act', tip: 'Say who: caller, account or provider.' }]
        : []),
    ];
  }
  return entry.owner === 'nobody'
    ? []
    : [
        {
          message: `is ${entry.category}, but the ${entry.owner} must act`,
          tip: 'Nothing has failed: the owner is nobody.',
        },
      ];
}
