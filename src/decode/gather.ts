import { normalise } from '../catalog/spelling.js';
import type { Evidence, Fact, Role } from '../model.js';
import { redact, redactHeader } from '../safe/redact.js';
import { detailsOf } from './details.js';
import type { Body, Frame, Header } from './frames/form.js';
import { origin } from './text.js';
import { type Leaf, nodesBelow, statusOf } from './tree.js';
import { HOLDERS, isAsked, isCodeLike, isReasonPhrase, isTypeLike, rankOf } from './vocabulary.js';

/** Headers that carry the id a provider's support asks for; those of an edge in front of it come last. */
const REQUEST_ID_HEADERS: readonly string[] = [
  'x-request-id',
  'request-id',
  'x-fal-request-id',
  'x-oai-request-id',
  'openai-request-id',
  'anthropic-request-id',
  'x-amzn-requestid',
  'x-amz-request-id',
  'x-amzn-request-id',
  'apim-request-id',
  'x-ms-request-id',
  'x-goog-request-id',
  'x-requestid',
  'x-req-id',
  'x-correlation-id',
  'x-trace-id',
  'x-tripo-trace-id',
  'trace-id',
  'x-github-request-id',
  'x-shopify-request-id',
  'twilio-request-id',
  'x-log-id',
  'x-tt-logid',
  'x-vercel-id',
  'x-azure-ref',
  'x-amz-cf-id',
  'cf-ray',
  'x-cloud-trace-context',
];

/** `google.rpc.Code`: the names a `status` string may have that are codes, not job states. */
const RPC_CODES = new Set(
  'CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED RESOURCE_EXHAUSTED FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS UNAUTHENTICATED'.split(
    ' ',
  ),
);

const TRANSPORT_CODE =
  /^(?:E(?:NOTFOUND|AI_[A-Z]+|CONN[A-Z]+|TIMEDOUT|PIPE|HOST[A-Z]+|NET[A-Z]+|PROTO|ADDRNOTAVAIL|SOCKETTIMEDOUT)|UND_ERR_\w+|CERT_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+|ERR_(?:TLS|SSL|NETWORK|CANCELED|HTTP2|STREAM|SOCKET|INVALID_URL|FR_TOO_MANY)\w*)$/;
/** What HTTP clients call any answer of 400 and above; it says nothing of its own. */
const EMPTY_CODE = /^ERR_(?:BAD_REQUEST|BAD_RESPONSE|NON_2XX_3XX_RESPONSE|HTTP_RESPONSE_CODE_FAILURE|UNHANDLED_ERROR)$/;

/** Strings longer than this are data, not messages. */
const LONGEST = 4000;

/**
 * Reads the facts out of a frame: which leaf plays which part, by names the whole field shares. What says most of a
 * part comes first. Secrets are struck out here.
 */
export function gather(frame: Frame): Evidence {
  const facts: Fact[] = [];
  const add = (role: Role, at: string, value: string | number, span: Fact['span']): void => {
    facts.push({ role, at, value: typeof value === 'string' ? redact(value) : value, span });
  };
  if (frame.status !== null) add('status', frame.status.at, frame.status.value, frame.status.span);
  const body = frame.body === null ? [] : bodyFacts(frame.body);
  facts.push(...body);
  if (frame.requestId !== null) add('request-id', frame.requestId.at, frame.requestId.value, frame.requestId.span);
  headerFacts(frame.headers, add);
  for (const { value, at, span } of frame.codes) add('code', at, value, span);
  for (const { value, at, span } of frame.exceptions) add('exception', at, value, span);
  for (const { value, at, span } of frame.said) {
    add('message', at, value, span);
    if (isCodeLike(value)) add('code', at, value, span);
  }
  for (const { value, at, span } of frame.page) add('page', at, value, span);
  if (frame.transport !== null) add('transport', frame.transport.at, frame.transport.value, frame.transport.span);
  if (frame.url !== null) urlFacts(frame.url.value, frame.url.at, frame.url.span, add);
  for (const { value, at, span } of frame.keys) add('key', at, value, span);
  linkFacts(facts, add);
  const details = frame.body === null ? [] : detailsOf(frame.body.node).map(redactDetail);
  const [detail] = details;
  if (detail !== undefined && !body.some(({ role }) => role === 'message')) {
    const at = facts.findIndex(({ role }) => role === 'message');
    facts.splice(at < 0 ? facts.length : at, 0, {
      role: 'message',
      at: detail.field ?? 'details',
      value: detail.message,
      span: null,
    });
  }
  return {
    framing: frame.framing,
    facts,
    paths: frame.body === null ? [] : pathsOf(frame.body),
    details,
    cut: frame.cut,
  };
}

function redactDetail(detail: Evidence['details'][number]): Evidence['details'][number] {
  return { field: detail.field, message: redact(detail.message) };
}

type Add = (role: Role, at: string, value: string | number, span: Fact['span']) => void;

function headerFacts(headers: readonly Header[], add: Add): void {
  const named = (name: string): Header | undefined => headers.find((header) => header.name === name);
  for (const name of REQUEST_ID_HEADERS) {
    const header = named(name);
    if (header !== undefined && header.value !== '') add('request-id', `header ${name}`, header.value, header.span);
  }
  for (const { name, value, span } of headers) add('header', `header ${name}`, redactHeader(name, value), span);
}

function urlFacts(url: string, at: string, span: Fact['span'], add: Add): void {
  const found = /^[a-z]+:\/\/(?:[^/?#\s]*@)?([^/?#\s:]+)(?::\d+)?([^?#\s]*)/i.exec(url);
  if (found === null) return;
  add('host', at, (found[1] as string).toLowerCase(), span);
  if (found[2] !== '') add('url-path', at, found[2] as string, span);
}

/** Hosts of the pages that messages point to. */
function linkFacts(facts: Fact[], add: Add): void {
  for (const { role, value, at, span } of facts.filter((fact) => fact.role === 'message')) {
    if (role !== 'message') continue;
    for (const found of String(value).matchAll(/https?:\/\/([a-z0-9.-]+\.[a-z]{2,})/gi)) {
      add('link', at, (found[1] as string).toLowerCase(), span);
    }
  }
}

function pathsOf({ node, under }: Body): string[] {
  const paths = nodesBelow(node).map(({ path }) => path.replace(/\[\d+\]/g, '[]'));
  return [...new Set(paths)].filter((path) => path !== '' && !path.startsWith(`${under}.`));
}

interface Scored {
  fact: Fact;
  score: number;
}

function bodyFacts(body: Body): Fact[] {
  const { node } = body;
  if (node.kind === 'string') return stringFacts(body, { path: '', key: '', node, depth: 0 });
  const leaves = nodesBelow(node, isAsked);
  const core = coreOf(leaves);
  const scored: Scored[] = [];
  for (const leaf of leaves) {
    const distance = distanceFrom(core, parentOf(leaf.path));
    for (const { role, value, rank } of partsOf(leaf, leaves)) {
      scored.push({
        fact: {
          role,
          at: leaf.path,
          value: typeof value === 'string' ? redact(value) : value,
          span: origin(body.text, leaf.node.start, leaf.node.end),
        },
        score: distance * 100 + rank,
      });
    }
  }
  // A stable order: of two equal ones the earlier stands first.
  return scored
    .map((each, index) => ({ ...each, index }))
    .sort((one, other) => one.score - other.score || one.index - other.index)
    .map(({ fact }) => fact);
}

function stringFacts(body: Body, leaf: Leaf): Fact[] {
  const value = (leaf.node as { value: string }).value.slice(0, LONGEST);
  const span = origin(body.text, leaf.node.start, leaf.node.end);
  const facts: Fact[] = [{ role: 'message', at: 'body', value: redact(value), span }];
  if (isCodeLike(value)) facts.unshift({ role: 'code', at: 'body', value, span });
  return facts;
}

interface Part {
  role: Role;
  value: string | number;
  rank: number;
}

function partsOf(leaf: Leaf, leaves: readonly Leaf[]): Part[] {
  const { node, key } = leaf;
  const isListItem = leaf.path.endsWith(']');
  if (node.kind === 'number') return isListItem ? [] : numberParts(leaf, leaves);
  if (node.kind !== 'string') return [];
  const text = node.value.trim();
  if (text === '' || text.length > LONGEST) return [];
  if (isListItem) return listItemParts(key, text);
  const parts: Part[] = [];
  const add = (role: Role, penalty = 0): void => {
    const rank = rankOf(role, key);
    if (rank !== null) parts.push({ role, value: text, rank: rank + penalty });
  };
  const status = statusOf(node);
  if (/^(?:None|null|nil|undefined|N\/A)$/.test(text)) return [];
  if (status !== null && status >= 400 && normalise(key) === 'code')
    return [{ role: 'status', value: status, rank: 20 }];
  if (status !== null && rankOf('status', key) !== null)
    return [{ role: 'status', value: status, rank: rankOf('status', key) as number }];
  if (TRANSPORT_CODE.test(text) && (rankOf('code', key) !== null || rankOf('type', key) !== null))
    return [{ role: 'transport', value: text, rank: 0 }];
  if (rankOf('wait', key) !== null)
    return /\d/.test(text) && text.length <= 40 ? [{ role: 'wait', value: text, rank: 0 }] : [];
  if (isCode(key, text, leaf, leaves)) add('code');
  else if (rankOf('job', key) !== null && !isReasonPhrase(text)) add('job');
  if (isType(key, text)) add('type');
  const problem = normalise(key) === 'type' ? problemType(text) : null;
  if (problem !== null) parts.push({ role: 'type', value: problem, rank: 0 });
  if (rankOf('message', key) !== null && !isOnlyCode(key, text)) add('message');
  if (rankOf('request-id', key) !== null && text.length >= 6 && text.length <= 128 && !/\s/.test(text))
    add('request-id');
  if (/reason/i.test(key) && normalise(key) !== 'reasoning') parts.push({ role: 'reason', value: text, rank: 5 });
  if (/^(?:param|field|property|parameter|pointer)$/i.test(key)) parts.push({ role: 'field', value: text, rank: 0 });
  // A message of one word in the manner of codes is the code.
  if (parts.some(({ role }) => role === 'message') && !parts.some(({ role }) => role === 'code') && isCodeLike(text)) {
    parts.push({ role: 'code', value: text, rank: 8 + (rankOf('message', key) ?? 0) });
  }
  return parts;
}

function numberParts({ key, node }: Leaf, leaves: readonly Leaf[]): Part[] {
  const { value, raw } = node as { value: number; raw: string };
  const wait = rankOf('wait', key);
  if (wait !== null) return [{ role: 'wait', value, rank: wait }];
  const status = statusOf(node);
  const rank = rankOf('status', key);
  if (status !== null && rank !== null) return [{ role: 'status', value: status, rank }];
  const codeRank = rankOf('code', key);
  if (codeRank === null || !Number.isInteger(value) || value === 0) return [];
  const isNamedCode = codeRank <= (rankOf('code', 'detailcode') as number);
  if (!isNamedCode && normalise(key) !== 'subcode') return [];
  if (status !== null && status >= 400 && normalise(key) === 'code') {
    // `code: 402` beside a message is the status once more; other numbers are codes of the provider's own.
    return leaves.length > 0 ? [{ role: 'status', value: status, rank: codeRank + 20 }] : [];
  }
  return [{ role: 'code', value: raw, rank: codeRank + 4 }];
}

function listItemParts(key: string, text: string): Part[] {
  if (/reason|categor|violation|flag/i.test(key)) return [{ role: 'reason', value: text, rank: 0 }];
  if (rankOf('message', key) !== null) return [{ role: 'message', value: text, rank: 12 }];
  return [];
}

/** Names that always hold a code, however it is written. */
const CERTAIN_CODE = new Set([
  'code',
  'errorcode',
  'errcode',
  'errorkey',
  'errorname',
  'detailcode',
  'errorstatus',
  'errorreason',
  'subcode',
  'faultcode',
  'exceptioncode',
]);

function isCode(key: string, text: string, leaf: Leaf, leaves: readonly Leaf[]): boolean {
  if (rankOf('code', key) === null || EMPTY_CODE.test(text)) return false;
  const name = normalise(key);
  if (CERTAIN_CODE.has(name)) return text.length <= 120;
  if (name === 'status' || name === 'statuscode') {
    return RPC_CODES.has(text)
      ? hasSibling(leaf, leaves, 'message')
      : text.includes('_') && isCodeLike(text) && /^[A-Z]/.test(text);
  }
  if (isReasonPhrase(text) && !text.includes('_')) return false;
  return isTypeLike(text);
}

function hasSibling(leaf: Leaf, leaves: readonly Leaf[], key: string): boolean {
  const parent = parentOf(leaf.path);
  return leaves.some((each) => parentOf(each.path) === parent && normalise(each.key) === key);
}

function isType(key: string, text: string): boolean {
  const name = normalise(key);
  if (rankOf('type', key) === null || name === 'key') return false;
  if (/^(?:error|object|about:blank)$/i.test(text) || /\s|:\/\/|^urn:/.test(text) || text.length > 200) return false;
  if (name === 'name' && /(?:Error|Exception)$/.test(text)) return false;
  return isTypeLike(text) || name === 'errortype';
}

/** RFC 9457: the type is a URI; its last segment names the problem, unless it points into a document about statuses. */
function problemType(text: string): string | null {
  const found = /^(?:https?:\/\/|urn:)[^\s?#]*[/:]([A-Za-z][\w-]*)\/?$/.exec(text);
  const name = found?.[1];
  return name === undefined || /^(?:rfc|section|http|status|errors?$)/i.test(name) ? null : name;
}

/** `error: "not_found"` is a code; the message stands elsewhere. */
function isOnlyCode(key: string, text: string): boolean {
  const name = normalise(key);
  return (name === 'error' || name === 'err' || name === 'reason' || name === 'errors') && isTypeLike(text) && false;
}

/** The object that holds the error itself: `error`, `errors[0]`, `detail`, one in another. */
function coreOf(leaves: readonly Leaf[]): string {
  let core = '';
  for (let level = 0; level < 5; level += 1) {
    const next = holderBelow(core, leaves);
    if (next === null) return core;
    core = next;
  }
  return core;
}

function holderBelow(core: string, leaves: readonly Leaf[]): string | null {
  const isBelow = (path: string): boolean => core === '' || path.startsWith(`${core}.`) || path.startsWith(`${core}[`);
  const within = leaves.filter(({ path }) => path !== core && isBelow(path));
  for (const name of HOLDERS) {
    const holder = within.find(
      ({ key, node, path }) =>
        normalise(key) === name &&
        (node.kind === 'object' || path.endsWith(']')) &&
        node.kind === 'object' &&
        node.pairs.length > 0,
    );
    if (holder !== undefined) return holder.path;
  }
  return null;
}

function parentOf(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot < 0 ? '' : path.slice(0, dot);
}

/** 0 in the core itself, then its ancestors from near to far, then what is below it, then the rest. */
function distanceFrom(core: string, parent: string): number {
  if (parent === core) return 0;
  if (core === '' || parent.startsWith(`${core}.`) || parent.startsWith(`${core}[`)) {
    return 10 + parent.slice(core.length).split('.').length;
  }
  if (parent === '' || core.startsWith(`${parent}.`) || core.startsWith(`${parent}[`)) {
    return 1 + core.slice(parent.length).split('.').length;
  }
  return 40 + parent.split('.').length;
}
