/**
 * What a leaf is called across the field, and so which part it plays. One list for all providers; a new name goes here.
 * Keys are compared in lower case without separators.
 */
import { normalise } from '../catalog/spelling.js';
import type { Role } from '../model.js';

/** Names that always hold a code, however it is written. */
const CODE_NAMES: readonly string[] = [
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
  'retcode',
  'resultcode',
];

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
  type: ['type', 'errortype', 'exceptiontype', 'exception', 'errorclass', 'name', 'kind', 'amzntype', 'key'],
  message: [
    'raw',
    'upstreammessage',
    'providermessage',
    'errormessage',
    'errormsg',
    'errmsg',
    'message',
    'msg',
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
    'exceptionmessage',
    'reason',
    'failurereason',
    'failreason',
    'failuremessage',
    'title',
    'text',
    'info',
    'explanation',
    'cause',
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
  job: ['status', 'state', 'jobstatus', 'taskstatus', 'phase'],
  'request-id': [
    'requestid',
    'xrequestid',
    'reqid',
    'traceid',
    'correlationid',
    'rayid',
    'cfray',
    'logid',
    'fbtraceid',
    'xamznrequestid',
    'amznrequestid',
    'apimrequestid',
    'activityid',
    'operationid',
    'supportid',
    'errorid',
  ],
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
  return RANKS.get(role)?.get(normalise(key)) ?? null;
}

export function isCodeName(key: string): boolean {
  return CODE_NAMES.includes(normalise(key));
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
  return /^[A-Za-z][A-Za-z0-9]*(?:[_.:/-][A-Za-z0-9]+)+$/.test(text) || /^[A-Z][A-Z0-9]{3,}$/.test(text);
}

/** A class name in the manner of codes: `AccessDenied`, `InvalidApiKey`. */
export function isTypeLike(text: string): boolean {
  return isCodeLike(text) || /^[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+$/.test(text);
}

const REASON_PHRASES = new Set(
  [
    'OK',
    'Created',
    'Accepted',
    'No Content',
    'Bad Request',
    'Unauthorized',
    'Payment Required',
    'Forbidden',
    'Not Found',
    'Method Not Allowed',
    'Not Acceptable',
    'Proxy Authentication Required',
    'Request Timeout',
    'Conflict',
    'Gone',
    'Length Required',
    'Precondition Failed',
    'Payload Too Large',
    'Content Too Large',
    'Request Entity Too Large',
    'URI Too Long',
    'Unsupported Media Type',
    'Range Not Satisfiable',
    'Expectation Failed',
    'Misdirected Request',
    'Unprocessable Entity',
    'Unprocessable Content',
    'Locked',
    'Failed Dependency',
    'Too Early',
    'Upgrade Required',
    'Precondition Required',
    'Too Many Requests',
    'Request Header Fields Too Large',
    'Unavailable For Legal Reasons',
    'Internal Server Error',
    'Not Implemented',
    'Bad Gateway',
    'Service Unavailable',
    'Gateway Timeout',
    'Gateway Time-out',
    'HTTP Version Not Supported',
    'Insufficient Storage',
    'Loop Detected',
    'Network Authentication Required',
  ].map(normalise),
);

/** Whether a text is no more than the reason phrase of a status (RFC 9110, section 15). */
export function isReasonPhrase(text: string): boolean {
  return REASON_PHRASES.has(normalise(text));
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

/** What a job state says of itself: `failed`, `done`, or `open` when it is neither. */
export function jobOutcome(state: string): 'failed' | 'done' | 'open' {
  const word = normalise(state);
  if (FAILED.has(word)) return 'failed';
  return DONE_WELL.has(word) ? 'done' : 'open';
}
