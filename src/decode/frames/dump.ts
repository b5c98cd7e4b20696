import { normalise } from '../../catalog/spelling.js';
import type { Node } from '../node.js';
import { child, has, isEmpty, isObject, nodesBelow, numberOf, pairsOf, statusOf, stringOf } from '../tree.js';
import { isAsked, rankOf } from '../vocabulary.js';
import { addressOfCall } from './address.js';
import { type Body, emptyFrame, type Frame, reading } from './form.js';

/**
 * Reads a structure into a frame. It may be the answer's body itself, or a program's dump of the whole exchange: an
 * error object of axios or an SDK, a log record, a stored response. Of a dump only the answer is kept; what was asked
 * (`config`, `request`, `options`) is not.
 */
export function responseInto(frame: Frame, body: Body): void {
  const { node } = body;
  if (node.kind !== 'object') {
    frame.body = body;
    return;
  }
  const answer = answerIn(node);
  if (answer === null) {
    frame.body = body;
    recordInto(frame, node, body);
    const headers = child(node, 'headers');
    // What was answered and its headers, side by side, and no status.
    if (headers !== null && isObject(child(node, 'response')) && !has(headers, 'authorization', 'user-agent'))
      headersInto(frame, headers, body.text);
    return;
  }
  aboutInto(frame, node, body);
  if (answer.node !== node) aboutInto(frame, answer.node, body);
  const { key, value } = answer.content ?? { key: '', value: null };
  if (value === null || isEmpty(value)) {
    // Nothing was answered but a status: what the dump itself says is all there is.
    frame.body = { ...body, node: said(node) };
    return;
  }
  frame.body = { node: value, text: body.text, under: answer.path === '' ? key : `${answer.path}.${key}` };
}

/** A log record says where the call went; of an API's own body a link is no address. */
function recordInto(frame: Frame, node: Node, { text }: Body): void {
  const isOfCall =
    has(
      node,
      'level',
      'severity',
      'logger',
      'timestamp',
      'time',
      'method',
      'syscall',
      'config',
      'options',
      'endpoint',
      'NSErrorFailingURLStringKey',
      'stack',
    ) ||
    isObject(child(node, 'url')) ||
    [node, child(node, 'cause', 'error', 'err')].some(
      (each) => each !== null && isObject(each) && /(?:Error|Exception)$/.test(each.name ?? ''),
    );
  if (!isOfCall) return;
  const address = addressOfCall(node);
  if (address !== null) frame.url = reading(address.url, 'dump', text, address.node.start, address.node.end);
}

interface Answer {
  /** The object with status, headers and content. */
  node: Node;
  path: string;
  content: { key: string; value: Node } | null;
}

/** The answer inside a dump, or `null` where the structure is no dump. */
function answerIn(node: Node): Answer | null {
  const inner = nodesBelow(node, isAsked).find(
    (leaf) => isAnswerKey(leaf.key) && leaf.depth <= 5 && isObject(leaf.node) && isAnswered(leaf.node),
  );
  if (inner !== undefined) return { node: inner.node, path: inner.path, content: contentOf(inner.node) };
  if (looksLikeAnswer(node)) return { node, path: '', content: contentOf(node) };
  // An SDK's own error: status, headers and the parsed error side by side.
  if (
    statusOf(child(node, 'status', 'statusCode', 'status_code')) !== null &&
    isObject(child(node, 'headers', 'response_headers', 'responseHeaders'))
  ) {
    return { node, path: '', content: contentOf(node) };
  }
  // A client's error whose data says itself that the call failed: it had no status to show it by.
  const data = child(node, 'data');
  const flag = data === null ? null : child(data, 'ok', 'success');
  if (
    data !== null &&
    flag?.kind === 'other' &&
    flag.value === false &&
    has(node, 'code', 'name') &&
    !isEmpty(child(data, 'error'))
  )
    return { node, path: '', content: { key: 'data', value: data } };
  return null;
}

/** What stands under `response` needs less to be one: a status and anything that was answered. */
function isAnswered(node: Node): boolean {
  const status = statusOf(child(node, 'status', 'statusCode', 'status_code'));
  return looksLikeAnswer(node) || (status !== null && has(node, 'data', 'body'));
}

function isAnswerKey(key: string): boolean {
  return ['response', 'res', 'httpresponse', 'rawresponse', 'lasterror'].includes(normalise(key));
}

export function looksLikeAnswer(node: Node): boolean {
  const status =
    statusOf(child(node, 'statusCode', 'status_code', 'status', 'responseStatusCode')) ?? statusOf(child(node, 'code'));
  if (status === null) return false;
  const content = child(node, 'data', 'body', 'rawBody', 'text', 'responseBody', 'responseText', 'content');
  return (
    has(node, 'headers', 'header', 'statusText', 'statusMessage', 'config', 'responseHeaders') ||
    (content !== null && content.kind === 'string' && /^\s*[{[<]/.test(content.value)) ||
    // An SDK's own error, printed with what was answered: `{ status: 422, body: { … } }`.
    (status >= 400 && !isEmpty(child(node, 'body')))
  );
}

function contentOf(node: Node): { key: string; value: Node } | null {
  for (const key of ['data', 'body', 'responseBody', 'rawBody', 'responseText', 'text', 'content', 'error', 'errors']) {
    const value = child(node, key);
    if (value !== null && !isEmpty(value) && !isHollow(value)) return { key, value };
  }
  return null;
}

/** `{ error: [Object] }`: printed without what it holds. */
function isHollow(node: Node): boolean {
  return (
    pairsOf(node).length > 0 && pairsOf(node).every(({ value }) => value.kind === 'other' && value.value === undefined)
  );
}

/** What a dump says around the answer: status, headers, where the request went. */
function aboutInto(frame: Frame, node: Node, { text }: Body): void {
  const place = (value: Node): [number, number] => [value.start, value.end];
  const status =
    [
      child(node, 'statusCode', 'status_code'),
      child(node, 'status'),
      child(node, 'responseStatusCode'),
      child(node, 'code'),
    ].find((each) => statusOf(each) !== null) ?? null;
  const number = statusOf(status);
  if (frame.status === null && status !== null && number !== null)
    frame.status = reading(number, 'status', text, ...place(status));
  const headers = child(node, 'headers', 'header', 'responseHeaders', 'response_headers', 'rawHeaders');
  if (headers !== null) headersInto(frame, headers, text);
  const address = addressOfCall(node);
  if (frame.url === null && address !== null) frame.url = reading(address.url, 'request', text, ...place(address.node));
  const id = pairsOf(node).find(
    ({ key, value }) => key !== 'reqId' && rankOf('request-id', key) !== null && value.kind === 'string',
  );
  const words = id === undefined ? null : stringOf(id.value);
  if (id !== undefined && words !== null && words.length > 5)
    frame.requestId ??= reading(words, id.key, text, ...place(id.value));
}

export function headersInto(frame: Frame, headers: Node, text: Body['text']): void {
  for (const { key, value } of pairsOf(headers)) {
    const known = value.kind === 'array' ? (value.items[0] ?? value) : (child(value, '0') ?? value);
    const words = stringOf(known) ?? (numberOf(known) === null ? null : String(numberOf(known)));
    if (words !== null) {
      const span = reading('', '', text, known.start, known.end).span;
      frame.headers.push({ name: key.toLowerCase(), value: words, span });
    }
  }
  if (headers.kind !== 'array') return;
  const isFlat = headers.items.length > 3 && headers.items.every((item) => item.kind === 'string');
  if (isFlat) {
    // Node's own: names and values in turn.
    for (let at = 0; at + 1 < headers.items.length; at += 2) {
      const [name, item] = [stringOf(headers.items[at] as Node), headers.items[at + 1] as Node];
      const value = stringOf(item);
      if (name !== null && value !== null)
        frame.headers.push({ name: name.toLowerCase(), value, span: reading('', '', text, item.start, item.end).span });
    }
    return;
  }
  // [{name, value}], {key, value} or [name, value] pairs.
  for (const item of headers.items) {
    const name =
      stringOf(child(item, 'name', 'key')) ?? (item.kind === 'array' ? stringOf(item.items[0] ?? null) : null);
    const value = stringOf(child(item, 'value')) ?? (item.kind === 'array' ? stringOf(item.items[1] ?? null) : null);
    if (name !== null && value !== null) {
      frame.headers.push({ name: name.toLowerCase(), value, span: reading('', '', text, item.start, item.end).span });
    }
  }
}

/** The dump without what was asked. */
function said(node: Node): Node {
  if (node.kind !== 'object') return node;
  return {
    ...node,
    pairs: node.pairs.filter(({ key }) => !isAsked(key) && !/^(?:headers|response|stack)$/i.test(key)),
  };
}

/** A frame of its own for one structure. */
export function frameOf(framing: string, body: Body): Frame {
  const frame = emptyFrame(framing);
  frame.span = reading('', '', body.text, body.node.start, body.node.end).span;
  frame.cut = body.node.cut;
  responseInto(frame, body);
  return frame;
}
