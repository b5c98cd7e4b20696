import type { Catalog } from '../catalog/catalog.js';
import { toSeen } from '../catalog/clause.js';
import { normalise } from '../catalog/spelling.js';
import type { Diagnosis, Evidence, Fact, Role, Upstream } from '../model.js';
import type { Redact } from '../safe/redact.js';
import { consider } from './consider.js';
import type { Frame } from './frames/form.js';
import { gather } from './gather.js';
import { rank } from './rank.js';

/** Explains one failure: what every provider makes of it, and which of them is right. */
export function diagnose(evidence: Evidence, catalog: Catalog, now: number): Diagnosis {
  const seen = toSeen(evidence);
  const candidates = catalog.providers.map((provider) => consider(seen, provider)).filter((each) => each !== null);
  return rank(evidence, candidates, now);
}

/** Of an outer frame only what says whose it is and which request it was; its own status and message stay outside. */
const FROM_OUTER: ReadonlySet<Role> = new Set(['request-id', 'header', 'host', 'url-path', 'link', 'key', 'exception']);

/** The facts of a frame and of those it was wrapped in. */
export function evidenceOf(inner: Frame, redact: Redact): Evidence {
  const evidence = gather(inner, redact);
  const facts: Fact[] = [...evidence.facts];
  for (let outer = inner.outer; outer !== null; outer = outer.outer) {
    facts.push(...gather(outer, redact).facts.filter(({ role }) => FROM_OUTER.has(role)));
  }
  return { ...evidence, facts };
}

/**
 * Explains the failure of a frame. Where a gateway that the catalog knows hands on what another service said, the
 * diagnosis is the gateway's, whose customer the caller is, and `upstream` holds the other one.
 * @param asked the id of the provider that is known to have been asked: then only it is considered, and what is true
 * of everybody
 */
export function diagnoseFrame(
  frame: Frame,
  redact: Redact,
  catalog: Catalog,
  now: number,
  asked: string | null = null,
): Diagnosis {
  const known = asked === null ? catalog : onlyAsked(asked, catalog);
  const told = (evidence: Evidence): Diagnosis => diagnose(withAsked(evidence, asked), known, now);
  const whole = told(evidenceOf(frame, redact));
  if (frame.outer === null) return { ...whole, upstream: named(whole.upstream, null, catalog) };
  const { outer } = frame;
  const around = { ...outer, status: outer.status ?? frame.status, url: outer.url ?? frame.url };
  const gateway = told(gather(around, redact));
  const inner = diagnose(gather({ ...frame, outer: null, headers: [], url: null }, redact), catalog, now);
  if (!isEstablished(gateway) || gateway.provider?.id === inner.provider?.id) return whole;
  return {
    ...gateway,
    code: inner.code ?? gateway.code,
    message: inner.message ?? gateway.message,
    requestId: gateway.requestId ?? inner.requestId,
    details: inner.details.length > 0 ? inner.details : gateway.details,
    // What helps is what the service behind it asks for; its account is not the caller's.
    ...(inner.entry === null ? {} : { category: inner.category, retry: inner.retry }),
    ...(inner.entry === null || inner.owner === 'account' ? {} : { owner: inner.owner }),
    upstream: named(gateway.upstream ?? NOBODY, inner, catalog),
  };
}

/** Who was asked is a fact like any other. */
function withAsked(evidence: Evidence, asked: string | null): Evidence {
  if (asked === null) return evidence;
  const fact: Fact = { role: 'asked', at: 'probe', value: asked, span: null };
  return { ...evidence, facts: [...evidence.facts, fact] };
}

function onlyAsked(asked: string, catalog: Catalog): Catalog {
  return {
    ...catalog,
    providers: catalog.providers.filter(({ file }) => file.id === asked || file.kind === 'last-resort'),
  };
}

/** The entry is the gateway's own, not only a status that everybody sends. */
function isEstablished({ provider, entry, certainty }: Diagnosis): boolean {
  return provider !== null && entry?.provider.id === provider.id && (certainty === 'sure' || certainty === 'likely');
}

const NOBODY: Upstream = {
  name: null,
  provider: null,
  entry: null,
  httpStatus: null,
  code: null,
  message: null,
  requestId: null,
};

/** Who stands behind a gateway: by the name the gateway gives, else by what was said. */
function named(upstream: Upstream | null, inner: Diagnosis | null, catalog: Catalog): Upstream | null {
  if (upstream === null) return null;
  const word = normalise(upstream.name ?? '');
  const known = catalog.providers.find(({ file }) => word !== '' && [file.id, normalise(file.name)].includes(word));
  const told = inner !== null && isEstablished(inner) ? inner : null;
  // What the inner answer looks like counts only where the gateway names nobody else.
  const isSame = word === '' || known === undefined || told?.provider?.id === known.file.id;
  return {
    name: upstream.name ?? told?.provider?.name ?? null,
    provider:
      known !== undefined
        ? { id: known.file.id, name: known.file.name }
        : word === ''
          ? (told?.provider ?? null)
          : null,
    entry: isSame && (known !== undefined || word === '') ? (told?.entry?.ref ?? null) : null,
    httpStatus: inner?.httpStatus ?? null,
    code: inner?.code ?? null,
    message: inner?.message ?? null,
    requestId: inner?.requestId ?? null,
  };
}
