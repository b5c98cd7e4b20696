import { setTimeout as sleep } from 'node:timers/promises';
import type { ProbeResult, Report } from '../model.js';
import type { Page } from '../render/page.js';
import { changeLine, pulseLine } from '../render/watch.js';
import { Interrupted } from './problem.js';

/** So many latencies are shown. */
const KEPT = 30;

export interface Watching {
  /** Milliseconds between the end of one round and the next. */
  every: number;
  signal: AbortSignal;
  page: Page;
  isTTY: boolean;
  write(text: string): void;
}

/** Watching on this process's terminal. */
export function watchingHere(every: number, signal: AbortSignal, page: Page): Watching {
  return { every, signal, page, isTTY: process.stdout.isTTY === true, write: (text) => process.stdout.write(text) };
}

/**
 * Repeats a probe until it is interrupted: a line at every change of state, and on a terminal one that is written over.
 * @returns the last result, whose exit code counts
 */
export async function watchProbes(run: () => Promise<ProbeResult>, watching: Watching): Promise<ProbeResult> {
  const { every, signal, page, isTTY, write } = watching;
  const latencies = new Map<number, (number | null)[]>();
  let last: ProbeResult | null = null;
  try {
    for (;;) {
      const result = await run();
      const clear = isTTY && last !== null ? `\r${' '.repeat(page.width - 1)}\r` : '';
      const changes = changesOf(last, result);
      write(clear + changes.map((report) => `${changeLine(report, page)}\n`).join(''));
      result.reports.forEach((report, index) => {
        const known = latencies.get(index) ?? [];
        latencies.set(index, [...known, latencyOf(report)].slice(-KEPT));
      });
      last = result;
      if (isTTY) write(pulseLine(result.reports, [...latencies.values()], page));
      await sleep(every, undefined, { signal });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    if (isTTY) write('\n');
    if (last === null) throw new Interrupted('interrupted');
    return last;
  }
}

/** The reports whose checks came to something else than the time before. */
function changesOf(before: ProbeResult | null, now: ProbeResult): Report[] {
  return now.reports.filter((report, index) => stateOf(report) !== stateOf(before?.reports[index]));
}

function stateOf(report: Report | undefined): string {
  return JSON.stringify(report?.checks.map(({ id, verdict, state }) => [id, verdict, state]));
}

function latencyOf({ checks }: Report): number | null {
  const reach = checks.find(({ id }) => id === 'reach');
  return reach?.verdict === 'good' ? (reach.ms?.total ?? null) : null;
}
