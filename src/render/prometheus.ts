import type { CheckReport, Report } from '../model.js';
import { plainLine } from '../safe/plain.js';

/** A gauge, what it says, and its value for one report. */
interface Sample {
  labels: Readonly<Record<string, string>>;
  value: number;
}

interface Gauge {
  name: string;
  help: string;
  samples(report: Report): Sample[];
}

/** Units are those of the naming rules (https://prometheus.io/docs/practices/naming/): seconds, and one gauge a thing. */
const GAUGES: readonly Gauge[] = [
  {
    name: 'errs_probe_check',
    help: 'Verdict of a check: 1 good, 0 bad. Absent while it is unknown or not offered.',
    samples: ({ checks }) =>
      checks.flatMap(({ id, verdict }) =>
        verdict === 'good' || verdict === 'bad' ? [{ labels: { check: id }, value: Number(verdict === 'good') }] : [],
      ),
  },
  {
    name: 'errs_probe_auth_state',
    help: 'State of the key, 1 for the one that holds.',
    samples: ({ checks }) => checks.flatMap(({ state }) => (state === null ? [] : [{ labels: { state }, value: 1 }])),
  },
  {
    name: 'errs_probe_balance',
    help: 'What is left, in the unit that the provider uses.',
    samples: ({ checks }) =>
      checks.flatMap(({ value, unit }) => (value === null ? [] : [{ labels: { unit: unit ?? '' }, value }])),
  },
  {
    name: 'errs_probe_phase_seconds',
    help: 'Time of the first request by phase.',
    samples: ({ checks }) => phasesOf(checks.find(({ id }) => id === 'reach')),
  },
  {
    name: 'errs_probe_certificate_expiry_timestamp_seconds',
    help: 'When the certificate of the server ends.',
    samples: ({ checks }) =>
      checks.flatMap(({ way }) =>
        way?.certificate == null ? [] : [{ labels: {}, value: Date.parse(way.certificate.validTo) / 1000 }],
      ),
  },
  {
    name: 'errs_probe_requests',
    help: 'Requests that the probe made. None of them is billable.',
    samples: ({ requests }) => [{ labels: {}, value: requests }],
  },
  {
    name: 'errs_probe_timestamp_seconds',
    help: 'When the probe began.',
    samples: ({ at }) => [{ labels: {}, value: Date.parse(at) / 1000 }],
  },
];

/** Reports in the text format of Prometheus, as its node exporter's textfile collector reads it. */
export function prometheus(reports: readonly Report[]): string {
  return GAUGES.flatMap(({ name, help, samples }) => {
    const lines = reports.flatMap((report) => samples(report).map((sample) => lineOf(name, report, sample)));
    return lines.length === 0 ? [] : [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...lines];
  })
    .map((line) => `${line}\n`)
    .join('');
}

function phasesOf(reach: CheckReport | undefined): Sample[] {
  return Object.entries(reach?.ms ?? {}).flatMap(([phase, ms]: [string, number | null]) =>
    ms === null ? [] : [{ labels: { phase }, value: ms / 1000 }],
  );
}

function lineOf(name: string, { provider, target, label }: Report, { labels, value }: Sample): string {
  const all = { provider: provider.id, target, ...(label === null ? {} : { label }), ...labels };
  const pairs = Object.entries(all).map(([key, each]) => `${key}="${escaped(each)}"`);
  return `${name}{${pairs.join(',')}} ${value}`;
}

/** Backslash, quote and line end, as the exposition format asks. */
function escaped(value: string): string {
  return plainLine(value).replace(/[\\"]/g, '\\$&');
}
