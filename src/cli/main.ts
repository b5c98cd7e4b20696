import { Config, run } from '@oclif/core';
import { mistyped, nearestOf } from '../catalog/nearest.js';
import { pageHere, reportError } from './base.js';
import { withDashes } from './command-words.js';
import { refuseKeyIn, refuseNodeDebug } from './key-argument.js';
import { Problem } from './problem.js';
import { shellWord } from './shell-word.js';
import { type About, goesWithVersion, isVersionFlag, printVersion, versionAsked } from './version.js';

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
    const asked = versionAsked(args);
    if (asked !== null) return printVersion(await aboutHere(config), asked);
    refuseBesideVersion(args);
    requireCommand(args, config);
    // The framework looks at the terminal alone.
    config.pjson.oclif.helpOptions = { ...config.pjson.oclif.helpOptions, maxWidth: pageHere(args).width };
    if (args[0] === 'run') args = ['run', ...withDashes(args.slice(1), valuedFlags('run', config))];
    await run(args, config);
  } catch (error) {
    process.exitCode = await reportError(error, args);
  }
}

/** The same as the build has written, from the catalog itself. */
async function aboutHere({ version }: Config): Promise<About> {
  const [{ loadCatalog }, { aboutCatalog }] = await Promise.all([
    import('../catalog/load.js'),
    import('../catalog/about.js'),
  ]);
  return { errs: version, catalog: aboutCatalog(loadCatalog()) };
}

const NOT_DECODE = new Set(['--help', '-h', '--version', '-v']);

/** Flags of decode that are followed by a value. */
const VALUED = new Set(['--is', '--attempt', '--catalog']);

/** Nothing but flags, and something is piped in. The pipe is looked at last: it may be meant for another program. */
function isDecode(argv: readonly string[]): boolean {
  const flags = argv.filter((_, index) => !VALUED.has(argv[index - 1] ?? ''));
  const isPlain = (arg: string): boolean => arg.startsWith('-') && !NOT_DECODE.has(arg) && flagMeant(arg) === null;
  return flags.every(isPlain) && process.stdin.isTTY !== true;
}

/** The flags of a command that are followed by a value, as they are typed. */
function valuedFlags(command: string, config: Config): Set<string> {
  const flags = Object.values(config.findCommand(command)?.flags ?? {}).filter(({ type }) => type === 'option');
  return new Set(flags.flatMap(({ name, char }) => [`--${name}`, ...(char === undefined ? [] : [`-${char}`])]));
}

/** @throws Problem that names what was probably meant, when the first words are no command */
function requireCommand(args: readonly string[], config: Config): void {
  const [first, second] = args;
  if (first === undefined || config.findCommand(first) !== undefined) return;
  if (first.startsWith('-')) {
    refuseFlag(first);
    refuseFlagFirst(args, config);
    return;
  }
  const isTopic = config.findTopic(first) !== undefined;
  // A topic alone shows its help.
  if (isTopic && (second === undefined || second.startsWith('-'))) return;
  const word = isTopic ? `${first} ${second}` : first;
  const known = config.commandIDs.map((id) => id.replaceAll(':', ' '));
  if (known.includes(word)) return;
  const meant = nearestOf(word, [...known, 'help', 'version']);
  throw new Problem('unknown-command', `There is no command ${word}.`, [
    ...(meant === null ? [] : [`Did you mean: errs ${meant === 'version' ? '--version' : meant}`]),
    ...(isTopic ? [`See what there is: errs ${first} --help`] : explainStep(word)),
    'See all commands: errs --help',
  ]);
}

/** @throws Problem when something stands beside `--version`: the framework would pass over it */
function refuseBesideVersion([first = '', ...others]: readonly string[]): void {
  if (!isVersionFlag(first)) return;
  const other = others.find((word) => !goesWithVersion(word));
  throw new Problem('not-alone', `${first} stands alone: ${other} does not go with it.`, [
    'Leave the rest out: errs --version',
    'The same for a script: errs --version --json',
  ]);
}

function explainStep(word: string): string[] {
  return [`If it is a code, a status or a message: errs explain ${/\s/.test(word) ? JSON.stringify(word) : word}`];
}

/** @throws Problem when one of the flags that stand alone is mistyped; the parser has its say about all others */
function refuseFlag(word: string): void {
  const meant = flagMeant(word);
  if (meant === null) return;
  throw new Problem('unknown-flag', `There is no flag ${word}.`, [
    `Did you mean: errs ${meant}`,
    'See all commands: errs --help',
  ]);
}

/** @throws Problem when flags stand before the command: the framework would take the flag for it */
function refuseFlagFirst(args: readonly string[], config: Config): void {
  const at = args.findIndex((arg) => config.findCommand(arg) !== undefined || config.findTopic(arg) !== undefined);
  if (at < 0 || isHelpFlag(args[0])) return;
  const words = [...args.slice(at), ...args.slice(0, at)].map(shellWordOrFlag);
  throw new Problem('flag-first', 'Flags stand behind the command, not before it.', [`Type: errs ${words.join(' ')}`]);
}

function isHelpFlag(word: string | undefined): boolean {
  return word === '--help' || word === '-h';
}

function shellWordOrFlag(word: string): string {
  return /^-[\w-]+$/.test(word) ? word : shellWord(word);
}

/** `--version` and `--help` as they are mistyped; `null` where the word is right, or nowhere near. */
function flagMeant(word: string): string | null {
  if (word === '-V') return '--version';
  const meant = mistyped(word, ['--version', '--help']);
  return meant === word ? null : meant;
}
