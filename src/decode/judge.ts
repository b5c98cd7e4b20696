import type { Evidence, Fact, Role } from '../model.js';
import { type Frame, LOOSE } from './frames/form.js';
import { gather } from './gather.js';
import type { Node } from './node.js';
import { child, has, isEmpty, numberOf, stringOf } from './tree.js';
import { COMPLAINTS, HOLDERS, isWell, jobOutcome } from './vocabulary.js';

/**
 * What a frame amounts to: a failure, a state of a job that may be none, words that mean something only if the catalog
 * knows them, or an answer in which nothing failed.
 */
export type Weight = 'failure' | 'state' | 'words' | 'nothing';

/** The few things by which frames are compared. */
export interface Gist {
  weight: Weight;
  status: number | null;
  code: string | null;
  message: string | null;
  evidence: Evidence;
}

/** A frame and what it amounts to, reckoned once. */
export interface Piece {
  frame: Frame;
  gist: Gist;
}

export function pieceOf(frame: Frame): Piece {
  return { frame, gist: gist(frame) };
}

function gist(frame: Frame): Gist {
  // Nothing of this leaves the room: what does is gathered again, without secrets.
  const evidence = gather(frame, (text) => text);
  return {
    weight: weigh(frame, evidence),
    status: value(evidence, 'status') as number | null,
    code: value(evidence, 'code') as string | null,
    message: value(evidence, 'message') as string | null,
    evidence,
  };
}

export function firstFact(evidence: Evidence, role: Role): Fact | undefined {
  return evidence.facts.find((fact) => fact.role === role);
}

function value(evidence: Evidence, role: Role): string | number | null {
  return firstFact(evidence, role)?.value ?? null;
}

function weigh(frame: Frame, evidence: Evidence): Weight {
  const status = firstFact(evidence, 'status')?.value as number | undefined;
  if (frame.ref !== null) return 'failure';
  if (status !== undefined && status >= 400) return 'failure';
  if (frame.transport !== null || firstFact(evidence, 'transport') !== undefined) return 'failure';
  if (frame.page.length > 0) return 'failure';
  if (frame.body !== null) {
    const ofBody = weighBody(frame, evidence);
    if (ofBody === 'failure' || ofBody === 'state' || frame.exceptions.length + frame.codes.length === 0) return ofBody;
  }
  if (frame.exceptions.length > 0 || frame.codes.length > 0) return 'failure';
  if (status !== undefined) return 'nothing';
  return frame.said.length > 0 || frame.requestId !== null ? 'words' : 'nothing';
}

const COMPLAINS = new RegExp(`\\b(?:${COMPLAINTS.join('|')})\\b`, 'i');

/** Levels of a log record that speak of no failure, by name and as pino numbers them. */
const CALM_LEVEL = /^(?:info|informational|debug|trace|notice|verbose|silly|[1-3]0)$/i;

/** A body that says itself that all is well: a calm record of a log, `"code":200`, `"status":"ok"`. */
function isCalm(node: Node): boolean {
  const said = (...names: string[]): string => {
    const found = child(node, ...names);
    return found === null ? '' : (stringOf(found) ?? String(numberOf(found) ?? ''));
  };
  if (CALM_LEVEL.test(said('level', 'severity', 'lvl', 'levelname', 'log.level'))) return true;
  return isWell(said('status', 'code', 'statusCode')) || said('code', 'errcode', 'error_code') === '0';
}

/** A message of several lines, of which one is an exception and the next where it was thrown. */
function hasStack(node: Node): boolean {
  const message = child(node, 'message', 'msg');
  return message?.kind === 'string' && /\n\w*(?:Error|Exception): [^\n]*\n[ \t]+at /.test(message.value);
}

function weighBody(frame: Frame, evidence: Evidence): Weight {
  const node = frame.body?.node;
  if (node === undefined) return 'nothing';
  if (node.kind === 'string') return 'words';
  if (node.kind !== 'object') {
    if (evidence.details.length > 0 || firstFact(evidence, 'code') !== undefined) return 'failure';
    // What a client prints behind the message: how long to wait, and why.
    return (firstFact(evidence, 'wait') ?? firstFact(evidence, 'reason')) === undefined ? 'nothing' : 'words';
  }
  if (frame.framing === 'xml' && (firstFact(evidence, 'code') ?? firstFact(evidence, 'message')) !== undefined)
    return 'failure';
  // The sample of a documentation page, not an answer.
  if (evidence.details.length > 0 && evidence.details.every(({ message }) => message === 'string')) return 'nothing';
  // A record of a log that ends in an exception's stack.
  const level = child(node, 'level', 'severity', 'levelname');
  if (level?.kind === 'string' && /^(?:err(?:or)?|fatal|critical)$/i.test(level.value) && hasStack(node))
    return 'failure';
  const flag = child(node, 'success', 'ok', 'succeeded');
  if (flag?.kind === 'other' && flag.value === false) return 'failure';
  const job = evidence.facts.find((fact) => fact.role === 'job');
  const outcome = job === undefined ? null : jobOutcome(String(job.value));
  if (outcome === 'failed') return 'failure';
  const succeeded = (flag?.kind === 'other' && flag.value === true) || outcome === 'done';
  if (HOLDERS.some((name) => !isEmpty(child(node, name))) && !succeeded) return 'failure';
  if (
    evidence.facts.some(
      ({ role, at }) =>
        (role === 'code' || role === 'message') &&
        /(?:^|\.)(?:user)?err(?:or)?s?(?:[._[-]|$|[ _]?(?:message|msg|text|desc(?:ription)?)s?(?:\[|$))/i.test(at),
    )
  )
    return 'failure';
  if (job !== undefined && outcome !== 'done') return 'state';
  // What says of itself that it went well, and lists no errors, has notes at most.
  if (flag?.kind === 'other' && flag.value === true && has(node, 'messages')) return 'nothing';
  if (succeeded) return outcome === 'done' ? 'state' : 'nothing';
  if (isCalm(node)) return 'nothing';
  const code = firstFact(evidence, 'code');
  // An event is named by its type; a failure says more.
  if (
    code !== undefined &&
    !isWell(String(code.value)) &&
    code.at !== LOOSE &&
    (code.at !== 'type' || firstFact(evidence, 'message') !== undefined)
  )
    return 'failure';
  const isReason = node.pairs.length < 3 && has(node, 'reason');
  if (!isReason && !has(node, 'message', 'msg', 'detail', 'error_description', 'fault')) return 'nothing';
  return COMPLAINS.test(String(firstFact(evidence, 'message')?.value ?? '')) ? 'failure' : 'words';
}
