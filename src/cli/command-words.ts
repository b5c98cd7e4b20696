import { Problem } from './problem.js';

/**
 * Puts `--` before the command that `errs run` is to run, so that its flags are its own: `run curl --json x` becomes
 * `run -- curl --json x`.
 * @param args what stands behind `run`
 * @param valued flags of ours that are followed by a value
 */
export function withDashes(args: readonly string[], valued: ReadonlySet<string>): string[] {
  const first = args.findIndex((arg, index) => !isOurs(arg, args[index - 1], valued) || arg === '--');
  return first < 0 || args[first] === '--' ? [...args] : [...args.slice(0, first), '--', ...args.slice(first)];
}

function isOurs(arg: string, before: string | undefined, valued: ReadonlySet<string>): boolean {
  return (arg.startsWith('-') && arg !== '-') || (before !== undefined && valued.has(before));
}

/** Flags of errs and the command, which `--` parts. */
export function partsOf(argv: readonly string[]): { own: string[]; words: string[] } {
  const at = argv.indexOf('--');
  return at < 0 ? { own: [...argv], words: [] } : { own: argv.slice(0, at), words: argv.slice(at + 1) };
}

/** @throws Problem when there is no command to run */
export function requireWords(words: readonly string[]): void {
  if (words.length > 0) return;
  throw new Problem('no-command', 'There is nothing to run: no command is given.', [
    'Write it behind two dashes: errs run -- curl -i https://api.example.com/v1/things',
    'A failure that is in a file or a pipe already goes to: errs decode',
  ]);
}
