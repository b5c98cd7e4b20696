import type { Provider } from '../../src/catalog/catalog.js';
import type { Clause, EntryFile, ProbeCheck, ProbeVerdict } from '../../src/model.js';
import { FIXTURES, readWitnesses, type Witness } from './fixtures.js';

/** An answer as the provider's sources show it. */
export interface Documented {
  title: string;
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** The answers that stand behind one listed verdict: at least one for each of its clauses. */
export function documentedFor(provider: Provider, check: ProbeCheck, { when }: ProbeVerdict): Documented[] {
  const answers = when.flatMap((clause) => {
    if (clause.entry === undefined) return [inClauses(check, clause)];
    const entry = provider.file.entries.find(({ id }) => id === clause.entry);
    if (entry === undefined) throw new Error(`${provider.file.id} has no entry ${clause.entry}`);
    const witnessed = witnessesOf(provider).flatMap((witness) => answerIn(witness, entry, provider));
    return witnessed.length > 0 ? witnessed : [put(entry, provider)];
  });
  return [...new Map(answers.map((answer) => [answer.title, answer])).values()];
}

export function witnessesOf({ file }: Provider): Witness[] {
  return readWitnesses(new URL(`${file.id}.md`, FIXTURES));
}

/** A witness that is nothing but one answer: its status line, headers and body, or its body alone. */
export function httpAnswerIn(
  text: string,
): { status: number | null; headers: Record<string, string>; body: string } | null {
  const plain = text.replace(/\r\n/g, '\n').replace(/^\$ curl [^\n]*\n/, '');
  const found = /^HTTP\/[\d.]+ (\d{3})[^\n]*\n((?:[!-9;-~]+: ?[^\n]*\n)*)(?:\n([\s\S]*))?$/.exec(plain);
  if (found !== null) return { status: Number(found[1]), headers: headersIn(found[2] as string), body: found[3] ?? '' };
  try {
    const value: unknown = JSON.parse(plain);
    return typeof value === 'object' && value !== null ? { status: null, headers: {}, body: plain } : null;
  } catch {
    return null;
  }
}

function headersIn(lines: string): Record<string, string> {
  const pairs = lines.split('\n').flatMap((line): [string, string][] => {
    const at = line.indexOf(':');
    return at < 0 ? [] : [[line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]];
  });
  // What the server itself writes about the body must be true.
  return Object.fromEntries(
    pairs.filter(([name]) => !/^(?:content-(?:length|encoding)|transfer-encoding)$/.test(name)),
  );
}

function answerIn({ text, title, expected }: Witness, entry: EntryFile, { file }: Provider): Documented[] {
  if (expected.length !== 1 || expected[0]?.ref !== `${file.id}/${entry.id}`) return [];
  const answer = httpAnswerIn(text);
  const status = answer?.status ?? entry.httpStatus[0];
  // A job that failed is told with 200: that is the answer to another question.
  if (answer === null || status === undefined || (answer.status === null && isJob(answer.body))) return [];
  return [{ title, status, headers: { 'content-type': 'application/json', ...answer.headers }, body: answer.body }];
}

function isJob(body: string): boolean {
  const value = JSON.parse(body) as Record<string, unknown>;
  return typeof value['status'] === 'string';
}

/** The body that the entry's own words and the provider's envelope make. */
function put(entry: EntryFile, { file }: Provider): Documented {
  const [clause] = entry.when ?? [];
  const code = clause?.code ?? entry.code;
  const message = clause?.message ?? 'EXAMPLE';
  const envelope = file.envelopes.find(({ codeAt }) => codeAt !== null) ?? file.envelopes[0];
  const body: Record<string, unknown> = {};
  for (const key of [...(envelope?.keys ?? []), ...(clause?.keys ?? [])]) set(body, key, 'EXAMPLE');
  if (envelope?.messageAt != null) set(body, envelope.messageAt, message);
  if (code !== null) set(body, clause?.at ?? envelope?.codeAt ?? 'code', code);
  return {
    title: `${entry.id}, put together`,
    status: clause?.status ?? entry.httpStatus[0] ?? 400,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

/** The body that the clause itself asks for. */
function inClauses({ balance }: ProbeCheck, { status = 200, keys = [] }: Clause): Documented {
  const body: Record<string, unknown> = {};
  for (const key of keys) set(body, key, key === balance?.at ? 12.5 : 'EXAMPLE');
  return {
    title: `${status} with ${keys.join(', ')}`,
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

/** Sets a value at a path; `name[]` is a list with one item. */
function set(root: Record<string, unknown>, path: string, value: unknown): void {
  const names = path.split('.');
  let at = root;
  names.forEach((name, index) => {
    const key = name.replace('[]', '');
    const isLast = index === names.length - 1;
    const isList = name.endsWith('[]');
    if (isLast) {
      at[key] = isList ? [value] : value;
      return;
    }
    if (!isObject(at[key])) at[key] = isList ? [{}] : {};
    at = (isList ? (at[key] as unknown[])[0] : at[key]) as Record<string, unknown>;
  });
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
