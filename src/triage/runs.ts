import { KIND, KINDS } from './level.js';

/**
 * Stretches of lines that were seen before, from one number to the next: of most lines they are nine bytes out of ten.
 * Comparing one costs a fraction of hashing it and leads to the same hash, since all that it depends on is compared.
 * Fixed in size: what is new takes the place of what is old.
 */
export interface Runs {
  /** Of each: the hashes before it, what it follows, its length, the hashes behind it, its last word and how far that is. */
  fields: Int32Array;
  texts: Uint8Array;
  /** Which of the places for one state is written next. */
  turns: Uint8Array;
}

/** Places for one state, so that a few stretches may follow the same beginning. */
const WAYS = 4;
const STATES = 256;
const LONGEST_RUN = 128;
/** Shorter ones are hashed as fast as they are found. */
export const SHORTEST_RUN = 6;

/** Where each field of a stretch stands. */
export const FIELD = {
  a: 0,
  b: 1,
  joined: 2,
  length: 3,
  nextA: 4,
  nextB: 5,
  nameFrom: 6,
  nameTo: 7,
  gap: 8,
} as const;
const WIDTH = 16;

export function newRuns(): Runs {
  const count = STATES * WAYS;
  return {
    fields: new Int32Array(count * WIDTH),
    texts: new Uint8Array(count * LONGEST_RUN),
    turns: new Uint8Array(STATES),
  };
}

/** @returns where the fields of the stretch stand that begins here, or -1 */
export function findRun(
  runs: Runs,
  bytes: Uint8Array,
  at: number,
  end: number,
  a: number,
  b: number,
  joined: number,
): number {
  const { fields, texts } = runs;
  const first = ((a ^ (a >>> 15)) & (STATES - 1)) * WAYS;
  for (let way = first; way < first + WAYS; way += 1) {
    const field = way * WIDTH;
    const length = fields[field + FIELD.length] as number;
    if (length === 0) return -1;
    if (fields[field] !== a || fields[field + FIELD.b] !== b || fields[field + FIELD.joined] !== joined) continue;
    if (at + length > end) continue;
    const text = way * LONGEST_RUN;
    let index = 0;
    while (index < length && bytes[at + index] === texts[text + index]) index += 1;
    if (index < length) continue;
    // A word at its end must end here as well.
    const next = at + length;
    if (next < end && KINDS[bytes[next] as number] !== KIND.other && KINDS[bytes[next - 1] as number] !== KIND.other)
      continue;
    return field;
  }
  return -1;
}

/**
 * Keeps a stretch. Its last word must lie within it, so that nothing in front of it matters but the hashes and what it
 * is joined to.
 */
export function putRun(
  runs: Runs,
  bytes: Uint8Array,
  from: number,
  to: number,
  before: { a: number; b: number; joined: number },
  behind: { a: number; b: number; nameFrom: number; nameTo: number; gap: number },
): void {
  const length = to - from;
  if (length < SHORTEST_RUN || length > LONGEST_RUN || behind.nameFrom < from || behind.nameTo <= behind.nameFrom)
    return;
  const { fields, texts, turns } = runs;
  const state = (before.a ^ (before.a >>> 15)) & (STATES - 1);
  const turn = turns[state] as number;
  turns[state] = (turn + 1) % WAYS;
  const way = state * WAYS + turn;
  texts.set(bytes.subarray(from, to), way * LONGEST_RUN);
  fields.set(
    [
      ...[before.a, before.b, before.joined, length, behind.a, behind.b],
      ...[behind.nameFrom - from, behind.nameTo - from, behind.gap],
    ],
    way * WIDTH,
  );
}
