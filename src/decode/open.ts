import type { Evidence } from '../model.js';
import { type Body, type Frame, LOOSE } from './frames/form.js';
import { type Gist, type Piece, pieceOf } from './judge.js';
import type { StringNode } from './node.js';
import { isReasonPhrase } from './reason-phrases.js';
import type { Text } from './text.js';
import { nodesBelow } from './tree.js';
import { inside } from './unquote.js';
import { isAsked, rankOf } from './vocabulary.js';

/** A structure inside a string, or a sentence about another answer. */
const WORTH_OPENING = /[{[](?:\s|\\[nrt])*\\*["'{}]|<html|<!doctype|<\?xml/i;
const LINK = /https?:\/\/[^\s"'<>]+/g;
const SPEAKS_OF_STATUS = /\b[45]\d\d\b/;
/** Keys whose strings may speak of another answer. Prompts, names and links do not. */
const MAY_SPEAK =
  /^(?:raw|body|data|response|responsebody|text|content|output|stderr|stdout|log|line|exception|payload|value|upstream|inner|original|@message|textpayload|jsonpayload|args|event|\w{0,20}(?:fail|err)\w{0,12}reason)/i;
/** A client's own way to pass a failure on, wherever it stands. */
const SPEAKS = /(?:^|\b(?:Error|Exception): )(?:HTTP )?(?:Error code|status(?: code)?)[:= ]+[45]\d\d\b[^{\n]{0,40}\{/i;
/** The parts of an error by their names, side by side. */
const LABELS = /\bMessage: [^\n]{4,400}, Code: \w/i;
const LONGEST = 500_000;

/**
 * Looks into the strings of a body: a gateway hides the cause in one, an app answers 500 with the 402 it got as words.
 * @param read how a text is read: the whole room again, one level less
 * @returns the failure found inside with this one as its outer frame, or the piece itself
 */
export function opened(piece: Piece, read: (text: Text) => Piece[]): Piece {
  const { frame, gist: own } = piece;
  const { body } = frame;
  if (body === null || frame.outer !== null) return piece;
  if (own.weight === 'nothing' && own.status !== null) return piece;
  for (const text of stringsOf(body)) {
    const inner = read(text).find((each) => isCause(each, own));
    if (inner === undefined) continue;
    const isAnswer = inner.frame.body !== null || inner.frame.page.length > 0;
    return pieceOf(
      isAnswer ||
        isMute(own) ||
        (own.status === null && own.code === null && own.evidence.details.length === 0 && !hasForm(own))
        ? wrapped(inner, frame, own.evidence)
        : restated(inner, frame, own),
    );
  }
  return piece;
}

function stringsOf({ node, text }: Body): Text[] {
  return nodesBelow(node, isAsked)
    .filter(
      ({ node: leaf, key }) =>
        leaf.kind === 'string' &&
        leaf.value.length <= LONGEST &&
        (key === '' ||
          MAY_SPEAK.test(key) ||
          rankOf('message', key) !== null ||
          SPEAKS.test(leaf.value) ||
          LABELS.test(leaf.value)) &&
        isWorthOpening(leaf.value),
    )
    .map(({ node: leaf }) => inside(text, leaf as StringNode));
}

function isWorthOpening(text: string): boolean {
  return (
    WORTH_OPENING.test(text) ||
    LABELS.test(text) ||
    /\b[Ee]rror (?:response )?from [a-z]+[: (]/.test(text) ||
    (SPEAKS_OF_STATUS.test(text.replace(LINK, ' ')) && /\p{L}/u.test(text))
  );
}

/** Whether what a string holds is the cause: a failing structure, or a status the outer answer does not show. */
function isCause({ frame: inner, gist: { weight, status } }: Piece, outer: Gist): boolean {
  if (weight === 'words' && inner.body?.node.kind === 'object') return true;
  if (weight !== 'failure') return false;
  if (inner.body !== null || inner.page.length > 0) return true;
  // What ran a command says only that it failed.
  if (status === null && outer.status === null && outer.code === null && outer.weight !== 'failure') return true;
  if (status === null || status === outer.status) return false;
  // Words alone correct what an app made of a failure; an answer of 400 and above speaks for itself.
  return outer.status === null || outer.status >= 500 || outer.status < 400;
}

function isMute({ code, message }: Gist): boolean {
  return code === null && (message === null || isReasonPhrase(message));
}

/** A body that names the kind of its error, or the state of a job, is an answer whatever its sentences say. */
function hasForm({ evidence }: Gist): boolean {
  return evidence.facts.some(({ role }) => role === 'type' || role === 'job');
}

/** The outer answer keeps its words; only the status they speak of becomes its own. */
function restated({ frame: inner }: Piece, outer: Frame, own: Gist): Frame {
  return { ...outer, status: inner.status, url: outer.url ?? inner.url, outer: own.status === null ? null : outer };
}

function wrapped({ frame: inner, gist: own }: Piece, outer: Frame, around: Evidence): Frame {
  const status = around.facts.find(({ role }) => role === 'status');
  const ofOuter = status === undefined ? null : { value: Number(status.value), at: status.at, span: status.span };
  const hasStatus = own.status !== null;
  // Where nobody knows a status, the outer code belongs to the sentence inside.
  const code = around.facts.find(({ role, at }) => role === 'code' && at !== LOOSE);
  const isTheirs = code !== undefined && ofOuter === null && own.status === null && own.code === null;
  const codes = isTheirs ? [...inner.codes, { value: String(code.value), at: code.at, span: code.span }] : inner.codes;
  const innermost = inner.outer === null ? { ...inner, outer } : { ...inner, outer: { ...inner.outer, outer } };
  return {
    ...innermost,
    codes,
    framing: outer.framing,
    status: hasStatus ? inner.status : ofOuter,
    headers: inner.headers.length > 0 ? inner.headers : outer.headers,
    url: inner.url ?? outer.url,
    cut: inner.cut || outer.cut,
  };
}
