import type { Catalog } from '../catalog/catalog.js';
import type { Diagnosis, Evidence, Fact } from '../model.js';
import type { Redact } from '../safe/redact.js';
import { diagnose, evidenceOf } from './diagnose.js';
import { openedUp } from './frame.js';
import { bodyInto } from './frames/body.js';
import { emptyFrame, type Frame } from './frames/form.js';
import { gather } from './gather.js';
import { pieceOf } from './judge.js';
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

/** What an answer shows, read as decode would read it. */
export function evidenceOfAnswer({ status, headers, body, isCut, url }: Answer, redact: Redact): Evidence {
  const frame: Frame = { ...emptyFrame('probe'), cut: isCut };
  frame.status = { value: status, at: 'status line', span: null };
  frame.headers = headers.map(([name, value]) => ({ name, value, span: null }));
  frame.url = { value: url, at: 'request', span: null };
  bodyInto(frame, whole(body));
  return evidenceOf(openedUp(pieceOf(frame)).frame, redact);
}

/** What a failed connection shows. */
export function evidenceOfFault({ code, message, url }: Fault, redact: Redact): Evidence {
  const frame = emptyFrame('probe');
  frame.transport = { value: code, at: 'connection', span: null };
  frame.said = [{ value: message, at: 'connection', span: null }];
  frame.url = { value: url, at: 'request', span: null };
  return gather(frame, redact);
}

/**
 * Explains evidence of which it is known who was asked: only that provider is considered, and what is true of everybody.
 * @param provider the id of the provider that was asked
 * @param now milliseconds since the epoch
 */
export function diagnoseAsked(
  evidence: Evidence,
  provider: string,
  catalog: Catalog,
  now: number,
  redact: Redact,
): Diagnosis {
  const asked: Fact = { role: 'asked', at: 'probe', value: provider, span: null };
  const known = catalog.providers.filter(({ file }) => file.id === provider || file.kind === 'last-resort');
  const diagnosis = diagnose({ ...evidence, facts: [...evidence.facts, asked] }, { ...catalog, providers: known }, now);
  // Who was asked is known to whoever asked.
  const because = diagnosis.because.filter(({ role }) => role !== 'asked');
  return seal({ ...diagnosis, because }, redact);
}
