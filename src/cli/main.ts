import { Config, run } from '@oclif/core';
import { distance } from 'fastest-levenshtein';
import { reportError } from './base.js';
import { refuseKeyIn, refuseNodeDebug } from './key-argument.js';
import { Problem } from './problem.js';

/**
 * Runs the tool. Plain `… | errs` is `errs decode`.
 * @param argv what was typed, without node and script
 * @param home the URL of the package's package.json, from which oclif finds its commands
 */
export async function main(argv: readonly string[], home: string): Promise<void> {
  const args = isDecode(argv) ? ['decode', ...argv] : argv[0] === 'help' ? [...argv.slice(1), '--help'] : [...argv];
  try {
    if (args[0] === 'probe') {
      refuseKeyIn(args.slice(1));
      refuseNodeDebug(process.env['NODE_DEBUG']);
    }
    const config = await Config.load(home);
    requireCommand(args, config);
    await run(args, config);
  } catch (error) {
    process.exitCode = await reportError(error, args);
  }
}

const NOT_DECODE = new Set(['--help', '-h', '--version', '-v']);

/** Nothing but flags, and something is piped in. */
function isDecode(argv: readonly string[]): boolean {
  return process.stdin.isTTY !== true && argv.every((arg) => arg.startsWith('-') && !NOT_DECODE.has(arg));
}

/** @throws Problem that names what was probably meant, when the first words are no command */
function requireCommand([first, second]: readonly string[], config: Config): void {
  if (first === undefined || first.startsWith('-') || config.findCommand(first) !== undefined) return;
  const isTopic = config.findTopic(first) !== undefined;
  // A topic alone shows its help.
  if (isTopic && (second === undefined || second.startsWith('-'))) return;
  const word = isTopic ? `${first} ${second}` : first;
  const known = config.commandIDs.map((id) => id.replaceAll(':', ' '));
  if (known.includes(word)) return;
  const [nearest] = [...known].sort((one, other) => distance(word, one) - distance(word, other));
  const isTypo = nearest !== undefined && distance(word, nearest) <= 2;
  throw new Problem('unknown-command', `There is no command ${word}.`, [
    ...(isTypo ? [`Did you mean: errs ${nearest}`] : []),
    ...(isTopic ? [`See what there is: errs ${first} --help`] : explainStep(word)),
    'See all commands: errs --help',
  ]);
}

function explainStep(word: string): string[] {
  return [`If it is a code, a status or a message: errs explain ${/\s/.test(word) ? JSON.stringify(word) : word}`];
}
