import type { Evidence, Fact, Role } from '../model.js';
import { type Redact, redactHeader } from '../safe/redact.js';
import { codeAtEnd, codeWithin, isComplaint } from './code-in.js';
import { coreOf, distanceFrom, parentOf } from './core.js';
import { detailsOf } from './details.js';
import { type Body, type Frame, type Header, LOOSE } from './frames/form.js';
import { EMPTY_CODE, LONGEST, partsOf } from './parts.js';
import { isReasonPhrase } from './reason-phrases.js';
import { requestIdIn } from './request-id.js';
import { origin } from './text.js';
import { child, has, type Leaf, nodesBelow } from './tree.js';
import { isAsked, isCodeLike, isInner, isTypeLike } from './vocabulary.js';

/** Headers that carry the id a provider's support asks for; those of an edge in front of it come last. */
const REQUEST_ID_HEADERS: readonly RegExp[] = [
  /^(?:x-)?request-?id$/,
  // A provider's own, `x-fal-request-id`, but not the one the client made.
  /^(?!.*client).*(?:request|req)-?(?:uu)?id$/,
  /^(?!.*client)(?:.*[-_])?(?:correlation|trace|log|debug|error|activity|operation|tracking|incident|trans(?:action)?)-?id$/,
  /^x-(?:vercel-id|azure-ref|amz-cf-id)$/,
  /^cf-ray$/,
];

/** Headers that name the error. */
const ERROR_HEADERS = /^x-(?:amzn-error-?type|ms-error-code)$/;

/**
 * Reads the facts out of a frame: which leaf plays which part, by names the whole field shares. What says most of a
 * part comes first.
 * @param redact strikes secrets out: no fact leaves with one
 */
export function gather(frame: Frame, redact: Redact): Evidence {
  const facts: Fact[] = [];
  const add = (role: Role, at: string, value: string | number, span: Fact['span']): void => {
    facts.push({ role, at, value: typeof value === 'string' ? redact(value) : value, span });
  };
  smithyFacts(frame, add);
  if (frame.status !== null) add('status', frame.status.at, frame.status.value, frame.status.span);
  const body = frame.body === null ? [] : bodyFacts(frame.body, redact);
  facts.push(...body);
  const said = frame.requestId;
  // A page shows a shortened id where the header has the whole one.
  if (said !== null && said.at !== 'page') add('request-id', said.at, said.value, said.span);
  headerFacts(frame.headers, add, redact);
  if (said !== null && said.at === 'page') add('request-id', said.at, said.value, said.span);
  for (const { value, at, span } of frame.codes) {
    if (!EMPTY_CODE.test(value)) add('code', at, value, span);
  }
  for (const { value, at, span } of frame.exceptions) add('exception', at, value, span);
  for (const { value, at, span } of frame.said) {
    add('message', at, value, span);
    if (isCodeLike(value) || (at !== LOOSE && /^\w{6,60}$/.test(value) && isComplaint(value)))
      add('code', at, value, span);
    const inBrackets = at === LOOSE ? null : codeAtEnd(value);
    if (inBrackets !== null) add('code', at, inBrackets, span);
  }
  for (const { value, at, span } of frame.page) add('page', at, value, span);
  pageFacts(frame, facts, add);
  if (frame.transport !== null) add('transport', frame.transport.at, frame.transport.value, frame.transport.span);
  if (frame.url !== null) urlFacts(frame.url.value, frame.url.at, frame.url.span, add);
  if (frame.url === null) unreachedFacts(frame, facts, add);
  if (frame.body !== null) serviceFacts(frame.body, add);
  if (frame.ref !== null) add('ref', frame.ref.at, frame.ref.value, frame.ref.span);
  for (const { value, at, span } of frame.keys) add('key', at, value, span);
  linkFacts(facts, add);
  const details =
    frame.body === null
      ? []
      : detailsOf(frame.body.node).map(({ field, message }) => ({ field, message: redact(message) }));
  // What is said of a field that happens to be called `description` is no message of the whole.
  const ofFields = facts.filter(
    ({ role, at, value }) =>
      role === 'message' && details.some(({ field, message }) => at.endsWith(`errors.${field}`) && message === value),
  );
  for (const fact of ofFields) facts.splice(facts.indexOf(fact), 1);
  const [detail] = details;
  if (detail !== undefined && !body.some((fact) => fact.role === 'message' && !ofFields.includes(fact))) {
    const at = facts.findIndex(({ role }) => role === 'message');
    facts.splice(at < 0 ? facts.length : at, 0, {
      role: 'message',
      at: detail.field ?? 'details',
      value: detail.message,
      span: null,
    });
  }
  return {
    framing: frame.framing,
    facts,
    paths: frame.body === null ? [] : pathsOf(frame.body),
    details,
    cut: frame.cut,
  };
}

/** The heading that says why, where nothing else does, and the host an edge puts in the title. */
function pageFacts({ page, url }: Frame, facts: readonly Fact[], add: Add): void {
  for (const { value, at, span } of page) {
    const host = at === '<title>' ? /^([a-z0-9.-]+\.[a-z]{2,}) \| [45]\d\d/.exec(value)?.[1] : undefined;
    if (host !== undefined && url === null) add('host', 'page', host, span);
  }
  if (facts.some(({ role, at }) => role === 'message' && at !== LOOSE)) return;
  const why = page.find(
    ({ value, at }) => /^<(?:p|h[23])>$/.test(at) && value.split(' ').length > 4 && /[.!]$/.test(value),
  );
  if (why !== undefined) add('message', 'page', why.value, why.span);
}

/** Clients made by Smithy name the error by its class, and say so by two fields of their own. */
function smithyFacts({ body, exceptions }: Frame, add: Add): void {
  const [exception] = exceptions;
  if (body === null || !has(body.node, '$fault', '$metadata')) return;
  const name = child(body.node, 'name');
  // Written as JSON, the class is a field like the others.
  if (name?.kind === 'string' && /^[A-Z]\w*(?<!Error)$/.test(name.value))
    add('code', 'name', name.value, origin(body.text, name.start, name.end));
  if (exception === undefined) return;
  if (/^[A-Z]\w*$/.test(exception.value) && !/^\w*Error$/.test(exception.value))
    add('code', exception.at, exception.value, exception.span);
}

type Add = (role: Role, at: string, value: string | number, span: Fact['span']) => void;

function headerFacts(headers: readonly Header[], add: Add, redact: Redact): void {
  for (const pattern of REQUEST_ID_HEADERS) {
    for (const { name, value, span } of headers) {
      // Several headers on one line, or the end of a field in a dump of Apple's: the id is one word.
      const id = /^[^\s;]*/.exec(value)?.[0] ?? '';
      if (pattern.test(name) && id !== '') add('request-id', `header ${name}`, id, span);
    }
  }
  for (const { name, value, span } of headers) {
    if (name === 'www-authenticate') challengeFacts(value, span, add);
    if (ERROR_HEADERS.test(name)) add('code', `header ${name}`, value.replace(/:https?:.*$/, ''), span);
    add('header', `header ${name}`, redactHeader(name, value, redact), span);
  }
}

/** RFC 6750, section 3: what a challenge says of the token. */
function challengeFacts(value: string, span: Fact['span'], add: Add): void {
  const parameter = (name: string): string | undefined => new RegExp(`\\b${name}="([^"]{1,500})"`).exec(value)?.[1];
  const code = parameter('error');
  const message = parameter('error_description');
  if (code !== undefined) add('code', 'header www-authenticate', code, span);
  if (message !== undefined) add('message', 'header www-authenticate', message, span);
}

function urlFacts(url: string, at: string, span: Fact['span'], add: Add): void {
  const found = /^[a-z]+:\/\/(?:[^/?#\\\s]*@)?(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d+)?(?![a-z0-9$%{<])([^?#\s]*)/i.exec(
    url,
  );
  if (found === null) return;
  add('host', at, (found[1] as string).toLowerCase(), span);
  if (found[2] !== '') add('url-path', at, found[2] as string, span);
}

/** What could not be reached is named by what failed: `Post "https://…": dial tcp …`. */
const UNREACHED =
  /\b(?:dial|lookup|x509|ENOTFOUND|EAI_AGAIN|ECONN\w+|ETIMEDOUT|timed? ?out|failed, reason|deadline exceeded)\b|\btls: /i;

function unreachedFacts(frame: Frame, facts: readonly Fact[], add: Add): void {
  const texts = [
    ...facts.filter(({ role }) => role === 'message').map(({ value }) => String(value)),
    ...stringsIn(frame),
  ];
  const told = texts.find((text) => UNREACHED.test(text) && /https?:\/\//.test(text)) ?? '';
  const url = /https?:\/\/[^\s"'`\\]+/.exec(told)?.[0];
  if (url !== undefined) urlFacts(url, 'message', null, add);
}

const HOST_NAME = /^(?:[a-z0-9-]+\.){2,}[a-z]{2,}(?=\/|$)/;

/**
 * The details of a google.rpc.Status name the API that refused: an ErrorInfo in `metadata.service`, a quota in the
 * beginning of its metric. Many APIs share this form, so that is where it is seen whose answer it is.
 */
function serviceFacts({ node, text }: Body, add: Add): void {
  const named = nodesBelow(node, isAsked).find(
    ({ path, node: leaf }) =>
      leaf.kind === 'string' &&
      (/(?:^|\.)metadata\.service$/.test(path) || /(?:^|\.)quota_?metric$/i.test(path)) &&
      HOST_NAME.test(leaf.value),
  );
  if (named === undefined) return;
  const { value } = named.node as { value: string };
  add(
    'host',
    named.path,
    (HOST_NAME.exec(value) as RegExpExecArray)[0],
    origin(text, named.node.start, named.node.end),
  );
}

function stringsIn({ body }: Frame): string[] {
  const pairs = body?.node.kind === 'object' ? body.node.pairs : [];
  return pairs.flatMap(({ value }) => (value.kind === 'string' && value.value.length < LONGEST ? [value.value] : []));
}

/** Hosts of the pages that messages point to. */
function linkFacts(facts: Fact[], add: Add): void {
  for (const { value, at, span } of facts.filter((fact) => fact.role === 'message')) {
    if (!String(value).includes('://')) continue;
    for (const found of String(value).matchAll(/https?:\/\/([a-z0-9.-]+\.[a-z]{2,})/gi)) {
      add('link', at, (found[1] as string).toLowerCase(), span);
    }
  }
}

function pathsOf({ node, under }: Body): string[] {
  const paths = nodesBelow(node).map(({ path }) => path.replace(/\[\d+\]/g, '[]'));
  return [...new Set(paths)].filter((path) => path !== '' && !path.startsWith(`${under}.`));
}

interface Scored {
  fact: Fact;
  score: number;
}

function bodyFacts(body: Body, redact: Redact): Fact[] {
  const { node } = body;
  if (node.kind === 'string') return stringFacts(body, { path: '', key: '', node, depth: 0 }, redact);
  const leaves = nodesBelow(node, isAsked);
  const core = coreOf(leaves);
  // A log record's own message says what the program was doing, `err` what it got.
  const isRecord = has(node, 'level', 'severity', 'levelname', 'logger');
  const scored: Scored[] = [];
  for (const leaf of leaves) {
    const distance = distanceFrom(core, parentOf(leaf.path));
    for (const { role, value, rank } of partsOf(leaf, leaves)) {
      // What a log record calls its type is the machine's.
      if (isRecord && role === 'type' && !/err|exception|fault/i.test(leaf.path)) continue;
      scored.push({
        fact: {
          role,
          at: leaf.path,
          value: typeof value === 'string' ? redact(value) : value,
          span: origin(body.text, leaf.node.start, leaf.node.end),
        },
        score:
          role === 'message' && (isInner(leaf.key) || (isRecord && /^err(?:or)?$|^exception$/i.test(leaf.key)))
            ? -1
            : distance * 100 + rank,
      });
    }
  }
  for (const { fact } of [...scored]) {
    const found = fact.role === 'message' ? requestIdIn(String(fact.value)) : null;
    if (found !== null) scored.push({ fact: { ...fact, role: 'request-id', value: found.id }, score: 9000 });
    const code = fact.role === 'message' ? codeWithin(String(fact.value)) : null;
    if (code !== null) scored.push({ fact: { ...fact, role: 'code', value: code }, score: 8000 });
  }
  // A stable order: of two equal ones the earlier stands first.
  return scored
    .map((each, index) => ({ ...each, index }))
    .sort((one, other) => one.score - other.score || one.index - other.index)
    .map(({ fact }) => fact);
}

function stringFacts(body: Body, leaf: Leaf, redact: Redact): Fact[] {
  const value = (leaf.node as { value: string }).value.slice(0, LONGEST);
  const span = origin(body.text, leaf.node.start, leaf.node.end);
  // Markup that is no page says nothing to a reader.
  if (/^\s*</.test(value)) return [];
  const facts: Fact[] = [{ role: 'message', at: 'body', value: redact(value), span }];
  if (isCodeLike(value) || (isTypeLike(value) && !isReasonPhrase(value)))
    facts.unshift({ role: 'code', at: 'body', value, span });
  return facts;
}
