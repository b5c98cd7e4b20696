/**
 * What a leaf is called across the field, and so which part it plays. One list for all providers; a new name goes here.
 * Keys are compared in lower case without separators.
 */
import { normalise } from '../catalog/spelling.js';
import type { Role } from '../model.js';
import { isCallId, suffixRank } from './qualified.js';

/** Names that always hold a code, however it is written. */
const CODE_NAMES: readonly string[] = ['code', 'errorcode', 'errcode', 'cod'];

/** Names by part, the most telling first. */
const NAMES: Readonly<Partial<Record<Role, readonly string[]>>> = {
  status: [
    'upstreamstatus',
    'upstreamstatuscode',
    'originalstatus',
    'originalstatuscode',
    'statuscode',
    'httpstatus',
    'httpstatuscode',
    'httpcode',
    'status',
    'responsestatus',
    'responsecode',
    'ret',
    'retcode',
    'resultcode',
    'rtn',
  ],
  code: [...CODE_NAMES, 'error', 'err', 'status', 'statuscode', 'errno', 'reason'],
  type: [
    'rawtype',
    'type',
    'errortype',
    'exceptiontype',
    'exception',
    'errorclass',
    'name',
    'kind',
    'amzntype',
    'class',
    'tag',
    'key',
  ],
  message: [
    'raw',
    'upstreammessage',
    'providermessage',
    'errormessage',
    'errormessages',
    'errormsg',
    'errmsg',
    'message',
    'msg',
    'errortext',
    'statusmsg',
    'statusmessage',
    'errordescription',
    'detail',
    'details',
    'error',
    'err',
    'errors',
    'description',
    'faultstring',
    'faultmessage',
    'exceptionmessage',
    'reason',
    'failurereason',
    'failreason',
    'failuremessage',
    'failmsg',
    'failmessage',
    'failedreason',
    'taskstatusmsg',
    'title',
    'text',
    'info',
    'explanation',
    'cause',
    'string',
  ],
  wait: [
    'retryafter',
    'retryafterms',
    'retryafterseconds',
    'retryaftersecs',
    'retryafterinseconds',
    'retrydelay',
    'retrydelayms',
    'retryin',
    'retryinseconds',
    'resetafter',
    'resetsinseconds',
    'waitseconds',
    'waittime',
    'waitms',
    'cooldown',
  ],
  job: ['status', 'state', 'jobstatus', 'taskstatus', 'processingstatus', 'phase'],
  'request-id': ['requestid', 'xrequestid', 'reqid', 'cfray', 'fbtraceid', 'apiid'],
};

const RANKS: ReadonlyMap<Role, ReadonlyMap<string, number>> = new Map(
  Object.entries(NAMES).map(([role, names]) => [
    role as Role,
    new Map((names as readonly string[]).map((name, rank) => [name, rank] as const)),
  ]),
);

/** Names of what says in words what went wrong, as a reader of bytes looks for them. */
export const MESSAGE_WORDS: readonly string[] = NAMES.message ?? [];

/** Names under which a gateway keeps what the one behind it said: it comes before its own words. */
const INNER = new Set(['raw', 'upstreammessage', 'providermessage']);

export function isInner(key: string): boolean {
  return INNER.has(normalise(key));
}

/** How well a key names a part: 0 is best, `null` is not at all. */
export function rankOf(role: Role, key: string): number | null {
  const name = normalise(key);
  const rank = RANKS.get(role)?.get(name) ?? suffixRank(role, name);
  return rank === null && role === 'request-id' && isCallId(name) ? 10 : rank;
}

export function isCodeName(key: string): boolean {
  return CODE_NAMES.includes(normalise(key)) || suffixRank('code', normalise(key)) !== null;
}

/** Keys that hold the error of a larger structure, the likeliest first. */
export const HOLDERS: readonly string[] = [
  'error',
  'errors',
  'err',
  'fault',
  'exception',
  'failure',
  'lasterror',
  'errorresponse',
  'baseresp',
  'errordetails',
  'detail',
];

/** Keys under which dumps keep what was asked, not what was answered. */
const ASKED = new Set(
  [
    'config',
    'request',
    'req',
    'options',
    'originalrequest',
    'httpagent',
    'httpsagent',
    'agent',
    'socket',
    'input',
    'params',
    'body_params',
    'requestbody',
    'requestbodyvalues',
    'requestheaders',
    'init',
    'nel',
    'reportto',
  ].map(normalise),
);

export function isAsked(key: string): boolean {
  return ASKED.has(normalise(key));
}

/** One word in the manner of codes: `INSUFFICIENT_CREDITS`, `rate_limit_exceeded`, `MAINTENANCE`, `auth.invalid-key`. */
export function isCodeLike(text: string): boolean {
  // A class with the room it lives in is a program's own.
  if (/^(?:System|javax?|org|com|net|io)\.(?:[\w$]+\.)+[\w$]+$/.test(text)) return false;
  return /^[A-Za-z][A-Za-z0-9]*(?:[_.:/-][A-Za-z0-9]+)+$/.test(text) || /^[A-Z][A-Z0-9]{3,}$/.test(text);
}

/** A class name in the manner of codes: `AccessDenied`, `InvalidApiKey`. */
export function isTypeLike(text: string): boolean {
  return isCodeLike(text) || /^[A-Z]+[a-z0-9]+[A-Z][A-Za-z0-9]*$/.test(text);
}

const DONE_WELL = new Set([
  'ok',
  'success',
  'succeeded',
  'completed',
  'complete',
  'done',
  'ready',
  'finished',
  'active',
]);
/** What a job says when it has failed. */
export const FAILED: ReadonlySet<string> = new Set(
  [
    'fail',
    'failed',
    'failure',
    'error',
    'errored',
    'rejected',
    'timedout',
    'timeout',
    'expired',
    'cancelled',
    'canceled',
  ].concat([
    'moderated',
    'blocked',
    'aborted',
    'contentmoderated',
    'requestmoderated',
    'tasknotfound',
    'notfound',
    'incomplete',
  ]),
);

const OPEN = new Set(['inqueue', 'inprogress', 'notstarted', 'onhold']);

/** A state of a job that is under way, though it is written in the manner of codes: `IN_QUEUE`. */
export function isOpenState(text: string): boolean {
  return OPEN.has(normalise(text));
}

/** What a job state says of itself: `failed`, `done`, or `open` when it is neither. */
export function jobOutcome(state: string): 'failed' | 'done' | 'open' {
  const word = normalise(state);
  if (FAILED.has(word)) return 'failed';
  return DONE_WELL.has(word) ? 'done' : 'open';
}

/** How an answer says that all is well, whatever a job inside it says: in words, or by the status it repeats. */
export function isWell(text: string): boolean {
  return /^(?:ok|success|succeed(?:ed)?|\u6210\u529f|\u64cd\u4f5c\u6210\u529f|20[0124])[.!]?$/i.test(text);
}

/** Words by which a sentence that stands alone in a body complains. */
export const COMPLAINTS: readonly string[] = [
  ...[
    'subscribed',
    'allowed',
    'authorized',
    'authorised',
    'found',
    'valid',
    'enabled',
    'permitted',
    'supported',
    'exist',
  ].map((word) => `not ${word}`),
  ...['unauthorized', 'unauthorised', 'unable to', 'invalid', 'missing', 'denied', 'expired', 'forbidden', 'exceeded'],
  ...['cannot', 'failed', 'too many'],
];
