import { apiWords } from '../api-words.js';
import { chainIn } from '../chain.js';
import { isReporters } from '../clients-own.js';
import { complaintOf } from '../complaint.js';
import { frontCodeIn } from '../front-code.js';
import { lastStatusIn } from '../last-status.js';
import type { Text } from '../text.js';
import { sayBeside } from './beside.js';
import { type Frame, reading } from './form.js';
import type { Line } from './lines.js';

/** A line that a logger calls no failure: what looks like a code in it is the name of a step. */
export const CALM = /^(?:[^A-Za-z\n]*|.*[\][|: ])(?:INFO|DEBUG|TRACE)(?:[\][|: ]|$)|\|[ \t](?:info|debug)[ \t]\|/;

/** Words by which a line of a program says that something failed. */
const FAILS = /\b(?:err(?:or)?s?|exception|fail(?:ed|ure)?|fatal|unable|could not|denied|rejected)\b|Error|Exception/i;

/** `Error creating x: Acme: 400 The field …`: what was handed on, with the status and the code in front of it. */
export function chainInto(frame: Frame, line: Line, text: Text): void {
  if (isReporters(line.value)) return;
  const chain = chainIn(line.value);
  if (chain === null || !FAILS.test(line.value)) return;
  const { status, code, start } = chain;
  const said = apiWords(line.value.slice(start));
  if ((status === null && code === null) || complaintOf(said) === 0) return;
  const place = (index: number, length: number) => [text, line.start + index, line.start + index + length] as const;
  if (status !== null) frame.status = reading(status.value, 'text', ...place(status.index, 3));
  if (code !== null && !/^\d{3}$/.test(code.value))
    frame.codes.push(reading(code.value, 'exception', ...place(line.value.indexOf(code.value), code.value.length)));
  frame.said.unshift(reading(said, 'exception', ...place(Math.max(0, line.value.lastIndexOf(said)), said.length)));
}

/** The code in front of a sentence that plainly complains; beside a status the sentence is known. */
export function frontInto(frame: Frame, line: Line, text: Text): void {
  const front = isReporters(line.value) || CALM.test(line.value.slice(0, 80)) ? null : frontCodeIn(line.value);
  if (front === null) return;
  const at = line.start + front.index;
  frame.codes.push(reading(front.code, 'exception', text, at, at + front.code.length));
  if (frame.said.some((each) => each.at === 'exception')) return;
  const said = apiWords(line.value.slice(front.start));
  const start = line.start + Math.max(0, line.value.lastIndexOf(said));
  if (said !== '') frame.said.unshift(reading(said, 'exception', text, start, start + said.length));
}

/** A status that is shown in no known way, and what stands beside it. */
export function lastInto(frame: Frame, line: Line, text: Text): void {
  const status = lastStatusIn(line.value);
  if (status === null) return;
  const start = line.start + status.index;
  frame.status = reading(status.value, 'text', text, start, start + status.length);
  if (!frame.said.some(({ at }) => at === 'exception')) sayBeside(frame, text, line, status);
}
