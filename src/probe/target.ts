import type { Notice } from '../model.js';
import { isAddress, isLoopbackHost, reachabilityOf } from './address.js';

/**
 * The address that requests go to.
 * @param base scheme, host, and what stands before the documented paths
 * @param isPrivateAllowed whether somebody has said that a private address is meant
 * @returns the URL, or why no key is sent there
 */
export function targetOf(base: string, isPrivateAllowed: boolean): URL | Notice {
  const url = URL.canParse(base) ? new URL(base) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '')
    return refusal('not-a-url', `${base} is no web address.`, ['Write it whole: --base-url https://api.example.com']);
  if (url.username !== '' || url.password !== '')
    return refusal('credentials-in-url', 'The address carries a user name or password.', [
      'Leave them out of --base-url: the key is sent in its header.',
    ]);
  if (url.search !== '' || url.hash !== '')
    return refusal('query-in-url', 'The address carries a query or a fragment.', [
      'Give scheme and host only, and a path if the API has one in front: --base-url https://gateway.example.com/api',
    ]);
  if (isLoopbackHost(url.hostname)) return url;
  if (url.protocol === 'http:')
    return refusal('not-encrypted', `A key is not sent to ${url.host} unencrypted.`, [
      `Use https: --base-url https://${url.host}`,
      'Plain http is for this machine only: --base-url http://localhost:8080',
    ]);
  if (!isPrivateAllowed && isAddress(url.hostname) && reachabilityOf(url.hostname) === 'private')
    return refusal('private-address', `${url.hostname} is a private, link-local or reserved address.`, [
      'If that is really where the key belongs: --allow-private',
    ]);
  return url;
}

function refusal(code: string, message: string, nextSteps: string[]): Notice {
  return { code, message, nextSteps };
}

/** A documented path below the target, whatever path the target has itself. */
export function below(target: URL, path: string): URL {
  return new URL(target.href.replace(/\/+$/, '') + path);
}
