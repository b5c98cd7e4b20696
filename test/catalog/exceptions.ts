import type { Problem } from '../../src/check/rule.js';

/** A problem that stays, and why. */
export interface Exception {
  rule: string;
  file: string;
  path: string;
  reason: string;
}

/** Problems that are known and stay. One that is no longer there must leave this list. */
export const EXCEPTIONS: readonly Exception[] = [];

/**
 * Holds what a rule found in a file against the exceptions made for it.
 * @returns what fails: problems without an exception, exceptions without a problem
 */
export function weigh(problems: readonly Problem[], exceptions: readonly Exception[]): Problem[] {
  const isSame = (one: { file: string; path: string }, other: { file: string; path: string }): boolean =>
    one.file === other.file && one.path === other.path;
  const idle = exceptions
    .filter((exception) => !problems.some((problem) => isSame(problem, exception)))
    .map(({ file, path, rule }) => ({
      file,
      path,
      message: `the exception to "${rule}" is no longer needed`,
      tip: 'Remove it from test/catalog/exceptions.ts.',
    }));
  return [...problems.filter((problem) => !exceptions.some((exception) => isSame(problem, exception))), ...idle];
}

/** Problems as somebody reads them under a failed test. */
export function report(problems: readonly Problem[]): string {
  return problems.map(({ file, path, message, tip }) => `\n${file} ${path}: ${message}\n  ${tip}`).join('');
}
