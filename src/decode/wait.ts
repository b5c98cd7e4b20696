import type { Category, Evidence } from '../model.js';

/** Longer than this nobody means: an epoch read as seconds, a typing error. One month: allowances renew monthly. */
const LONGEST = 31 * 24 * 3600;

/** What no waiting heals, whatever a header says. */
export const NO_WAIT: ReadonlySet<Category> = new Set([
  'billing',
  'auth',
  'permission',
  'validation',
  'content',
  'not-found',
]);

/**
 * How long to wait before a retry, in seconds, or `null` where nothing says so. Several answers: the largest that
 * still makes sense, since a retry before any of them fails again.
 * @param now the present time in milliseconds since the epoch, where no `Date` header tells the server's
 */
export function waitSeconds(evidence: Evidence, now: number): number | null {
  const header = (name: string): string | null => {
    const fact = evidence.facts.find(({ role, at }) => role === 'header' && at === `header ${name}`);
    return fact === undefined ? null : String(fact.value).trim();
  };
  const date = Date.parse(header('date') ?? '');
  const clock = Number.isNaN(date) ? now : date;
  const waits = [
    retryAfter(header('retry-after'), clock),
    duration(header('x-ratelimit-reset-after') ?? header('x-rate-limit-reset-after') ?? '', 1),
    milliseconds(header('retry-after-ms') ?? header('x-ms-retry-after-ms') ?? header('x-retry-after-ms')),
    ...resets(evidence, header, clock),
    ...evidence.facts.filter(({ role }) => role === 'wait').map(({ value, at }) => duration(String(value), unitOf(at))),
    ...evidence.facts.filter(({ role }) => role === 'message').map(({ value }) => spoken(String(value))),
  ];
  const sensible = waits.filter(
    (wait): wait is number => wait !== null && Number.isFinite(wait) && wait >= 0 && wait <= LONGEST,
  );
  return sensible.length === 0 ? null : round(Math.max(...sensible));
}

/** RFC 9110, section 10.2.3: seconds or a date; a date in the past is no wait at all. */
function retryAfter(value: string | null, clock: number): number | null {
  if (value === null) return null;
  const seconds = duration(value, 1);
  if (seconds !== null) return seconds;
  const date = dateOf(value);
  return Number.isNaN(date) ? null : Math.max(0, (date - clock) / 1000);
}

/** An HTTP date or an ISO one; engines read dates into anything. */
function dateOf(value: string): number {
  return /^[A-Z][a-z]{2,8},? |^\d{4}-\d{2}-\d{2}/.test(value) ? Date.parse(value) : Number.NaN;
}

function milliseconds(value: string | null): number | null {
  const number = value === null || value === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number / 1000 : null;
}

/**
 * `RateLimit` (draft-ietf-httpapi-ratelimit-headers: `t=` seconds) and the `X-RateLimit-*` family, whose reset is an
 * epoch, seconds or a duration. A reset counts only where that limit is spent.
 */
function resets(evidence: Evidence, header: (name: string) => string | null, clock: number): (number | null)[] {
  const found: (number | null)[] = [];
  const standard = header('ratelimit');
  if (standard !== null && /(?:^|[;,\s])(?:r|remaining)=0\b/.test(standard)) {
    const seconds = /(?:^|[;,\s])(?:t|reset)=(\d+)/.exec(standard)?.[1];
    found.push(seconds === undefined ? null : Number(seconds));
  }
  for (const prefix of prefixesIn(evidence)) {
    for (const kind of ['', '-requests', '-tokens', '-input-tokens', '-output-tokens']) {
      for (const [remaining, reset] of [
        [`${prefix}-remaining${kind}`, `${prefix}-reset${kind}`],
        [`${prefix}${kind}-remaining`, `${prefix}${kind}-reset`],
      ] as const) {
        const left = header(remaining);
        const until = header(reset);
        if (left !== null && left !== '' && Number(left) <= 0 && until !== null) found.push(untilReset(until, clock));
      }
    }
  }
  return found;
}

/** How the names of the limit headers begin: `x-ratelimit`, or a provider's own `acme-ratelimit`. */
function prefixesIn(evidence: Evidence): string[] {
  const names = evidence.facts.flatMap(({ role, at }) =>
    role === 'header' ? [/^header (.*?rate-?limit)\b/.exec(at)?.[1] ?? ''] : [],
  );
  return [...new Set(names)].filter((name) => name !== '');
}

function untilReset(value: string, clock: number): number | null {
  const number = Number(value);
  if (Number.isFinite(number)) {
    if (number > 1e12) return Math.max(0, (number - clock) / 1000);
    return number > 1e9 ? Math.max(0, number - clock / 1000) : number;
  }
  const seconds = duration(value, 1);
  if (seconds !== null) return seconds;
  const date = dateOf(value);
  return Number.isNaN(date) ? null : Math.max(0, (date - clock) / 1000);
}

/** `22.14:18:12`: days, hours, minutes and seconds as .NET writes a span of time. */
const SPAN = /\b(?:(\d{1,3})\.)?(\d{1,2}):(\d{2}):(\d{2})\b/;

const UNITS: ReadonlyMap<string, number> = new Map([
  ['ms', 0.001],
  ['millisecond', 0.001],
  ['s', 1],
  ['sec', 1],
  ['second', 1],
  ['m', 60],
  ['min', 60],
  ['minute', 60],
  ['h', 3600],
  ['hr', 3600],
  ['hour', 3600],
  ['d', 86400],
  ['day', 86400],
]);

const PART = /(\d+(?:\.\d+)?)\s*(milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)(?![a-z])/gi;

/** `34s`, `9m53.568s`, `1h2m`, `20`; `unit` is the seconds of a number without one. */
export function duration(text: string, unit: number): number | null {
  const value = text.trim();
  if (/^\d+(?:\.\d+)?$/.test(value)) return Number(value) * unit;
  let total = 0;
  let read = '';
  for (const found of value.matchAll(PART)) {
    total += Number(found[1]) * secondsIn(found[2] as string);
    read += found[0];
  }
  return read !== '' && read.replace(/\s/g, '') === value.replace(/\s|,|and/g, '') ? total : null;
}

function secondsIn(unit: string): number {
  const word = unit.toLowerCase();
  return UNITS.get(word) ?? UNITS.get(word.replace(/s$/, '')) ?? 1;
}

/** A field that gives a wait without a unit says it in its name: `retry_after_ms`. */
function unitOf(at: string): number {
  return /(?:ms|millis(?:econds)?)$/i.test(at) ? 0.001 : /min(?:utes)?$/i.test(at) ? 60 : 1;
}

const SPOKEN =
  /(?<!(?:will|automatically|and) )\b(?:try again|retry|wait|available(?: again)?|resets?|back|again|request this(?: once)?)\b(?:[ a-z]{0,40}?)\b(?:in|after|for|within|about)?[ :=~]*["'`]?((?:\d+(?:\.\d+)?["'`]?\s*(?:milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)(?![a-z])(?:[ ,]|and)*)+)/i;
/** "retry after 134": seconds, as the header of that name has it. */
const SPOKEN_BARE = /\bretry[ _-]?after[ :="']*(\d+(?:\.\d+)?)\b(?!\s*[a-z%])/i;

/** "Please try again in 9m53.568s", "retry after 20 seconds". */
function spoken(message: string): number | null {
  const text = message.slice(0, 2000);
  const found = SPOKEN.exec(text);
  if (found !== null) return duration((found[1] as string).replace(/["'`]/g, '').replace(/(?:[ ,]|and)+$/, ''), 1);
  const bare = SPOKEN_BARE.exec(text);
  if (bare !== null) return Number(bare[1]);
  const span = /\b(?:in|after|replenished in)\b[^.]{0,40}$/.test(text.slice(0, SPAN.exec(text)?.index ?? 0))
    ? SPAN.exec(text)
    : null;
  if (span === null) return null;
  const [days, hours, minutes, seconds] = span.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}

function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
