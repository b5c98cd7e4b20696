import type { Timeline } from '../model.js';

/** So many steps at most: what fits beside a label on a narrow screen. */
const MOST = 40;

/**
 * Counts by time. Steps are a second times a power of two, counted from the epoch, and as small as all of it allows:
 * so the same times give the same counts in whatever order and in however many parts they were counted.
 */
export interface Histogram {
  step: number;
  counts: Map<number, number>;
  least: number;
  most: number;
}

export function newHistogram(): Histogram {
  return { step: 1000, counts: new Map(), least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY };
}

/** @param time milliseconds since the epoch */
export function countAt(histogram: Histogram, time: number, count = 1): void {
  if (time < histogram.least || time > histogram.most) widen(histogram, time, time);
  const at = Math.floor(time / histogram.step);
  histogram.counts.set(at, (histogram.counts.get(at) ?? 0) + count);
}

/** Adds what was counted elsewhere. */
export function addHistogram(to: Histogram, other: Histogram): void {
  if (other.counts.size === 0) return;
  widen(to, other.least, other.most);
  while (to.step < other.step) coarsen(to);
  for (const [at, count] of other.counts) {
    const here = Math.floor((at * other.step) / to.step);
    to.counts.set(here, (to.counts.get(here) ?? 0) + count);
  }
}

export function toTimeline({ step, counts, least, most }: Histogram): Timeline | null {
  if (counts.size === 0) return null;
  const from = Math.floor(least / step);
  const length = Math.floor(most / step) - from + 1;
  return {
    start: new Date(from * step).toISOString(),
    stepSeconds: step / 1000,
    counts: Array.from({ length }, (_, index) => counts.get(from + index) ?? 0),
  };
}

/** The way back, for results that are merged. `from` and `to` are the first and the last time, in milliseconds. */
export function fromTimeline({ start, stepSeconds, counts }: Timeline, from: number, to: number): Histogram {
  const first = Date.parse(start) / (stepSeconds * 1000);
  const filled = counts.flatMap((count, index): [number, number][] => (count === 0 ? [] : [[first + index, count]]));
  return { step: stepSeconds * 1000, counts: new Map(filled), least: from, most: to };
}

function widen(histogram: Histogram, from: number, to: number): void {
  histogram.least = Math.min(histogram.least, from);
  histogram.most = Math.max(histogram.most, to);
  const { least, most } = histogram;
  while (Math.floor(most / histogram.step) - Math.floor(least / histogram.step) >= MOST) coarsen(histogram);
}

function coarsen(histogram: Histogram): void {
  const coarse = new Map<number, number>();
  for (const [at, count] of histogram.counts) {
    const here = Math.floor(at / 2);
    coarse.set(here, (coarse.get(here) ?? 0) + count);
  }
  histogram.counts = coarse;
  histogram.step *= 2;
}
