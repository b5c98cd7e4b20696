import { isBoilerplate, isSentence } from './api-words.js';
import { isClientsOwn, isReporters } from './clients-own.js';
import { quotedIn } from './code-beside.js';
import { isComplaint } from './code-in.js';
import { type Frame, LOOSE, reading } from './frames/form.js';
import { type Line, linesOf } from './frames/lines.js';
import { SPEAKS_LAST, STACK } from './frames/words.js';
import { type Piece, pieceOf } from './judge.js';
import { codeOf } from './last-code.js';
import { complaintIn, type Words, wordsOf } from './last-words.js';
import { isPasted, pastedIn } from './pasted.js';
import { isReasonPhrase } from './reason-phrases.js';
import { requestIdBeside } from './request-id.js';
import { sentenceIn } from './sentence.js';
import { origin, type Text } from './text.js';
import { nodesBelow } from './tree.js';
import { isAsked } from './vocabulary.js';

/** So far below what is known what was said may stand. */
const BELOW = 14;
/** And so far above. */
const LEAD = 3;
/** A log tells each failure on lines of its own; in more of them nothing is searched for. */
const MOST_FAILURES = 40;

/** A line and where it stands in the text as it was given. */
interface Place extends Line {
  from: number;
  to: number;
  /** Whether it was marked as pasted, where anything was: then the others are a reporter's. */
  worth: number;
}

/**
 * Where a failure is established and no reader found what was said, or only the client's own words, what complains
 * most beside it is taken for it; the same with its code and its id.
 * @param text the text that the pieces were read from
 * @param given the same as it was pasted: in it a reporter's words and what he pasted are told apart
 */
export function withLastResort(pieces: readonly Piece[], text: Text, given: string): Piece[] {
  const failed = pieces.filter(({ gist }) => gist.weight === 'failure');
  const open = failed.filter(
    (piece) => lacksWords(piece) || lacksCode(piece) || idOf(piece) === null || frameSaysOwn(piece),
  );
  if (open.length === 0 || failed.length > MOST_FAILURES) return [...pieces];
  const pasted = pastedIn(given);
  const lines: Place[] = linesOf(text.value)
    .filter(
      ({ value }) =>
        value.trim() !== '' && (!STACK.test(value.slice(0, 2000)) || SPEAKS_LAST.test(value.slice(0, 2000))),
    )
    .map((line) => {
      const { start, end } = origin(text, line.start, line.end);
      const place = { start, end: Math.max(end, start + 1) };
      return { ...line, from: start, to: end, worth: pasted.length === 0 ? 0 : isPasted(pasted, place) ? 3 : -6 };
    });
  const ids = new Set(pieces.map(idOf));
  const starts = failed.map((piece) => extentOf(piece)?.start ?? 0);
  const ends = failed.map((piece) => extentOf(piece)?.end ?? 0);
  return pieces.map((piece) => {
    const at = open.includes(piece) ? failed.indexOf(piece) : -1;
    if (at < 0) return piece;
    const extent = extentOf(piece);
    // An answer that stands in no text is all there is.
    if (extent === null) return completed(piece, text, lines.slice(0, BELOW), ids);
    const next = starts.filter((start) => start > extent.end).sort((one, other) => one - other)[0] ?? Infinity;
    const before = Math.max(-1, ...ends.filter((end) => end <= extent.start));
    const lead = above(lines, extent, before, text.value);
    return completed(piece, text, without(piece.frame, around(lines, extent, next)), ids, lead);
  });
}

/** The lines on which a failure stands, and those below up to the next failure. */
function around(lines: readonly Place[], { start, end }: Extent, next: number): Place[] {
  const first = lines.findIndex(({ to }) => to >= start);
  if (first < 0) return [];
  const own = lines.slice(first);
  const behind = own.findIndex(({ from }) => from > end);
  const below = own.slice(0, (behind < 0 ? own.length : behind) + BELOW).filter(({ from }) => from < next);
  const headed = below.findIndex(({ value, from }) => from > end && /^[ \t]*#{1,6} /.test(value));
  return headed < 0 ? below : below.slice(0, headed);
}

/** The lines right above a failure, without an empty one between: the sentence may stand over its status. */
function above(lines: readonly Place[], { start }: Extent, before: number, source: string): Place[] {
  const first = lines.findIndex(({ to }) => to >= start);
  let at = first;
  while (at > 0 && first - at < LEAD) {
    const [one, next] = [lines[at - 1] as Place, lines[at] as Place];
    if (one.from <= before || (source.slice(one.end, next.start).match(/\n/g)?.length ?? 0) > 1) break;
    at -= 1;
  }
  return first < 0 ? [] : lines.slice(at, first).reverse();
}

/** The lines that are no header of the answer. */
function without({ headers, framing }: Frame, lines: readonly Place[]): readonly Place[] {
  const spans = headers.map(({ span }) => span).filter((span) => span !== null);
  // What curl notes beside an exchange is its own.
  const others = framing === 'http' ? lines.filter(({ value }) => !/^[ \t]*\* /.test(value)) : lines;
  return others.filter(({ from, to }) => !spans.some(({ start }) => start >= from && start <= to));
}

interface Extent {
  start: number;
  end: number;
}

/** From the first to the last of what establishes a failure. */
function extentOf({ frame, gist }: Piece): Extent | null {
  const told = gist.evidence.facts.filter(
    ({ role, at }) => at !== LOOSE || role === 'status' || role === 'transport' || role === 'code',
  );
  const spans = [...told.map(({ span }) => span), frame.status?.span ?? null, frame.span].filter(
    (span) => span !== null,
  );
  if (spans.length === 0) return null;
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
}

const NOTHING_KNOWN = { status: null, code: null, isField: false, isTransport: false };

function saidOf({ gist }: Piece): string[] {
  return gist.evidence.facts
    .filter(({ role, at }) => role === 'message' && at !== LOOSE)
    .map(({ value }) => String(value));
}

function lacksWords(piece: Piece): boolean {
  return saidOf(piece).every(
    (said) =>
      isClientsOwn(said) || isBoilerplate(said) || isReasonPhrase(said) || sentenceIn(said, NOTHING_KNOWN) === '',
  );
}

function frameSaysOwn({ frame }: Piece): boolean {
  return frame.said.some(({ at, value }) => at !== LOOSE && isClientsOwn(value));
}

function lacksCode({ gist: { evidence } }: Piece): boolean {
  return !evidence.facts.some(
    ({ role, at }) => role === 'transport' || ((role === 'code' || role === 'type') && at !== LOOSE),
  );
}

function idOf({ gist: { evidence } }: Piece): string | null {
  const fact = evidence.facts.find(({ role }) => role === 'request-id');
  return fact === undefined ? null : String(fact.value);
}

function completed(
  piece: Piece,
  text: Text,
  near: readonly Place[],
  ids: ReadonlySet<string | null>,
  lead: readonly Place[] = [],
): Piece {
  const { frame } = piece;
  // A client's own words stand back behind any others.
  const others = frame.said.filter(({ at, value }) => at === LOOSE || !isClientsOwn(value));
  const hasOthers = others.some(({ at }) => at !== LOOSE);
  const said = lacksWords(piece)
    ? (fromPage(frame) ?? fromBody(frame) ?? fromLines(text, [...lead].reverse().concat(near), piece))
    : null;
  const code = lacksCode(piece) ? (codeFrom(text, near, frame.cut) ?? codeFrom(text, lead, frame.cut)) : null;
  const id = idOf(piece) === null ? (idFrom(text, near, ids) ?? idFrom(text, lead, ids)) : null;
  if (said === null && code === null && id === null && !(hasOthers && others.length < frame.said.length)) return piece;
  return pieceOf({
    ...frame,
    said: said !== null ? [said, ...others] : hasOthers ? others : frame.said,
    codes: code === null ? frame.codes : [...frame.codes, code],
    requestId: frame.requestId ?? id,
  });
}

type Said = Frame['said'][number];

function fromLines(text: Text, near: readonly Place[], piece: Piece): Said | null {
  // What the page or the body of an answer says is read; beside it stands a reporter's.
  if (piece.frame.body !== null && saidOf(piece).length > 0) return null;
  let best: { words: Words; line: Place; score: number } | null = null;
  for (const line of near) {
    // An item of a list of the answer is no line that anybody shows.
    if (piece.frame.body !== null && /^[ \t]*["']/.test(line.value)) continue;
    const words = wordsOf(line.value);
    if (words === null) continue;
    const score = words.score + line.worth;
    if (score <= 0) continue;
    // Of equal items of a list, or causes, the last is the innermost.
    if (best === null || score > best.score || (score === best.score && score >= 10)) best = { words, line, score };
  }
  return best === null ? null : readingOf(text, best.line, best.words.value);
}

/** @param isCut the answer stops before its end: half a code at the end of the text is none */
function codeFrom(text: Text, near: readonly Place[], isCut: boolean): Said | null {
  for (const [at, line] of near.entries()) {
    const told = isReporters(line.value) ? quotedIn(line.value) : line.value;
    const code = (told === null ? null : codeOf(told)) ?? codeAlone(line.value, near[at - 1]?.value ?? '');
    if (code !== null && !(isCut && text.value.trimEnd().endsWith(code))) return readingOf(text, line, code);
  }
  return null;
}

/** A code that has its line for itself, below one that ends with a comma or a colon. */
function codeAlone(line: string, before: string): string | null {
  const word = /[,:\uff1a][ \t]*$/.test(before)
    ? /^[ \t>*\u2502`"'-]*([A-Za-z][\w.-]{4,80}?)[`"'.,; \t]*$/.exec(line)?.[1]
    : undefined;
  return word !== undefined && isComplaint(word.charAt(0).toUpperCase() + word.slice(1), true) ? word : null;
}

/** An id that no other failure has. */
function idFrom(text: Text, near: readonly Place[], ids: ReadonlySet<string | null>): Said | null {
  const found = requestIdBeside(near.map(({ value }) => value));
  if (found === null || ids.has(found.id)) return null;
  const start = (near[found.line] as Place).start + found.index;
  return reading(found.id, 'text', text, start, start + found.id.length);
}

function readingOf(text: Text, line: Line, value: string): Said {
  const at = Math.max(0, line.value.lastIndexOf(value));
  return reading(value, 'beside', text, line.start + at, line.start + at + value.length);
}

/** The sentence of a page that complains: a paragraph or a heading, or what stands between its tags. */
function fromPage({ page }: Frame): Said | null {
  const told = page.filter(({ at, value }) => at !== 'page text' && at !== '<title>' && isSentence(value));
  const named = told.find(({ value }) => complaintIn(value) > 0 && value.split(' ').length > 3);
  if (named !== undefined) return { ...named, at: 'page' };
  const words = page.find(({ at }) => at === 'page text');
  if (words === undefined) return null;
  const heading = page.filter(({ at }) => /^<(?:title|h1)>$/.test(at)).map(({ value }) => value);
  const rest = heading.reduce(
    (left, each) => (left.startsWith(each) ? left.slice(each.length).trim() : left),
    words.value.replace(/\\[nrt]/g, ' ').trim(),
  );
  const sentence = rest
    .split(/(?<=[.!])[ \t]+(?=\p{Lu})/u)
    .find((each) => isSentence(each) && !isReporters(each) && complaintIn(each) > 0);
  return sentence === undefined || sentence.length > 400 ? null : { ...words, at: 'page', value: sentence.trim() };
}

/** A sentence that complains, under a name that nobody else uses for one. */
function fromBody({ body }: Frame): Said | null {
  if (body === null || body.node.kind === 'string') return null;
  const found = nodesBelow(body.node, isAsked).find(
    ({ node, key }) =>
      node.kind === 'string' &&
      node.value.length < 400 &&
      !/url|link|href|doc|help|stack|trace|path|title|id$/i.test(key) &&
      /^\p{L}.*[ \t].*[ \t]/u.test(node.value) &&
      complaintIn(node.value) === 2 &&
      !isClientsOwn(node.value),
  );
  if (found === undefined) return null;
  const { value, start, end } = found.node as { value: string; start: number; end: number };
  return reading(value, 'body', body.text, start, end);
}
