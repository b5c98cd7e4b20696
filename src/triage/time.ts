/**
 * Reads the time of a record from its bytes, without a string. Given at its start, or in a field that is called as the
 * field calls it. A time without a zone counts as UTC: who wrote it cannot be asked.
 */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Names of fields that hold the time, with what may stand in front. */
const FIELDS = ['timestamp', 'time', 'ts', 'datetime', 'date', 'asctime', 'eventtime'].map((name) =>
  new TextEncoder().encode(name),
);
/** How far into a record the field is looked for. */
const HEAD = 2048;
/** 2001-09-09 to 2100: what seconds since the epoch look like. */
const [LEAST, MOST] = [1e9, 4.1e9];

/**
 * @param now milliseconds since the epoch, for times without a year
 * @returns milliseconds since the epoch, or `null`
 */
export function timeOf(bytes: Uint8Array, start: number, end: number, now: number): number | null {
  let at = start;
  while (at < end && at < start + 8 && isLead(bytes[at] as number)) at += 1;
  const atStart = bytes[at] === 0x7b ? null : readTime(bytes, at, end, now);
  if (atStart !== null) return atStart;
  const stop = Math.min(end, start + HEAD);
  for (at = start; at < stop; at += 1) {
    const byte = bytes[at] as number;
    // `"time"` and ` time=`; `[` of access logs.
    if (byte === 0x5b) {
      const found = readTime(bytes, at + 1, end, now);
      if (found !== null) return found;
    } else if (byte === 0x22 || byte === 0x20 || at === start) {
      const value = behindField(bytes, byte === 0x22 || byte === 0x20 ? at + 1 : at, stop);
      const found = value < 0 ? null : readTime(bytes, value, end, now);
      if (found !== null) return found;
    }
  }
  return null;
}

/** Blank, tab, `[`, `(`, `"`, `<`, `>`. */
function isLead(byte: number): boolean {
  return (
    byte === 0x20 || byte === 0x09 || byte === 0x5b || byte === 0x28 || byte === 0x22 || byte === 0x3c || byte === 0x3e
  );
}

/** The index of the value of a time field that begins here, or -1. */
function behindField(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  if (bytes[at] === 0x40 || bytes[at] === 0x5f) at += 1;
  const letter = (bytes[at] as number) | 32;
  if (letter !== 0x74 && letter !== 0x64 && letter !== 0x61 && letter !== 0x65) return -1;
  for (const name of FIELDS) {
    if (at + name.length >= end || !isSame(bytes, at, name)) continue;
    let value = at + name.length;
    if (bytes[value] === 0x22) value += 1;
    while (bytes[value] === 0x20) value += 1;
    if (bytes[value] !== 0x3a && bytes[value] !== 0x3d) continue;
    value += 1;
    while (value < end && (bytes[value] === 0x20 || bytes[value] === 0x22 || bytes[value] === 0x27)) value += 1;
    return value;
  }
  return -1;
}

function isSame(bytes: Uint8Array, at: number, name: Uint8Array): boolean {
  for (let index = 0; index < name.length; index += 1)
    if (((bytes[at + index] as number) | 32) !== name[index]) return false;
  return true;
}

function readTime(bytes: Uint8Array, at: number, end: number, now: number): number | null {
  const first = bytes[at] as number;
  if (!isDigit(first)) return syslog(bytes, at, end, now);
  if (isDigit(bytes[at + 1] as number) && (bytes[at + 2] === 0x2f || bytes[at + 2] === 0x2d))
    return common(bytes, at, end);
  let digits = 0;
  while (at + digits < end && digits < 20 && isDigit(bytes[at + digits] as number)) digits += 1;
  if (digits === 4) return iso(bytes, at, end);
  return epoch(bytes, at, end, digits);
}

/** `2026-11-20T14:07:39.123+01:00`, `2026-11-20 14:07:39,123`, `2026/11/20 14:07:39`. */
function iso(bytes: Uint8Array, at: number, end: number): number | null {
  if (at + 19 > end) return null;
  const sign = bytes[at + 4];
  if ((sign !== 0x2d && sign !== 0x2f) || bytes[at + 7] !== sign) return null;
  const between = bytes[at + 10];
  if (between !== 0x54 && between !== 0x20 && between !== 0x74) return null;
  const date = days(number(bytes, at, 4), number(bytes, at + 5, 2), number(bytes, at + 8, 2));
  const clock = clockAt(bytes, at + 11);
  if (date === null || clock === null) return null;
  let next = at + 19;
  let milliseconds = 0;
  if (bytes[next] === 0x2e || bytes[next] === 0x2c) {
    next += 1;
    for (let scale = 100; next < end && isDigit(bytes[next] as number); next += 1, scale /= 10)
      milliseconds += ((bytes[next] as number) - 48) * scale;
  }
  return date * 86_400_000 + clock * 1000 + Math.floor(milliseconds + 1e-6) - zoneAt(bytes, next, end);
}

/** `10/Oct/2000:13:55:36 -0700`, as web servers write it. */
function common(bytes: Uint8Array, at: number, end: number): number | null {
  if (at + 20 > end) return null;
  const month = monthAt(bytes, at + 3);
  if (month < 0) return null;
  const date = days(number(bytes, at + 7, 4), month + 1, number(bytes, at, 2));
  const clock = clockAt(bytes, at + 12);
  if (date === null || clock === null) return null;
  const zone = bytes[at + 20] === 0x20 ? zoneAt(bytes, at + 21, end) : 0;
  return date * 86_400_000 + clock * 1000 - zone;
}

/** `Nov 20 14:07:39`: of the years the one that does not lie ahead. */
function syslog(bytes: Uint8Array, at: number, end: number, now: number): number | null {
  if (at + 15 > end) return null;
  const month = monthAt(bytes, at);
  if (month < 0 || bytes[at + 3] !== 0x20) return null;
  const day = bytes[at + 4] === 0x20 ? number(bytes, at + 5, 1) : number(bytes, at + 4, 2);
  const clock = clockAt(bytes, at + 7);
  const year = new Date(now).getUTCFullYear();
  if (clock === null) return null;
  for (const each of [year, year - 1]) {
    const date = days(each, month + 1, day);
    if (date === null) return null;
    const time = date * 86_400_000 + clock * 1000;
    if (time <= now + 86_400_000) return time;
  }
  return null;
}

/** Seconds, with or without a fraction; milliseconds, microseconds, nanoseconds. */
function epoch(bytes: Uint8Array, at: number, end: number, digits: number): number | null {
  if (digits < 10 || digits > 19 || (digits - 10) % 3 !== 0) return null;
  const seconds = number(bytes, at, 10);
  if (seconds < LEAST || seconds > MOST) return null;
  if (digits > 10) return seconds * 1000 + number(bytes, at + 10, 3);
  const next = at + 10;
  if (bytes[next] !== 0x2e || next + 1 >= end || !isDigit(bytes[next + 1] as number)) return seconds * 1000;
  let milliseconds = 0;
  for (
    let index = next + 1, scale = 100;
    scale >= 1 && index < end && isDigit(bytes[index] as number);
    index += 1, scale /= 10
  )
    milliseconds += ((bytes[index] as number) - 48) * scale;
  return seconds * 1000 + milliseconds;
}

/** Seconds of the day at `14:07:39`, or `null`. */
function clockAt(bytes: Uint8Array, at: number): number | null {
  if (bytes[at + 2] !== 0x3a || bytes[at + 5] !== 0x3a) return null;
  const hours = number(bytes, at, 2);
  const minutes = number(bytes, at + 3, 2);
  const seconds = number(bytes, at + 6, 2);
  return hours < 24 && minutes < 60 && seconds < 61 ? hours * 3600 + minutes * 60 + seconds : null;
}

/** Milliseconds that a zone is ahead of UTC: `Z`, `+01:00`, `-0700`. */
function zoneAt(bytes: Uint8Array, at: number, end: number): number {
  const sign = bytes[at];
  if ((sign !== 0x2b && sign !== 0x2d) || at + 5 > end) return 0;
  const minutes = number(bytes, bytes[at + 3] === 0x3a ? at + 4 : at + 3, 2);
  const zone = (number(bytes, at + 1, 2) * 60 + minutes) * 60_000;
  return Number.isNaN(zone) ? 0 : sign === 0x2b ? zone : -zone;
}

function monthAt(bytes: Uint8Array, at: number): number {
  const name = String.fromCharCode((bytes[at] ?? 0) | 32, (bytes[at + 1] ?? 0) | 32, (bytes[at + 2] ?? 0) | 32);
  return MONTHS.indexOf(name);
}

/** Days since 1970-01-01, or `null` for a date that does not exist. */
function days(year: number, month: number, day: number): number | null {
  if (!(year >= 1970 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= 31)) return null;
  // As the calendar counts when a year begins with March, and its leap day ends it.
  const since = month > 2 ? year : year - 1;
  const inYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return since * 365 + Math.floor(since / 4) - Math.floor(since / 100) + Math.floor(since / 400) + inYear - 719_468;
}

/** Not a number where one of them is no digit. */
function number(bytes: Uint8Array, at: number, digits: number): number {
  let value = 0;
  for (let index = at; index < at + digits; index += 1) {
    const byte = bytes[index] as number;
    if (!isDigit(byte)) return Number.NaN;
    value = value * 10 + byte - 48;
  }
  return value;
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte < 58;
}
