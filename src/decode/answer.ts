import type { Catalog } from '../catalog/catalog.js';
import type { Diagnosis, Evidence } from '../model.js';
import type { Redact } from '../safe/redact.js';
import { diagnoseFrame, evidenceOf } from './diagnose.js';
import { openedUp } from './frame.js';
import { bodyInto } from './frames/body.js';
import { emptyFrame, type Frame } from './frames/form.js';
import { type Piece, pieceOf } from './judge.js';
import { withLastResort } from './last-resort.js';
import { seal } from './seal.js';
import { whole } from './text.js';

/** An answer that did not have to be found in a text: somebody has just received it. */
export interface Answer {
  status: number;
  /** Names in lower case, as they came. */
  headers: readonly (readonly [name: string, value: string])[];
  body: string;
  /** The body was longer than was read. */
  isCut: boolean;
  url: string;
}

/** No answer: what the network said instead. */
export interface Fault {
  /** `ENOTFOUND`, `CERT_HAS_EXPIRED`. */
  code: string;
  /** The sentence of the network library. */
  message: string;
  url: string;
}

/** What an answer or a fault shows, and what it means at the provider that is known to have been asked. */
export interface Explained {
  evidence: Evidence;
  diagnosis: Diagnosis;
}

/**
 * Explains an answer as decode would explain it in a text.
 * @param asked the id of the provider that was asked: only it is considered, and what is true of everybody
 * @param now milliseconds since the epoch
 */
export function explainAnswer(
  { status, headers, body, isCut, url }: Answer,
  asked: string,
  catalog: Catalog,
  now: number,
  redact: Redact,
): Explained {
  const frame: Frame = { ...emptyFrame('probe'), cut: isCut };
  frame.status = { value: status, at: 'status line', span: null };
  frame.headers = headers.map(([name, value]) => ({ name, value, span: null }));
  frame.url = { value: url, at: 'request', span: null };
  bodyInto(frame, whole(body));
  const [piece] = withLastResort([openedUp(pieceOf(frame))], whole(body), body) as [Piece];
  return explained(piece.frame, asked, catalog, now, redact);
}

/** Explains a connection that failed. */
export function explainFault(
  { code, message, url }: Fault,
  asked: string,
  catalog: Catalog,
  now: number,
  redact: Redact,
): Explained {
  const frame = emptyFrame('probe');
  frame.transport = { value: code, at: 'connection', span: null };
  frame.said = [{ value: message, at: 'connection', span: null }];
  frame.url = { value: url, at: 'request', span: null };
  return explained(frame, asked, catalog, now, redact);
}

function explained(frame: Frame, asked: string, catalog: Catalog, now: number, redact: Redact): Explained {
  const diagnosis = diagnoseFrame(frame, redact, catalog, now, asked);
  // Who was asked is known to whoever asked.
  const because = diagnosis.because.filter(({ role }) => role !== 'asked');
  return { evidence: evidenceOf(frame, redact), diagnosis: seal({ ...diagnosis, because }, redact) };
}
