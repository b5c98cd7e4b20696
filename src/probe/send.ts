import { lookup } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import type { LookupFunction } from 'node:net';
import type { TLSSocket } from 'node:tls';
import got, { type Request, type Response } from 'got';
import type { Answer, Fault } from '../decode/answer.js';
import { textOf } from '../decode/encoding.js';
import type { Certificate, Phases, Way } from '../model.js';
import { isLoopbackHost, reachabilityOf } from './address.js';
import { type Link, linkTo, patienceWith } from './link.js';

/** A body is read so far and no further, unpacked. */
const LONGEST_BODY = 256 * 1024;

export interface Limits {
  /** Milliseconds for each phase: name, connection, TLS, first byte, body. */
  timeout: number;
  /** Only this version of the Internet Protocol. */
  family: 4 | 6 | null;
  isPrivateAllowed: boolean;
  signal: AbortSignal;
}

export interface Sending {
  url: URL;
  headers: Readonly<Record<string, string>>;
}

/** What came back: an answer of any status, or what the network said instead. */
export type Outcome = { ms: Phases; way: Way } & ({ answer: Answer } | { fault: Fault });

/** The name led to an address that keys are not sent to. */
export const PRIVATE_ADDRESS = 'PRIVATE_ADDRESS';

/**
 * Makes one GET request and never another: no redirect is followed, nothing is sent twice, no cookie or cache is kept.
 * @returns what came back; a failed connection is a result, not an exception
 * @throws the signal's reason when the caller gives up
 */
export async function send({ url, headers }: Sending, limits: Limits): Promise<Outcome> {
  limits.signal.throwIfAborted();
  const started = performance.now();
  const link = linkTo(url);
  if (link.refused !== null)
    return { fault: proxyFault(link.refused, url), ms: NO_TIME, way: wayOf(link, NOTHING_SEEN) };
  const stream = got.stream(url, {
    method: 'GET',
    headers: { ...headers },
    agent: link.agents,
    followRedirect: false,
    throwHttpErrors: false,
    retry: { limit: 0 },
    // Said outright, since the environment can switch it off for everybody.
    https: { rejectUnauthorized: true },
    timeout: phaseLimits(limits.timeout),
    dnsLookup: guarded(url, limits) as never,
    ...(limits.family === null ? {} : { dnsLookupIpVersion: limits.family }),
  });
  // Not handed to got, which listens on after the end and would fail what is long done.
  const stop = (): void => void stream.destroy(new Error('stopped'));
  limits.signal.addEventListener('abort', stop, { once: true });
  const patience = patienceWith(link, limits.timeout, () => void stream.destroy(new Error('the proxy is silent')));
  const seen: Seen = { ...NOTHING_SEEN };
  stream.once('response', (response: Response) => {
    seen.response = response;
    seen.certificate = certificateOf(response);
    seen.address = addressOf(response);
  });
  const outcome = await read(stream)
    .catch((error: unknown) => {
      limits.signal.throwIfAborted();
      return faultOf(error, url);
    })
    .finally(() => {
      clearTimeout(patience);
      limits.signal.removeEventListener('abort', stop);
    });
  const ms = phasesOf(stream, performance.now() - started);
  const way = wayOf(link, seen);
  if (link.refused !== null) return { fault: proxyFault(link.refused, url), ms, way };
  if ('code' in outcome)
    return { fault: link.isOpen ? outcome : proxyFault(`Unable to connect to proxy (${outcome.code})`, url), ms, way };
  return { answer: answerOf(seen.response as Response, outcome, url), ms, way };
}

/** Read as soon as the answer begins: a closed connection no longer tells. */
interface Seen {
  response: Response | null;
  certificate: Certificate | null;
  address: Address;
}

const NOTHING_SEEN: Seen = { response: null, certificate: null, address: { address: null, family: null } };

const NO_TIME: Phases = { dns: null, tcp: null, tls: null, firstByte: null, total: 0 };

function wayOf({ proxy }: Link, { response, certificate, address }: Seen): Way {
  return {
    ...address,
    // The origin of a scheme that is not of the web is `null`.
    proxy: proxy === null ? null : `${proxy.protocol}//${proxy.host}`,
    certificate,
    clockSkewSeconds: skewOf(response),
  };
}

interface Bytes {
  bytes: Buffer;
  isCut: boolean;
}

async function read(stream: Request): Promise<Bytes> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    // Leaving the loop closes the connection.
    if (length > LONGEST_BODY) return { bytes: Buffer.concat(chunks).subarray(0, LONGEST_BODY), isCut: true };
  }
  return { bytes: Buffer.concat(chunks), isCut: false };
}

/** A slow phase is a fault of its own; together they may take as long as a patient person waits. */
function phaseLimits(timeout: number) {
  const each = timeout;
  return {
    lookup: each,
    connect: each,
    secureConnect: each,
    send: each,
    response: each,
    read: each,
    request: each * 4,
  };
}

/** Looks a name up and lets nothing through that leads into this network: a name may point anywhere, at any time. */
function guarded({ hostname }: URL, { isPrivateAllowed }: Limits): LookupFunction {
  const allowed = (address: string): boolean => {
    const reachability = reachabilityOf(address);
    if (isLoopbackHost(hostname)) return reachability === 'loopback';
    return isPrivateAllowed || reachability === 'public';
  };
  return (name, options, callback) => {
    lookup(name, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, []);
      const bad = found.find(({ address }) => !allowed(address));
      if (bad !== undefined) {
        const refusal = new Error(`${name} leads to ${bad.address}`);
        return callback(Object.assign(refusal, { code: PRIVATE_ADDRESS }), []);
      }
      const [first] = found;
      if (options.all === true || first === undefined) return callback(null, found);
      return callback(null, first.address, first.family);
    });
  };
}

function answerOf(response: Response, { bytes, isCut }: Bytes, url: URL): Answer {
  const { rawHeaders } = response;
  const headers = rawHeaders.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name.toLowerCase(), rawHeaders[index + 1] ?? '']] : [],
  );
  return { status: response.statusCode, headers, body: textOf(bytes), isCut, url: url.href };
}

/** What the network said, down to the first cause that has a code: Node puts tried addresses under one error. */
function faultOf(error: unknown, url: URL): Fault {
  const { cause } = error as { cause?: unknown };
  const causes = [error, cause, ...((cause as AggregateError | undefined)?.errors ?? [])] as NodeJS.ErrnoException[];
  const told = causes.find((each) => each?.code !== undefined && !each.code.startsWith('ERR_GOT')) ?? causes[0];
  const spoken = causes.find((each) => each?.code === told?.code && (each?.message ?? '') !== '') ?? told;
  return { code: told?.code ?? 'UNKNOWN', message: spoken?.message ?? String(error), url: url.href };
}

function proxyFault(message: string, url: URL): Fault {
  return { code: 'ERR_PROXY_TUNNEL', message, url: url.href };
}

function phasesOf(stream: Request, total: number): Phases {
  const phases = stream.timings?.phases;
  const whole = (value: number | undefined): number | null => (value === undefined ? null : Math.round(value));
  return {
    dns: whole(phases?.dns),
    tcp: whole(phases?.tcp),
    tls: whole(phases?.tls),
    firstByte: whole(phases?.firstByte),
    total: Math.round(total),
  };
}

type Address = Pick<Way, 'address' | 'family'>;

function addressOf({ socket }: IncomingMessage): Address {
  const { remoteAddress, remoteFamily } = socket;
  const family = remoteFamily === 'IPv4' || remoteFamily === 'IPv6' ? remoteFamily : null;
  return { address: remoteAddress ?? null, family };
}

function certificateOf({ socket }: IncomingMessage): Certificate | null {
  const { getPeerCertificate } = socket as Partial<TLSSocket>;
  const found = getPeerCertificate?.call(socket);
  if (found === undefined || found.valid_to === undefined) return null;
  const validTo = new Date(found.valid_to);
  return {
    subject: named(found.subject.CN) ?? found.subjectaltname ?? '',
    issuer: named(found.issuer.O) ?? named(found.issuer.CN) ?? '',
    validTo: validTo.toISOString(),
    daysLeft: Math.floor((validTo.getTime() - Date.now()) / 86_400_000),
  };
}

/** A name that stands in a certificate more than once comes as a list. */
function named(name: string | string[] | undefined): string | undefined {
  return typeof name === 'string' ? name : name?.[0];
}

/** RFC 9110, section 6.6.1: `Date` is when the answer was made. */
function skewOf(response: Response | null): number | null {
  const date = Date.parse(response?.headers.date ?? '');
  return Number.isNaN(date) ? null : Math.round((Date.now() - date) / 1000);
}
