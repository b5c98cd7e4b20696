import { hold, isMatch, toRecogniser, toSeen } from '../catalog/clause.js';
import type { AuthState, Diagnosis, Evidence, Fact, ProbeVerdict } from '../model.js';

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
  verdicts: readonly ProbeVerdict[],
  isCut: boolean,
): Judgement {
  const page = evidence.facts.find(({ role }) => role === 'page');
  const redirect = evidence.facts.find(({ role, value }) => role === 'status' && isRedirect(Number(value)));
  if (page !== undefined && redirect === undefined) return { state: 'blocked', because: [page], listed: null };
  if (isInFront(diagnosis)) return { state: 'blocked', because: diagnosis.because, listed: null };
  if (isCut) return { state: 'undetermined', because: [], listed: null };
  const seen = toSeen({ ...evidence, facts: [...evidence.facts, ...named(diagnosis)] });
  for (const verdict of verdicts) {
    for (const clause of verdict.when) {
      const result = hold(toRecogniser(clause), seen);
      if (isMatch(result)) return { state: verdict.state, because: factsOf(result.facts, evidence), listed: verdict };
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

/** The entry that explains the answer, as a fact that clauses can ask for. Only one that is established. */
function named({ entry, certainty }: Diagnosis): Fact[] {
  return entry === null || certainty === 'guess' || certainty === 'none'
    ? []
    : [{ role: 'ref', at: 'diagnosis', value: entry.ref, span: null }];
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
