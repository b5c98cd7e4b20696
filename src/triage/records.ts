import type { Sieve } from '../decode/may-fail.js';
import { newRuns } from './runs.js';
import { belongs, mayFollow, newShape, type Shape, seeLine, standsAlone } from './shape.js';
import { type HashedLine, hashLine } from './template.js';

/** Bytes of a line that are kept from one chunk to the next, and of a record after which another one begins. */
export const LONGEST = 64 * 1024;
/** Of a line that is longer: what stands before and behind the first word that tells. */
const BEFORE = 2048;
const BEHIND = 30 * 1024;

/**
 * Takes a record that may hold a failure.
 * @param bytes where it stands, from `start` up to `end`; valid during the call only
 * @param line the number of its first line, counted from 1
 */
export type TakeRecord = (bytes: Uint8Array, start: number, end: number, line: number) => void;

/**
 * Takes a line that is a record of its own, whether or not anything tells in it.
 * @returns whether lines like it were seen before
 */
export type TakeLine = (bytes: Uint8Array, start: number, end: number, line: number, template: number) => boolean;

/** Turns the chunks of one file into records, and passes on those in which something tells. */
export interface RecordReader {
  feed(chunk: Uint8Array): void;
  /** Ends the record that is open: at the end of a file, or when a file that is followed has become quiet. */
  flush(): void;
  /** Lines so far; a last one without its line feed counts. */
  lines(): number;
}

/**
 * Lines are ranges in a working buffer and never become strings. A record is a line with those that belong to it; the
 * one that is open at the end of a chunk moves to the front of the buffer, so that records are always in one piece.
 * @param takeLine where it is given, lines that stand alone are not searched but hashed at once, as long as most of
 * them are like others
 */
export function recordReader(sieve: Sieve, take: TakeRecord, takeLine: TakeLine | null = null): RecordReader {
  let work = new Uint8Array(LONGEST * 4);
  /** What is filled, where the line begins that is not done, how far it was searched, and where the record begins. */
  let filled = 0;
  let lineAt = 0;
  let searched = 0;
  let recordAt = 0;
  let recordEnd = -1;
  let recordLine = 0;
  let hasTold = false;
  /** Of the line that is not done: whether it tells, and how much of it was dropped. */
  let lineTells = false;
  let dropped = 0;
  let lines = 0;
  let shape: Shape = newShape();
  const runs = newRuns();
  const hashed: HashedLine = { template: 0, end: -1 };
  /** Lines that were like others, less those that were not; and how many are not even looked up. */
  let worth = MOST_WORTH;
  let idle = 0;

  const endRecord = (): void => {
    if (recordEnd >= 0 && hasTold) take(work, recordAt, recordEnd, recordLine);
    recordEnd = -1;
    hasTold = false;
  };

  const endLine = (end: number): void => {
    lines += 1;
    if (recordEnd < 0 || end - recordAt > LONGEST || !belongs(shape, work, lineAt, end)) {
      endRecord();
      recordAt = lineAt;
      recordLine = lines;
      shape = newShape();
    }
    seeLine(shape, work, lineAt, end);
    recordEnd = end;
    hasTold ||= lineTells;
    lineTells = false;
    dropped = 0;
  };

  /** Room for a chunk: the open record moves to the front; of a line that is too long only a part stays. */
  const makeRoom = (length: number): void => {
    if (filled - lineAt > LONGEST) shorten();
    const keep = recordEnd >= 0 ? recordAt : lineAt;
    const kept = filled - keep;
    if (kept + length > work.length) {
      const larger = new Uint8Array(kept + length + LONGEST);
      larger.set(work.subarray(keep, filled));
      work = larger;
    } else if (keep > 0) work.copyWithin(0, keep, filled);
    recordAt -= keep;
    recordEnd -= recordEnd >= 0 ? keep : 0;
    lineAt -= keep;
    searched -= keep;
    filled = kept;
  };

  /** Drops what a line has beyond its head, or beyond what stands around the first word that tells. */
  const shorten = (): void => {
    const limit = lineAt + LONGEST / 2 + (lineTells ? LONGEST / 2 : 0);
    if (filled <= limit) return;
    dropped += filled - limit;
    filled = limit;
    searched = limit;
  };

  /** What tells stands far behind the head of its line: the stretch around it moves up to the head. */
  const moveUp = (told: number): void => {
    const head = lineAt + LONGEST / 2;
    if (told - BEFORE <= head) return;
    const end = Math.min(filled, told + BEHIND);
    const feed = work.indexOf(0x0a, told);
    // A line that ends in this chunk is cut in place, so that what follows stays where it is.
    if (feed >= 0 && feed < filled) return;
    work.copyWithin(head, told - BEFORE, end);
    dropped += told - BEFORE - head + (filled - end);
    filled = head + (end - told + BEFORE);
    searched = filled;
  };

  /** Takes the line that begins here if it stands alone and ends in what is filled. */
  const isTakenAlone = (takeAlone: TakeLine): boolean => {
    if (idle > 0) {
      idle -= 1;
      return false;
    }
    if (!standsAlone(work, lineAt, filled)) return false;
    hashLine(work, lineAt, filled, runs, hashed);
    const { end, template } = hashed;
    if (end < 0 || end + 1 >= filled || end - lineAt > LONGEST || mayFollow(work, end + 1, filled)) return false;
    if (recordEnd >= 0 && belongs(shape, work, lineAt, end)) return false;
    endRecord();
    lines += 1;
    const start = lineAt;
    lineAt = end + 1;
    searched = lineAt;
    if (takeAlone(work, start, end, lines, template)) worth += worth < MOST_WORTH ? 1 : 0;
    else worth -= 2;
    if (worth < 0) {
      worth = MOST_WORTH / 4;
      idle = IDLE;
    }
    return true;
  };

  const search = (): void => {
    while (searched < filled) {
      if (takeLine !== null && searched === lineAt && !lineTells && isTakenAlone(takeLine)) continue;
      if (lineTells) {
        const feed = indexOf(work, 0x0a, searched, filled);
        if (feed < 0) {
          searched = filled;
          return;
        }
        endLine(feed);
        lineAt = feed + 1;
        searched = lineAt;
        continue;
      }
      const at = sieve.scan(work, searched, filled);
      if (at < 0) {
        searched = filled;
        return;
      }
      if (work[at] === 0x0a) {
        endLine(at);
        lineAt = at + 1;
        searched = lineAt;
      } else {
        lineTells = true;
        searched = at;
        moveUp(at);
      }
    }
  };

  return {
    feed(chunk) {
      // A chunk of any size goes through in pieces, so that the buffer stays small.
      for (let at = 0; at < chunk.length; at += PIECE) {
        const piece = at === 0 && chunk.length <= PIECE ? chunk : chunk.subarray(at, at + PIECE);
        makeRoom(piece.length);
        work.set(piece, filled);
        filled += piece.length;
        // The word that tells may begin in the chunk before.
        if (!lineTells) searched = Math.max(lineAt, searched - OVERLAP);
        search();
      }
    },
    flush() {
      if (filled > lineAt || dropped > 0) endLine(filled);
      lineAt = filled;
      searched = filled;
      endRecord();
    },
    lines: () => lines,
  };
}

const MOST_WORTH = 1024;
/** So many lines are searched only, once too few were like others. */
const IDLE = 20_000;

/** The longest look around a place that tells. */
const OVERLAP = 160;
const PIECE = 128 * 1024;

function indexOf(bytes: Uint8Array, byte: number, from: number, end: number): number {
  const at = bytes.indexOf(byte, from);
  return at >= 0 && at < end ? at : -1;
}
