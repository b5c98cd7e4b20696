/** Keys that no pattern knows: only because they are known can they be struck out. The second needs escapes everywhere. */
export const SENTINELS = ['Zq7wXEXAMPLEv9Kx2Lm4Np6Rt8Sy1', 'Zq7w"X/EXAMPLE+v9\\Kx2\'Lm4%Np=6Rt8'] as const;

/** Every spelling in which a server may give a key back. */
export function spellingsOf(key: string): Record<string, string> {
  const url = encodeURIComponent(key);
  const quoted = JSON.stringify(key).slice(1, -1);
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  return {
    plain: key,
    url,
    'url, small letters': url.replace(/%../g, (code) => code.toLowerCase()),
    'in JSON': quoted,
    'in JSON, slashes escaped': quoted.replaceAll('/', '\\/'),
    base64: base64(key),
    'base64 for URLs': Buffer.from(key).toString('base64url'),
    'Basic as a user': base64(`${key}:`),
    'Basic as a password': base64(`:${key}`),
    'Basic with a user': base64(`user:${key}`),
    'a header in base64': base64(`Authorization: Bearer ${key}\r\n`),
    'another header in base64': base64(`X-Api-Key: ${key}\r\n`),
    hex: Buffer.from(key).toString('hex'),
    'hex in capitals': Buffer.from(key).toString('hex').toUpperCase(),
    quoted: `'${key}' "${key}" \`${key}\` \\"${key}\\"`,
  };
}

/** What of a key stands in a text, in any spelling: half a key is as bad as a whole one. */
export function tracesOf(key: string, text: string): string[] {
  const spellings = Object.entries(spellingsOf(key)).filter(([how]) => !/Basic|header|quoted/.test(how));
  const offsets = [0, 1, 2].map((offset): [string, string] => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(key)]);
    return [
      `base64 at ${offset}`,
      bytes.subarray(offset === 0 ? 0 : 3, bytes.length - (bytes.length % 3)).toString('base64'),
    ];
  });
  return [...spellings, ...offsets].flatMap(([how, spelling]) => {
    const least = how.startsWith('hex') ? 20 : 12;
    for (let start = 0; start + least <= spelling.length; start += 1) {
      const part = spelling.slice(start, start + least);
      if (text.includes(part)) return [`${how}: ${part}`];
    }
    return [];
  });
}
