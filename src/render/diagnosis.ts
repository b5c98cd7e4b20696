import type { Alternative, DecodeResult, Diagnosis, Fact, FieldDetail, Role } from '../model.js';
import { causeBlocks, consequenceRows, fixBlocks, meaningBlock, noteBlocks, retiredBlocks } from './advice.js';
import { type Block, type Inline, joined, list, paragraph, type Row, section, type Text, type Tone } from './block.js';
import { exhibitBlocks } from './exhibit.js';
import { localBlocks } from './local.js';
import { noticeBlocks } from './notice.js';
import { firstOf, saidText } from './said.js';
import { settleBlocks } from './settle.js';
import { CERTAINTY, LABEL, sourceText, TONE } from './words.js';

/** Notes shown beside a diagnosis; `errs explain` shows them all. */
const NOTES = 3;
/** Complaints, values and reasons shown of a list that came from outside. */
const MANY = 20;

/** All that was found in a text, numbered when there are several. */
export function decodeBlocks({ diagnoses, notice }: DecodeResult, isFull = false): Block[] {
  const found = diagnoses.flatMap((diagnosis, index): Block[] => [
    ...(diagnoses.length > 1 ? [{ kind: 'divider', text: `${index + 1} of ${diagnoses.length}` } satisfies Block] : []),
    ...diagnosisBlocks(diagnosis, isFull),
  ]);
  return notice === null ? found : [...found, ...noticeBlocks(notice, 'none')];
}

function diagnosisBlocks(diagnosis: Diagnosis, isFull: boolean): Block[] {
  const { entry } = diagnosis;
  return [
    { kind: 'headline', tone: toneOf(diagnosis), text: headline(diagnosis) },
    ...standing(diagnosis),
    ...(entry === null ? [] : [meaningBlock(entry, !isTitled(diagnosis)), ...retiredBlocks(entry)]),
    ...quoted(diagnosis),
    ...upstreamBlocks(diagnosis),
    { kind: 'rows', rows: consequenceRows(diagnosis, entry !== null) },
    ...(entry === null ? [] : [...localBlocks(entry.local), ...fixBlocks(entry)]),
    ...(entry !== null && (isFull || entry.causes.length > 1) ? causeBlocks(entry) : []),
    ...section(['What it says about fields'], list(firstOf(diagnosis.details, MANY, detailText))),
    ...section(['Values in it'], list(firstOf(Object.entries(diagnosis.values), MANY, valueText))),
    ...(entry === null ? [] : noteBlocks(entry, isFull ? Number.POSITIVE_INFINITY : NOTES)),
    ...section(['What decided'], list(distinct(diagnosis.because).map(factText))),
    ...alternativeBlocks(diagnosis.alternatives),
    ...settleBlocks(diagnosis),
    ...lastRows(diagnosis),
    ...exhibitBlocks(diagnosis),
  ];
}

function toneOf(diagnosis: Diagnosis): Tone {
  return isOpen(diagnosis) ? 'open' : TONE[diagnosis.category];
}

function codeOf({ code, entry }: Diagnosis): string | null {
  return code ?? entry?.code ?? null;
}

/** Whether the title stands in the headline: it names the failure where there is no code, or no provider to name. */
function isTitled(diagnosis: Diagnosis): boolean {
  return (
    diagnosis.entry !== null && (codeOf(diagnosis) === null || (diagnosis.provider === null && !isOpen(diagnosis)))
  );
}

function isOpen({ certainty }: Diagnosis): boolean {
  return certainty === 'guess' || certainty === 'none';
}

function headline(diagnosis: Diagnosis): Text {
  const { provider, entry, httpStatus, certainty } = diagnosis;
  const code = codeOf(diagnosis);
  const product = provider?.product == null ? '' : ` (${provider.product})`;
  const parts: Text[] = [];
  if (provider !== null) parts.push([{ strong: `${provider.name}${product}` }]);
  else if (entry === null || isOpen(diagnosis)) parts.push([{ strong: 'Unknown provider' }]);
  if (entry !== null && isTitled(diagnosis)) parts.push([{ strong: entry.title }]);
  if (code !== null) parts.push([{ literal: code }]);
  if (httpStatus !== null) parts.push([`HTTP ${httpStatus}`]);
  return joined([...parts, [CERTAINTY[certainty]]], ' · ');
}

/** Where the answer stands when provider and entry are not both established, and that a state is no failure. */
function standing(diagnosis: Diagnosis): Block[] {
  const { provider, entry, category } = diagnosis;
  if (provider === null) {
    if (entry === null) return [paragraph('Nothing in the text names the provider, and no entry of the catalog fits.')];
    const general = 'Nothing in the text names the provider. What follows is true in general.';
    return [
      paragraph(isOpen(diagnosis) ? general : 'Nothing in the text names the provider; the failure itself is known.'),
    ];
  }
  if (entry === null) return [paragraph(`The answer is from ${provider.name}, but no entry of its catalog fits.`)];
  if (entry.provider.id !== provider.id)
    return [paragraph(`No entry for ${provider.name} fits. What follows is true in general.`)];
  if (category === 'success') return [paragraph({ strong: 'Nothing failed.' })];
  if (category === 'in-progress') return [paragraph({ strong: 'Nothing failed: the job is still running.' })];
  return [];
}

/** The API's own words, unless they only repeat the code or the title. */
function quoted(diagnosis: Diagnosis): Block[] {
  const { message, entry } = diagnosis;
  if (message === null || message.trim() === '') return [];
  const known = [codeOf(diagnosis), entry?.title, entry?.meaning].map((each) => bare(each ?? ''));
  return known.includes(bare(message)) ? [] : [paragraph('The answer says: ', ...saidText(message))];
}

/** Both are named: the gateway, whose customer the caller is, and the service behind it. */
function upstreamBlocks({ upstream, provider }: Diagnosis): Block[] {
  if (upstream === null) return [];
  const { name, code, httpStatus, requestId, entry } = upstream;
  const said: Text[] = [
    [{ strong: upstream.provider?.name ?? name ?? 'A service that is not named' }],
    ...(code === null ? [] : [[{ literal: code }]]),
    ...(httpStatus === null ? [] : [[`HTTP ${httpStatus}`]]),
    ...(requestId === null ? [] : [['request id ', { literal: requestId }]]),
  ];
  const more: Text = entry === null ? [] : ['. What it means there: ', { literal: `errs explain ${entry}` }];
  return [paragraph(`Behind ${provider?.name ?? 'the gateway'}: `, ...joined(said, ' · '), ...more)];
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function detailText({ field, message }: FieldDetail): Text {
  return [...(field === null ? [] : [{ literal: field }, ': ']), ...saidText(message)];
}

function valueText([name, value]: [string, Diagnosis['values'][string]]): Text {
  const values = Array.isArray(value) ? firstOf(value, MANY, wordText) : [wordText(value)];
  return [{ literal: name }, ': ', ...joined(values, ', ')];
}

/** One word or number as it is, a sentence as a quotation. */
function wordText(value: string | number): Text {
  const text = String(value);
  return text.length > 0 && text.length <= 80 && !/\s/.test(text) ? [{ literal: text }] : saidText(text);
}

/** Facts that are sentences; the others are ids, addresses and codes, which are shown whole. */
const SENTENCES: ReadonlySet<Role> = new Set([
  'message',
  'reason',
  'page',
  'exception',
  'job',
  'header',
  'wait',
  'transport',
]);

/** A fact with its place, as evidence is shown. */
export function factText({ role, at, value }: Fact): Text {
  const shown: readonly Inline[] = SENTENCES.has(role) ? wordText(value) : [{ literal: String(value) }];
  return [{ literal: at }, ' → ', ...shown];
}

function distinct(facts: readonly Fact[]): Fact[] {
  return [...new Map(facts.map((fact) => [JSON.stringify([fact.at, fact.value]), fact])).values()];
}

function alternativeBlocks(alternatives: readonly Alternative[]): Block[] {
  const open = alternatives.filter(({ against }) => against === null);
  const closed = alternatives.filter(({ against }) => against !== null);
  return [
    ...section(
      ['What else it could be'],
      list(open.map(({ ref, certainty }): Text => [{ literal: ref }, ` (${CERTAINTY[certainty]})`])),
    ),
    ...section(
      ['Why not the others'],
      list(closed.map(({ ref, against }): Text => [{ literal: ref }, ': ', against as string])),
    ),
  ];
}

function lastRows({ requestId, host, count, cut, entry }: Diagnosis): Block[] {
  const rows: Row[] = [];
  if (requestId !== null)
    rows.push({ label: LABEL.requestId, text: [{ literal: requestId }, ' (quote it to support)'] });
  if (host !== null) rows.push({ label: LABEL.host, text: [{ literal: host }] });
  if (count > 1) rows.push({ label: 'Seen', text: [`${count} times`] });
  if (cut)
    rows.push({ label: 'Cut off', text: ['The text ends before the failure does, so something may be missing.'] });
  if (entry !== null) rows.push({ label: LABEL.entry, text: [{ literal: entry.ref }] });
  if (entry !== null) rows.push({ label: LABEL.source, text: sourceText(entry.source) });
  return rows.length === 0 ? [] : section(['Reference'], [{ kind: 'rows', rows }]);
}
