import type { Provider } from '../catalog/catalog.js';
import type { AuthState, CheckReport, CheckVerdict, Diagnosis, Fact, Phases, Source } from '../model.js';
import { plainLine } from '../safe/plain.js';
import { PRIVATE_ADDRESS } from './send.js';
import type { ServiceState } from './service.js';
import type { Tried } from './tried.js';
import { isAlike, isRedirect } from './verdict.js';

/** A check of which nothing is known yet. */
const NOTHING: Omit<CheckReport, 'finding'> = {
  id: 'reach',
  verdict: 'unknown',
  state: null,
  value: null,
  unit: null,
  httpStatus: null,
  ms: null,
  source: null,
  because: [],
  diagnosis: null,
  next: [],
  way: null,
  limits: {},
};

/** Days before its end from which a certificate is worth a word. */
const ENDS_SOON = 14;

/** The way there: did the API itself answer, and how fast. */
export function reachCheck(tried: Tried, target: URL): CheckReport {
  const { outcome, diagnosis, clock } = tried;
  const base = { ...NOTHING, id: 'reach' as const, ms: outcome.ms, way: outcome.way };
  if ('fault' in outcome) {
    const { code, message } = outcome.fault;
    if (code === PRIVATE_ADDRESS)
      return {
        ...base,
        verdict: 'bad',
        finding: `${plainLine(message)}, which is not a public address. Nothing was sent.`,
        next: [
          `See what the name leads to: \`dig +short ${target.hostname}\``,
          'If it is meant to be so: --allow-private',
        ],
      };
    const finding =
      diagnosis.entry === null ? `No answer: ${plainLine(message)}.` : `No answer. ${diagnosis.entry.title}.`;
    return { ...base, verdict: 'bad', finding, because: diagnosis.because, diagnosis, next: nextOf(diagnosis, target) };
  }
  const { status } = outcome.answer;
  const answered = { ...base, httpStatus: status, limits: limitsOf(outcome.answer.headers) };
  const trouble = tried.judgement.state === 'blocked' || status >= 500;
  if (trouble)
    return {
      ...answered,
      verdict: 'bad',
      finding: `${answerer(tried)} answers ${status}${titleOf(diagnosis)}.`,
      because: diagnosis.because,
      diagnosis,
      next: nextOf(diagnosis, target),
    };
  if (isRedirect(status))
    return {
      ...answered,
      finding: `${target.host} redirects to ${placeOf(tried)}. A key is not carried along.`,
      next: ['If that is where the API has moved, name it with --base-url.'],
    };
  const remarks = [endOf(tried), clock === null ? '' : ` This machine's clock is off by ${skewText(tried)}.`];
  return {
    ...answered,
    verdict: 'good',
    finding: `${target.host} answers.${remarks.join('')}`,
    diagnosis: clock,
    because: clock?.because ?? [],
    next: clock === null ? [] : nextOf(clock, target),
  };
}

function titleOf({ entry }: Diagnosis): string {
  return entry === null ? '' : `: ${entry.title}`;
}

/** Whoever stands in front is not the API. */
function answerer({ judgement, diagnosis }: Tried): string {
  if (judgement.state === 'blocked') return 'Somebody in front of the API';
  return diagnosis.entry?.provider.id === diagnosis.provider?.id
    ? (diagnosis.provider?.name ?? 'The service')
    : 'The service';
}

function placeOf({ outcome }: Tried): string {
  const headers = 'answer' in outcome ? outcome.answer.headers : [];
  const location = headers.find(([name]) => name === 'location')?.[1] ?? '';
  return URL.canParse(location) ? new URL(location).host : 'another page';
}

function endOf({ outcome }: Tried): string {
  const days = outcome.way.certificate?.daysLeft;
  return days === undefined || days > ENDS_SOON ? '' : ` Its certificate ends in ${days} days.`;
}

function skewText({ outcome }: Tried): string {
  const seconds = outcome.way.clockSkewSeconds ?? 0;
  return `${Math.abs(seconds)} s (${seconds > 0 ? 'ahead' : 'behind'})`;
}

/** How the answers to no key and to a wrong one differ. */
export interface Comparison {
  none: Diagnosis;
  wrong: Diagnosis;
}

const FINDING: Readonly<Record<Exclude<AuthState, 'undetermined'>, string>> = {
  valid: 'The key is accepted.',
  invalid: 'The key is refused.',
  disabled: 'The key is known, and it or its account is switched off.',
  'not-allowed': 'The key is known, but not allowed to do this from here.',
  blocked: 'The key was not looked at: somebody in front of the API answered.',
};

const VERDICT: Readonly<Record<AuthState, CheckVerdict>> = {
  valid: 'good',
  invalid: 'bad',
  disabled: 'bad',
  'not-allowed': 'bad',
  blocked: 'unknown',
  undetermined: 'unknown',
};

/** What is known about the key. */
export function authCheck(
  tried: Tried,
  state: AuthState,
  source: Source | null,
  comparison: Comparison | null,
): CheckReport {
  const { outcome, diagnosis, judgement } = tried;
  const isAnswered = 'answer' in outcome;
  const explained = isAnswered && state !== 'valid' ? diagnosis : null;
  return {
    ...NOTHING,
    id: 'auth',
    verdict: VERDICT[state],
    state,
    httpStatus: isAnswered ? outcome.answer.status : null,
    ms: outcome.ms,
    finding: [
      state === 'undetermined' ? openFinding(tried) : FINDING[state],
      ...comparedFinding(diagnosis, comparison),
    ].join(' '),
    source,
    because: judgement.because.length > 0 ? judgement.because : (explained?.because ?? []),
    diagnosis: explained,
    next: explained === null ? [] : nextOf(explained, new URL(isAnswered ? outcome.answer.url : outcome.fault.url)),
  };
}

function openFinding({ outcome, diagnosis }: Tried): string {
  if (!('answer' in outcome)) return 'No answer came, so nothing is known about the key.';
  const { status, isCut } = outcome.answer;
  if (isCut) return 'The answer is far longer than any that is known, so it proves nothing about the key.';
  if (isRedirect(status)) return 'The answer is a redirect, which proves nothing about the key.';
  if (diagnosis.category === 'rate-limit') return 'Too many requests: the key could not be tried now.';
  if (status >= 500) return 'The service failed, so nothing is known about the key.';
  return `The answer (${status}) is none of those that prove or disprove a key.`;
}

function comparedFinding(given: Diagnosis, comparison: Comparison | null): string[] {
  if (comparison === null) return [];
  const { none, wrong } = comparison;
  if (isAlike(given, none) && isAlike(given, wrong))
    return ['The answer is the same without a key and with a made-up one.'];
  if (isAlike(given, wrong)) return ['A made-up key gets the same answer, no key another.'];
  if (isAlike(given, none)) return ['No key gets the same answer: it may not arrive. A proxy may take the header out.'];
  return ['A made-up key gets another answer, so this one is known there.'];
}

/** What is known about the balance. */
export type BalanceFinding =
  | { kind: 'not-offered'; least: number | null }
  | { kind: 'unread' }
  | {
      kind: 'read';
      value: number;
      unit: string;
      least: number | null;
      because: Fact;
      source: Source | null;
      provider: Provider;
    };

export function balanceCheck(found: BalanceFinding): CheckReport {
  const base = { ...NOTHING, id: 'balance' as const };
  // Whoever asks for an amount is not told that all is well.
  if (found.kind === 'not-offered')
    return {
      ...base,
      verdict: found.least === null ? 'not-offered' : 'unknown',
      finding: `This API does not tell the balance${found.least === null ? '' : `, so nobody can say whether it is ${found.least}`}.`,
    };
  if (found.kind === 'unread') return { ...base, finding: 'The balance could not be read.' };
  const { value, unit, least, because, source, provider } = found;
  const isEnough = least === null ? value > 0 : value >= least;
  const { dashboard = null } = provider.file.support ?? {};
  return {
    ...base,
    verdict: isEnough ? 'good' : 'bad',
    value,
    unit,
    finding: `${value} ${unit}${isEnough ? '' : least === null ? ': nothing is left' : `, less than ${least}`}.`,
    because: [because],
    source,
    next: isEnough ? [] : [`Add to the balance${dashboard === null ? ' in the dashboard' : `: ${dashboard}`}`],
  };
}

/** What the status page says; `null` when it gave no answer to read. */
export function serviceCheck(
  state: ServiceState | null,
  ms: Phases,
  source: Source | null,
  status: number | null = null,
): CheckReport {
  const finding = state?.finding ?? 'The status page could not be read.';
  return { ...NOTHING, id: 'status', verdict: state?.verdict ?? 'unknown', finding, ms, source, httpStatus: status };
}

/** The command that shows the fault, then what the entry advises; its `HOST` and `PORT` are the ones that were called. */
function nextOf({ entry }: Diagnosis, target: URL): string[] {
  if (entry === null) return [];
  const port = target.port === '' ? (target.protocol === 'https:' ? '443' : '80') : target.port;
  const filled = (text: string): string =>
    text
      .replace(/\{host\}|\bHOST\b/g, target.hostname)
      .replace(/\{port\}|\bPORT\b/g, port)
      .replaceAll('{origin}', target.origin);
  const command = entry.command === null ? [] : [`See it: \`${filled(entry.command)}\``];
  return [...command, ...entry.fixes.slice(0, 3).map(filled)];
}

/** Headers about limits, whoever's dialect it is. */
function limitsOf(headers: readonly (readonly [name: string, value: string])[]): Record<string, string> {
  const about = headers.filter(([name]) => /rate-?limit|^retry-after/.test(name));
  return Object.fromEntries(about.map(([name, value]) => [plainLine(name), plainLine(value)]));
}
