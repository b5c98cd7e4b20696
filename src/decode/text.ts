import type { Span } from '../model.js';

/**
 * A text that remembers where it came from. Every room of decode cuts, unescapes and cleans what it is given;
 * the map lets the last room still point at the deciding words in the text as it was pasted.
 */
export interface Text {
  readonly value: string;
  /**
   * Runs of unchanged text, as flat pairs `here, there`, ascending: from offset `here` of `value` the characters are
   * those from offset `there` of the given text, until the next pair.
   */
  readonly runs: readonly number[];
  /** Set where the characters have no places of their own: all of it stands somewhere in here. */
  readonly within?: Span;
}

export interface Edit {
  start: number;
  end: number;
  insert: string;
}

/** The text as it was given. */
export function whole(value: string): Text {
  return { value, runs: [0, 0] };
}

/** A text that was put together or decoded from what stands in a span: no character of it has a place of its own. */
export function placed(value: string, within: Span): Text {
  return { value, runs: [0, within.start], within };
}

export function slice(text: Text, start: number, end: number = text.value.length): Text {
  if (text.within !== undefined) return placed(text.value.slice(start, end), text.within);
  if (start <= 0 && end >= text.value.length) return text;
  const value = text.value.slice(start, end);
  const runs: number[] = [0, originAt(text, start)];
  for (let index = runAt(text, start) + 2; index < text.runs.length; index += 2) {
    const here = text.runs[index] as number;
    if (here >= end) break;
    runs.push(here - start, text.runs[index + 1] as number);
  }
  return { value, runs };
}

/** The text with some stretches replaced. `edits` are ascending and do not overlap. */
export function edit(text: Text, edits: readonly Edit[]): Text {
  if (edits.length === 0) return text;
  if (text.within !== undefined) return placed(edit(whole(text.value), edits).value, text.within);
  const pieces: string[] = [];
  const runs: number[] = [];
  let length = 0;
  let from = 0;
  const keep = (start: number, end: number): void => {
    if (start >= end) return;
    const kept = slice(text, start, end);
    for (let index = 0; index < kept.runs.length; index += 2) {
      runs.push(length + (kept.runs[index] as number), kept.runs[index + 1] as number);
    }
    pieces.push(kept.value);
    length += kept.value.length;
  };
  for (const { start, end, insert } of edits) {
    keep(from, start);
    if (insert.length > 0) {
      runs.push(length, originAt(text, start));
      pieces.push(insert);
      length += insert.length;
    }
    from = end;
  }
  keep(from, text.value.length);
  if (runs.length === 0) runs.push(0, originAt(text, 0));
  return { value: pieces.join(''), runs };
}

/** Replaces every match of a global expression; what `replace` gives back unchanged stays as it is. */
export function replaceAll(text: Text, pattern: RegExp, replace: (match: RegExpExecArray) => string): Text {
  const edits: Edit[] = [];
  for (const match of text.value.matchAll(pattern)) {
    const insert = replace(match as RegExpExecArray);
    if (insert !== match[0]) edits.push({ start: match.index, end: match.index + match[0].length, insert });
  }
  return edit(text, edits);
}

/** Where a stretch of this text stands in the text as it was given. */
export function origin(text: Text, start: number, end: number): Span {
  if (text.within !== undefined) return text.within;
  const first = originAt(text, start);
  return end <= start ? { start: first, end: first } : { start: first, end: endAt(text, end) };
}

/** How long the longest escape of one character is: `\\\\\\\"`. */
const LONGEST_ESCAPE = 12;

/** Where the character before `end` ends: one that was unescaped ends with its escape. */
function endAt(text: Text, end: number): number {
  const index = runAt(text, end - 1);
  const last = originAt(text, end - 1) + 1;
  const next = text.runs[index + 3];
  const isAlone = text.runs[index] === end - 1 && text.runs[index + 2] === end;
  return isAlone && next !== undefined && next > last && next - last < LONGEST_ESCAPE ? next : last;
}

function originAt(text: Text, at: number): number {
  const index = runAt(text, at);
  return (text.runs[index + 1] as number) + (at - (text.runs[index] as number));
}

/** Index in `runs` of the last pair that starts at or before `at`. */
function runAt(text: Text, at: number): number {
  let low = 0;
  let high = text.runs.length / 2 - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((text.runs[middle * 2] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return low * 2;
}
