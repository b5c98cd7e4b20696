import pMap from 'p-map';
import type { Catalog } from '../catalog/catalog.js';
import type { ProbeResult } from '../model.js';
import { plan } from '../probe/plan.js';
import type { ProbeOrder } from '../probe/probe.js';
import type { Limits } from '../probe/send.js';

/** Probes several at a time, and keeps their order; on a terminal it says how far it is. */
export async function runProbes(
  orders: readonly ProbeOrder[],
  catalog: Catalog,
  limits: Limits,
  concurrency: number,
): Promise<ProbeResult> {
  // The network library takes a third of a start: loaded only where something is sent.
  const { probe } = await import('../probe/probe.js');
  let done = 0;
  const isShown = orders.length > 1 && process.stderr.isTTY === true;
  const progress = (): void => {
    if (isShown) process.stderr.write(`\r${done} of ${orders.length} probed`);
  };
  progress();
  try {
    const reports = await pMap(
      orders,
      async (order) => {
        const report = await probe(order, catalog, limits);
        done += 1;
        progress();
        return report;
      },
      { concurrency },
    );
    return { version: 1, reports, planned: null };
  } finally {
    // Carriage return and spaces, so that it also works where no escape is understood.
    if (isShown) process.stderr.write(`\r${' '.repeat(40)}\r`);
  }
}

/** What a probe would send; no connection is opened. */
export function planProbes(orders: readonly ProbeOrder[]): ProbeResult {
  return {
    version: 1,
    reports: [],
    planned: orders.flatMap(({ provider, key, target, label }) => plan(provider, key, target, label)),
  };
}
