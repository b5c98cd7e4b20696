import { Config, run } from '@oclif/core';
import { distance } from 'fastest-levenshtein';
import { reportError } from './base.js';
import { withDashes } from './command-words.js';
import { refuseKeyIn, refuseNodeDebug } from './key-argument.js';
import { Problem } from './problem.js';

/**
 * Runs the tool. Plain `… | errs` is `errs decode`.
 * @param argv what was typed, without node and script
 * @param home the URL of the package's package.json, from which oclif finds its commands
 */
export async function main(argv: readonly string[], home: string): Promise<void> {
  const typed = isDecode(argv) ? ['decode', ...argv] : argv[0] === 'help' ? [...argv.slice(1), '--help'] : [...argv];
  let args = typed;
  try {
    if (args[0] === 'probe') {
      refuseKeyIn(args.slice(1));
      refuseNodeDebug(process.env['NODE_DEBUG']);
    }
    const config = await Config.load(home);
    requireCommand(args[0], config);
    if (args[0] === 'run') args = ['run', ...withDashes(args.slice(1), valuedFlags('run', config))];
    await run(args, config);
  } catch (error) {
    process.exitCode = await reportError(error, args);
  }
}

const NOT_DECODE = new Set(['--help', '-h', '--version', '-v']);

/** Flags of decode that are followed by a value. */
const VALUED = new Set(['--is', '--attempt']);

/** Nothing but flags, and something is piped in. The pipe is looked at last: it may be meant for another program. */
function isDecode(argv: readonly string[]): boolean {
  const flags = argv.filter((_, index) => !VALUED.has(argv[index - 1] ?? ''));
  return flags.every((arg) => arg.startsWith('-') && !NOT_DECODE.has(arg)) && process.stdin.isTTY !== true;
}

/** The flags of a command that are followed by a value, as they are typed. */
function valuedFlags(command: string, config: Config): Set<string> {
  const flags = Object.values(config.findCommand(command)?.flags ?? {}).filter(({ type }) => type === 'option');
  return new Set(flags.flatMap(({ name, char }) => [`--${name}`, ...(char === undefined ? [] : [`-${char}`])]));
}

/** @throws Problem that names what was probably meant, when the first word is no command */
function requireCommand(word: string | undefined, config: Config): void {
  if (word === undefined || word.startsWith('-') || config.findCommand(word) !== undefined) return;
  const [nearest] = [...config.commandIDs].sort((one, other) => distance(word, one) - distance(word, other));
  const isTypo = nearest !== undefined && distance(word, nearest) <= 2;
  throw new Problem('unknown-command', `There is no command ${word}.`, [
    ...(isTypo ? [`Did you mean: errs ${nearest}`] : []),
    `If it is a code, a status or a message: errs explain ${/\s/.test(word) ? JSON.stringify(word) : word}`,
    'See all commands: errs --help',
  ]);
}
