import type { Provider } from '../../src/catalog/catalog.js';
import { loadCatalog } from '../../src/catalog/load.js';
import type { CheckReport, Probe, Report } from '../../src/model.js';
import { type ProbeOrder, probe } from '../../src/probe/probe.js';
import type { Limits } from '../../src/probe/send.js';

export const catalog = loadCatalog();

/** Providers with a check. */
export const PROBED = catalog.providers.filter(({ file }) => (file.probe?.checks.length ?? 0) > 0);

/** A provider of the catalog whose status page is never asked, so that no test leaves this machine. */
export function provider(id: string, change: Partial<Probe> = {}): Provider {
  const found = catalog.byId.get(id);
  if (found === undefined || found.file.probe === null) throw new Error(`${id} has no probe`);
  return { ...found, file: { ...found.file, probe: { ...found.file.probe, service: null, ...change } } };
}

/** A made-up key in the form that the provider documents. */
export function keyFor({ file }: Provider): string {
  return `${file.auth?.keys[0]?.prefix ?? ''}EXAMPLE0aB1cD2eF3gH4iJ5kL6`;
}

export interface Asked {
  key?: string | null;
  minBalance?: number | null;
  label?: string | null;
  limits?: Partial<Limits>;
}

/** Probes a server of the test. */
export function ask(of: Provider, url: string, asked: Asked = {}): Promise<Report> {
  const { key = keyFor(of), minBalance = null, label = null, limits = {} } = asked;
  const order: ProbeOrder = {
    provider: of,
    key: key === null ? null : { value: key, from: 'test' },
    target: new URL(url),
    label,
    minBalance,
  };
  return probe(order, catalog, { ...patience(), ...limits });
}

/** Long enough for a busy machine. */
export function patience(timeout = 3000): Limits {
  return { timeout, family: null, isPrivateAllowed: false, signal: new AbortController().signal };
}

export function checkOf(report: Report, id: CheckReport['id']): CheckReport {
  const found = report.checks.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no check ${id} in ${report.checks.map((each) => each.id).join(', ')}`);
  return found;
}
