import { normalise } from '../catalog/spelling.js';

/** RFC 9110, section 15, and what older servers say. */
const PHRASES: readonly (readonly [status: number, ...phrases: string[]])[] = [
  [200, 'OK'],
  [201, 'Created'],
  [202, 'Accepted'],
  [204, 'No Content'],
  [301, 'Moved Permanently'],
  [303, 'See Other'],
  [304, 'Not Modified'],
  [307, 'Temporary Redirect'],
  [308, 'Permanent Redirect'],
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [402, 'Payment Required'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
  [406, 'Not Acceptable'],
  [407, 'Proxy Authentication Required'],
  [408, 'Request Timeout'],
  [409, 'Conflict'],
  [410, 'Gone'],
  [411, 'Length Required'],
  [412, 'Precondition Failed'],
  [413, 'Payload Too Large', 'Content Too Large', 'Request Entity Too Large'],
  [414, 'URI Too Long'],
  [415, 'Unsupported Media Type'],
  [416, 'Range Not Satisfiable'],
  [417, 'Expectation Failed'],
  [421, 'Misdirected Request'],
  [422, 'Unprocessable Entity', 'Unprocessable Content'],
  [423, 'Locked'],
  [424, 'Failed Dependency'],
  [425, 'Too Early'],
  [426, 'Upgrade Required'],
  [428, 'Precondition Required'],
  [429, 'Too Many Requests'],
  [431, 'Request Header Fields Too Large'],
  [451, 'Unavailable For Legal Reasons'],
  [500, 'Internal Server Error'],
  [501, 'Not Implemented'],
  [502, 'Bad Gateway'],
  [503, 'Service Unavailable'],
  [504, 'Gateway Timeout', 'Gateway Time-out'],
  [505, 'HTTP Version Not Supported'],
  [507, 'Insufficient Storage'],
  [508, 'Loop Detected'],
  [511, 'Network Authentication Required'],
];

const STATUS_BY_PHRASE: ReadonlyMap<string, number> = new Map(
  PHRASES.flatMap(([status, ...phrases]) => phrases.map((phrase) => [normalise(phrase), status] as const)),
);

/** Whether a text is no more than the reason phrase of a status. */
export function isReasonPhrase(text: string): boolean {
  return STATUS_BY_PHRASE.has(normalise(text));
}

/** The status that a phrase stands for, however it is written: `Bad Request`, `BadRequest`; `null` for other words. */
export function statusOfPhrase(text: string): number | null {
  return STATUS_BY_PHRASE.get(normalise(text)) ?? null;
}

/** The phrases of statuses of 400 and above. */
export const FAILING_PHRASES: readonly string[] = PHRASES.flatMap(([status, ...phrases]) =>
  status >= 400 ? phrases : [],
);

/** Statuses above 400 that no standard has and servers send: proxies, edges, mail APIs. */
const UNREGISTERED = /^(?:418|419|420|430|440|444|449|450|46[0-9]|47[0-9]|49[0-9]|509|510|52\d|530|540|561|598|599)$/;

/** Whether anybody answers with this status; a number such as 551 is more likely a code of a provider's own. */
export function isInUse(status: number): boolean {
  return PHRASES.some(([known]) => known === status) || UNREGISTERED.test(String(status));
}
