import type { CheckReport, CheckVerdict, Exchange, Phases, PlannedRequest, ProbeResult, Report } from '../model.js';
import { plainLine } from '../safe/plain.js';
import { type Block, joined, list, paragraph, type Row, section, type Table, type Text, type Tone } from './block.js';
import { factText } from './diagnosis.js';
import { saidText } from './said.js';
import { LABEL, sourceText } from './words.js';

/** One report whole, several as a table. */
export function probeBlocks({ reports }: ProbeResult): Block[] {
  return reports.length === 1
    ? reports.flatMap(reportBlocks)
    : [...manyBlocks(reports), ...reports.flatMap(transcript)];
}

const CHECK: Readonly<Record<CheckReport['id'], string>> = {
  reach: 'Way there',
  auth: 'Key',
  balance: 'Balance',
  status: 'Status page',
};

const VERDICT: Readonly<Record<CheckVerdict, string>> = {
  good: 'good',
  bad: 'bad',
  unknown: 'unknown',
  'not-offered': 'not offered',
};

function reportBlocks(report: Report): Block[] {
  const { checks, provider, target } = report;
  const culprit = culpritOf(checks);
  return [
    {
      kind: 'headline',
      tone: toneOf(checks),
      text: joined([[{ strong: provider.name }], [{ url: target }], [conclusionOf(checks)]], ' · '),
    },
    { kind: 'rows', rows: checks.map(checkRow) },
    ...(report.key?.warnings ?? []).map((warning) => paragraph(warning)),
    ...quoted(culprit),
    ...section(['What shows it'], list((culprit?.because ?? []).map(factText))),
    ...section(
      ['What to do now'],
      list(
        (culprit?.next ?? []).map((step): Text => [step]),
        true,
      ),
    ),
    ...section(['How long it took'], phaseRows(checks)),
    ...section(['Limits it named'], list(limitTexts(checks))),
    ...section(['Reference'], [{ kind: 'rows', rows: referenceRows(report, culprit) }]),
    ...supportBlocks(report),
    ...transcript(report),
  ];
}

/** The API's own words. */
function quoted(culprit: CheckReport | undefined): Block[] {
  const message = culprit?.diagnosis?.message ?? null;
  return message === null || culprit?.httpStatus === null ? [] : [paragraph('The answer says: ', ...saidText(message))];
}

/** What it is: the first check that is not good explains the rest. */
function culpritOf(checks: readonly CheckReport[]): CheckReport | undefined {
  const ours = checks.filter(({ id }) => id !== 'status');
  return (
    ours.find(({ verdict }) => verdict === 'bad') ??
    ours.find(({ verdict, next }) => verdict === 'unknown' && next.length > 0) ??
    ours.find(({ diagnosis }) => diagnosis !== null)
  );
}

function toneOf(checks: readonly CheckReport[]): Tone {
  const ours = checks.filter(({ id }) => id !== 'status').map(({ verdict }) => verdict);
  if (ours.includes('bad')) return 'failure';
  return ours.includes('unknown') ? 'open' : 'fine';
}

/** Which of the four it is. */
export function conclusionOf(checks: readonly CheckReport[]): string {
  const bad = checks.find(({ id, verdict }) => id !== 'status' && verdict === 'bad');
  if (bad === undefined) return toneOf(checks) === 'fine' ? 'all is well' : 'not decided';
  if (bad.id === 'reach' && checks.some(({ state }) => state === 'blocked'))
    return 'it is something in front of the API';
  if (bad.id === 'reach') return bad.httpStatus === null ? 'it is the way there' : 'it is the service';
  return bad.id === 'auth' ? 'it is the key' : 'it is the balance';
}

function checkRow({ id, verdict, state, finding }: CheckReport): Row {
  const word = state === null || verdict === 'good' ? VERDICT[verdict] : `${VERDICT[verdict]} (${state})`;
  return { label: CHECK[id], text: [{ strong: word }, ' · ', finding] };
}

function phaseRows(checks: readonly CheckReport[]): Block[] {
  const reach = checks.find(({ id }) => id === 'reach');
  if (reach?.ms == null) return [];
  const { way } = reach;
  const rows: Row[] = [{ label: 'By phase', text: [phaseText(reach.ms)] }];
  if (way?.address != null) rows.push({ label: 'Address', text: [{ literal: way.address }, ` (${way.family})`] });
  if (way?.proxy != null) rows.push({ label: 'Proxy', text: [{ url: way.proxy }] });
  if (way?.certificate != null) {
    const { subject, issuer, daysLeft } = way.certificate;
    rows.push({
      label: 'Certificate',
      text: [{ literal: plainLine(subject) }, ` from ${plainLine(issuer)}, ${daysLeft} days left`],
    });
  }
  return [{ kind: 'rows', rows }];
}

/** Our names of the phases, in the order in which they happen. */
const PHASES: readonly (readonly [keyof Phases, string])[] = [
  ['dns', 'name'],
  ['tcp', 'connection'],
  ['tls', 'TLS'],
  ['firstByte', 'first byte'],
  ['total', 'in all'],
];

function phaseText(ms: Phases): string {
  return PHASES.flatMap(([phase, name]) => (ms[phase] === null ? [] : [`${name} ${ms[phase]} ms`])).join(', ');
}

function limitTexts(checks: readonly CheckReport[]): Text[] {
  return checks.flatMap(({ limits }) =>
    Object.entries(limits).map(([name, value]): Text => [{ literal: name }, ': ', { literal: value }]),
  );
}

function referenceRows({ key, requests, billable, at, checks }: Report, culprit: CheckReport | undefined): Row[] {
  const rows: Row[] = [];
  if (key !== null) {
    const kind = key.kind === null ? '' : `, ${key.kind}`;
    rows.push({ label: 'Key', text: [{ literal: key.shown }, ` from ${key.from}${kind}`] });
  }
  rows.push({ label: 'Requests', text: [`${requests}, ${billable} of them billable`] });
  rows.push({ label: 'At', text: [at] });
  const requestId = culprit?.diagnosis?.requestId ?? null;
  if (requestId !== null)
    rows.push({ label: LABEL.requestId, text: [{ literal: requestId }, ' (quote it to support)'] });
  if (culprit?.diagnosis?.entry != null)
    rows.push({ label: LABEL.entry, text: [{ literal: culprit.diagnosis.entry.ref }] });
  const source = culprit?.source ?? checks.find(({ id }) => id === 'auth')?.source ?? null;
  if (source !== null) rows.push({ label: LABEL.source, text: sourceText(source) });
  return rows;
}

function manyBlocks(reports: readonly Report[]): Block[] {
  const checks = reports.flatMap((report) => report.checks);
  const bad = reports.filter((report) => toneOf(report.checks) === 'failure').length;
  const open = reports.filter((report) => toneOf(report.checks) === 'open').length;
  const word = `${reports.length} keys: ${reports.length - bad - open} good, ${bad} bad, ${open} not decided`;
  const requests = reports.reduce((sum, each) => sum + each.requests, 0);
  return [
    { kind: 'headline', tone: toneOf(checks), text: [word] },
    { kind: 'table', table: tableOf(reports) },
    paragraph(`${requests} ${requests === 1 ? 'request' : 'requests'}, 0 of them billable.`),
  ];
}

function tableOf(reports: readonly Report[]): Table {
  const cell = (report: Report, id: CheckReport['id']): string => {
    const check = report.checks.find((each) => each.id === id);
    if (check === undefined) return '';
    if (check.value !== null) return `${check.value} ${check.unit}`;
    return check.state ?? VERDICT[check.verdict];
  };
  return {
    isRuled: true,
    columns: [
      { head: 'Label', least: 8, isOptional: false, isNamed: false },
      { head: 'Provider', least: 8, isOptional: false, isNamed: false },
      { head: 'Way there', least: 9, isOptional: false, isNamed: true },
      { head: 'Key', least: 12, isOptional: false, isNamed: true },
      { head: 'Balance', least: 9, isOptional: false, isNamed: true },
      { head: 'ms', least: 4, isOptional: true, isNamed: true },
      { head: 'Which key', least: 14, isOptional: true, isNamed: true },
    ],
    rows: reports.map((report): Text[] => [
      [{ strong: plainLine(report.label ?? report.provider.id) }],
      [{ literal: report.provider.id }],
      [cell(report, 'reach')],
      [cell(report, 'auth')],
      [cell(report, 'balance')],
      [String(report.checks.find(({ id }) => id === 'reach')?.ms?.total ?? '')],
      report.key === null ? [] : [{ literal: report.key.shown }],
    ]),
  };
}

/** What was sent and what came back, for the ticket. */
function transcript({ exchanges, label }: Report): Block[] {
  const of = label === null ? '' : ` (${plainLine(label)})`;
  return exchanges.map((exchange) => ({
    kind: 'exhibit',
    lead: `${exchange.check}${of}: ${exchange.purpose}`,
    lines: exchangeLines(exchange),
  }));
}

/** Where to turn when it is not all well, and what to quote there. */
function supportBlocks({ support, checks }: Report): Block[] {
  if (support === null || toneOf(checks) === 'fine') return [];
  const quote = support.quote === null ? [] : [`Quote there: ${support.quote}`];
  return section(['Support'], list([...support.channels, ...quote].map((each): Text => [each])));
}

function exchangeLines({ method, url, headers, status, answerHeaders, body, fault, ms }: Exchange): string[] {
  const sent = Object.entries(headers).map(([name, value]) => `> ${name}: ${value}`);
  const got = Object.entries(answerHeaders).map(([name, value]) => `< ${name}: ${value}`);
  const answer =
    status === null ? [`* ${fault}`] : [`< HTTP ${status} after ${ms.total} ms`, ...got, '', ...body.split('\n')];
  return [`> ${method} ${url}`, ...sent, ...answer].map(plainLine);
}

/** The exact requests of a dry run. */
export function planBlocks(planned: readonly PlannedRequest[]): Block[] {
  const certain = planned.filter(({ isConditional }) => !isConditional).length;
  return [
    {
      kind: 'headline',
      tone: 'none',
      text: [
        `Nothing was sent. A probe makes ${certain} ${certain === 1 ? 'request' : 'requests'}, at most ${planned.length}, none of them billable.`,
      ],
    },
    ...planned.flatMap(({ check, purpose, method, url, headers, isConditional, label }): Block[] => [
      {
        kind: 'list',
        isOrdered: false,
        items: [
          {
            text: [{ strong: method }, ' ', { url }],
            more: [
              [
                `${label === null ? '' : `${plainLine(label)}, `}${check}: ${purpose}${isConditional ? ', only if the answers before leave it open' : ''}`,
              ],
              ...Object.entries(headers).map(([name, value]): Text => [{ literal: `${name}: ${value}` }]),
            ],
          },
        ],
      },
    ]),
  ];
}
