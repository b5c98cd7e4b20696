import type { Diagnosis, MarkedLine, MarkedPiece } from '../model.js';
import { plainLine } from '../safe/plain.js';
import type { Redact } from '../safe/redact.js';
import { linesOf } from './frames/lines.js';

/** How much of a long line is shown on either side of what decided. */
const AROUND = 60;
/** Lines shown before and behind one that decided. */
const NEAR = 1;

interface Mark {
  start: number;
  end: number;
  label: string;
}

/**
 * The pasted text with what decided marked in it: the lines around the deciding words, freed of secrets and of what
 * steers a terminal.
 * @param text the text as it was given to `decode`
 */
export function markedLines(text: string, diagnoses: readonly Diagnosis[], redact: Redact): MarkedLine[] {
  const marks = marksOf(diagnoses);
  const lines = linesOf(text);
  const decided = lines.map(({ start, end }) => marks.some((mark) => mark.start < end && mark.end > start));
  return lines.flatMap(({ start, end, value }, index) => {
    const isNear = decided.slice(Math.max(0, index - NEAR), index + NEAR + 1).some((each) => each);
    if (!isNear) return [];
    const inLine = marks.filter((mark) => mark.start < end && mark.end > start);
    const clipped = inLine.map((mark) => ({
      ...mark,
      start: Math.max(mark.start, start) - start,
      end: Math.min(mark.end, end) - start,
    }));
    return [{ number: index + 1, pieces: shorten(piecesOf(value.replace(/\r$/, ''), clipped, redact)) }];
  });
}

/** Where the deciding facts stand, the first of any that overlap. */
function marksOf(diagnoses: readonly Diagnosis[]): Mark[] {
  const marks: Mark[] = [];
  for (const { because } of diagnoses) {
    for (const { span, at } of because) {
      if (span === null || span.end <= span.start) continue;
      if (!marks.some((mark) => mark.start < span.end && mark.end > span.start)) marks.push({ ...span, label: at });
    }
  }
  return marks.sort((one, other) => one.start - other.start);
}

function piecesOf(line: string, marks: readonly Mark[], redact: Redact): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  const add = (start: number, end: number, label: string | null): void => {
    if (start < end)
      pieces.push({ text: redact(line.slice(start, end)), label: label === null ? null : plainLine(redact(label)) });
  };
  let from = 0;
  for (const { start, end, label } of marks) {
    add(from, start, null);
    add(start, end, label);
    from = end;
  }
  add(from, line.length, null);
  // A secret across the border of two pieces is seen only in the whole line.
  const whole = redact(line);
  const isWhole = pieces.map((piece) => piece.text).join('') === whole;
  const safe = isWhole ? pieces : [{ text: whole, label: null }];
  return safe.map(({ text, label }) => ({ text: plainLine(text), label }));
}

function shorten(pieces: readonly MarkedPiece[]): MarkedPiece[] {
  return pieces.map(({ text, label }, index) => {
    if (label !== null || text.length <= AROUND * 2) return { text, label };
    const head = index === 0 ? '' : text.slice(0, AROUND);
    const tail = index === pieces.length - 1 ? '' : text.slice(-AROUND);
    return { text: pieces.length === 1 ? `${text.slice(0, AROUND * 2)}\u2026` : `${head}\u2026${tail}`, label };
  });
}
