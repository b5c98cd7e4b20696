import type { Catalog } from '../catalog/catalog.js';
import type { DecodeResult, Diagnosis } from '../model.js';
import { decodeAll } from './decode.js';
import type { Sieve } from './may-fail.js';

/** Bounds of what is kept of a text that is too long to be kept whole, in bytes. */
export interface Bounds {
  /** Kept in all. */
  most: number;
  /** Kept before and behind a line that may hold a failure: the request above it, the body below it. */
  before: number;
  behind: number;
  /** What is longer than a line is looked at in pieces of this length. */
  piece: number;
}

const MEGABYTE = 1024 * 1024;
export const BOUNDS: Bounds = { most: 8 * MEGABYTE, before: 16 * 1024, behind: 32 * 1024, piece: MEGABYTE };

/** What was kept of a text, in its order. */
export interface Kept {
  bytes: Uint8Array;
  /** There was more that may hold failures than is kept. */
  isFull: boolean;
}

export interface Excerpt {
  /** @param chunk the next bytes in UTF-8 or another encoding of single bytes; it may be used again afterwards */
  push(chunk: Uint8Array): void;
  end(): Kept;
}

/**
 * Keeps of a long text what may hold a failure, with what stands around it. Memory is bounded, whatever the length.
 * @param sieve says of a line that it certainly holds none
 */
export function newExcerpt(sieve: Sieve, bounds: Bounds = BOUNDS): Excerpt {
  const kept: Uint8Array[] = [];
  let size = 0;
  let isFull = false;
  /** The last lines that were not kept, and how many bytes of them. */
  let calm: Uint8Array[] = [];
  let calmSize = 0;
  let hasGap = false;
  /** How much is still kept behind the last line that tells. */
  let left = 0;
  let open: Uint8Array = new Uint8Array(0);

  const keep = (bytes: Uint8Array): void => {
    kept.push(bytes);
    size += bytes.length;
  };
  const tell = (line: Uint8Array): void => {
    if (size + calmSize + line.length > bounds.most) {
      isFull = true;
      return;
    }
    // Lines that were far from each other do not become neighbours.
    if (hasGap && size > 0) keep(LINE_END);
    for (const each of calm) keep(each);
    keep(line);
    [calm, calmSize, hasGap, left] = [[], 0, false, bounds.behind];
  };
  const pass = (line: Uint8Array): void => {
    if (left > 0 && size + line.length <= bounds.most) {
      keep(line);
      left -= line.length;
      return;
    }
    const near = line.subarray(Math.max(0, line.length - bounds.before));
    hasGap ||= near.length < line.length;
    calm.push(near);
    calmSize += near.length;
    while (calmSize > bounds.before && calm.length > 1) {
      calmSize -= (calm.shift() as Uint8Array).length;
      hasGap = true;
    }
  };
  const take = (line: Uint8Array): void => {
    if (isFull) return;
    const told = sieve.scan(line, 0, line.length);
    const isCalm = told < 0 || (told === line.length - 1 && line[told] === LINE_FEED);
    (isCalm ? pass : tell)(line);
  };
  return {
    push(chunk) {
      if (isFull) return;
      const bytes = Buffer.concat([open, chunk]);
      let start = 0;
      for (;;) {
        const end = bytes.indexOf(LINE_FEED, start);
        const stop = end < 0 ? bytes.length : end + 1;
        if (end < 0 && stop - start < bounds.piece) break;
        for (; stop - start > bounds.piece; start += bounds.piece) take(bytes.subarray(start, start + bounds.piece));
        if (end < 0) break;
        take(bytes.subarray(start, stop));
        start = stop;
      }
      open = bytes.subarray(start);
    },
    end() {
      if (open.length > 0) take(open);
      // A text without any sign of a failure is still a text.
      if (size === 0) for (const each of calm) keep(each);
      return { bytes: Buffer.concat(kept), isFull };
    },
  };
}

const LINE_FEED = 10;
const LINE_END = Uint8Array.of(LINE_FEED);

/** A text to work on. */
export interface Input {
  text: string;
  /** Not the whole text, but what may hold failures in it; `full`: not even all of that. */
  excerpt: 'none' | 'all' | 'full';
}

/** Explains every failure in texts of which some are excerpts: places in those are none in the text. */
export function decodeInputs(inputs: readonly Input[], catalog: Catalog, now: number): DecodeResult {
  const texts = inputs.map(({ text }) => text);
  const result = decodeAll(texts, catalog, now);
  if (inputs.every(({ excerpt }) => excerpt === 'none')) return result;
  const isFull = inputs.some(({ excerpt }) => excerpt === 'full');
  return { ...result, diagnoses: result.diagnoses.map(withoutPlaces), notice: isFull ? TOO_LONG : result.notice };
}

function withoutPlaces(diagnosis: Diagnosis): Diagnosis {
  return { ...diagnosis, because: diagnosis.because.map((fact) => ({ ...fact, span: null })) };
}

const TOO_LONG = {
  code: 'too-long',
  message: `The text is too long to be explained as a whole: of what may be failures in it, the first ${BOUNDS.most / MEGABYTE} MB are read.`,
  nextSteps: ['Count all failures of a log, however long: errs triage FILE'],
};
