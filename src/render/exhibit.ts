import type { Diagnosis, Fact, Role } from '../model.js';
import { plainLine } from '../safe/plain.js';
import type { Block } from './block.js';

/** What stands in a body, as against headers, the status line or an exception. */
const IN_BODY: ReadonlySet<Role> = new Set(['code', 'type', 'message', 'job', 'reason', 'request-id']);
const PATH = /^[A-Za-z_$][\w$ -]*(?:\[\d*\])*(?:\.[A-Za-z_$][\w$ -]*(?:\[\d*\])*)*$/;
const HEADER = /^header ([a-z0-9-]+)$/;
/** Sentences longer than this are data. */
const LONGEST = 4000;

/**
 * What was read, put together again as an answer: whoever gets the ticket sees what decided, and it can be decoded
 * again. Only facts whose place is known are in the body.
 */
export function exhibitBlocks(diagnosis: Diagnosis): Block[] {
  const head = [...requestLines(diagnosis), ...headLines(diagnosis)];
  const body = bodyLines(diagnosis);
  const lines = [...head, ...(head.length > 0 && body.length > 0 ? [''] : []), ...body];
  return lines.length === 0
    ? []
    : [{ kind: 'exhibit', lead: 'What was read, put together again', lines: lines.map(plainLine) }];
}

function requestLines({ host }: Diagnosis): string[] {
  return host === null ? [] : [`$ curl -i https://${host}`];
}

function headLines({ httpStatus, requestId, because }: Diagnosis): string[] {
  const headers = because.flatMap(({ at, value }) => {
    const name = HEADER.exec(at)?.[1];
    return name === undefined ? [] : [`${name}: ${value}`];
  });
  const isShown = because.some(({ value }) => value === requestId);
  const id = requestId === null || isShown ? [] : [`x-request-id: ${requestId}`];
  const status = httpStatus === null ? [] : [`HTTP/1.1 ${httpStatus}`];
  return [...status, ...new Set(headers), ...id];
}

function bodyLines({ because }: Diagnosis): string[] {
  const body = new Map<string, unknown>();
  const other: string[] = [];
  for (const { role, at, value } of because) {
    if (HEADER.test(at) || role === 'status' || role === 'host') continue;
    if (IN_BODY.has(role) && PATH.test(at)) place(body, stepsOf(at), value);
    else if (role === 'transport' || role === 'exception' || role === 'message') other.push(saidBy(role, value));
  }
  const structure = body.size === 0 ? [] : JSON.stringify(toJson(body), null, 2).split('\n');
  return [...structure, ...new Set(other)];
}

/** How curl and exceptions put it. */
function saidBy(role: Role, value: Fact['value']): string {
  const curl = /^curl (\d+)$/.exec(String(value));
  if (role === 'transport' && curl !== null) return `curl: (${curl[1]})`;
  return String(value).slice(0, LONGEST);
}

type Step = string | 0;

function stepsOf(path: string): Step[] {
  return path
    .split('.')
    .flatMap((name) => [name.replace(/(?:\[\d*\])+$/, ''), ...(name.match(/\[\d*\]/g) ?? []).map((): Step => 0)]);
}

/** Maps, because paths come from outside: `__proto__` is a name like any other. */
function place(body: Map<Step, unknown> | Map<string, unknown>, steps: readonly Step[], value: Fact['value']): void {
  let at = body as Map<Step, unknown>;
  steps.slice(0, -1).forEach((step) => {
    const below = at.get(step) instanceof Map ? (at.get(step) as Map<Step, unknown>) : new Map<Step, unknown>();
    at.set(step, below);
    at = below;
  });
  const last = steps.at(-1) as Step;
  if (!at.has(last)) at.set(last, typeof value === 'string' ? value.slice(0, LONGEST) : value);
}

function toJson(value: unknown): unknown {
  if (!(value instanceof Map)) return value;
  if (value.has(0)) return [toJson(value.get(0))];
  return Object.fromEntries([...value].map(([name, each]) => [name, toJson(each)]));
}
