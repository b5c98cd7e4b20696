const ERRNO =
  /\b(E(?:NOTFOUND|AI_AGAIN|AI_NODATA|AI_NONAME|CONN(?:REFUSED|RESET|ABORTED)|TIMEDOUT|PIPE|HOSTUNREACH|NETUNREACH|NETDOWN|HOSTDOWN|PROTO|ADDRNOTAVAIL|SOCKETTIMEDOUT)|UND_ERR_[A-Z_]+|CERT_[A-Z_]{4,}|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_[A-Z_]{6,}|ERR_(?:TLS|SSL|NETWORK|CANCELED|CERT|NAME|CONNECTION|INTERNET|PROXY|TUNNEL|ADDRESS|EMPTY|TIMED|SOCKET|HTTP2|STREAM|INVALID_URL|FR_TOO_MANY)[A-Z0-9_]*)\b/;
/** What Erlang calls the same. */
const ATOMS: ReadonlyMap<string, string> = new Map([
  ['nxdomain', 'ENOTFOUND'],
  ['econnrefused', 'ECONNREFUSED'],
  ['econnreset', 'ECONNRESET'],
  ['ehostunreach', 'EHOSTUNREACH'],
  ['timeout', 'ETIMEDOUT'],
  ['closed', 'ECONNRESET'],
]);
/** Behind what Erlang names a reason. */
const ATOM = /(?:->|error:?|reason:?|=>)[ \t{(]*:(nxdomain|econnrefused|econnreset|timeout|closed|ehostunreach)\b/;

/** The network's own name for what went wrong, as a sentence has it, and where. */
export function faultIn(line: string): { value: string; index: number; length: number } | null {
  const atom = ATOM.exec(line);
  if (atom !== null) {
    const name = atom[1] as string;
    return { value: ATOMS.get(name) as string, index: atom.index + atom[0].lastIndexOf(':'), length: name.length + 1 };
  }
  const errno = ERRNO.exec(line);
  return errno === null ? null : { value: errno[1] as string, index: errno.index, length: errno[0].length };
}
