import type { Node } from '../node.js';
import { child, has, isObject, stringOf } from '../tree.js';

/** Where a request went, and the node that says so. */
export interface Address {
  url: string;
  node: Node;
}

/** What stands beside a host when it is the one that was called, and not the machine that writes the log. */
const OF_A_CALL = ['servername', 'method', 'path', 'port', 'protocol', 'scheme', 'syscall', 'errno'];

/** Where dumps keep what was asked, and under which name they wrap the client's error. */
const REQUESTS = ['config', 'request', 'req', 'options', 'originalRequest', 'request_info', 'client', 'socket', '0'];
const ERRORS = ['err', 'error', 'cause', 'meta'];

/** The address of the call a dump is about: of its request, of its error's request, its own. */
export function addressOfCall(node: Node): Address | null {
  for (const holder of [node, ...ERRORS.map((key) => child(node, key))]) {
    if (holder === null) continue;
    for (const key of REQUESTS) {
      const request = child(holder, key);
      const found = request === null ? null : addressIn(request);
      if (found !== null) return found;
    }
  }
  for (const holder of [node, ...ERRORS.map((key) => child(node, key))]) {
    const found = holder === null ? null : addressIn(holder);
    if (found !== null) return found;
  }
  return null;
}

/** The address that a dump of a call names: as a whole, split into its parts, or only the host. */
export function addressIn(node: Node): Address | null {
  const url = child(
    node,
    'url',
    'href',
    'requestUrl',
    'request_url',
    'uri',
    'responseUrl',
    'real_url',
    '_currentUrl',
    'endpoint',
    'NSErrorFailingURLStringKey',
    'NSErrorFailingURLKey',
  );
  const words = stringOf(url);
  if (url !== null && words !== null && words !== '') return fullAddress(node, url, words);
  if (url !== null && isObject(url)) return addressIn(url);
  if (!has(node, ...OF_A_CALL)) return null;
  const host = child(node, 'hostname', 'host', 'servername');
  const name = stringOf(host)?.replace(/:\d+$/, '') ?? '';
  return host !== null && /^[\w-]+(?:\.[\w-]+)+$/.test(name) ? { url: `https://${name}`, node: host } : null;
}

function fullAddress(node: Node, url: Node, words: string): Address | null {
  const base = stringOf(child(node, 'baseURL', 'prefixUrl')) ?? '';
  const full = /^https?:/.test(words) ? words : `${base}${words}`;
  return /^https?:/.test(full) ? { url: full, node: url } : null;
}
