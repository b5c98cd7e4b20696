import { Flags } from '@oclif/core';
import type { Limits } from '../probe/send.js';
import { markdownFlag } from './flags.js';
import type { Wanted } from './orders.js';
import { Problem } from './problem.js';

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Longer than that Node's timers cannot count. */
const LONGEST = 24 * 3_600_000;

/**
 * Milliseconds of a duration as it is typed: `500ms`, `3s`, `2m`.
 * @throws Problem when it is none, or nothing
 */
export function duration(text: string): number {
  const found = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h)$/.exec(text.trim());
  const ms = found === null ? 0 : Math.round(Number(found[1]) * (UNITS[found[2] as string] ?? 0));
  if (ms > 0 && ms <= LONGEST) return ms;
  throw new Problem('not-a-duration', `${text} is no duration.`, ['Write a number and a unit: 500ms, 3s, 2m.']);
}

const durationFlag = Flags.custom<number>({ parse: async (text) => duration(text), helpValue: 'TIME' });

const numberFlag = Flags.custom<number>({
  helpValue: 'N',
  parse: async (text) => {
    if (/^-?\d+(?:\.\d+)?$/.test(text.trim())) return Number(text);
    throw new Problem('not-a-number', `${text} is no number.`, ['Write it with digits: --min-balance 12.50']);
  },
});

const SOURCES = ['key-env', 'key-file', 'key-stdin', 'keys', 'all', 'no-key'];
const otherThan = (name: string): string[] => SOURCES.filter((each) => each !== name);

export const PROBE_FLAGS = {
  'key-env': Flags.string({
    description: 'the variable that holds the key',
    helpValue: 'NAME',
    exclusive: otherThan('key-env'),
  }),
  'key-file': Flags.string({
    description: 'the file that holds the key',
    helpValue: 'FILE',
    exclusive: otherThan('key-file'),
  }),
  'key-stdin': Flags.boolean({
    description: 'read the key from the standard input',
    exclusive: otherThan('key-stdin'),
  }),
  'no-key': Flags.boolean({ description: 'try the way there only', exclusive: otherThan('no-key') }),
  all: Flags.boolean({
    description: 'every provider whose usual variable is set',
    exclusive: [...otherThan('all'), 'base-url'],
  }),
  keys: Flags.string({
    description: 'a list of keys, mode 0600: label,provider,env:NAME or label,provider,key',
    helpValue: 'FILE',
    exclusive: otherThan('keys'),
  }),
  'base-url': Flags.string({ description: 'another host than the documented one', helpValue: 'URL' }),
  'allow-private': Flags.boolean({ description: 'private and link-local addresses too' }),
  'min-balance': numberFlag({ description: 'less than this is bad' }),
  timeout: durationFlag({
    description: 'for each phase: name, connection, TLS, first byte, body',
    default: 10_000,
    defaultHelp: async () => '10s',
  }),
  ipv4: Flags.boolean({ description: 'IPv4 only', exclusive: ['ipv6'] }),
  ipv6: Flags.boolean({ description: 'IPv6 only', exclusive: ['ipv4'] }),
  parallel: Flags.integer({ description: 'how many keys at a time', default: 4, min: 1, max: 32 }),
  watch: durationFlag({
    description: 'repeat after this time until Ctrl-C',
    exclusive: ['json', 'save', 'dry-run', 'format'],
  }),
  save: Flags.string({
    description: 'write a ticket: what was sent and came back, without secrets',
    helpValue: 'FILE.md',
  }),
  format: Flags.option({
    description: 'prometheus is what a textfile collector reads',
    options: ['terminal', 'markdown', 'prometheus'] as const,
    default: 'terminal',
    exclusive: ['json'],
  })(),
  markdown: markdownFlag,
};

/** The parsed flags, as far as they are read here. */
export interface ProbeFlags {
  'key-env'?: string | undefined;
  'key-file'?: string | undefined;
  'key-stdin': boolean;
  'no-key': boolean;
  all: boolean;
  keys?: string | undefined;
  'base-url'?: string | undefined;
  'allow-private': boolean;
  'min-balance'?: number | undefined;
  timeout: number;
  ipv4: boolean;
  ipv6: boolean;
}

export function wantedOf(provider: string | undefined, flags: ProbeFlags): Wanted {
  if (provider !== undefined && (flags.all || flags.keys !== undefined))
    throw new Problem('too-much', 'A provider is named, and --all or --keys names others.', [
      'Leave out one of the two.',
    ]);
  return {
    provider,
    isAll: flags.all,
    keys: flags.keys,
    keyEnv: flags['key-env'],
    keyFile: flags['key-file'],
    isKeyStdin: flags['key-stdin'],
    isKeyless: flags['no-key'],
    baseUrl: flags['base-url'],
    isPrivateAllowed: flags['allow-private'],
    minBalance: flags['min-balance'],
  };
}

export function limitsOf(flags: ProbeFlags, signal: AbortSignal): Limits {
  return {
    timeout: flags.timeout,
    family: flags.ipv4 ? 4 : flags.ipv6 ? 6 : null,
    isPrivateAllowed: flags['allow-private'],
    signal,
  };
}
