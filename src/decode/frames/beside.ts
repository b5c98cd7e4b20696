import { apiWords, isSentence, withoutPhrase } from '../api-words.js';
import { isReporters, isTold } from '../clients-own.js';
import type { Text } from '../text.js';
import { type Frame, reading } from './form.js';
import type { Line } from './lines.js';

const IN_BRACKETS =
  /^(?:[\w$.:]+(?:Error|Exception): )?([^\n(]{8,300}?)[ \t]+[[(](?:HTTP |status(?: code)?[:= ]{0,2})?$/i;

/** A status that a client names by itself stands no further from the beginning of its line. */
const FAR = 24;

/** What stands beside a status on its line: behind it, or in front of one that ends the line in brackets. */
export function sayBeside(
  frame: Frame,
  text: Text,
  line: Line,
  { index: at, length }: { index: number; length: number },
): void {
  // `sentence (HTTP 401, request id: …)`: what stands in brackets at its end is about the sentence.
  const within = /^[^()\n]{0,300},[^()\n]{0,300}\)[.!]?$/.test(line.value.slice(at + length).trim())
    ? IN_BRACKETS.exec(line.value.slice(0, at))?.[1]
    : undefined;
  if (within !== undefined) {
    const said = apiWords(within);
    const start = line.start + line.value.indexOf(said);
    if (said !== '') frame.said.unshift(reading(said, 'exception', text, start, start + said.length));
    return;
  }
  sayBehind(frame, text, line, at + length);
  const before = /^(?:[\w$.:]+(?:Error|Exception): )?([^\n]{8,300}?)[ \t]+[[(]$/.exec(line.value.slice(0, at))?.[1];
  if (
    before === undefined ||
    !/^[\])][.!]?(?:$|[ \t]+\|)/.test(line.value.slice(at + length).trim()) ||
    frame.said.length > 0
  )
    return;
  const said = apiWords(before.replace(/^(?:Error|Exception): /, ''));
  const start = line.start + line.value.indexOf(said);
  if (said !== '') frame.said.push(reading(said, 'exception', text, start, start + said.length));
}

/** A mark behind a status, or behind its phrase. */
const MARKED = /^[)\]"']*[ \t]*(?:[A-Z][A-Za-z-]+(?: [A-Z][A-Za-z-]+){0,3})?[ \t]*[:,;(\u2014\uff0c\uff1a-]/;

/** What stands behind a status on its line: `Error 403: Quota exceeded …, rateLimitExceeded`. */
function sayBehind(frame: Frame, text: Text, line: Line, from: number): void {
  const behind =
    /^[)\]"']*[ \t]*(?:\((?:[Rr]equest "?[\w-]+"?|[A-Z][a-z]+(?: [A-Z][a-z]+){0,3})\)[ \t]*)?(?:[:,;.-]|\u2014|\uff0c|\uff1a)*[ \t]*/.exec(
      line.value.slice(from),
    );
  const start = from + (behind?.[0].length ?? 0);
  // A full stop far in a line ends somebody's own sentence.
  if (from > FAR && (behind?.[0] ?? '').startsWith('.')) return;
  // Without a mark in between a reporter goes on in his own words.
  if (!MARKED.test(line.value.slice(from)) && isReporters(line.value.slice(0, from))) return;
  // Without a mark in between, only what begins a sentence is one.
  if (
    !/[:,;(\u2014\uff0c\uff1a-]/.test(behind?.[0] ?? '') &&
    !/^["'`]?(?:\d{3} )?\p{Lu}|^(["'])[^"'\n]{0,80}\1 (?:is|was|does|has|must|cannot|already)\b/u.test(
      line.value.slice(start),
    )
  )
    return;
  const rest = line.value.slice(start).replace(/[ \t]*\/\/ See: \S+.*$/, '');
  const words = apiWords(withoutPhrase(rest.trim()));
  const named = /^(.{8,}?)[,;]+[ \t]+([a-z]+(?:[A-Z][a-z]+)+)$/.exec(words);
  const said = named?.[1] ?? words;
  if (
    !isSentence(said) ||
    said.length > 2000 ||
    isTold(said) ||
    /^\(I (?:had|have|am|was|did|got|tried|use)\b/.test(said)
  )
    return;
  const at = line.start + line.value.indexOf(said);
  frame.said.unshift(reading(said, 'exception', text, at, at + said.length));
  if (named !== null) {
    const code = named[2] as string;
    const place = line.start + line.value.lastIndexOf(code);
    frame.codes.push(reading(code, 'exception', text, place, place + code.length));
  }
}
