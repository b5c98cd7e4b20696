import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';
import { isLoopbackHost } from './address.js';

/** Who opens connections, by scheme. */
interface Agents {
  http: HttpAgent;
  https: HttpsAgent;
}

/** How a request gets out. */
export interface Link {
  agents: Agents;
  proxy: URL | null;
  /** Whether what comes now comes from the API: at once without a proxy, else behind its tunnel. */
  isOpen: boolean;
  /** Why the proxy did not make the tunnel: its answer must not pass for the API's. */
  refused: string | null;
}

/** `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`, as curl reads them; this machine is never reached through a proxy. */
export function linkTo(url: URL): Link {
  const agents: Agents = { http: new HttpAgent({ keepAlive: false }), https: new HttpsAgent({ keepAlive: false }) };
  const proxied = isLoopbackHost(url.hostname) ? '' : getProxyForUrl(url.href);
  if (proxied === '') return { agents, proxy: null, isOpen: true, refused: null };
  const proxy = URL.canParse(proxied) ? new URL(proxied) : null;
  const link: Link = { agents, proxy, isOpen: false, refused: null };
  const credentials = proxy === null ? null : credentialsOf(proxy);
  if (proxy === null || credentials === null || !/^https?:$/.test(proxy.protocol))
    return { ...link, refused: 'The proxy that the environment names is no HTTP proxy, or its address is malformed' };
  // Its credentials go into a header, since the agent writes the address it is given into debug output.
  const agent = new HttpsProxyAgent(new URL(proxy.origin), {
    headers: credentials === '' ? {} : { 'Proxy-Authorization': `Basic ${credentials}` },
  });
  agent.on('proxyConnect', ({ statusCode }: { statusCode: number }) => {
    if (statusCode === 200) link.isOpen = true;
    else link.refused = Number.isNaN(statusCode) ? NO_PROXY_ANSWER : `CONNECT tunnel failed, response ${statusCode}`;
  });
  link.agents = { ...agents, https: agent as unknown as HttpsAgent };
  return link;
}

const NO_PROXY_ANSWER = 'What the proxy answered to CONNECT is no HTTP';

/** In base64, empty without any; `null` where the address is malformed. */
function credentialsOf({ username, password }: URL): string | null {
  if (username === '' && password === '') return '';
  try {
    return Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  } catch {
    return null;
  }
}

/** A proxy that takes the connection and says nothing: no phase of the request has begun by then, so got waits on. */
export function patienceWith(link: Link, timeout: number, giveUp: () => void): NodeJS.Timeout | undefined {
  if (link.isOpen) return undefined;
  return setTimeout(() => {
    if (link.isOpen) return;
    link.refused ??= `Proxy gave no answer in ${timeout} ms`;
    giveUp();
  }, timeout);
}
