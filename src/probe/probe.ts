import type { Catalog, Provider } from '../catalog/catalog.js';
import { type Answer, explainAnswer, explainFault } from '../decode/answer.js';
import type { CheckReport, Diagnosis, Exchange, Fact, ProbeCheck, Report, Source } from '../model.js';
import { plain } from '../safe/plain.js';
import { type Redact, redactHeader, redactorKnowing } from '../safe/redact.js';
import { balanceIn } from './balance.js';
import { authCheck, balanceCheck, reachCheck, serviceCheck } from './findings.js';
import { type Key, reportOf, secretsOf, wrongKeyFor } from './key.js';
import { type Planned, planned, plannedService, shownRequest } from './plan.js';
import { type Limits, type Outcome, send } from './send.js';
import { statuspage } from './service.js';
import type { Tried } from './tried.js';
import { compared, type Judgement, judge } from './verdict.js';

/** What is to be tried. */
export interface ProbeOrder {
  provider: Provider;
  /** `null` asks for the way there only. */
  key: Key | null;
  target: URL;
  label: string | null;
  /** Below it the balance is bad; `null` where any amount above nothing will do. */
  minBalance: number | null;
}

/**
 * Tries a provider with a key: the way there, the key, the balance, and beside them what the status page says. Only the
 * GET requests that the provider's file declares are made, and an answer that is not listed there decides nothing.
 * @returns the report, from which every secret is struck out
 * @throws the signal's reason when the caller gives up
 */
export async function probe(order: ProbeOrder, catalog: Catalog, limits: Limits): Promise<Report> {
  const run = new Run(order, catalog, limits);
  const [checks, service] = await Promise.all([run.checks(), run.service()]);
  const { provider, key, target, label } = order;
  return {
    label,
    provider: { id: provider.file.id, name: provider.file.name },
    target: target.href.replace(/\/$/, ''),
    at: run.started.toISOString(),
    key: key === null ? null : reportOf(key, provider, catalog),
    checks: service === null ? checks : [...checks, service],
    requests: run.exchanges.length,
    billable: 0,
    exchanges: run.exchanges,
    support: supportOf(provider),
  };
}

function supportOf({ file: { support } }: Provider): Report['support'] {
  return support === null ? null : { channels: support.channels.map(({ text }) => text), quote: support.quote };
}

/** Seconds from which signatures and certificates begin to fail. */
const SKEWED = 120;

/** A status page that is slow must not hold up what it stands beside. */
const SERVICE_TIMEOUT = 5000;

class Run {
  readonly started = new Date();
  readonly exchanges: Exchange[] = [];
  /** Strikes the key out of what comes in, before anything reads it: whatever cuts a text short may cut a key in two. */
  private readonly strike: Redact;
  /** The same, and whatever else looks like a secret, for what goes out. */
  private readonly redact: Redact;

  constructor(
    private readonly order: ProbeOrder,
    private readonly catalog: Catalog,
    private readonly limits: Limits,
  ) {
    const { key, provider } = order;
    const known = key === null ? [] : [...secretsOf(key.value), ...secretsOf(wrongKeyFor(key, provider))];
    this.strike = redactorKnowing(known, (text) => text);
    this.redact = redactorKnowing(known, catalog.redact);
  }

  /** The checks of the file in order, until their questions are answered. */
  async checks(): Promise<CheckReport[]> {
    const { key, provider } = this.order;
    const all = provider.file.probe?.checks ?? [];
    if (key === null) return this.wayOnly(all.slice(0, 1));
    let first: Tried | null = null;
    let auth: CheckReport | null = null;
    let balance: CheckReport | null = null;
    for (const check of all) {
      const wantsAuth = check.settles.includes('auth') && (auth === null || auth.verdict === 'unknown');
      const wantsBalance = check.settles.includes('balance') && balance === null && auth?.verdict !== 'bad';
      if (!wantsAuth && !wantsBalance) continue;
      const tried = await this.tryOut(check, 'the given key');
      first ??= tried;
      if (wantsAuth) auth = await this.settleAuth(check, tried);
      if (check.settles.includes('balance')) balance = this.settleBalance(check, tried) ?? balance;
      if ('fault' in tried.outcome) break;
    }
    if (first === null) return [];
    const offersBalance = all.some(({ settles }) => settles.includes('balance'));
    return [
      reachCheck(first, this.order.target),
      ...(auth === null ? [] : [auth]),
      balance ??
        balanceCheck(offersBalance ? { kind: 'unread' } : { kind: 'not-offered', least: this.order.minBalance }),
    ];
  }

  private async wayOnly(checks: readonly ProbeCheck[]): Promise<CheckReport[]> {
    const [check] = checks;
    return check === undefined ? [] : [reachCheck(await this.tryOut(check, 'no key'), this.order.target)];
  }

  /** What the answer says of the key; where it is not listed, held against the answers to no key and to a wrong one. */
  private async settleAuth(check: ProbeCheck, tried: Tried): Promise<CheckReport> {
    const { judgement, diagnosis } = tried;
    const isWorthComparing =
      judgement.state === 'undetermined' &&
      check.requests === 3 &&
      isClientError(diagnosis.httpStatus) &&
      diagnosis.category !== 'rate-limit';
    if (!isWorthComparing) return authCheck(tried, judgement.state, this.sourceOf(judgement.listed?.source), null);
    const none = await this.tryOut(check, 'no key');
    const wrong = await this.tryOut(check, 'a wrong key');
    const state =
      'fault' in none.outcome || 'fault' in wrong.outcome
        ? 'undetermined'
        : compared(diagnosis, none.diagnosis, wrong.diagnosis, wrong.judgement.state);
    return authCheck(tried, state, null, { none: none.diagnosis, wrong: wrong.diagnosis });
  }

  private settleBalance({ balance }: ProbeCheck, { outcome, judgement }: Tried): CheckReport | null {
    if (balance === undefined || !('answer' in outcome) || judgement.state !== 'valid') return null;
    const value = balanceIn(outcome.answer.body, balance);
    if (value === null) return null;
    const fact: Fact = { role: 'message', at: balance.at, value, span: null };
    return balanceCheck({
      kind: 'read',
      value,
      unit: balance.unit,
      least: this.order.minBalance,
      because: fact,
      source: this.sourceOf(balance.source),
      provider: this.order.provider,
    });
  }

  private sourceOf(key: string | undefined): Source | null {
    return key === undefined ? null : (this.order.provider.file.sources[key] ?? null);
  }

  /** The status page, beside the rest and never in its way. */
  async service(): Promise<CheckReport | null> {
    const { service = null } = this.order.provider.file.probe ?? {};
    if (service === null) return null;
    const timeout = Math.min(this.limits.timeout, SERVICE_TIMEOUT);
    const request = plannedService(service.url);
    const outcome = this.struck(await send(request, { ...this.limits, timeout, isPrivateAllowed: false }));
    this.keep(request, outcome);
    const source = this.sourceOf(service.source);
    if (!('answer' in outcome)) return serviceCheck(null, outcome.ms, source);
    const { status, body } = outcome.answer;
    const state = status === 200 ? statuspage(body) : null;
    const harmless = state === null ? null : { ...state, finding: plain(this.redact(state.finding)) };
    return serviceCheck(harmless, outcome.ms, source, status);
  }

  private async tryOut(check: ProbeCheck, purpose: Exclude<Planned['purpose'], 'service status'>): Promise<Tried> {
    const { provider, key, target } = this.order;
    const request = planned(check, purpose, key, provider, target);
    const outcome = this.struck(await send(request, this.limits));
    this.keep(request, outcome);
    const told = [provider.file.id, this.catalog, Date.now(), this.redact] as const;
    const { evidence, diagnosis } =
      'answer' in outcome ? explainAnswer(outcome.answer, ...told) : explainFault(outcome.fault, ...told);
    const judgement: Judgement =
      'answer' in outcome
        ? judge(evidence, diagnosis, { provider, verdicts: check.verdicts }, outcome.answer.isCut)
        : { state: 'undetermined', because: [], listed: null };
    return { outcome: this.told(outcome), evidence, diagnosis, judgement, clock: this.clockOf(outcome, request.url) };
  }

  private clockOf({ way }: Outcome, url: URL): Diagnosis | null {
    const skew = way.clockSkewSeconds ?? 0;
    if (Math.abs(skew) < SKEWED) return null;
    const message = `The clock of this machine is ${Math.abs(skew)} s ${skew > 0 ? 'ahead of' : 'behind'} the server's`;
    const fault = { code: 'CLOCK_SKEW', message, url: url.href };
    return explainFault(fault, this.order.provider.file.id, this.catalog, Date.now(), this.redact).diagnosis;
  }

  /** An outcome as it may be read: without the key, in whatever spelling it has come back. */
  private struck(outcome: Outcome): Outcome {
    if ('fault' in outcome)
      return { ...outcome, fault: { ...outcome.fault, message: this.strike(outcome.fault.message) } };
    const { answer } = outcome;
    const headers = answer.headers.map(([name, value]) => [this.strike(name), this.strike(value)] as const);
    return { ...outcome, answer: { ...answer, headers, body: this.strike(answer.body) } };
  }

  /** What is told of an outcome: a server may echo the key in any header. The body is read for its balance only. */
  private told(outcome: Outcome): Outcome {
    if ('fault' in outcome)
      return { ...outcome, fault: { ...outcome.fault, message: this.redact(outcome.fault.message) } };
    const { answer } = outcome;
    return { ...outcome, answer: { ...answer, headers: this.safeHeaders(answer) } };
  }

  private safeHeaders({ headers }: Answer): [name: string, value: string][] {
    return headers.map(([name, value]) => [this.redact(name), redactHeader(name, value, this.redact)]);
  }

  private keep(request: Planned, outcome: Outcome): void {
    const { provider, label } = this.order;
    const answer = 'answer' in outcome ? outcome.answer : null;
    const fault = 'fault' in outcome ? outcome.fault : null;
    this.exchanges.push({
      ...shownRequest(request, provider, label, false),
      status: answer?.status ?? null,
      answerHeaders: answer === null ? {} : this.shownHeaders(answer),
      body: answer === null ? '' : plain(this.redact(answer.body.slice(0, LOOKED_AT)).slice(0, SHOWN_BODY)),
      fault: fault === null ? null : plain(this.redact(fault.message)),
      ms: outcome.ms,
    });
  }

  private shownHeaders(answer: Answer): Record<string, string> {
    return Object.fromEntries(this.safeHeaders(answer).map(([name, value]) => [plain(name), plain(value)]));
  }
}

/** So much of a body is kept for a report. */
const SHOWN_BODY = 2000;
/** More than is shown, so that a secret at its end is seen whole. */
const LOOKED_AT = SHOWN_BODY + 8000;

function isClientError(status: number | null): boolean {
  return status !== null && status >= 400 && status < 500 && status !== 429;
}
