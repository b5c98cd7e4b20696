import type { Clause, Evidence, Fact, Role } from '../model.js';
import { normalise } from './spelling.js';
import { fill, type Sentence, type Template, toSentence, toTemplate } from './template.js';

/** A clause made ready once, to be held against many failures. */
export interface Recogniser {
  clause: Clause;
  words: { code: string; job: string; reason: string; transport: string };
  /** The word without which it cannot hold, as `Seen.byWord` has it; `null` where something else is asked for first. */
  lead: string | null;
  /** Made when first asked for: most clauses fail before. */
  readonly message: Template;
  readonly page: Template;
  /** The tests of the keys that it has. */
  readonly tests: readonly (readonly [keyof Clause, Test])[];
}

/** The evidence of one failure made ready once, to be held against many clauses. */
export interface Seen {
  evidence: Evidence;
  /** Facts by role and normalised word: `code insufficientcredits`. */
  byWord: ReadonlyMap<string, readonly Fact[]>;
  sentences: readonly { fact: Fact; sentence: Sentence }[];
  /** What a ticket of this tool names. */
  refs: readonly Fact[];
  paths: ReadonlySet<string>;
}

/** What a clause found in the evidence. */
export interface Match {
  clause: Clause;
  /** The facts that satisfied it. */
  facts: Fact[];
  /** What filled the gaps of its message. */
  values: ReadonlyMap<string, string>;
}

/** A clause of which only part holds: the reason why an entry with the same code is not the answer. */
export interface NearMiss {
  clause: Clause;
  facts: Fact[];
  /** The key that does not hold, what it asks for, and what stands there instead. */
  key: keyof Clause;
  wanted: string;
  seen: string | null;
}

export function toRecogniser(clause: Clause): Recogniser {
  let message: Template | null = null;
  let page: Template | null = null;
  let tests: Recogniser['tests'] | null = null;
  const word = (text: string | undefined): string => (text === undefined ? '' : normalise(text));
  return {
    clause,
    words: {
      code: word(clause.code),
      job: word(clause.job),
      reason: word(clause.reason),
      transport: word(clause.transport),
    },
    lead: leadOf(clause, word),
    get message() {
      message ??= toTemplate(clause.message ?? '');
      return message;
    },
    get page() {
      page ??= toTemplate(clause.page ?? '');
      return page;
    },
    get tests() {
      tests ??= TESTS.filter(([key]) => clause[key] !== undefined);
      return tests;
    },
  };
}

/** In the order in which the tests are made. */
function leadOf({ entry, code, message, job, reason }: Clause, word: (text: string) => string): string | null {
  if (entry !== undefined) return null;
  if (code !== undefined) return `code ${word(code)}`;
  if (message !== undefined) return null;
  if (job !== undefined) return `job ${word(job)}`;
  return reason === undefined ? null : `reason ${word(reason)}`;
}

export function toSeen(evidence: Evidence): Seen {
  const byWord = new Map<string, Fact[]>();
  const add = (role: Role, fact: Fact): void => {
    const key = `${role} ${normalise(String(fact.value))}`;
    const known = byWord.get(key);
    if (known === undefined) byWord.set(key, [fact]);
    else known.push(fact);
  };
  for (const fact of evidence.facts) {
    if (fact.role === 'type') add('code', fact);
    else if (WORDS.has(fact.role)) add(fact.role, fact);
    // A message of one word may be a code.
    if (fact.role === 'message' && !/\s/.test(String(fact.value))) add('code', fact);
  }
  return {
    evidence,
    byWord,
    sentences: evidence.facts
      .filter(({ role }) => role === 'message' || role === 'page')
      .map((fact) => ({ fact, sentence: toSentence(String(fact.value)) })),
    refs: evidence.facts.filter(({ role }) => role === 'ref'),
    paths: new Set(evidence.paths.map(withoutIndexes)),
  };
}

const WORDS: ReadonlySet<Role> = new Set(['code', 'job', 'reason', 'transport']);

/**
 * Holds one clause against the evidence. Every key that is present must hold.
 * @returns the facts that satisfied it, or where it failed although its first key held, or `null`
 */
export function hold(recogniser: Recogniser, seen: Seen): Match | NearMiss | null {
  const { clause, lead } = recogniser;
  if (lead !== null && !seen.byWord.has(lead)) return null;
  const facts: Fact[] = [];
  const values = new Map<string, string>();
  for (const [key, test] of recogniser.tests) {
    const found = test(recogniser, seen, values);
    if (found === null) {
      return facts.length === 0 ? null : { clause, facts, key, wanted: String(clause[key]), seen: seenAt(key, facts) };
    }
    facts.push(...found);
  }
  return facts.length === 0 && clause.keys === undefined ? null : { clause, facts: [...new Set(facts)], values };
}

export function isMatch(result: Match | NearMiss | null): result is Match {
  return result !== null && 'values' in result;
}

/** Paths with numbers for indexes and paths with `[]` are the same place. */
export function samePlace(one: string, other: string): boolean {
  return one === other || withoutIndexes(one) === other;
}

/** Whether a host is the pattern's, where `*.` stands for any number of labels and `*-` for the beginning of a label. */
export function hostMatches(pattern: string, host: string): boolean {
  const name = host.toLowerCase().replace(/:\d+$/, '');
  if (pattern.startsWith('*-')) {
    const beginning = name.slice(0, 1 - pattern.length);
    return name.endsWith(pattern.slice(1)) && beginning !== '' && !beginning.includes('.');
  }
  if (!pattern.startsWith('*.')) return name === pattern;
  return name.endsWith(pattern.slice(1)) || name === pattern.slice(2);
}

type Test = (recogniser: Recogniser, seen: Seen, values: Map<string, string>) => readonly Fact[] | null;

/** In the order in which they are asked: what says most comes first, so that a near miss tells something. */
const TESTS: readonly (readonly [keyof Clause, Test])[] = [
  ['entry', ({ clause }, seen) => first(seen, 'ref', (value) => value.slice(value.indexOf('/') + 1) === clause.entry)],
  ['code', ({ words, clause }, seen) => wordTest('code', words.code, clause.at, seen)],
  ['message', ({ message, clause }, seen, values) => sentenceTest(message, clause.at, seen, 'message', values)],
  ['job', ({ words, clause }, seen) => wordTest('job', words.job, clause.at, seen)],
  ['reason', ({ words }, seen) => wordTest('reason', words.reason, undefined, seen)],
  ['exception', ({ clause }, seen) => prefixTest(clause.exception as string, seen)],
  ['transport', ({ words }, seen) => wordTest('transport', words.transport, undefined, seen)],
  ['page', ({ page }, seen, values) => sentenceTest(page, undefined, seen, 'page', values)],
  ['host', ({ clause }, seen) => first(seen, 'host', (value) => hostMatches(clause.host as string, value))],
  ['header', headerTest],
  ['at', atTest],
  ['keys', ({ clause }, seen) => ((clause.keys as string[]).every((key) => hasPath(seen, key)) ? [] : null)],
  ['status', ({ clause }, seen) => first(seen, 'status', (value) => Number(value) === clause.status)],
];

export function hasPath({ paths }: Seen, path: string): boolean {
  return paths.has(path);
}

function wordTest(role: Role, word: string, at: string | undefined, seen: Seen): readonly Fact[] | null {
  const candidates = seen.byWord.get(`${role} ${word}`) ?? [];
  const chosen = candidates.find((fact) => at !== undefined && samePlace(fact.at, at)) ?? candidates[0];
  return chosen === undefined ? null : [chosen];
}

function sentenceTest(
  template: Template,
  at: string | undefined,
  seen: Seen,
  role: Role,
  values: Map<string, string>,
): readonly Fact[] | null {
  let chosen: { fact: Fact; filled: ReadonlyMap<string, string> } | null = null;
  for (const { fact, sentence } of seen.sentences) {
    if (fact.role !== role) continue;
    const filled = fill(template, sentence);
    if (filled === null) continue;
    const isThere = at !== undefined && samePlace(fact.at, at);
    if (chosen === null || isThere) chosen = { fact, filled };
    if (isThere) break;
  }
  if (chosen === null) return null;
  for (const [name, value] of chosen.filled) values.set(name, value);
  return [chosen.fact];
}

function prefixTest(pattern: string, seen: Seen): readonly Fact[] | null {
  const stem = pattern.endsWith('*') ? pattern.slice(0, -1) : null;
  return first(seen, 'exception', (value) => (stem === null ? value === pattern : value.startsWith(stem)));
}

/** `cf-ray`: the header is there; `server: cloudflare`: it starts so. */
function headerTest({ clause }: Recogniser, seen: Seen): readonly Fact[] | null {
  const [name, ...rest] = (clause.header as string).toLowerCase().split(':');
  const value = rest.join(':').trim();
  const at = `header ${(name as string).trim()}`;
  return first(seen, 'header', (each, fact) => fact.at === at && each.toLowerCase().startsWith(value));
}

/** The code, message or job found before must stand at this place; asked again because several may be there. */
function atTest(recogniser: Recogniser, seen: Seen): readonly Fact[] | null {
  const { clause, words, message } = recogniser;
  const at = clause.at as string;
  const found =
    clause.code !== undefined
      ? wordTest('code', words.code, at, seen)
      : clause.message !== undefined
        ? sentenceTest(message, at, seen, 'message', new Map())
        : wordTest('job', words.job, at, seen);
  return found?.some((fact) => samePlace(fact.at, at)) ? found : null;
}

function first({ evidence }: Seen, role: Role, test: (value: string, fact: Fact) => boolean): readonly Fact[] | null {
  const fact = evidence.facts.find((each) => each.role === role && test(String(each.value), each));
  return fact === undefined ? null : [fact];
}

function seenAt(key: keyof Clause, facts: Fact[]): string | null {
  return key === 'at' ? (facts[0]?.at ?? null) : null;
}

function withoutIndexes(path: string): string {
  return path.replace(/\[\d+\]/g, '[]');
}
