import ipaddr from 'ipaddr.js';

/** Who can be reached at an address: everybody on the internet, this machine, or something that only this network has. */
export type Reachability = 'public' | 'loopback' | 'private';

/**
 * Where an IP address leads, in whatever spelling: IPv4-mapped, NAT64, 6to4 and Teredo forms count as what they carry at
 * worst, so only plain unicast is `public`. Link-local holds the metadata services of the clouds; the registry is IANA's
 * special-purpose address registries (RFC 6890).
 * @param address as DNS or a URL gives it, brackets and zone allowed
 * @returns `private` for what is no address at all
 */
export function reachabilityOf(address: string): Reachability {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (!ipaddr.isValid(bare)) return 'private';
  const parsed = ipaddr.process(bare);
  const range = parsed.range();
  // `::a.b.c.d`, long deprecated, carries an IPv4 address too (RFC 4291, section 2.5.5.1).
  if (parsed instanceof ipaddr.IPv6 && range === 'unicast' && parsed.parts.slice(0, 6).every((part) => part === 0))
    return 'private';
  if (range === 'loopback') return 'loopback';
  return range === 'unicast' ? 'public' : 'private';
}

/** Whether a host name is written as an address. */
export function isAddress(host: string): boolean {
  return ipaddr.isValid(host.replace(/^\[|\]$/g, ''));
}

/** `localhost` and names below it always mean this machine (RFC 6761, section 6.3). */
export function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return (
    name === 'localhost' || name.endsWith('.localhost') || (isAddress(name) && reachabilityOf(name) === 'loopback')
  );
}
