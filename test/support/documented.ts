import type { Provider } from '../../src/catalog/catalog.js';
import type { Witness } from '../../src/check/witness.js';
import { explainAnswer } from '../../src/decode/answer.js';
import type { Clause, EntryFile, Envelope, ProbeCheck, ProbeVerdict } from '../../src/model.js';
import { FIXTURES, readWitnesses } from './fixtures.js';
import { catalog } from './probing.js';

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

/** The body that the entry's own words make in a form of the provider: of all of them the first that is read as the entry. */
function put(entry: EntryFile, provider: Provider): Documented {
  const { envelopes } = provider.file;
  const clauses = entry.when ?? [{}];
  const made = clauses.flatMap((clause) => envelopes.map((envelope) => putIn(envelope, clause, entry)));
  const ref = `${provider.file.id}/${entry.id}`;
  const found = made.find((answer) => read(answer, provider) === ref) ?? made[0];
  if (found === undefined) throw new Error(`${ref} cannot be put together`);
  return found;
}

function putIn({ keys, codeAt, messageAt }: Envelope, clause: Clause, entry: EntryFile): Documented {
  const code = clause.code ?? (entry.when === undefined ? entry.code : null);
  const message = clause.message?.replace(/\{[a-zA-Z]*\}/g, 'EXAMPLE');
  const body: Record<string, unknown> = {};
  for (const key of [...keys, ...(clause.keys ?? [])]) set(body, key, 'EXAMPLE');
  if (messageAt !== null) set(body, messageAt, message ?? 'EXAMPLE');
  if (clause.at !== undefined) set(body, clause.at, code ?? message);
  else if (code !== null && codeAt !== null) set(body, codeAt, code);
  return {
    title: `${entry.id}, put together`,
    status: clause.status ?? entry.httpStatus[0] ?? 400,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

/** What the answer is read as. */
function read({ status, headers, body }: Documented, { file }: Provider): string | undefined {
  const answer = { status, headers: Object.entries(headers), body, isCut: false, url: 'http://127.0.0.1' };
  return explainAnswer(answer, file.id, catalog, 0, catalog.redact).diagnosis.entry?.ref;
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

/** `[]` stands for a list of one. */
function set(root: Record<string, unknown>, path: string, value: unknown): void {
  const names = path.split('.');
  let at: Record<string, unknown> = root;
  names.forEach((step, index) => {
    const name = step.replace(/\[\]$/, '');
    const isList = step !== name;
    const isLast = index === names.length - 1;
    if (isLast) {
      at[name] = isList ? [value] : value;
      return;
    }
    if (typeof at[name] !== 'object' || at[name] === null) at[name] = isList ? [{}] : {};
    at = (isList ? (at[name] as unknown[])[0] : at[name]) as Record<string, unknown>;
  });
}
