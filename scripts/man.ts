import { readFileSync } from 'node:fs';
import { aboutCatalog } from '../src/catalog/about.js';
import type { Catalog } from '../src/catalog/catalog.js';
import { loadCatalog } from '../src/catalog/load.js';
import type { Generator } from './generated.js';
import { bold, example, folded, italic, prose, roff, section, term } from './roff.js';

/** The manual, from the manifest, the README's table of exit codes, the catalog and the lists below. */
export const man: Generator = {
  name: 'man page',
  async make(root) {
    const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
    const manifest = JSON.parse(read('oclif.manifest.json')) as Manifest;
    const { description, version } = JSON.parse(read('package.json')) as { description: string; version: string };
    const catalog = loadCatalog(new URL('src/catalog/providers/', root));
    const commands = Object.values(manifest.commands).filter(({ hidden }) => hidden !== true);
    const lines = [
      `.TH ERRS 1 "${aboutCatalog(catalog).date}" "errs ${version}" "User Commands"`,
      // No hyphens of its own and no wide gaps: words in a manual are searched for and copied.
      '.nh',
      '.ad l',
      ...section('Name', [`errs \\- ${roff(lowerFirst(description))}`]),
      ...section('Synopsis', synopsis()),
      ...section('Description', DESCRIPTION.flatMap((text) => ['.PP', prose(text)]).slice(1)),
      ...section('Commands', [...shared(commands), ...commands.flatMap(commandLines)]),
      ...section(
        'Exit status',
        exitCodes(read('README.md')).flatMap(([code, text]) => term(bold(code), [prose(text)])),
      ),
      ...section(
        'Environment',
        environment(catalog).flatMap(([name, text]) => term(bold(name), [prose(text)])),
      ),
      ...section(
        'Files',
        FILES.flatMap(([name, text]) => term(italic(name), [prose(text)])),
      ),
      ...section(
        'Examples',
        commands.flatMap(({ id, examples = [] }, index) => [
          ...(index > 0 ? ['.PP'] : []),
          ...example(examples.map((text) => typed(text, id))),
        ]),
      ),
      ...section('See also', ['.BR curl (1),', '.BR jq (1)']),
    ];
    return [['man/errs.1', `${folded(lines).join('\n')}\n`]];
  },
};

interface Manifest {
  commands: Record<string, Command>;
}

export interface Command {
  id: string;
  summary?: string;
  description?: string;
  hidden?: boolean;
  strict?: boolean;
  examples?: string[];
  args: Record<string, { name: string; description?: string; required?: boolean }>;
  flags: Record<string, Flag>;
}

interface Flag {
  name: string;
  char?: string;
  type: 'boolean' | 'option';
  description?: string;
  helpValue?: string;
  helpGroup?: string;
  options?: string[];
  default?: unknown;
  allowNo?: boolean;
  hidden?: boolean;
}

const DESCRIPTION = [
  'Says of a failed API call which provider said it, what it means, which of the several causes behind that status it is and what shows it, who has to act, whether a retry helps and after how long, whether it cost money, and what to do now.',
  'Without a command, `errs` reads the standard input as `errs decode` does. Nothing leaves the machine: no command but `errs probe` opens a connection. Keys, tokens, cookies and addresses are struck out of every output.',
  'With `--json`, the standard output is exactly one JSON document, errors included, but for `errs run`, which leaves it to its command and writes the document to the standard error. Flags that ask for something else, such as `--wait`, `--is`, `--watch` and `--markdown`, exclude it, and `--help` is always text. `errs --version` says which version this is and how new its catalog is.',
];

const ENVIRONMENT: readonly (readonly [name: string, text: string])[] = [
  ['NO_COLOR', 'Set to anything: no colours. `--color` outranks it.'],
  ['FORCE_COLOR', 'Set to anything but 0: colours, into a pipe too.'],
  ['TERM', '`dumb`: no colours and no signs beyond ASCII.'],
  ['COLUMNS', 'The width to print for, else that of the terminal, else 80.'],
  ['LC_ALL, LC_CTYPE, LANG', 'The first that is set says whether signs beyond ASCII can be shown.'],
  ['SHELL', 'The shell that `errs completion` prints for when none is named.'],
  ['XDG_CONFIG_HOME', 'The folder for settings, else `~/.config`. On Windows APPDATA is read too.'],
  ['TMPDIR', 'Where `errs run` opens pipes for what its command prints, else `/tmp`.'],
  ['HTTPS_PROXY, ALL_PROXY, NO_PROXY', 'The way that `errs probe` takes, as curl reads them.'],
  ['DEBUG', 'Set to anything: a mistake in errs itself says where it happened.'],
];

const FILES: readonly (readonly [name: string, text: string])[] = [
  [
    'errs.config.json',
    'Names the folders with catalogs of a project, from its own place: `{"catalogs": ["errs-catalog"]}`. The nearest one from the working folder upwards counts.',
  ],
  ['~/.config/errs/errs.config.json', 'The same for everything that this user does.'],
  [
    'errs-catalog/',
    'A catalog: a JSON file for each provider, witnesses of the same name in Markdown. `errs catalog new` begins it.',
  ],
  ['~/.local/share/bash-completion/completions/errs', 'Completion for bash; see `errs completion`.'],
  ['~/.config/fish/completions/errs.fish', 'Completion for fish.'],
];

function synopsis(): string[] {
  return [
    `${bold('errs')} [${italic('COMMAND')}] [${italic('ARGUMENT')} ...] [${italic('FLAG')} ...]`,
    '.br',
    `${italic('COMMAND')} | ${bold('errs')}`,
  ];
}

/** The keys' variables come from the catalog: no provider is named here. */
function environment(catalog: Catalog): (readonly [string, string])[] {
  const keys = catalog.providers.flatMap(({ file }) => file.auth?.env ?? []);
  return [
    ...ENVIRONMENT,
    [[...new Set(keys)].sort().join(', '), 'Where `errs probe` looks for the key of a provider.'],
  ];
}

const GLOBAL = 'GLOBAL';

/** What every command takes, said once. */
function shared(commands: readonly Command[]): string[] {
  const flags = new Map(
    commands.flatMap((command) => Object.values(command.flags)).map((flag) => [flag.name, flag] as const),
  );
  const global = [...flags.values()].filter(({ helpGroup }) => helpGroup === GLOBAL);
  return [
    prose('Every command takes these:'),
    ...global.flatMap(flagLines),
    ...term(bold('--help'), [prose('Show what the command takes.')]),
  ];
}

function flagLines(flag: Flag): string[] {
  return term(flagName(flag), [prose(flagAbout(flag))]);
}

function commandLines(command: Command): string[] {
  const { summary = '', description = '', args, flags } = command;
  const own = Object.values(flags).filter(({ hidden, helpGroup }) => hidden !== true && helpGroup !== GLOBAL);
  return [
    `.SS ${roff(usage(command))}`,
    prose(sentence(summary)),
    ...description.split(/\n{2,}/).flatMap((text) => (text === '' ? [] : ['.PP', ...broken(text)])),
    ...Object.values(args).flatMap(({ name, description: about = '' }) =>
      term(italic(name.toUpperCase()), [prose(sentence(about))]),
    ),
    ...own.flatMap(flagLines),
  ];
}

/** Lines that stand by themselves stay so; one that merely goes on is filled. */
function broken(text: string): string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => [
    ...(index > 0 && (/[.:,]$/.test(lines[index - 1] ?? '') || /^\w+: /.test(line)) ? ['.br'] : []),
    prose(line),
  ]);
}

function usage({ id, args, strict }: Command): string {
  const words = Object.values(args).map(({ name, required }) => {
    const word = `${name.toUpperCase()}${strict === false ? ' ...' : ''}`;
    return required === true ? word : `[${word}]`;
  });
  return ['errs', id.replaceAll(':', ' '), ...words].join(' ');
}

function flagName({ name, char, type, allowNo, helpValue, options }: Flag): string {
  const long = bold(`--${allowNo === true ? `[no-]${name}` : name}`);
  const value = type === 'option' ? ` ${italic(helpValue ?? (options === undefined ? 'VALUE' : 'WORD'))}` : '';
  return `${char === undefined ? '' : `${bold(`-${char}`)}, `}${long}${value}`;
}

function flagAbout({ description = '', options, default: usual }: Flag): string {
  return [
    sentence(description),
    ...(options === undefined ? [] : [`One of ${options.map((each) => `\`${each}\``).join(', ')}.`]),
    ...(usual === undefined ? [] : [`Without it: \`${String(usual)}\`.`]),
  ].join(' ');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?!]$/.test(text) ? '' : '.'}`;
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

function typed(text: string, id: string): string {
  return text.replaceAll('<%= config.bin %>', 'errs').replaceAll('<%= command.id %>', id.replaceAll(':', ' '));
}

/** @throws Error when the README has no such table */
export function exitCodes(readme: string): [code: string, text: string][] {
  const table = /^\| exit code \| meaning \|\n\|[^\n]*\n((?:\|[^\n]*\n)+)/m.exec(readme)?.[1];
  if (table === undefined) throw new Error('README.md has no table of exit codes');
  return table
    .trimEnd()
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()))
    .map(([, code = '', text = '']) => [code, sentence(text)]);
}
