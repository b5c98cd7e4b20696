import type { Report } from '../model.js';
import { plainLine } from '../safe/plain.js';
import type { Page } from './page.js';
import { conclusionOf } from './report.js';
import { sparkline } from './spark.js';

/** One line for a change of state: when, who, what it is now, and the finding that says so. */
export function changeLine(report: Report, page: Page): string {
  const { at, label, provider, checks } = report;
  const told = checks.find(({ verdict }) => verdict === 'bad') ?? checks.find(({ verdict }) => verdict === 'unknown');
  const finding = told === undefined ? '' : `. ${told.finding}`;
  const line = `${at.slice(11, 19)}Z ${label ?? provider.id}: ${conclusionOf(checks)}${finding}`;
  return cut(plainLine(line), Math.max(page.width * 3, 200));
}

/** The line that is written over: how fast it has been, and since when nothing has changed. */
export function pulseLine(
  reports: readonly Report[],
  latencies: readonly (readonly (number | null)[])[],
  page: Page,
): string {
  const [report] = reports;
  const [series = []] = latencies;
  if (report === undefined) return '';
  const latest = series.at(-1) ?? null;
  const others = reports.length > 1 ? ` (${reports.length} watched)` : '';
  const line = `${sparkline(series, page.unicode)} ${latest === null ? 'no answer' : `${latest} ms`} ${report.at.slice(11, 19)}Z${others}`;
  return cut(line, page.width - 1);
}

function cut(line: string, width: number): string {
  return line.length <= width ? line : `${line.slice(0, width - 3)}...`;
}
