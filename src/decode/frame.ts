import { clean } from './clean.js';
import type { Find, Form } from './frames/form.js';
import { page } from './frames/html.js';
import { http } from './frames/http.js';
import { json } from './frames/json.js';
import { logfmt } from './frames/logfmt.js';
import { php } from './frames/php.js';
import { record } from './frames/record.js';
import { sse } from './frames/sse.js';
import { ticket } from './frames/ticket.js';
import { words } from './frames/words.js';
import { xml } from './frames/xml.js';
import { join } from './join.js';
import { type Piece, pieceOf } from './judge.js';
import { withLastResort } from './last-resort.js';
import { opened } from './open.js';
import { peel } from './peel.js';
import { slice, type Text, whole } from './text.js';

/**
 * The forms, the most telling first: what one has claimed is not shown to the next. A new form is a file in `frames/`
 * and a line here, where its place says what it takes precedence over.
 */
export const FORMS: readonly Form[] = [ticket, http, php, sse, logfmt, json, page, xml, record, words];

/** How often a string is opened to look for a failure inside: gateways wrap, and wrap again. */
const LEVELS = 3;

/**
 * Reads a text: one frame for each failure in it, and for each answer that may be one.
 * @param given the text as it was pasted
 */
export function frame(given: string): Piece[] {
  const text = peel(clean(whole(given)));
  return withLastResort(frames(text, LEVELS), text, given);
}

/** A piece with the failure that its strings hold, if they do. */
export function openedUp(piece: Piece, levels = LEVELS): Piece {
  return levels === 0 ? piece : opened(piece, (inner) => frames(inner, levels - 1));
}

function frames(text: Text, levels: number): Piece[] {
  const finds: Find[] = [];
  for (const form of FORMS) {
    for (const gap of unclaimed(text, finds)) for (const find of shifted(form, text, gap)) finds.push(find);
  }
  return join(
    byLine(text, finds).map((group) =>
      group.flatMap((find) => find.frames.map((each) => openedUp(pieceOf(each), levels))),
    ),
  );
}

/** Finds in the order of the text; those that share a line, or the ends of one, stand in one group. */
function byLine(text: Text, finds: readonly Find[]): Find[][] {
  const groups: Find[][] = [];
  let end = -1;
  for (const find of [...finds].sort((one, other) => one.start - other.start)) {
    const group = groups.at(-1);
    if (group !== undefined && !text.value.slice(end, find.start).includes('\n')) group.push(find);
    else groups.push([find]);
    end = find.end;
  }
  return groups;
}

interface Gap {
  start: number;
  end: number;
}

/** The stretches of a text that no form has claimed yet. */
function unclaimed(text: Text, claimed: readonly Find[]): Gap[] {
  const gaps: Gap[] = [];
  let from = 0;
  for (const { start, end } of [...claimed].sort((one, other) => one.start - other.start)) {
    if (start > from) gaps.push({ start: from, end: start });
    from = Math.max(from, end);
  }
  if (from < text.value.length) gaps.push({ start: from, end: text.value.length });
  return gaps;
}

function shifted(form: Form, text: Text, gap: Gap): Find[] {
  const finds = form.find(slice(text, gap.start, gap.end));
  return finds.map((find) => ({ ...find, start: find.start + gap.start, end: find.end + gap.start }));
}
