import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createNetServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { FIXTURES } from './fixtures.js';

/** A request as it came in. */
export interface Recorded {
  method: string;
  path: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
}

/** What the server does with one request. */
export type Reply = (response: ServerResponse, request: Recorded) => void;

export interface ApiServer {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  url: string;
  port: number;
  /** Every request, in order. */
  requests: Recorded[];
  /** Connections that were opened, whether a request came or not. */
  connections(): number;
  close(): Promise<void>;
}

export type CertificateName = 'good' | 'expired' | 'wrong-name' | 'self-signed';

/** For the NODE_EXTRA_CA_CERTS of a tool that is to trust `good`. */
export const CA_FILE = new URL('tls/ca.pem', FIXTURES);

const open = new Set<ApiServer>();

/**
 * Starts a server on a free port of this machine that plays its script and records everything.
 * @param tls the certificate it shows; plain HTTP without
 */
export async function apiServer(script: ScriptOf, tls?: CertificateName): Promise<ApiServer> {
  const requests: Recorded[] = [];
  const listener: RequestListener = (request, response) => {
    const recorded = recordOf(request);
    requests.push(recorded);
    script.replyTo(recorded, requests.length - 1)(response, recorded);
  };
  const pem = tls === undefined ? null : readFileSync(new URL(`tls/${tls}.pem`, FIXTURES));
  const server = pem === null ? createServer(listener) : createTlsServer({ key: pem, cert: pem }, listener);
  return listening(server, pem === null ? 'http' : 'https', requests);
}

/** A script as `apiServer` takes it. */
export interface ScriptOf {
  replyTo(request: Recorded, index: number): Reply;
}

/** The same to every request. */
export const always = (reply: Reply): ScriptOf => ({ replyTo: () => reply });

/** Another one to each, the last to all further ones. */
export const inTurn = (...replies: Reply[]): ScriptOf => ({
  replyTo: (_request, index) => replies[Math.min(index, replies.length - 1)] as Reply,
});

/** Whatever the request asks for. */
export const depending = (replyTo: (request: Recorded, index: number) => Reply): ScriptOf => ({ replyTo });

/** A server below HTTP: whatever is done with each connection. */
export async function socketServer(onConnection: (socket: Socket) => void): Promise<ApiServer> {
  const server = createNetServer((socket) => {
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  return listening(server, 'http', []);
}

/** A port of this machine on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = await socketServer(() => undefined);
  await server.close();
  return server.port;
}

/** Closes every server that a test has left open. */
export async function closeServers(): Promise<void> {
  await Promise.all([...open].map((server) => server.close()));
}

// ---------------------------------------------------------------------------------------------------------------------
// Replies

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return text(status, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
}

export function html(status: number, title = 'Example', headers: Record<string, string> = {}): Reply {
  const page = `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
  return text(status, page, { 'content-type': 'text/html; charset=utf-8', ...headers });
}

export function text(status: number, body: string | Buffer, headers: Record<string, string> = {}): Reply {
  return (response) => response.writeHead(status, headers).end(body);
}

export function redirect(location: string, status = 302): Reply {
  return text(status, '', { location });
}

/** Accepts the request and never answers. */
export const silence: Reply = () => undefined;

/** Closes the connection without a word. */
export const reset: Reply = (response) => void response.socket?.resetAndDestroy();

/** Promises the whole body and breaks the connection in the middle of it. */
export function broken(status: number, body: string): Reply {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    response.write(body.slice(0, Math.ceil(body.length / 2)), () => response.socket?.destroy());
  };
}

/** Sends the body a character at a time. */
export function drip(status: number, body: string, every: number): Reply {
  return async (response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    for (const each of body) {
      if (response.destroyed) return;
      response.write(each);
      await sleep(every);
    }
    response.end();
  };
}

// ---------------------------------------------------------------------------------------------------------------------

function recordOf({ method = '', url = '', headers }: IncomingMessage): Recorded {
  const flat = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  return { method, path: url, headers: Object.fromEntries(flat) };
}

function listening(server: Server, scheme: string, requests: Recorded[]): Promise<ApiServer> {
  let connections = 0;
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  // A handshake that fails is what some tests are about.
  server.on('tlsClientError', () => undefined);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      const started: ApiServer = {
        url: `${scheme}://127.0.0.1:${port}`,
        port,
        requests,
        connections: () => connections,
        close: () =>
          new Promise((done) => {
            open.delete(started);
            server.close(() => done());
            for (const socket of sockets) socket.destroy();
          }),
      };
      open.add(started);
      resolve(started);
    });
  });
}
