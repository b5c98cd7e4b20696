import type { CommandShape, FlagShape, KnownWords } from './known-words.js';
import { SHELLS } from './shell-names.js';

export interface Candidate {
  value: string;
  /** What it is, for shells that show it. */
  about: string;
}

/**
 * What may stand where the cursor is. `words`: one of the candidates. `part`: one of them, and the word goes on behind it.
 * `files`: a file; the shell knows those itself.
 */
export interface Completion {
  mode: 'words' | 'part' | 'files';
  candidates: Candidate[];
}

const NOTHING: Completion = { mode: 'words', candidates: [] };
const FILES: Completion = { mode: 'files', candidates: [] };

/**
 * What can be typed next.
 * @param words the whole words behind `errs`
 * @param current the word up to the cursor, quotes taken off; it may be empty
 */
export function complete(words: readonly string[], current: string, known: KnownWords): Completion {
  const [first, second] = words;
  if (/^[<>]+$/.test(words.at(-1) ?? '')) return FILES;
  if (first === undefined && !current.startsWith('-')) return offer([...commands(known), HELP], current);
  if (first === 'help') return words.length === 1 ? offer(commands(known), current) : NOTHING;
  // Without a command, flags are those of a plain pipe.
  const isBare = first === undefined || first.startsWith('-');
  const own = subcommands(first ?? '', known);
  if (own.length > 0 && second === undefined) return offer(own, current);
  const command = known.commands.get(isBare ? 'decode' : own.length > 0 ? `${first}:${second}` : first);
  const rest = words.slice(own.length > 0 ? 2 : 1);
  if (command === undefined) return NOTHING;
  const line = lineOf(isBare ? words : rest, command);
  const glued = line.isEnded ? null : /^(--[^=]+=|-[a-z](?=.))([\s\S]*)$/i.exec(current);
  const behind = glued === null ? undefined : flagNamed((glued[1] as string).replace(/=$/, ''), command);
  if (line.open !== null) return valuesOf(line.open, current, known);
  if (glued !== null && behind?.type === 'option')
    return prefixed(valuesOf(behind, glued[2] ?? '', known), glued[1] ?? '');
  if (!line.isEnded && current.startsWith('-'))
    return offer([...flagsOf(command, line.used), ...(words.length === 0 ? ALONE : [])], current);
  return isBare ? NOTHING : argumentsOf(command, line.args, current, known);
}

const HELP: Candidate = { value: 'help', about: 'Show what a command takes' };
const ALONE: readonly Candidate[] = [{ value: '--version', about: 'Show the version and the age of the catalog' }];

function commands(known: KnownWords): Candidate[] {
  const all = [...known.commands.values()].map(({ id, summary }): [string, Candidate] => {
    const [word = id, isTopic] = id.split(':', 2);
    return [word, { value: word, about: isTopic === undefined ? (summary ?? '') : '' }];
  });
  return [...new Map(all).values()];
}

/** The second words of commands that begin with this one. */
function subcommands(first: string, known: KnownWords): Candidate[] {
  return [...known.commands.values()]
    .filter(({ id }) => id.startsWith(`${first}:`))
    .map(({ id, summary }) => ({ value: id.slice(first.length + 1), about: summary ?? '' }));
}

interface Line {
  /** The flag that waits for its value. */
  open: FlagShape | null;
  used: ReadonlySet<string>;
  /** How many words are arguments. */
  args: number;
  /** `--` has been typed, or the command that is to be run: what follows is no flag. */
  isEnded: boolean;
}

function lineOf(words: readonly string[], command: CommandShape): Line {
  const used = new Set<string>();
  let open: FlagShape | null = null;
  let args = 0;
  for (const [index, word] of words.entries()) {
    if (open !== null) open = null;
    else if (word === '--') return { open, used, args: args + words.length - index - 1, isEnded: true };
    else if (!word.startsWith('-') || word === '-') {
      if (isCommand(command)) return { open, used, args: args + words.length - index, isEnded: true };
      args += 1;
    } else {
      const flag = flagNamed(word.replace(/=[\s\S]*$/, ''), command);
      if (flag === undefined) continue;
      used.add(flag.name);
      if (flag.type === 'option' && !word.includes('=') && !isGlued(word)) open = flag;
    }
  }
  return { open, used, args, isEnded: false };
}

function isCommand({ args }: CommandShape): boolean {
  return Object.values(args).some(({ name }) => name === COMMAND);
}

/** `-pID`: the value stands in the same word. */
function isGlued(word: string): boolean {
  return !word.startsWith('--') && word.length > 2;
}

/** By `--name`, `--no-name` or `-n`. */
function flagNamed(word: string, { flags }: CommandShape): FlagShape | undefined {
  return Object.values(flags).find(
    ({ name, char, allowNo }) =>
      word === `--${name}` ||
      (allowNo === true && word === `--no-${name}`) ||
      (char !== undefined && !word.startsWith('--') && word.startsWith(`-${char}`)),
  );
}

/** Those that may still be typed: not the used ones, and none that a used one excludes. */
function flagsOf({ flags }: CommandShape, used: ReadonlySet<string>): Candidate[] {
  const all = Object.values(flags);
  const isExcluded = ({ name, exclusive = [] }: FlagShape): boolean =>
    exclusive.some((other) => used.has(other)) ||
    all.some((other) => used.has(other.name) && other.exclusive?.includes(name) === true);
  const free = all.filter(
    (flag) => flag.hidden !== true && (flag.multiple === true || !used.has(flag.name)) && !isExcluded(flag),
  );
  return [
    ...free.flatMap(({ name, description = '', allowNo }) =>
      [`--${name}`, ...(allowNo === true ? [`--no-${name}`] : [])].map((value) => ({ value, about: description })),
    ),
    { value: '--help', about: 'Show what the command takes' },
  ];
}

function valuesOf({ name, options, helpValue = '' }: FlagShape, current: string, known: KnownWords): Completion {
  if (options !== undefined)
    return offer(
      options.map((value) => ({ value, about: '' })),
      current,
    );
  if (name === 'provider') return providers(current, known);
  return /^(?:FILE|DIR|FOLDER|PATH)/.test(helpValue) ? FILES : NOTHING;
}

/** The argument of a command that runs another one: from there on, flags are not ours. */
const COMMAND = 'command';

/** What an argument of this name is; where one command means something else by it, the command stands in front. */
const KINDS: ReadonlyMap<string, (current: string, known: KnownWords) => Completion> = new Map([
  ['file', () => FILES],
  ['path', () => FILES],
  // The first word is a program, and those are the shell's own; it, and most of what programs take, can be a file.
  [COMMAND, () => FILES],
  ['ref', refs],
  // A provider that is begun has no name yet: what can be completed is the entry that gets notes.
  ['catalog:new id', refsOfProviders],
  ['provider', providers],
  ['id', providers],
  [
    'shell',
    (current: string) =>
      offer(
        [...SHELLS.keys()].map((value) => ({ value, about: '' })),
        current,
      ),
  ],
]);

function argumentsOf(
  { id, args, strict }: CommandShape,
  place: number,
  current: string,
  known: KnownWords,
): Completion {
  const all = Object.values(args);
  const arg = all[place] ?? (strict === false ? all.at(-1) : undefined);
  const name = arg?.name ?? '';
  return (KINDS.get(`${id} ${name}`) ?? KINDS.get(name))?.(current, known) ?? NOTHING;
}

function providers(current: string, known: KnownWords): Completion {
  return offer(
    known.refs().providers.map(([value, about]) => ({ value, about })),
    current,
  );
}

/** Codes go by any provider. */
function refs(current: string, known: KnownWords): Completion {
  const byCode = current === '' ? [] : known.refs().entries;
  return refsOr(
    byCode.flatMap(([, code, about]) => (code === null ? [] : [{ value: code, about }])),
    current,
    known,
  );
}

function refsOfProviders(current: string, known: KnownWords): Completion {
  return refsOr([], current, known);
}

/**
 * Several providers are offered by their names first, since all refs would be hundreds.
 * @param others what may stand there instead of a ref
 */
function refsOr(others: readonly Candidate[], current: string, known: KnownWords): Completion {
  const { providers: all, entries } = known.refs();
  const own = entries.map(([value, , about]) => ({ value, about }));
  if (current.includes('/')) return offer(own, current);
  const ids = offer(
    all.map(([id, about]) => ({ value: `${id}/`, about })),
    current,
  ).candidates;
  const isPart = ids.length > 1;
  const { candidates } = offer(
    [...(isPart ? ids : ids.flatMap(({ value }) => offer(own, value).candidates)), ...others],
    current,
  );
  const unique = [...new Map(candidates.map((each) => [each.value, each])).values()];
  return { mode: isPart ? 'part' : 'words', candidates: unique };
}

function prefixed({ mode, candidates }: Completion, prefix: string): Completion {
  return { mode, candidates: candidates.map(({ value, about }) => ({ value: prefix + value, about })) };
}

/**
 * Those that begin with what is typed; where none does, those that do in another case, all in the same one: bash shortens
 * a word to what its candidates have in common.
 */
function offer(candidates: readonly Candidate[], current: string): Completion {
  const typed = current.toLowerCase();
  const near = candidates.filter(({ value }) => value.toLowerCase().startsWith(typed));
  const begins = near.map(({ value }) => value.slice(0, current.length));
  const begin = begins.includes(current) ? current : begins[0];
  return { mode: 'words', candidates: near.filter((_, index) => begins[index] === begin) };
}
