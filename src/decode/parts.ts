import { normalise } from '../catalog/spelling.js';
import type { Role } from '../model.js';
import { isBoilerplate, ownWords } from './api-words.js';
import { isAccount } from './clients-own.js';
import { codeAtEnd, isComplaint, numberedIn } from './code-in.js';
import { parentOf } from './core.js';
import { problemType } from './problem-type.js';
import { isInUse, isReasonPhrase } from './reason-phrases.js';
import { requestIdIn } from './request-id.js';
import { type Leaf, statusOf } from './tree.js';
import { isCodeLike, isCodeName, isInner, isOpenState, isTypeLike, isWell, rankOf } from './vocabulary.js';

/** How gateways call the service behind them. */
const UPSTREAM = /^(?:upstream_?)?provider(?:_?name)?$|^upstream$/i;

/** `google.rpc.Code`: the names a `status` string may have that are codes, not job states. */
const RPC_CODES = new Set(
  'CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED RESOURCE_EXHAUSTED FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS UNAUTHENTICATED'.split(
    ' ',
  ),
);

const TRANSPORT_CODE =
  /^(?:E(?:NOTFOUND|AI_[A-Z]+|CONN[A-Z]+|TIMEDOUT|PIPE|HOST[A-Z]+|NET[A-Z]+|PROTO|ADDRNOTAVAIL|SOCKETTIMEDOUT)|UND_ERR_\w+|CERT_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+|ERR_(?:TLS|SSL|NETWORK|CANCELED|HTTP2|STREAM|SOCKET|INVALID_URL|FR_TOO_MANY)\w*)$/;
/** What HTTP clients call any answer of 400 and above; it says nothing of its own. */
export const EMPTY_CODE =
  /^status[ _-]code$|^ERR_(?:BAD_REQUEST|BAD_RESPONSE|NON_2XX_3XX_RESPONSE|HTTP_RESPONSE_CODE_FAILURE|UNHANDLED_ERROR)$/;

/** A UUID, or as many digits as only a machine writes. */
const CALL =
  /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?=[0-9a-f]{0,15}\d)(?=[0-9]{0,15}[a-f])[0-9a-f]{12,40})$/i;
/** Words that are codes where an id is expected. */
const REFUSED = /^(?:unauthorized|forbidden|unauthenticated|denied)$/i;

/** Strings longer than this are data, not messages. */
export const LONGEST = 4000;

/** One part that a leaf plays; a lower rank is a better name for it. */
export interface Part {
  role: Role;
  value: string | number;
  rank: number;
}

/** Which parts a leaf plays, by its name and what it looks like. */
export function partsOf(leaf: Leaf, leaves: readonly Leaf[]): Part[] {
  const { node, key } = leaf;
  const isListItem = leaf.path.endsWith(']');
  if (node.kind === 'number') {
    if (isListItem) return [];
    // Beside a sentence of its own name it is no number of the operating system.
    const isTheirs =
      normalise(key) === 'errno' &&
      node.value > 0 &&
      ['errmsg', 'errormsg'].some((each) => hasSibling(leaf, leaves, each));
    return isTheirs ? [{ role: 'code', value: node.raw, rank: 5 }] : numberParts(leaf);
  }
  if (node.kind !== 'string') return [];
  const text = together(key, node.value.trim())
    .replace(/[ \t]*\(truncated\.{3}\)$/, '')
    .replace(/^[\u2018\u2019\u201c\u201d]([^\u2018\u2019\u201c\u201d]+)[\u2018\u2019\u201c\u201d]$/, '$1')
    // How Apple's dumps end a field.
    .replace(/^([^\s;]{1,200});$/, '$1')
    // Names of enumerations and namespaces in front of a code: `StatusCode.NOT_FOUND`, `com.example#NotFound`.
    .replace(/^(?:StatusCode\.|[\w.]+#)(?=\w+$)/, '')
    .replace(/^(?:request to \S+ failed, reason|Request req_\w+): /, '');
  if (text === '' || text.length > LONGEST) return [];
  if (isListItem) return listItemParts(key, text);
  // Where to read on is no complaint.
  if (/(?:^|\.)links?\[\d+\]\./i.test(leaf.path)) return [];
  const parts: Part[] = [];
  const request = /^Request (req_\w+): /.exec(node.value.trim())?.[1];
  if (request !== undefined) parts.push({ role: 'request-id', value: request, rank: 5 });
  const add = (role: Role, penalty = 0): void => {
    const rank = rankOf(role, key);
    if (rank !== null) parts.push({ role, value: text, rank: rank + penalty });
  };
  // OData keeps the sentence beside its language.
  if (normalise(key) === 'value' && /(?:^|\.)message\.value$/.test(leaf.path))
    return [{ role: 'message', value: text, rank: 7 }];
  const status = statusOf(node) ?? statusBefore(key, text);
  if (/^(?:None|null|nil|undefined|N\/A)$/.test(text)) return [];
  if (status !== null && status >= 400 && isInUse(status) && /^(?:error)?code$/.test(normalise(key)))
    return [{ role: 'status', value: status, rank: 20 }];
  if (status !== null && rankOf('status', key) !== null)
    return [{ role: 'status', value: status, rank: rankOf('status', key) as number }];
  if (TRANSPORT_CODE.test(text) && (rankOf('code', key) !== null || rankOf('type', key) !== null))
    return [{ role: 'transport', value: text, rank: 0 }];
  if (rankOf('wait', key) !== null)
    return /\d/.test(text) && text.length <= 40 ? [{ role: 'wait', value: text, rank: 0 }] : [];
  // Half a code is none.
  if (isCode(key, text, leaf, leaves)) {
    if (!node.cut && !text.endsWith(':')) add('code');
  } else if (rankOf('job', key) !== null && (!isReasonPhrase(text) || text.includes('_'))) add('job');
  if (isType(leaf, leaves, text)) add('type');
  const problem = normalise(key) === 'type' ? problemType(text) : null;
  if (problem !== null) parts.push({ role: 'type', value: problem, rank: 0 });
  if (
    rankOf('message', key) !== null &&
    !isBoilerplate(text) &&
    !(isReasonPhrase(text) && isClients(leaf, leaves)) &&
    !(isInner(key) && /^[{[<]/.test(text)) &&
    !(isCodeLike(text) && ONLY_CODE.has(normalise(key))) &&
    !(isTypeLike(text) && ONLY_CODE.has(normalise(key)) && SENTENCES.some((each) => hasSibling(leaf, leaves, each)))
  )
    parts.push({
      role: 'message',
      value: ownWords(text),
      rank: (rankOf('message', key) as number) + (isReasonPhrase(text) || isWell(text) || isAccount(text) ? 1500 : 0),
    });
  // `{"id": "unprocessable_entity", "message": …}`, `{"type": "Error", "id": "UnresolvedLinks"}`: a word, not a number.
  if (
    normalise(key) === 'id' &&
    /^[A-Za-z][A-Za-z_-]{5,60}$/.test(text) &&
    (isTypeLike(text) || REFUSED.test(text)) &&
    isNamedBeside(leaf, leaves)
  )
    parts.push({ role: 'code', value: text, rank: 30 });
  // Thirty-two digits beside what failed are the id of the call.
  if (leaf.path === 'id' && /^[0-9a-f]{32}$/.test(text) && hasSibling(leaf, leaves, 'errors'))
    parts.push({ role: 'request-id', value: text, rank: 60 });
  // RFC 9457: what the problem occurred in; where that is no address, support asks for it.
  if (normalise(key) === 'instance' && CALL.test(text.replace(/^urn:uuid:/, '')))
    parts.push({ role: 'request-id', value: text, rank: 70 });
  if (
    /^(?:[rtx]id|request|trace|correlation|trackingcode|ref|reference|errorref(?:erence)?|ticket)$/.test(
      normalise(key),
    ) &&
    CALL.test(text)
  )
    parts.push({ role: 'request-id', value: text, rank: 70 });
  const named = /reference|support/i.test(key) ? requestIdIn(text) : null;
  if (named !== null) parts.push({ role: 'request-id', value: named.id, rank: 70 });
  if (
    rankOf('request-id', key) !== null &&
    text.length >= (/^(?=[A-Z\d]*\d)[A-Z\d]+$/.test(text) ? 4 : 6) &&
    text.length <= 128 &&
    !/[\s<>*]/.test(text)
  )
    add('request-id');
  // `{ HttpError: Validation Failed`: how older consoles begin an error's fields.
  if (/^[A-Z]\w*(?:Error|Exception)$/.test(key)) {
    parts.push({ role: 'exception', value: key, rank: 10 });
    if (!/^\w+ details:?$/i.test(text)) parts.push({ role: 'message', value: text, rank: 10 });
  }
  if ((/reason|^limit_?source$/i.test(key) && normalise(key) !== 'reasoning') || QUOTA_NAMES.has(normalise(key)))
    parts.push({ role: 'reason', value: text, rank: 5 });
  if (UPSTREAM.test(key) && text.length <= 60) parts.push({ role: 'upstream', value: text, rank: 0 });
  if (parts.some(({ role }) => role === 'message')) {
    const [inBrackets, inFront] = [codeAtEnd(text), numberedIn(text)];
    if (inBrackets !== null) parts.push({ role: 'code', value: inBrackets, rank: 9 });
    else if (inFront !== null) parts.push({ role: 'code', value: inFront, rank: 90 });
  }
  // A message of one word in the manner of codes is the code.
  if (
    parts.some(({ role }) => role === 'message') &&
    !parts.some(({ role }) => role === 'code') &&
    isCodeLike(text) &&
    !isWell(text)
  ) {
    parts.push({ role: 'code', value: text, rank: 8 + (rankOf('message', key) ?? 0) });
  }
  return parts;
}

/** `Error code: 429 (Too many requests)` */
function statusBefore(key: string, text: string): number | null {
  const found = isCodeName(key) ? /^([45]\d\d)[ \t]+\(/.exec(text) : null;
  // `status="403 Forbidden"`
  const spoken = rankOf('status', key) === null ? null : /^([45]\d\d)[ \t]+([A-Z][A-Za-z' -]{2,40})$/.exec(text);
  const digits = found?.[1] ?? (isReasonPhrase(spoken?.[2] ?? '') ? spoken?.[1] : undefined);
  return digits !== undefined && isInUse(Number(digits)) ? Number(digits) : null;
}

/** A code or an id that a screen broke off in its middle: what stands between the halves is the margin. */
function together(key: string, text: string): string {
  const isName = (['code', 'type', 'request-id'] as const).some((role) => rankOf(role, key) !== null);
  return isName && rankOf('message', key) === null
    ? text.replace(/^(\w{1,80})(?: {3,40}|\n *)(\w{1,80})$/, '$1$2')
    : text;
}

function numberParts({ key, node }: Leaf): Part[] {
  const { value, raw } = node as { value: number; raw: string };
  const wait = rankOf('wait', key);
  if (wait !== null) return [{ role: 'wait', value, rank: wait }];
  const status = statusOf(node);
  const rank = rankOf('status', key);
  if (status !== null && rank !== null) return [{ role: 'status', value: status, rank }];
  const codeRank = rankOf('code', key);
  if (codeRank === null || !Number.isInteger(value) || value === 0) return [];
  if (normalise(key) === 'status' && value >= 1000 && value < 100_000) return [{ role: 'code', value: raw, rank: 45 }];
  // `{"error": 401}`: all that some say.
  if (/^err(?:or)?$/i.test(key) && status !== null && status >= 400 && isInUse(status))
    return [{ role: 'status', value: status, rank: 30 }];
  if (!isCodeName(key)) return [];
  // `code: 402` beside a message is the status once more; other numbers are codes of the provider's own.
  if (status !== null && status >= 400 && isInUse(status))
    return [{ role: 'status', value: status, rank: codeRank + 20 }];
  return status === 200 ? [] : [{ role: 'code', value: raw, rank: codeRank + 4 }];
}

function listItemParts(key: string, text: string): Part[] {
  if (/^err(?:or)?s?$|^codes?$/i.test(key) && isCodeLike(text)) return [{ role: 'code', value: text, rank: 8 }];
  if (rankOf('request-id', key) !== null && /^\w{8,80}$/.test(text) && /\d/.test(text))
    return [{ role: 'request-id', value: text, rank: 60 }];
  if (/reason|categor|violation|flag/i.test(key)) return [{ role: 'reason', value: text, rank: 0 }];
  if (rankOf('message', key) !== null)
    return [{ role: 'message', value: text, rank: (rankOf('message', key) as number) + 3 }];
  return [];
}

/** Whether an id names what failed: it stands beside the one sentence, or beside a type that says `Error`. */
function isNamedBeside(leaf: Leaf, leaves: readonly Leaf[]): boolean {
  const beside = leaves.filter((each) => parentOf(each.path) === parentOf(leaf.path) && each !== leaf);
  return beside.some(
    ({ key, node }) =>
      node.kind === 'string' &&
      (/^(?:message|error)$/.test(normalise(key)) || (key === 'type' && /^error$/i.test(node.value))),
  );
}

/** Names of the quota that is spent: it is why the call was refused. */
const QUOTA_NAMES = new Set(['quotaid', 'quotalimit']);

/** Names under which one code-like word is the code and no message. */
const ONLY_CODE = new Set(['error', 'err', 'reason', 'cause', 'title', 'description', 'info', 'text']);

function isCode(key: string, text: string, leaf: Leaf, leaves: readonly Leaf[]): boolean {
  if (rankOf('code', key) === null || EMPTY_CODE.test(text)) return false;
  const name = normalise(key);
  // What has no letter or digit is a mark.
  if (isCodeName(key)) return text.length <= 120 && /[\p{L}\d]/u.test(text);
  if (name === 'status' || name === 'statuscode') {
    if (isOpenState(text)) return false;
    return RPC_CODES.has(text)
      ? hasSibling(leaf, leaves, 'message') || hasSibling(leaf, leaves, 'details')
      : text.includes('_') &&
          isCodeLike(text) &&
          (/^[A-Z]/.test(text) || (parentOf(leaf.path) !== '' && hasSibling(leaf, leaves, 'message')));
  }
  // `"error": "forbidden"` beside a sentence of its own.
  if ((name === 'error' || name === 'err') && /^[a-z][a-z0-9]{3,}$/.test(text))
    return SENTENCES.some((each) => hasSibling(leaf, leaves, each));
  if (
    name === 'reason' &&
    /^[A-Z]\w{2,60}$/.test(text) &&
    ['code', 'message'].every((each) => hasSibling(leaf, leaves, each))
  )
    return true;
  // RFC 6749, section 5.2: beside its description `error` is the code, whatever it looks like.
  if (name === 'error' && /^[A-Z][A-Za-z]+$/.test(text) && hasSibling(leaf, leaves, 'errordescription')) return true;
  if (isReasonPhrase(text) && !text.includes('_')) return false;
  return isTypeLike(text) || (name === 'reason' && /^[a-z]+(?:[A-Z][a-z]+)+$/.test(text));
}

/** A client's own field for the reason phrase, or the message of its exception. */
function isClients({ key, path }: Leaf, leaves: readonly Leaf[]): boolean {
  if (/^status_?(?:message|text)$/i.test(key)) return true;
  const holder = leaves.find((each) => each.path === parentOf(path))?.node;
  return holder?.kind === 'object' && /(?:ResponseError|HTTPError)$/.test(holder.name ?? '');
}

const SENTENCES = ['message', 'msg', 'errormessage', 'errordescription', 'detail', 'description'];

function hasSibling(leaf: Leaf, leaves: readonly Leaf[], key: string): boolean {
  const parent = parentOf(leaf.path);
  return leaves.some((each) => parentOf(each.path) === parent && normalise(each.key) === key);
}

function isType(leaf: Leaf, leaves: readonly Leaf[], text: string): boolean {
  const { key } = leaf;
  const name = normalise(key);
  if (rankOf('type', key) === null || name === 'key') return false;
  if (/^(?:error|object|about:blank)$/i.test(text) || /\s|:\/\/|^urn:|^text\//.test(text) || text.length > 200)
    return false;
  // `type.example.com/acme.rpc.Info` names the form of a part (protobuf's Any), not what failed.
  if (/^[\w-]+(?:\.[\w-]+)+\/[\w.]+$/.test(text)) return false;
  // Anything has a name; what failed has one beside a sentence.
  if (
    /^(?:name|class|tag)$/.test(name) &&
    !SENTENCES.concat('details', 'errors', 'stack', 'status', 'code').some((each) => hasSibling(leaf, leaves, each))
  )
    return false;
  // The room it lives in makes it a class of the server's own: what failed is said beside it.
  if (/^(?:[a-z]\w*\.){2,}\w*(?:Error|Exception)$/.test(text)) return false;
  // Many things have a class or a tag: one that complains.
  if (/^(?:class|tag)$/.test(name)) return isComplaint(text, true) && /^\w+(?:(?:::|[.-])\w+)*$/.test(text);
  // Of several complaints the first speaks.
  if (/\[[1-9]\d*\]\.type$/.test(leaf.path)) return false;
  // Of a client's own class nobody knows an id; beside one the name is the API's.
  const isApis = /^[A-Z][a-z]+[A-Z]/.test(text) && leaves.some((each) => rankOf('request-id', each.key) !== null);
  if (name === 'name' && (/-\d+$/.test(text) || (/(?:Error|Exception)$/.test(text) && !isApis))) return false;
  // A class with the room it lives in is a client's own.
  if (/^(?:\w+(?:::|\\))+\w*(?:Error|Exception)$/.test(text)) return false;
  // A class that any client has says nothing of what failed.
  if (/^(?:[Hh]ttp|HTTP|Axios|Fetch|Api|API|Request|Response|Client|Server|Type|Retry)Error$/.test(text)) return false;
  return isTypeLike(text) || name === 'errortype';
}
