import type { Node } from '../node.js';
import { origin, placed, type Text } from '../text.js';
import { child, isObject, nodesBelow, numberOf, statusOf, stringOf } from '../tree.js';
import { inside } from '../unquote.js';
import { bodyInto } from './body.js';
import { headersInto } from './dump.js';
import { emptyFrame, type Frame, reading } from './form.js';

/** How deep recordings nest their exchanges. */
const DEEPEST = 9;

/**
 * The failed exchanges of a recording: HAR (log.entries), Postman collections and Newman reports.
 * @returns `null` where the structure is no recording
 */
export function exchangesIn(root: Node, text: Text): Frame[] | null {
  const exchanges = nodesBelow(root).flatMap(({ node, depth }) =>
    depth <= DEEPEST && isObject(node) ? responsesOf(node) : [],
  );
  if (exchanges.length === 0) return null;
  return exchanges.map((exchange) => frameOf(exchange, text)).filter((frame) => frame !== null);
}

interface Exchange {
  request: Node | null;
  response: Node;
}

function responsesOf(node: Node): Exchange[] {
  const response = child(node, 'response');
  const responses = response?.kind === 'array' ? response.items : response === null ? [] : [response];
  return responses
    .filter((each) => isObject(each) && isRecorded(each))
    .map((each) => ({ request: child(each, 'originalRequest') ?? child(node, 'request'), response: each }));
}

/** What tells a recorded response from a dumped one: its headers are a list, its content is an object or bytes. */
function isRecorded(response: Node): boolean {
  const headers = child(response, 'headers', 'header');
  return (
    headers?.kind === 'array' &&
    (isObject(child(response, 'content')) ||
      isObject(child(response, 'stream')) ||
      stringOf(child(response, 'body')) !== null)
  );
}

function frameOf({ request, response }: Exchange, text: Text): Frame | null {
  const frame = emptyFrame('recording');
  frame.span = origin(text, response.start, response.end);
  const status = [child(response, 'status'), child(response, 'code')].find((each) => statusOf(each) !== null) ?? null;
  if (status !== null) frame.status = reading(statusOf(status) as number, 'status', text, status.start, status.end);
  const headers = child(response, 'headers', 'header');
  if (headers !== null) headersInto(frame, headers, text);
  const url = urlOf(request);
  const address = stringOf(url);
  if (url !== null && address !== null) frame.url = reading(address, 'request', text, url.start, url.end);
  const fault = child(response, '_error');
  const code = /ERR_[A-Z_]+/.exec(stringOf(fault) ?? '')?.[0];
  if (fault !== null && code !== undefined) frame.transport = reading(code, 'recording', text, fault.start, fault.end);
  const content = contentOf(response, text);
  if (content !== null) bodyInto(frame, content);
  return (frame.status?.value ?? 0) >= 400 || frame.transport !== null ? frame : null;
}

function urlOf(request: Node | null): Node | null {
  const url = request === null ? null : child(request, 'url');
  return url !== null && isObject(url) ? child(url, 'raw') : url;
}

function contentOf(response: Node, text: Text): Text | null {
  const content = child(response, 'content');
  const stored = content === null ? child(response, 'body') : child(content, 'text');
  if (stored?.kind === 'string') {
    const isEncoded = content !== null && stringOf(child(content, 'encoding')) === 'base64';
    return isEncoded
      ? placed(Buffer.from(stored.value, 'base64').toString(), origin(text, stored.start, stored.end))
      : inside(text, stored);
  }
  const stream = child(response, 'stream');
  const bytes = stream === null ? null : child(stream, 'data');
  if (bytes?.kind !== 'array') return null;
  const octets = bytes.items.map((item) => numberOf(item) ?? 0);
  return placed(Buffer.from(octets).toString(), origin(text, bytes.start, bytes.end));
}
