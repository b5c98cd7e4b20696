import { isClientsOwn } from './clients-own.js';
import { type Frame, LOOSE } from './frames/form.js';
import { type Gist, type Piece, pieceOf } from './judge.js';
import { isReasonPhrase, statusOfPhrase } from './reason-phrases.js';
import { areTwo } from './two-failures.js';

/**
 * Puts together what belongs together. A text shows one failure in several pieces: the exception's line, the body it
 * prints, the request id in the next line. Neighbours that do not contradict each other are one failure; an app's own
 * answer about another failure becomes that failure's outer frame.
 * Beside a failure, answers in which nothing failed (settings, requests, successes) are not part of anything.
 * @param lines the pieces in the order of the text, those of one line together: they are joined first
 */
export function join(lines: readonly (readonly Piece[])[]): Piece[] {
  const isFailing = lines.some((line) => line.some(({ gist: { weight } }) => weight === 'failure'));
  const isAnswered = lines.some((line) => line.some((piece) => isAnswer(piece) && piece.gist.weight === 'failure'));
  const isExplained = lines.some((line) => line.some((piece) => isTelling(piece) && !isClientNote(piece)));
  const mayStay = (piece: Piece): boolean =>
    (piece.gist.weight === 'failure' && !(isExplained && (isBareStatus(piece) || isClientNote(piece)))) ||
    (piece.gist.weight === 'words' && !isAnswered);
  const speaking = isFailing ? lines.map((line) => line.filter((piece) => !isAnswer(piece) || mayStay(piece))) : lines;
  return completed(joinPieces(speaking.flatMap((line) => joinPieces(line, mergeOnLine))));
}

/**
 * Two failures in all, of which one knows the status and has nothing but a client's words for it, and the other is a
 * body that knows all but the status: somebody shows the answer to one call in two places.
 */
function completed(pieces: Piece[]): Piece[] {
  const failed = pieces.filter(({ gist }) => gist.weight === 'failure');
  const [first, second] = failed;
  if (failed.length !== 2 || first === undefined || second === undefined) return pieces;
  const [mute, body] = first.gist.status === null ? [second, first] : [first, second];
  const isItsPhrase = statusOfPhrase(body.gist.message ?? '') === mute.gist.status;
  const hasBody = body.gist.status === null && body.frame.body !== null && (isItsPhrase || !isMute(body.gist));
  const isOpen = mute.gist.status !== null && mute.gist.code === null && isOfClient(mute.gist);
  if (!hasBody || !isOpen || isElsewhere(mute.frame.url, body.frame.url) || mute.frame.framing === 'http')
    return pieces;
  const status = mute.frame.status ?? statusOf(mute);
  const frame = { ...body.frame, status, requestId: body.frame.requestId ?? mute.frame.requestId };
  return pieces.filter((each) => each !== mute).map((each) => (each === body ? pieceOf(frame) : each));
}

function joinPieces(pieces: readonly Piece[], put = merge): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const merged = last === undefined ? null : put(last, piece);
    if (merged === null) joined.push(piece);
    else joined[joined.length - 1] = merged;
  }
  return joined;
}

function merge(one: Piece, other: Piece): Piece | null {
  const [first, second] = [one.gist, other.gist];
  if (isLeadIn(one, other)) return together({ ...one, frame: { ...one.frame, body: null } }, other);
  // An answer in which nothing failed is an answer of its own.
  if (isAnswer(one) && isAnswer(other) && isEcho(first, second)) return together(one, other);
  if (isAnswer(one) && isAnswer(other) && isShell(one, other))
    return isMute(first) ? together(other, one) : together(one, other);
  if (isAnswer(one) && isAnswer(other)) {
    if (!sharesText(one, other)) return null;
    if (isSame(first, second) || restates(first, second)) return together(one, other);
    return adds(first, second) ? (first.code === null ? together(other, one) : together(one, other)) : null;
  }
  const areFailures = first.weight === 'failure' && second.weight === 'failure';
  if ((isAnswer(one) || areFailures) && !isOpen(one) && isElsewhere(one.frame.url, other.frame.url)) return null;
  if (areFailures && areTwo(one, other)) return null;
  if (agrees(first.status, second.status)) return together(one, other);
  // Two statuses: the piece with an answer in it is the failure, the other is what was made of it.
  if (isAnswer(one)) return around(one, other.frame);
  return isAnswer(other) ? around(other, one.frame) : null;
}

/** A failure with what was made of it as its outer frame. */
function around(piece: Piece, outer: Frame): Piece {
  return { ...piece, frame: { ...piece.frame, outer: piece.frame.outer ?? outer } };
}

/** The status in words, or the sentence that a client made of it. */
function isOfClient({ status, message }: Gist): boolean {
  return (
    message === null ||
    isReasonPhrase(message) ||
    isClientsOwn(message) ||
    new RegExp(`(?<![\\w.])${status}(?![\\w.])`).test(message)
  );
}

/** On one line, what was answered and the status it came with are one, though each is a structure of its own. */
function mergeOnLine(one: Piece, other: Piece): Piece | null {
  // Behind what a service answered, on the same line, the page that an app's own server made of it.
  if (
    isTelling(one) &&
    one.gist.code !== null &&
    other.frame.framing === 'html' &&
    other.gist.code === null &&
    (other.gist.status ?? 0) >= 500
  )
    return around(one, other.frame);
  if (other.frame.cut && isAnswer(one) && isAnswer(other) && restates(one.gist, other.gist))
    return together(one, other);
  const isRest = one.gist.status === null && other.gist.status !== null && isMute(other.gist) && !isMute(one.gist);
  if (!isRest || !isAnswer(one) || !isAnswer(other) || one.frame.framing === 'http') return merge(one, other);
  return together(
    { ...one, frame: { ...one.frame, status: statusOf(other) } },
    { ...other, frame: { ...other.frame, body: null } },
  );
}

function isTelling(piece: Piece): boolean {
  const { frame, gist } = piece;
  return (
    isAnswer(piece) && gist.weight === 'failure' && (frame.page.length > 0 || (gist.code ?? gist.message) !== null)
  );
}

/** A record that knows no more than a status, beside one that tells: what an app's own users got. */
function isBareStatus({ frame, gist }: Piece): boolean {
  return (
    frame.framing !== 'http' &&
    frame.headers.length === 0 &&
    gist.code === null &&
    gist.message === null &&
    frame.page.length === 0
  );
}

/** What a client noted of its own course, beside what was answered: `{"error": "Error: Request was aborted."}`. */
function isClientNote({ frame, gist }: Piece): boolean {
  if (frame.ref !== null) return false;
  const pairs = frame.body?.node.kind === 'object' ? frame.body.node.pairs : [];
  const isThrown = pairs.some(({ value }) => value.kind === 'string' && /^\w*Error: /.test(value.value));
  const isOwn = gist.status === null && gist.code === null && gist.message !== null && isThrown;
  return frame.framing === 'json' && isOwn;
}

/** A piece with an answer of its own: a structure, a page, an HTTP message. */
function isAnswer({ frame }: Pick<Piece, 'frame'>): boolean {
  return frame.body !== null || frame.page.length > 0 || frame.ref !== null || frame.framing === 'http';
}

/** No more than the class of an exception: the address beside it may be any that the reporter went to. */
function isOpen({ frame, gist }: Piece): boolean {
  if (isAnswer({ frame }) || gist.status !== null || frame.transport !== null) return false;
  return gist.evidence.facts.every(({ role, at }) => at === LOOSE || (role !== 'message' && role !== 'code'));
}

/** Whether two pieces name two hosts. */
function isElsewhere(one: Frame['url'], other: Frame['url']): boolean {
  const host = (url: string): string | undefined => /^https?:\/\/([^/?#]+)/i.exec(url)?.[1];
  return one !== null && other !== null && host(one.value) !== host(other.value);
}

function agrees(one: number | null, other: number | null): boolean {
  return one === null || other === null || one === other;
}

function isSame(one: Gist, other: Gist): boolean {
  const says = (one.message === other.message && one.message !== null) || sameTransport(one, other);
  return agrees(one.status, other.status) && one.code === other.code && says;
}

/** The same sentence, once alone and once with the code that belongs to it. */
function adds(one: Gist, other: Gist): boolean {
  const isSentence = one.message === other.message && /\S \S+ \S/.test(one.message ?? '');
  return isSentence && agrees(one.status, other.status) && (one.code === null || other.code === null);
}

/** The same code, once as a record and once as a body, of which one says more. */
function restates(one: Gist, other: Gist): boolean {
  const [first, second] = [one.message ?? '', other.message ?? ''];
  // Without a code, one is the beginning of the other, cut off.
  const isCut = Math.min(first.length, second.length) > 30 && (first.startsWith(second) || second.startsWith(first));
  return (
    one.code === other.code &&
    agrees(one.status, other.status) &&
    (one.code === null ? isCut && one.status === other.status : first.includes(second) || second.includes(first))
  );
}

/** `Status: 400` and other fields of a client's own, `Response:`, and below it what was answered. */
function isLeadIn(one: Piece, other: Piece): boolean {
  const isSameCode = (other.gist.code ?? one.gist.code) === one.gist.code;
  const isOwn = one.gist.code === null || (isSameCode && addsNothing(one, other));
  const isRecord = one.frame.framing === 'record' && isOwn && one.gist.status !== null;
  return (
    isRecord &&
    /^(?:json|xml)$/.test(other.frame.framing) &&
    isTelling(other) &&
    agrees(one.gist.status, other.gist.status)
  );
}

/** What was answered, and the object of the answer around it, printed without its body: the same status, the headers. */
function isShell(one: Piece, other: Piece): boolean {
  const [first, second] = [one.gist, other.gist];
  const shell = isMute(first) ? one : other;
  return (
    isMute(first) !== isMute(second) &&
    first.status !== null &&
    first.status === second.status &&
    shell.frame.framing !== 'http' &&
    shell.frame.headers.length > 0 &&
    !isElsewhere(one.frame.url, other.frame.url)
  );
}

function isMute({ code, message }: Gist): boolean {
  return code === null && (message === null || isReasonPhrase(message));
}

/** Whether nothing but loose words around it, the code and what the other says as well are the message of a piece. */
function addsNothing({ gist: { evidence, code } }: Piece, { gist: { message } }: Piece): boolean {
  const isKnown = (words: string): boolean =>
    words === '' || words === code || (words.length > 12 && (message ?? '').startsWith(words.replace(/^["']/, '')));
  return evidence.facts.every(({ role, at, value }) => role !== 'message' || at === LOOSE || isKnown(String(value)));
}

/** The same code, once without any words: what an SDK's error has beside the sentence it is printed with. */
function isEcho(one: Gist, other: Gist): boolean {
  const mute = [one, other].filter(({ message }) => (message ?? '') === '').length;
  return one.code !== null && one.code === other.code && agrees(one.status, other.status) && mute === 1;
}

function sameTransport(one: Gist, other: Gist): boolean {
  const [first, second] = [one, other].map(
    ({ evidence }) => evidence.facts.find(({ role }) => role === 'transport')?.value,
  );
  return first !== undefined && first === second;
}

/** The same answer printed twice in one breath, as an object and as a string; not the same failure happening twice. */
function sharesText(one: Piece, other: Piece): boolean {
  const isOpen = one.gist.status === null || other.gist.status === null;
  return one.frame.framing !== 'http' && other.frame.framing !== 'http' && isOpen;
}

function together(one: Piece, other: Piece): Piece {
  // A long log is read once: what only repeats or adds words to many is passed over.
  if (one.frame.said.length >= ENOUGH && addsWords(other)) return one;
  // Of two answers the one that knows its status.
  const knowsMore = isAnswer(other) && (!isAnswer(one) || (one.gist.status === null && other.gist.status !== null));
  const [main, beside] = knowsMore ? [other.frame, one.frame] : [one.frame, other.frame];
  const frame: Frame = {
    ...main,
    status: main.status ?? beside.status ?? (knowsMore || main.body === null ? null : statusOf(other)),
    headers: some(main.headers, beside.headers),
    body: main.body ?? beside.body,
    page: some(main.page, beside.page),
    said: some(main.said, beside.said),
    codes: some(main.codes, beside.codes),
    exceptions: some(main.exceptions, beside.exceptions),
    transport: main.transport ?? beside.transport,
    url: main.url ?? beside.url,
    requestId: main.requestId ?? beside.requestId,
    ref: main.ref ?? beside.ref,
    keys: some(main.keys, beside.keys),
    cut: main.cut || beside.cut,
    outer: main.outer ?? beside.outer,
  };
  return pieceOf(frame);
}

/** The status that the body of a piece shows. */
function statusOf({ gist }: Piece): Frame['status'] {
  const fact = gist.evidence.facts.find(({ role }) => role === 'status');
  return fact === undefined ? null : { value: Number(fact.value), at: fact.at, span: fact.span };
}

/** So many sentences say what they have to say. */
const ENOUGH = 24;

function addsWords({ frame }: Piece): boolean {
  return !isAnswer({ frame }) && frame.transport === null && frame.codes.length === 0 && frame.requestId === null;
}

/** How many pieces of a kind one failure may collect: what it is, its first lines say. */
const MOST = 200;

function some<Item>(one: readonly Item[], other: readonly Item[]): Item[] {
  return one.length >= MOST ? [...one] : [...one, ...other].slice(0, MOST);
}
