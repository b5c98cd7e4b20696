import type { Clause, Evidence, Fact, Role } from '../model.js';
import { normalise } from './spelling.js';
import { fill } from './template.js';

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

/**
 * Holds one clause against the evidence. Every key that is present must hold.
 * @returns the facts that satisfied it, or where it failed although its first key held, or `null`
 */
export function hold(clause: Clause, evidence: Evidence): Match | NearMiss | null {
  const facts: Fact[] = [];
  const values = new Map<string, string>();
  for (const [key, test] of TESTS) {
    const wanted = clause[key];
    if (wanted === undefined) continue;
    const found = test(clause, evidence, values);
    if (found === null) {
      return facts.length === 0 ? null : { clause, facts, key, wanted: String(wanted), seen: seenAt(key, facts) };
    }
    facts.push(...found);
  }
  return facts.length === 0 && clause.keys === undefined ? null : { clause, facts: distinct(facts), values };
}

export function isMatch(result: Match | NearMiss | null): result is Match {
  return result !== null && 'values' in result;
}

/** Paths with numbers for indexes and paths with `[]` are the same place. */
export function samePlace(one: string, other: string): boolean {
  return one === other || one.replace(/\[\d+\]/g, '[]') === other;
}

/** Whether a host is the pattern's, where `*.` stands for any number of labels. */
export function hostMatches(pattern: string, host: string): boolean {
  const name = host.toLowerCase().replace(/:\d+$/, '');
  if (!pattern.startsWith('*.')) return name === pattern;
  return name.endsWith(pattern.slice(1)) || name === pattern.slice(2);
}

type Test = (clause: Clause, evidence: Evidence, values: Map<string, string>) => Fact[] | null;

/** In the order in which they are asked: what says most comes first, so that a near miss tells something. */
const TESTS: readonly (readonly [keyof Clause, Test])[] = [
  ['code', (clause, evidence) => sameWord(clause.code as string, clause.at, evidence, ['code', 'type'])],
  ['message', messageTest],
  ['job', (clause, evidence) => sameWord(clause.job as string, clause.at, evidence, ['job'])],
  ['reason', (clause, evidence) => sameWord(clause.reason as string, undefined, evidence, ['reason'])],
  ['exception', (clause, evidence) => prefixed(clause.exception as string, evidence, 'exception')],
  ['transport', (clause, evidence) => sameWord(clause.transport as string, undefined, evidence, ['transport'])],
  ['page', pageTest],
  ['host', (clause, evidence) => first(evidence, 'host', (value) => hostMatches(clause.host as string, value))],
  ['header', headerTest],
  ['at', (clause, evidence) => atTest(clause, evidence)],
  ['keys', (clause, evidence) => ((clause.keys as string[]).every((key) => hasPath(evidence, key)) ? [] : null)],
  ['status', (clause, evidence) => first(evidence, 'status', (value) => Number(value) === clause.status)],
];

function sameWord(wanted: string, at: string | undefined, evidence: Evidence, roles: Role[]): Fact[] | null {
  const word = normalise(wanted);
  const isCode = roles.includes('code');
  const candidates = evidence.facts.filter(
    ({ role, value }) =>
      (roles.includes(role) || (isCode && role === 'message' && !/\s/.test(String(value)))) &&
      normalise(String(value)) === word,
  );
  return prefer(candidates, at);
}

function messageTest(clause: Clause, evidence: Evidence, values: Map<string, string>): Fact[] | null {
  return sentence(clause.message as string, clause.at, evidence, 'message', values);
}

function pageTest(clause: Clause, evidence: Evidence, values: Map<string, string>): Fact[] | null {
  return sentence(clause.page as string, undefined, evidence, 'page', values);
}

function sentence(
  template: string,
  at: string | undefined,
  evidence: Evidence,
  role: Role,
  values: Map<string, string>,
): Fact[] | null {
  const found: { fact: Fact; filled: ReadonlyMap<string, string> }[] = [];
  for (const fact of evidence.facts) {
    if (fact.role !== role) continue;
    const filled = fill(template, String(fact.value));
    if (filled !== null) found.push({ fact, filled });
  }
  const chosen = found.find(({ fact }) => at !== undefined && samePlace(fact.at, at)) ?? found[0];
  if (chosen === undefined) return null;
  for (const [name, value] of chosen.filled) values.set(name, value);
  return [chosen.fact];
}

function prefixed(pattern: string, evidence: Evidence, role: Role): Fact[] | null {
  const stem = pattern.endsWith('*') ? pattern.slice(0, -1) : null;
  return first(evidence, role, (value) => (stem === null ? value === pattern : value.startsWith(stem)));
}

/** `cf-ray`: the header is there; `server: cloudflare`: it starts so. */
function headerTest(clause: Clause, evidence: Evidence): Fact[] | null {
  const [name, ...rest] = (clause.header as string).toLowerCase().split(':');
  const value = rest.join(':').trim();
  const at = `header ${(name as string).trim()}`;
  return first(evidence, 'header', (seen, fact) => fact.at === at && seen.toLowerCase().startsWith(value));
}

/** The code, message or job found before must stand at this place; asked again because several may be there. */
function atTest(clause: Clause, evidence: Evidence): Fact[] | null {
  const at = clause.at as string;
  const values = new Map<string, string>();
  const found =
    clause.code !== undefined
      ? sameWord(clause.code, at, evidence, ['code', 'type'])
      : clause.message !== undefined
        ? sentence(clause.message, at, evidence, 'message', values)
        : sameWord(clause.job ?? '', at, evidence, ['job']);
  return found?.some((fact) => samePlace(fact.at, at)) ? found : null;
}

function prefer(candidates: Fact[], at: string | undefined): Fact[] | null {
  const chosen = candidates.find((fact) => at !== undefined && samePlace(fact.at, at)) ?? candidates[0];
  return chosen === undefined ? null : [chosen];
}

function first(evidence: Evidence, role: Role, test: (value: string, fact: Fact) => boolean): Fact[] | null {
  const fact = evidence.facts.find((each) => each.role === role && test(String(each.value), each));
  return fact === undefined ? null : [fact];
}

export function hasPath(evidence: Evidence, path: string): boolean {
  return evidence.paths.some((each) => samePlace(each, path));
}

function seenAt(key: keyof Clause, facts: Fact[]): string | null {
  return key === 'at' ? (facts[0]?.at ?? null) : null;
}

function distinct(facts: Fact[]): Fact[] {
  return [...new Set(facts)];
}
