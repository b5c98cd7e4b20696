import { isNarrow } from './narrow.js';

/** A stretch of one line, without line ends, in one style. */
export interface Piece<Style> {
  text: string;
  style: Style;
  /** Ids, URLs, refs, codes: only their own spaces may break them. */
  whole: boolean;
}

/** Columns a text takes on a terminal, colours not counted. */
export type Measure = (text: string) => number;

/**
 * Breaks a text into lines of at most `width` columns, at spaces and between wide characters (Chinese and Japanese
 * have no spaces). A word that is longer than a line stays whole on a line of its own, so that it can be copied.
 * @returns the lines; neither starts nor ends with a space
 */
export function wrap<Style>(pieces: readonly Piece<Style>[], width: number, measure: Measure): Piece<Style>[][] {
  const [only] = pieces;
  // Most cells of a long table are so.
  if (only !== undefined && pieces.length === 1 && only.text.length <= width && isSimple(only.text)) return [[only]];
  const lines: Piece<Style>[][] = [];
  let line: Piece<Style>[] = [];
  let used = 0;
  for (const atom of atomsOf(pieces, measure)) {
    if (line.length > 0 && used + Number(atom.gap) + atom.width > width) {
      lines.push(line);
      line = [];
      used = 0;
    }
    const gap = atom.gap && line.length > 0;
    for (const [index, piece] of atom.pieces.entries()) {
      append(line, gap && index === 0 ? { ...piece, text: ` ${piece.text}` } : piece);
    }
    used += atom.width + Number(gap);
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

/** Narrow, one space between words, none around them: fits as it is. */
function isSimple(text: string): boolean {
  return isNarrow(text) && text !== '' && !/^ | $| {2}/.test(text);
}

/** How wide a text is on one line, and its widest part that is never broken. */
export function extentOf<Style>(pieces: readonly Piece<Style>[], measure: Measure): { all: number; longest: number } {
  const atoms = atomsOf(pieces, measure);
  return {
    all: atoms.reduce((sum, { width, gap }, index) => sum + width + Number(gap && index > 0), 0),
    longest: Math.max(0, ...atoms.map(({ width }) => width)),
  };
}

/** What is never broken: one word, or a part of a text without spaces. */
interface Atom<Style> {
  pieces: Piece<Style>[];
  width: number;
  /** A space stands before it. */
  gap: boolean;
}

function atomsOf<Style>(pieces: readonly Piece<Style>[], measure: Measure): Atom<Style>[] {
  const atoms: Atom<Style>[] = [];
  let atom: Atom<Style> = { pieces: [], width: 0, gap: false };
  const begin = (gap: boolean): void => {
    if (atom.pieces.length > 0) atoms.push(atom);
    atom = { pieces: [], width: 0, gap: gap || (atom.pieces.length === 0 && atom.gap) };
  };
  for (const piece of pieces) {
    for (const run of piece.text.match(/ +|[^ ]+/g) ?? []) {
      if (run.startsWith(' ')) {
        begin(true);
        continue;
      }
      (piece.whole ? [run] : fragments(run, measure)).forEach((text, index) => {
        if (index > 0) begin(false);
        append(atom.pieces, { ...piece, text });
        atom.width += measure(text);
      });
    }
  }
  begin(false);
  return atoms;
}

/** Neighbours in one style become one piece: fewer escape sequences, same sight. */
function append<Style>(line: Piece<Style>[], piece: Piece<Style>): void {
  const last = line.at(-1);
  if (last !== undefined && last.style === piece.style)
    line[line.length - 1] = { ...last, text: last.text + piece.text };
  else line.push(piece);
}

/** Characters that no line begins with: closing brackets and punctuation. */
const CLINGS = /^[\p{Pe}\p{Pf}\p{Po}ーっゃゅょッャュョ]/u;

/** The parts of a word between which a line may end: beside wide characters, never before closing punctuation. */
function fragments(word: string, measure: Measure): string[] {
  if (/^[\u0020-\u02ff]*$/.test(word)) return [word];
  const parts: string[] = [];
  let wasWide = false;
  // Made here, since it takes longer to make than most words take to set.
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    const isWide = measure(segment) > 1;
    const joins = parts.length === 0 || CLINGS.test(segment) || !(isWide || wasWide);
    if (joins) parts[Math.max(0, parts.length - 1)] = (parts.at(-1) ?? '') + segment;
    else parts.push(segment);
    wasWide = isWide;
  }
  return parts;
}
