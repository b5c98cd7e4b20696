import type { Diagnosis, MarkedLine, MarkedPiece } from '../model.js';
import { plainLine } from '../safe/plain.js';
import { type FindSecrets, type Redact, redactor, redactorKnowing, type Secret } from '../safe/redact.js';
import { type Line, linesOf } from './frames/lines.js';
import { hiddenIn } from './hidden.js';

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
export function markedLines(text: string, diagnoses: readonly Diagnosis[], find: FindSecrets): MarkedLine[] {
  const hidden = hiddenIn(text, find);
  const redact = redactorKnowing(hidden, redactor(find));
  const marks = marksOf(diagnoses);
  const lines = linesOf(text);
  const decided = lines.map(({ start, end }) => marks.some((mark) => mark.start < end && mark.end > start));
  return lines.flatMap(({ start, end, value }, index) => {
    const isNear = decided.slice(Math.max(0, index - NEAR), index + NEAR + 1).some((each) => each);
    if (!isNear) return [];
    return [
      {
        number: index + 1,
        pieces: shorten(piecesOf({ start, end, value: value.replace(/\r$/, '') }, marks, hidden, redact)),
      },
    ];
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

/** One line, cut where a deciding stretch or a secret begins or ends. */
function piecesOf(line: Line, marks: readonly Mark[], hidden: readonly Secret[], redact: Redact): MarkedPiece[] {
  const last = line.start + line.value.length;
  const borders = [...marks, ...hidden]
    .flatMap(({ start, end }) => [start, end])
    .filter((at) => at > line.start && at < last);
  const cuts = [line.start, ...new Set(borders.sort((one, other) => one - other)), last];
  const pieces: MarkedPiece[] = [];
  for (const [index, start] of cuts.slice(0, -1).entries()) {
    const end = cuts[index + 1] as number;
    const label = marks.find((mark) => mark.start < end && mark.end > start)?.label ?? null;
    const secret = hidden.find((each) => each.start < end && each.end > start);
    // A secret is one mark where it begins, and nothing where it goes on.
    const text =
      secret === undefined
        ? redact(line.value.slice(start - line.start, end - line.start))
        : secret.start === start
          ? secret.mark
          : '';
    pieces.push({ text: plainLine(text), label: label === null ? null : plainLine(redact(label)) });
  }
  const shown = pieces.map(({ text }) => text).join('');
  // A secret that only the printed line shows, put together from its pieces.
  return redact(shown) === shown ? pieces : [{ text: redact(shown), label: null }];
}

function shorten(pieces: readonly MarkedPiece[]): MarkedPiece[] {
  return pieces.map(({ text, label }, index) => {
    if (label !== null || text.length <= AROUND * 2) return { text, label };
    const head = index === 0 ? '' : text.slice(0, AROUND);
    const tail = index === pieces.length - 1 ? '' : text.slice(-AROUND);
    return { text: pieces.length === 1 ? `${text.slice(0, AROUND * 2)}\u2026` : `${head}\u2026${tail}`, label };
  });
}
