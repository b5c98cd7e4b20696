import type {
  Alternative,
  Certainty,
  Diagnosis,
  Entry,
  Evidence,
  Fact,
  RetryHeader,
  RetryVerdict,
  Role,
  Upstream,
} from '../model.js';
import { apiWords } from './api-words.js';
import { type Candidate, gradeRank } from './consider.js';
import { LOOSE } from './frames/form.js';
import { firstFact } from './judge.js';
import { isReasonPhrase } from './reason-phrases.js';
import { sentenceIn } from './sentence.js';
import { isStatusTalk } from './status-talk.js';
import { NO_WAIT, waitSeconds } from './wait.js';

/**
 * Chooses among the candidates and says how firm the choice is.
 * @param candidates what each provider made of the evidence, last resorts included
 * @param now milliseconds since the epoch, for waits given as a point in time
 */
export function rank(evidence: Evidence, candidates: readonly Candidate[], now: number): Diagnosis {
  const ordered = candidates
    .map((candidate) => ({ ...candidate, against: candidate.against ?? foreign(evidence, candidate) }))
    .sort(byTier(evidence));
  const named = ordered.find(({ provider, identity }) => provider.file.kind === 'api' && identity.length > 0);
  const choice = choose(ordered, evidence);
  const entry = choice.candidate?.entry ?? null;
  const isLastResort = choice.candidate === null || choice.candidate.provider.file.kind === 'last-resort';
  const owner = isLastResort ? named : choice.candidate;
  return {
    framing: evidence.framing,
    provider:
      owner == null ? null : { id: owner.provider.file.id, name: owner.provider.file.name, product: owner.product },
    entry,
    certainty: choice.certainty,
    httpStatus: numberOf(firstFact(evidence, 'status')),
    code:
      wordOf(spoken(evidence, 'code', choice.candidate)) ??
      wordOf(spoken(evidence, 'type', choice.candidate)) ??
      symbolOf(firstFact(evidence, 'transport')),
    message: messageOf(evidence, choice.candidate),
    requestId: wordOf(firstFact(evidence, 'request-id')),
    host: wordOf(firstFact(evidence, 'host')),
    details: evidence.details,
    values: valuesOf(evidence, choice.candidate),
    category: entry?.category ?? 'unknown',
    owner: entry?.owner ?? 'caller',
    retry: retryOf(entry, evidence, now, choice.candidate?.provider.file.retryHeaders ?? []),
    charge: entry?.charge ?? 'not-stated',
    because: becauseOf(evidence, choice.candidate, isLastResort ? named : undefined),
    alternatives: alternativesOf(ordered, choice.candidate, evidence),
    count: 1,
    cut: evidence.cut,
    upstream: upstreamOf(evidence),
  };
}

/** The service that a gateway names; what it said is added by whoever has read it. */
function upstreamOf(evidence: Evidence): Upstream | null {
  const name = wordOf(firstFact(evidence, 'upstream'));
  const nothing = { provider: null, entry: null, httpStatus: null, code: null, message: null, requestId: null };
  return name === null ? null : { name, ...nothing };
}

interface Choice {
  candidate: Candidate | null;
  certainty: Certainty;
}

function choose(ordered: readonly Candidate[], evidence: Evidence): Choice {
  const [first, ...rest] = ordered;
  if (first === undefined) return { candidate: null, certainty: 'none' };
  const tied = rest.filter(
    (each) => tier(each, evidence) === tier(first, evidence) && each.fits === first.fits && isApi(each),
  );
  if (isApi(first) && first.identity.length === 0 && first.grade === 'loose' && tied.length > 0) {
    // The code alone, and several providers use it: what it means everywhere is all that can be said.
    const general = ordered.find((each) => !isApi(each) && each.entry !== null);
    return { candidate: general ?? first, certainty: 'guess' };
  }
  return { candidate: first, certainty: certaintyOf(first, evidence, tied.length > 0, ordered) };
}

function certaintyOf(
  candidate: Candidate,
  evidence: Evidence,
  isTied: boolean,
  ordered: readonly Candidate[],
): Certainty {
  const { grade, identity, others } = candidate;
  if (!isApi(candidate)) {
    if (candidate.provider.file.id === GENERAL)
      return ordered.some((each) => isApi(each) && each.identity.length > 0) ? 'guess' : 'none';
    return grade === 'exact' ? 'sure' : grade === 'common' ? 'likely' : 'guess';
  }
  if (grade === null) return 'guess';
  if (identity.length > 0) {
    if (others.length > 0) return 'guess';
    return grade === 'exact' || grade === 'common' ? 'sure' : 'likely';
  }
  if (grade !== 'exact' || isTied || others.length > 0 || isElsewhere(evidence, candidate)) return 'guess';
  return 'likely';
}

/** The file whose entries are true of every HTTP answer and say nothing about who sent it. */
const GENERAL = 'http';

function isApi({ provider }: Candidate): boolean {
  return provider.file.kind === 'api';
}

/** Lower is better. Identity first, then how the entry was matched; what is true of everybody comes last. */
function tier(candidate: Candidate, evidence: Evidence): number {
  const { grade, identity } = candidate;
  // A ticket names the entry it is about.
  if (candidate.because.some(({ role }) => role === 'ref')) return -1;
  if (!isApi(candidate)) {
    if (candidate.provider.file.id === GENERAL) return 80 + gradeRank(grade);
    return grade === 'exact' ? 30 : grade === 'common' ? 45 : 70;
  }
  if (candidate.entry === null) return 90;
  if (identity.length > 0) return grade === 'status' ? 40 : gradeRank(grade);
  if (isElsewhere(evidence, candidate) || candidate.isMisplaced || (grade === 'common' && candidate.fits === 0))
    return 95;
  return 20 + 15 * gradeRank(grade);
}

function byTier(evidence: Evidence): (one: Candidate, other: Candidate) => number {
  return (one, other) =>
    tier(one, evidence) - tier(other, evidence) ||
    other.fits - one.fits ||
    other.because.length - one.because.length ||
    one.provider.file.id.localeCompare(other.provider.file.id);
}

/** Another host answered than any of this provider's. A host on this machine or network may be a proxy in between. */
function isElsewhere(evidence: Evidence, { provider, identity }: Candidate): boolean {
  const host = firstFact(evidence, 'host');
  if (host === undefined || identity.length > 0 || provider.file.kind !== 'api') return false;
  return (
    !/^(?:localhost|\d+\.\d+\.\d+\.\d+|\[.*\]|.*\.(?:local|internal|localhost))$/.test(String(host.value)) &&
    String(host.value).includes('.')
  );
}

function foreign(evidence: Evidence, candidate: Candidate): string | null {
  return isElsewhere(evidence, candidate) ? `the host is ${firstFact(evidence, 'host')?.value}` : null;
}

function alternativesOf(ordered: readonly Candidate[], chosen: Candidate | null, evidence: Evidence): Alternative[] {
  const inside = (chosen?.others ?? []).map((entry) => ({
    ref: entry.ref,
    certainty: 'guess' as const,
    against: null,
  }));
  const others = ordered
    .filter((each) => each !== chosen && each.entry !== null && isApi(each) && each.grade !== 'status')
    .map((each) => ({
      ref: (each.entry as Entry).ref,
      certainty:
        each.against === null ? certaintyOf({ ...each, others: [] }, evidence, true, ordered) : ('none' as const),
      against: each.against,
    }));
  return [...inside, ...others].slice(0, 8);
}

function becauseOf(evidence: Evidence, chosen: Candidate | null, named: Candidate | undefined): Fact[] {
  const facts = [...(chosen?.because ?? []), ...(named?.identity ?? [])];
  if (facts.length > 0) return [...new Set(facts)];
  const status = firstFact(evidence, 'status');
  return status === undefined ? [] : [status];
}

function retryOf(
  entry: Entry | null,
  evidence: Evidence,
  now: number,
  headers: readonly RetryHeader[],
): Diagnosis['retry'] {
  const usual = entry?.retry ?? { verdict: 'unknown' as const, needs: [], note: null };
  const retry = { ...usual, verdict: saidByHeader(headers, evidence) ?? usual.verdict };
  const isUseless = retry.verdict === 'never' || (entry !== null && NO_WAIT.has(entry.category)) || !mayWait(evidence);
  const wait = isUseless ? null : waitSeconds(evidence, now);
  const verdict = wait !== null && retry.verdict !== 'never' ? 'after-wait' : retry.verdict;
  return { verdict, waitSeconds: wait, needs: retry.needs, note: retry.note };
}

/** What the answer itself says of a retry; `null` where it says nothing. */
function saidByHeader(headers: readonly RetryHeader[], { facts }: Evidence): RetryVerdict | null {
  for (const { header, yes, no } of headers) {
    const said = facts.find(({ role, at }) => role === 'header' && at === `header ${header.toLowerCase()}`)?.value;
    if (String(said).toLowerCase() === yes) return 'after-wait';
    if (String(said).toLowerCase() === no) return 'after-change';
  }
  return null;
}

/** On an answer below 400 the same headers only tell how much is left: they are no order to wait. */
function mayWait(evidence: Evidence): boolean {
  const status = numberOf(firstFact(evidence, 'status'));
  return status === null || status >= 400;
}

/** The first fact of a part. Loose words of a text count only where they decided: any line may stand beside a failure. */
function spoken(evidence: Evidence, role: Role, chosen: Candidate | null): Fact | undefined {
  return allSpoken(evidence, role, chosen)[0];
}

function allSpoken(evidence: Evidence, role: Role, chosen: Candidate | null): Fact[] {
  const mayBeLoose = (fact: Fact): boolean =>
    chosen !== null && (chosen.provider.file.id !== GENERAL || isReasonPhrase(String(fact.value)));
  return evidence.facts.filter(
    (fact) =>
      fact.role === role && (fact.at !== LOOSE || (mayBeLoose(fact) && (chosen?.because.includes(fact) ?? false))),
  );
}

const LIMITS: readonly [string, string][] = [
  ['x-ratelimit-limit', 'limit'],
  ['ratelimit-limit', 'limit'],
  ['x-ratelimit-remaining', 'remaining'],
  ['ratelimit-remaining', 'remaining'],
  ['x-ratelimit-reset', 'reset'],
  ['ratelimit-reset', 'reset'],
  ['ratelimit', 'rateLimit'],
  ['ratelimit-policy', 'rateLimitPolicy'],
];

function valuesOf(evidence: Evidence, chosen: Candidate | null): Diagnosis['values'] {
  const values = new Map<string, string | number | string[]>();
  for (const [name, value] of chosen?.values ?? [])
    values.set(name, /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : value);
  const reasons = evidence.facts.filter(({ role }) => role === 'reason').map(({ value }) => String(value));
  if (reasons.length > 0) values.set('reasons', [...new Set(reasons)]);
  const job = firstFact(evidence, 'job');
  if (job !== undefined) values.set('state', String(job.value));
  for (const [header, name] of LIMITS) {
    const fact = evidence.facts.find(({ role, at }) => role === 'header' && at === `header ${header}`);
    if (fact !== undefined && !values.has(name)) values.set(name, String(fact.value));
  }
  return Object.fromEntries(values);
}

/** The first message of which something is left once what does not belong to the sentence is taken off. */
function messageOf(evidence: Evidence, chosen: Candidate | null): string | null {
  const known = {
    status: numberOf(firstFact(evidence, 'status')),
    code: wordOf(firstFact(evidence, 'code')),
    isTransport: firstFact(evidence, 'transport') !== undefined || chosen?.entry?.category === 'network',
  };
  let said: string | null = null;
  for (const fact of allSpoken(evidence, 'message', chosen)) {
    const told = sentenceOf(fact);
    if (told === null) return said;
    const isField = evidence.paths.includes(fact.at.replace(/\[\d+\]/g, '[]'));
    const sentence = sentenceIn(told, { ...known, isField });
    // What the catalog knows is no client's.
    if (sentence === '' && chosen?.because.includes(fact) && !isStatusTalk(told)) return told;
    if (sentence !== '' && sentence !== known.code) return sentence;
    if (sentence !== '') said ??= sentence;
  }
  return said;
}

/** A whole line is more than what was said in it. */
function sentenceOf(fact: Fact | undefined): string | null {
  const text = wordOf(fact);
  if (text === null || fact?.at !== LOOSE) return text;
  if (isReasonPhrase(text)) return text;
  const said = apiWords(text.replace(/^['"]|['"],?$/g, ''));
  return said === '' ? null : said;
}

/** Node's and the system's symbolic names are codes; `curl 6` is none. */
function symbolOf(fact: Fact | undefined): string | null {
  return fact !== undefined && /^[A-Z][A-Z0-9_]+$/.test(String(fact.value)) ? String(fact.value) : null;
}

function numberOf(fact: Fact | undefined): number | null {
  return fact === undefined ? null : Number(fact.value);
}

function wordOf(fact: Fact | undefined): string | null {
  return fact === undefined ? null : String(fact.value);
}
