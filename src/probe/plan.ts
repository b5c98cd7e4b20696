import type { Provider } from '../catalog/catalog.js';
import type { PlannedRequest, ProbeCheck } from '../model.js';
import { mask } from '../safe/redact.js';
import { type Key, wrongKeyFor } from './key.js';
import { below } from './target.js';

/** What one request carries as its key. */
export type Purpose = PlannedRequest['purpose'];

export interface Planned {
  check: string;
  purpose: Purpose;
  url: URL;
  headers: Record<string, string>;
  /** The same headers for everybody to see. */
  shown: Record<string, string>;
}

/** Problem details first (RFC 9457): edges that speak it then say in JSON what they would say in HTML. */
const ACCEPT = 'application/problem+json, application/json;q=0.9, */*;q=0.5';

/** Who asks, and nothing about whom for. */
const AGENT = { accept: ACCEPT, 'user-agent': 'errs' };

/** The request of one check, with this key, a wrong one, or none. */
export function planned(
  check: ProbeCheck,
  purpose: Exclude<Purpose, 'service status'>,
  key: Key | null,
  provider: Provider,
  target: URL,
): Planned {
  const { auth, probe } = provider.file;
  const common = { ...AGENT, ...probe?.headers };
  const value = purpose === 'a wrong key' && key !== null ? wrongKeyFor(key, provider) : (key?.value ?? null);
  const url = below(target, check.path);
  if (auth === null || value === null || purpose === 'no key')
    return { check: check.id, purpose, url, headers: common, shown: common };
  const name = auth.header.toLowerCase();
  const carried = (text: string): string => (auth.scheme === null ? text : `${auth.scheme} ${text}`);
  return {
    check: check.id,
    purpose,
    url,
    headers: { ...common, [name]: carried(value) },
    shown: { ...common, [name]: carried(mask('key', value)) },
  };
}

/** The request to the status page: without any key. */
export function plannedService(url: string): Planned {
  return { check: 'status', purpose: 'service status', url: new URL(url), headers: AGENT, shown: AGENT };
}

/** Every request that a probe may make, in order. */
export function plan(provider: Provider, key: Key | null, target: URL, label: string | null): PlannedRequest[] {
  const { probe } = provider.file;
  if (probe === null) return [];
  const checks = key === null ? probe.checks.slice(0, 1) : probe.checks;
  const requests = checks.flatMap((check, index) => {
    if (key === null) return [{ ...planned(check, 'no key', null, provider, target), isConditional: false }];
    const purposes = (['the given key', 'no key', 'a wrong key'] as const).slice(0, check.requests);
    return purposes.map((purpose, step) => ({
      ...planned(check, purpose, key, provider, target),
      isConditional: step > 0 || index > 0,
    }));
  });
  const service = probe.service === null ? [] : [{ ...plannedService(probe.service.url), isConditional: false }];
  return [...requests, ...service].map((each) => shownRequest(each, provider, label, each.isConditional));
}

export function shownRequest(
  { check, purpose, url, shown }: Planned,
  provider: Provider,
  label: string | null,
  isConditional: boolean,
): PlannedRequest {
  return {
    provider: provider.file.id,
    label,
    check,
    purpose,
    method: 'GET',
    url: url.href,
    headers: shown,
    isConditional,
  };
}
