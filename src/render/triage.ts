import type { Counted, TriageGroup, TriageResult } from '../model.js';
import { type Block, type Item, list, paragraph, type Text } from './block.js';
import { noticeBlocks } from './notice.js';
import { sparkline } from './spark.js';
import { CATEGORY, durationWords, OWNER } from './words.js';

/** Columns of a bar that stands for all failures. */
const BAR = 10;
const SAMPLE = 200;

/** The failures of a log: how many, when, and a list of what they are. */
export function triageBlocks(result: TriageResult): Block[] {
  const { lines, failures, unrecognised, groups, notice, timeline, from, to } = result;
  if (failures === 0) return [...(notice === null ? [] : noticeBlocks(notice, 'fine')), ...leftOutBlocks(result)];
  const words = `${number(failures)} ${failures === 1 ? 'failure' : 'failures'} in ${number(lines)} ${lines === 1 ? 'line' : 'lines'}, ${number(unrecognised)} not recognised`;
  return [
    { kind: 'headline', tone: 'failure', text: [words] },
    ...(from === null || to === null
      ? []
      : [paragraph(from === to ? shortTime(from) : `${shortTime(from)} to ${shortTime(to)}`)]),
    ...(timeline === null || timeline.counts.length < 2
      ? []
      : [
          paragraph(
            `${sparkline(
              timeline.counts.map((count) => (count === 0 ? null : count)),
              true,
            )}  each ${durationWords(timeline.stepSeconds)}`,
          ),
        ]),
    ...list(groups.map(groupItem), true),
    ...(notice === null ? [] : [paragraph(notice.message)]),
    ...leftOutBlocks(result),
  ];
}

/** Nothing is dropped without a word. */
function leftOutBlocks({ leftOut }: TriageResult): Block[] {
  return leftOut === 0
    ? []
    : [
        paragraph(
          `Left out: ${number(leftOut)} ${leftOut === 1 ? 'failure' : 'failures'} whose time could not be read.`,
        ),
      ];
}

function groupItem(group: TriageGroup): Item {
  const { entry, fingerprint, title, category, owner, count, share, first, last, sample } = group;
  const name: Text = entry === null ? [{ strong: 'not recognised' }] : [{ literal: entry }];
  const beside: Text = fingerprint === null ? [] : [' · ', { said: fingerprint }];
  const bar = '█'.repeat(Math.max(1, Math.round(share * BAR)));
  const seen =
    first.time === null || last.time === null ? [] : [[`first ${shortTime(first.time)}, last ${shortTime(last.time)}`]];
  return {
    text: [`${bar} ${number(count)} (${percent(share)}) `, ...name, ...beside],
    more: [
      ...(entry === null ? [] : [[title] as Text]),
      [
        `${CATEGORY[category]} · ${OWNER[owner]} must act · ${retryWords(group)} · ${billWords(group.billed)} · ${providerWords(group.providers)}`,
      ],
      ...seen,
      [
        { literal: `${sample.file === null ? 'line ' : `${sample.file}:`}${sample.line}` },
        ' ',
        { said: cut(sample.text.replace(/\s+/g, ' ')) },
      ],
    ],
  };
}

function retryWords({ retryable }: TriageGroup): string {
  if (retryable === 1) return 'retry after a wait';
  return retryable === 0 ? 'no retry' : `${percent(retryable)} may be retried`;
}

const BILLED: ReadonlyMap<string, string> = new Map([
  ['charged', 'charged'],
  ['not-charged', 'not charged'],
  ['refunded', 'refunded'],
  ['not-stated', 'charge not stated'],
]);

function billWords(billed: readonly Counted[]): string {
  const [only] = billed;
  if (billed.length === 1 && only !== undefined) return BILLED.get(only.value) ?? only.value;
  return billed.map(({ value, count }) => `${number(count)} ${BILLED.get(value) ?? value}`).join(', ');
}

/** `kiara`, or who and how often. */
function providerWords(providers: readonly Counted[]): string {
  const name = (value: string): string => (value === 'unknown' ? 'provider not known' : value);
  const [only] = providers;
  if (providers.length === 1 && only !== undefined) return name(only.value);
  return providers.map(({ value, count }) => `${name(value)} ${number(count)}`).join(', ');
}

/** To the second; the JSON has the rest. */
function shortTime(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 19)}Z`;
}

function percent(share: number): string {
  const value = share * 100;
  return value > 0 && value < 1 ? '<1 %' : `${Math.round(value)} %`;
}

/** `12,345`. */
function number(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

function cut(text: string): string {
  return text.length <= SAMPLE ? text : `${[...text.slice(0, SAMPLE)].slice(0, -1).join('')}…`;
}
