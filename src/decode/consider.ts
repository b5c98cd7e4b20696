import type { Provider } from '../catalog/catalog.js';
import {
  hasPath,
  hold,
  hostMatches,
  isMatch,
  type Match,
  type NearMiss,
  type Recogniser,
  type Seen,
} from '../catalog/clause.js';
import type { Entry, Evidence, Fact } from '../model.js';

/**
 * How an entry was matched, best first: `exact` by a code, sentence or state where this provider puts it; `common` the
 * same, in words the whole field uses; `loose` by the code alone, in another place; `status` by nothing but the status.
 */
export type Grade = 'exact' | 'common' | 'loose' | 'status';

/** One provider's best answer to the evidence. */
export interface Candidate {
  provider: Provider;
  entry: Entry | null;
  grade: Grade | null;
  /** What names the provider: its host, a header only it sends. Empty when nothing does. */
  identity: Fact[];
  /** How many keys of a documented form the body has; 0 when it has none of them. */
  fits: number;
  product: string | null;
  because: Fact[];
  values: ReadonlyMap<string, string>;
  /** What speaks against it. */
  against: string | null;
  /** The code stands in a structure, but not where this provider puts it. */
  isMisplaced: boolean;
  /** Other entries of this provider that fit as well as the first: the cause stays open. */
  others: Entry[];
}

/**
 * Holds the evidence of one failure against one provider.
 * @returns its best entry and what speaks for the provider, or `null` when nothing does
 */
export function consider(seen: Seen, provider: Provider): Candidate | null {
  const { evidence } = seen;
  const recognisers = provider.recognisers();
  const identity = identityOf(seen, provider);
  const fitting = provider.file.envelopes
    .filter(({ keys }) => keys.length > 0 && keys.every((key) => hasPath(seen, key)))
    .sort((one, other) => other.keys.length - one.keys.length)[0];
  const matches = provider.entries
    .flatMap(({ entry }, index) => matchEntry(seen, entry, recognisers.entries[index] ?? []))
    .sort(byStrength(evidence));
  const isApi = provider.file.kind === 'api';
  const best = matches[0] ?? (isApi && identity.length === 0 ? undefined : byStatus(evidence, provider));
  if (best === undefined && identity.length === 0) return null;
  const suggestion = signsOf(seen, provider, 'suggests');
  const others =
    best === undefined
      ? []
      : matches.filter(
          (each) =>
            each !== best && each.entry !== best.entry && each.grade === best.grade && each.strength === best.strength,
        );
  return {
    provider,
    entry: best?.entry ?? null,
    grade: best?.grade ?? null,
    identity,
    fits: Math.max(fitting?.keys.length ?? 0, best?.keys ?? 0) + suggestion.length,
    product: productOf(evidence, provider) ?? best?.product ?? best?.entry.product ?? fitting?.product ?? null,
    because: [...new Set([...(best?.facts ?? []), ...identity, ...suggestion])],
    values: best?.values ?? new Map(),
    against: best?.against ?? null,
    isMisplaced: best?.grade === 'loose' && evidence.paths.length > 0,
    others: [...new Set(others.map(({ entry }) => entry))],
  };
}

interface EntryMatch {
  entry: Entry;
  grade: Grade;
  facts: Fact[];
  values: ReadonlyMap<string, string>;
  product: string | null;
  against: string | null;
  /** How many conditions held: the more, the more telling. */
  strength: number;
  /** How many paths of the body its clause asked for. */
  keys: number;
}

function matchEntry(seen: Seen, entry: Entry, when: readonly Recogniser[]): EntryMatch[] {
  const { evidence } = seen;
  const found: EntryMatch[] = [];
  const named = seen.refs.find(({ value }) => value === entry.ref);
  if (named !== undefined)
    found.push({
      entry,
      grade: 'exact',
      facts: [named],
      values: new Map(),
      product: null,
      against: null,
      strength: MOST,
      keys: 0,
    });
  for (const recogniser of when) {
    const { clause, words } = recogniser;
    const result = hold(recogniser, seen);
    if (result === null) continue;
    if (isMatch(result)) found.push(fromMatch(entry, result, evidence));
    // A code in another place is worth a word; a common one, or a sentence, is everybody's. With another sentence
    // than the clause asks for, it is another condition.
    else if (
      clause.code !== undefined &&
      result.key !== 'message' &&
      !isCommon(words.code, when) &&
      !isPlainWord(clause.code)
    )
      found.push(fromMiss(entry, result));
  }
  return found.length < 2 ? found : found.sort(byStrength(evidence)).slice(0, 1);
}

/** Where one clause says that the whole field uses a code, it is everybody's in every other clause too. */
function isCommon(code: string, when: readonly Recogniser[]): boolean {
  return when.some(({ clause, words }) => clause.common === true && words.code === code);
}

/** `timeout`, `authentication`: where nobody puts it as a code, it is a word of the language. */
function isPlainWord(code: string): boolean {
  return /^[a-z]+$/.test(code);
}

function fromMatch(entry: Entry, { clause, facts, values }: Match, evidence: Evidence): EntryMatch {
  const { product, common, ...conditions } = clause;
  const status = evidence.facts.find(({ role }) => role === 'status');
  const agrees = status !== undefined && entry.httpStatus.includes(Number(status.value));
  const contradicts = status !== undefined && entry.httpStatus.length > 0 && !agrees && Number(status.value) >= 400;
  const onlyStatus = Object.keys(conditions).every((key) => key === 'status');
  const base: Grade = onlyStatus ? 'status' : common === true ? 'common' : 'exact';
  return {
    entry,
    grade: base === 'exact' && contradicts ? 'common' : base,
    facts: agrees ? [...facts, status as Fact] : facts,
    values,
    product: product ?? null,
    against: contradicts ? `it comes with ${entry.httpStatus.join(' or ')}, here the status is ${status?.value}` : null,
    keys: clause.keys?.length ?? 0,
    strength: Object.values(conditions).flat().length + (agrees ? 1 : 0) - (contradicts ? 2 : 0),
  };
}

function fromMiss(entry: Entry, { facts, key, wanted, seen }: NearMiss): EntryMatch {
  const where =
    key === 'at'
      ? `it stands at \`${wanted}\` there, here at \`${seen}\``
      : key === 'keys'
        ? 'the body has another form there'
        : `${key} is \`${wanted}\` there`;
  return { entry, grade: 'loose', facts, values: new Map(), product: null, against: where, strength: 0, keys: 0 };
}

/** More than any clause has conditions: a ticket that names the entry has been through this before. */
const MOST = 100;

const ORDER: readonly Grade[] = ['exact', 'common', 'loose', 'status'];

export function gradeRank(grade: Grade | null): number {
  return grade === null ? ORDER.length : ORDER.indexOf(grade);
}

function byStrength(evidence: Evidence): (one: EntryMatch, other: EntryMatch) => number {
  const place = (match: EntryMatch): number => {
    const first = match.facts[0];
    return first === undefined ? evidence.facts.length : evidence.facts.indexOf(first);
  };
  const isFirm = ({ grade }: EntryMatch): number => (grade === 'exact' || grade === 'common' ? 0 : 1);
  return (one, other) =>
    isFirm(one) - isFirm(other) ||
    gradeRank(one.grade) - gradeRank(other.grade) ||
    roleRank(one) - roleRank(other) ||
    other.strength - one.strength ||
    place(one) - place(other);
}

/** A structured code before a sentence, a sentence before a state. */
function roleRank({ facts }: EntryMatch): number {
  const rank = ['ref', 'code', 'type', 'message', 'reason', 'transport', 'page', 'job', 'header'].indexOf(
    facts[0]?.role ?? '',
  );
  return rank < 0 ? 9 : rank;
}

/** An entry whose only sign is the status: right only when something else has named the provider. */
function byStatus(evidence: Evidence, provider: Provider): EntryMatch | undefined {
  const status = evidence.facts.find(({ role }) => role === 'status');
  if (status === undefined) return undefined;
  const entries = provider.entries
    .map(({ entry }) => entry)
    .filter(({ httpStatus, retired }) => httpStatus.includes(Number(status.value)) && retired === null);
  const plain =
    entries.find(({ kind }) => kind === 'status') ??
    (entries.length === 1 && provider.file.kind === 'api' ? entries[0] : undefined);
  if (plain === undefined) return undefined;
  return {
    entry: plain,
    grade: 'status',
    facts: [status],
    values: new Map(),
    product: null,
    against: null,
    strength: 0,
    keys: 0,
  };
}

function identityOf(seen: Seen, provider: Provider): Fact[] {
  const { evidence } = seen;
  const hosts = evidence.facts.filter(
    ({ role, value }) => role === 'host' && provider.file.hosts.some((pattern) => hostMatches(pattern, String(value))),
  );
  const prefixes = provider.file.auth?.keys.map(({ prefix }) => prefix) ?? [];
  const keys = evidence.facts.filter(({ role, value }) => role === 'key' && prefixes.includes(String(value)));
  const asked = evidence.facts.filter(({ role, value }) => role === 'asked' && value === provider.file.id);
  return [...asked, ...hosts.slice(0, 1), ...keys.slice(0, 1), ...signsOf(seen, provider, 'identifies')];
}

function signsOf(seen: Seen, provider: Provider, strength: 'identifies' | 'suggests'): Fact[] {
  const { evidence } = seen;
  const { file } = provider;
  const signs = provider.recognisers().signs.filter((_, index) => file.signs[index]?.strength === strength);
  const facts = signs.flat().flatMap((recogniser) => {
    const result = hold(recogniser, seen);
    return isMatch(result) ? result.facts : [];
  });
  if (strength === 'identifies') return facts;
  const links = evidence.facts.filter(
    ({ role, value }) =>
      role === 'link' && [...file.pages, ...file.hosts].some((pattern) => hostMatches(pattern, String(value))),
  );
  return [...facts, ...links];
}

function productOf(evidence: Evidence, { file }: Provider): string | null {
  const path = evidence.facts.find(({ role }) => role === 'url-path');
  if (path === undefined) return null;
  return file.products.find(({ paths }) => paths.some((prefix) => String(path.value).startsWith(prefix)))?.id ?? null;
}
