import type { Provider } from '../catalog/catalog.js';
import { hasPath, hold, isMatch, type Recogniser, type Seen, toRecogniser, toSeen } from '../catalog/clause.js';
import type { AuthState, Diagnosis, Evidence, Fact, ProbeVerdict } from '../model.js';

/** The answers that a check lists, and whose they are. */
export interface Listed {
  provider: Provider;
  verdicts: readonly ProbeVerdict[];
}

/** What an answer says about the key. */
export interface Judgement {
  state: AuthState;
  because: Fact[];
  /** The listed verdict; `null` where nothing listed holds. */
  listed: ProbeVerdict | null;
}

/**
 * Holds an answer against the listed ones. Whoever stands in front of the API and answers in its place proves nothing
 * about a key: a page is never the answer of an API, whatever its status is.
 * @param isCut only a part of the body was read: then nothing is certain
 */
export function judge(
  evidence: Evidence,
  diagnosis: Diagnosis,
  { provider, verdicts }: Listed,
  isCut: boolean,
): Judgement {
  const page = evidence.facts.find(({ role }) => role === 'page');
  const redirect = evidence.facts.find(({ role, value }) => role === 'status' && isRedirect(Number(value)));
  if (page !== undefined && redirect === undefined) return { state: 'blocked', because: [page], listed: null };
  if (isInFront(diagnosis)) return { state: 'blocked', because: diagnosis.because, listed: null };
  if (isCut || evidence.cut || redirect !== undefined) return { state: 'undetermined', because: [], listed: null };
  const shown = shownEntry(diagnosis, toSeen(evidence), provider);
  const seen = toSeen({ ...evidence, facts: shown === null ? evidence.facts : [...evidence.facts, shown.ref] });
  for (const verdict of verdicts) {
    for (const clause of verdict.when) {
      const result = hold(toRecogniser(clause), seen);
      if (!isMatch(result)) continue;
      if (verdict.state === 'valid' && result.facts.some((fact) => fact === shown?.ref) && !shown?.isSaid) continue;
      const facts = result.facts.flatMap((fact) => (fact === shown?.ref ? shown.words : [fact]));
      return { state: verdict.state, because: factsOf(facts, evidence), listed: verdict };
    }
  }
  return { state: 'undetermined', because: [], listed: null };
}

export function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

/** An entry of a last resort that is about a machine in between. */
function isInFront({ entry, provider }: Diagnosis): boolean {
  return entry !== null && provider !== null && entry.provider.id !== provider.id && entry.category === 'blocked';
}

/** An entry that an answer shows. */
interface Shown {
  /** The fact that clauses ask for. */
  ref: Fact;
  /** What of the answer shows it. */
  words: readonly Fact[];
  /** Whether it is said in words, and not only by a status in a body of the provider's form. */
  isSaid: boolean;
}

/**
 * The entry that explains the answer. A status alone shows nothing: any router answers 404 and any gateway 401. The
 * entry's own words must be there, with its status; an entry that is a status needs the form of the provider's bodies,
 * and never shows that a key is good.
 */
function shownEntry({ entry, certainty, httpStatus }: Diagnosis, seen: Seen, provider: Provider): Shown | null {
  if (entry === null || certainty === 'guess' || certainty === 'none') return null;
  if (entry.httpStatus.length > 0 && !entry.httpStatus.includes(httpStatus ?? 0)) return null;
  const ref: Fact = { role: 'ref', at: 'diagnosis', value: entry.ref, span: null };
  const index = provider.entries.findIndex((known) => known.entry.ref === entry.ref);
  for (const recogniser of provider.recognisers().entries[index] ?? []) {
    const words = wordsOf(recogniser, seen);
    if (words !== null) return { ref, words, isSaid: true };
  }
  const isOwnForm = provider.file.envelopes.some(
    ({ keys }) => keys.length > 0 && keys.every((key) => hasPath(seen, key)),
  );
  return entry.kind === 'status' && isOwnForm ? { ref, words: [], isSaid: false } : null;
}

/** What a clause found, when it asks for words and not for a status alone. A code counts in its own spelling only. */
function wordsOf(recogniser: Recogniser, seen: Seen): readonly Fact[] | null {
  const { code, message, job, reason } = recogniser.clause;
  if (code === undefined && message === undefined && job === undefined && reason === undefined) return null;
  const result = hold(recogniser, seen);
  if (!isMatch(result)) return null;
  return code === undefined || result.facts.some(({ value }) => value === code) ? result.facts : null;
}

function factsOf(facts: readonly Fact[], { facts: all }: Evidence): Fact[] {
  const status = all.find(({ role }) => role === 'status');
  return [...new Set([...facts, ...(status === undefined ? [] : [status])])];
}

/** The same answer for the purpose of a comparison: status, code and message. */
export function isAlike(one: Diagnosis, other: Diagnosis): boolean {
  return one.httpStatus === other.httpStatus && one.code === other.code && one.message === other.message;
}

/**
 * What three answers say together: to the given key, to none, and to a wrong one. Never that a key is valid: an answer
 * nobody has listed proves no more than that it differs.
 */
export function compared(given: Diagnosis, none: Diagnosis, wrong: Diagnosis, wrongState: AuthState): AuthState {
  const isRefused = given.httpStatus === 401 || given.httpStatus === 403;
  if (isAlike(given, wrong) && isAlike(given, none)) return given.httpStatus === 403 ? 'blocked' : 'undetermined';
  if (isAlike(given, wrong)) return isRefused ? 'invalid' : 'undetermined';
  return given.httpStatus === 403 && wrongState === 'invalid' ? 'not-allowed' : 'undetermined';
}
