import type {
  Category,
  Certainty,
  Charge,
  EntryKind,
  Owner,
  Retry,
  RetryNeed,
  RetryVerdict,
  Source,
  SourceClass,
} from '../model.js';
import type { Text, Tone } from './block.js';

/** How people say what the model's words mean: the one home of these wordings, for every format. */

export const CATEGORY: Readonly<Record<Category, string>> = {
  auth: 'authentication',
  permission: 'permission',
  billing: 'billing',
  'rate-limit': 'rate limit',
  concurrency: 'concurrency limit',
  quota: 'quota',
  validation: 'invalid request',
  content: 'content refused',
  'not-found': 'not found',
  conflict: 'conflict',
  timeout: 'time-out',
  server: 'server error',
  maintenance: 'maintenance',
  network: 'network',
  blocked: 'blocked on the way',
  cancelled: 'cancelled',
  'in-progress': 'in progress',
  success: 'success',
  unknown: 'unknown',
};

/** Whether something of this category went wrong at all. */
export const TONE: Readonly<Record<Category, Tone>> = {
  auth: 'failure',
  permission: 'failure',
  billing: 'failure',
  'rate-limit': 'failure',
  concurrency: 'failure',
  quota: 'failure',
  validation: 'failure',
  content: 'failure',
  'not-found': 'failure',
  conflict: 'failure',
  timeout: 'failure',
  server: 'failure',
  maintenance: 'failure',
  network: 'failure',
  blocked: 'failure',
  cancelled: 'fine',
  'in-progress': 'fine',
  success: 'fine',
  unknown: 'failure',
};

/** For formats without marks. */
export const TONE_WORD: Readonly<Record<Tone, string>> = {
  failure: 'Failure',
  fine: 'No failure',
  open: 'Undecided',
  none: '',
};

export const CERTAINTY: Readonly<Record<Certainty, string>> = {
  sure: 'sure',
  likely: 'likely',
  guess: 'a guess',
  none: 'not identified',
};

export const KIND: Readonly<Record<EntryKind, string>> = {
  error: 'error',
  state: 'job state',
  status: 'HTTP status',
  symptom: 'symptom',
};

export const OWNER: Readonly<Record<Owner, string>> = {
  caller: 'the caller',
  account: 'the account owner',
  provider: 'the provider',
  nobody: 'nobody',
};

export const RETRY: Readonly<Record<RetryVerdict, string>> = {
  never: 'never',
  'after-change': 'after a change',
  'after-wait': 'after a wait',
  unknown: 'not known',
};

export const NEED: Readonly<Record<RetryNeed, string>> = {
  'same-idempotency-key': 'with the same idempotency key',
  'exponential-backoff': 'waiting longer each time (exponential backoff)',
  jitter: 'with random jitter',
  'retry-after': 'not before `Retry-After` has passed',
};

export const CHARGE: Readonly<Record<Charge, string>> = {
  charged: 'charged',
  'not-charged': 'not charged',
  refunded: 'refunded',
  depends: 'depends, see below',
  'not-stated': 'not stated',
};

export const SOURCE_CLASS: Readonly<Record<SourceClass, string>> = {
  documented: 'documented',
  captured: 'captured on the wire',
  reported: 'reported by others',
  inferred: 'inferred',
};

/** Names of what every view shows beside the texts above. */
export const LABEL = {
  ref: 'Ref',
  provider: 'Provider',
  product: 'Product',
  code: 'Code',
  status: 'HTTP',
  category: 'Category',
  title: 'Title',
  owner: 'Who acts',
  retry: 'Retry',
  charge: 'Charge',
  aliases: 'Also as',
  requestId: 'Request id',
  host: 'Host',
  entry: 'Entry',
  source: 'Source',
} as const;

/** `402`, `500, 503`; empty where there is none. */
export function statusWords(statuses: readonly number[]): string {
  return statuses.join(', ');
}

/** `after 1 min 30 s, with the same idempotency key`: verdict, wait and needs; the note is not in it. */
export function retryWords(
  { verdict, needs }: Pick<Retry, 'verdict' | 'needs'>,
  waitSeconds: number | null = null,
): string {
  return [verdictWords(verdict, waitSeconds), ...needs.map((need) => NEED[need])].join(', ');
}

function verdictWords(verdict: RetryVerdict, waitSeconds: number | null): string {
  if (waitSeconds === null || verdict === 'never') return RETRY[verdict];
  const wait = durationWords(waitSeconds);
  if (verdict === 'after-wait') return waitSeconds > 0 ? `after ${wait}` : 'at once';
  return waitSeconds > 0 ? `${RETRY[verdict]}, not before ${wait}` : RETRY[verdict];
}

const UNITS: readonly (readonly [seconds: number, unit: string])[] = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
  [1, 's'],
];

/** `1 min 30 s`: the two largest units, rounded up so that nobody comes too early. */
export function durationWords(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  const largest = UNITS.findIndex(([size]) => whole >= size);
  if (largest < 0) return '0 s';
  const [size, unit] = UNITS[largest] as (typeof UNITS)[number];
  const [smaller, smallerUnit] = UNITS[largest + 1] ?? [0, ''];
  if (smaller === 0) return `${whole} ${unit}`;
  const parts = Math.ceil(whole / smaller);
  const ratio = size / smaller;
  if (parts % ratio === 0) return `${parts / ratio} ${unit}`;
  return `${Math.floor(parts / ratio)} ${unit} ${parts % ratio} ${smallerUnit}`;
}

/** Where a statement comes from: address or note, how it is known, the day it was read. */
export function sourceText({ url, read, class: known, note }: Source): Text {
  const details = `(${SOURCE_CLASS[known]}, read ${read})`;
  if (url === null) return [`${note ?? 'no address recorded'} ${details}`];
  return [{ url }, ` ${details}`, ...(note === undefined ? [] : [`. ${note}`])];
}
