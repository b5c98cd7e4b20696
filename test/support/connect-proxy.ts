import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** What the proxy does with a CONNECT: a status that refuses it, silence, or a tunnel to a port of this machine. */
export type Tunnel = { refuse: number } | { silent: true } | { to: number };

export interface ConnectProxy {
  port: number;
  /** `HOST:PORT` of each CONNECT, with its credentials. */
  asked: { target: string; credentials: string | undefined }[];
  close(): void;
}

/** An HTTP proxy on this machine. Where it leads is its own business, so names need not exist. */
export function connectProxy(tunnel: Tunnel): Promise<ConnectProxy> {
  const asked: ConnectProxy['asked'] = [];
  const server = createServer();
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  server.on('connect', ({ url = '', headers }, client) => {
    asked.push({ target: url, credentials: headers['proxy-authorization'] });
    client.on('error', () => undefined);
    if ('silent' in tunnel) return;
    if ('refuse' in tunnel) {
      // In the very form in which an API says that a key is good.
      const body = '{"error":{"code":"NOT_FOUND","message":"x"},"request_id":"EXAMPLE"}';
      client.end(`HTTP/1.1 ${tunnel.refuse} EXAMPLE\r\nContent-Type: application/json\r\n\r\n${body}`);
      return;
    }
    const upstream = connect(tunnel.to, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
  });
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        asked,
        close: () => {
          server.close();
          for (const socket of sockets) socket.destroy();
        },
      }),
    ),
  );
}
