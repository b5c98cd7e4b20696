import { createHash } from 'node:crypto';

/**
 * What looks like a secret, wherever it stands. Group 1 is kept, group 2 is struck out; without groups all of it is.
 * Every expression is linear: no nested repeats, bounded where two repeats meet.
 */
const SECRETS: readonly { kind: string; pattern: RegExp }[] = [
  { kind: 'token', pattern: /()(\beyJ[\w-]{6,4096}\.[\w-]{6,8192}(?:\.[\w-]{0,4096})?)/g },
  { kind: 'credentials', pattern: /([a-z][a-z0-9+.-]{1,20}:\/\/)([^\s/@:?#"'<>]{1,256}:[^\s/@?#"'<>]{1,256})(?=@)/gi },
  {
    kind: 'key',
    pattern: /(\b(?:bearer|basic|token|apikey|api-key|key)[ \t]+)([A-Za-z0-9+/_.~=-]{12,4096}(?![\w*]))/gi,
  },
  {
    kind: 'key',
    pattern:
      /(\b(?:proxy-)?authorization["']?[ \t]*[:=][ \t]*["']?(?:[A-Za-z]+[ \t]+)?)((?!Bearer\b|Basic\b)[^\s"',;{}[\]]{6,4096})/gi,
  },
  { kind: 'cookie', pattern: /(\b(?:set-)?cookie["']?[ \t]*:[ \t]*["'[]{0,2}[ \t]*)([^\n"'[\]{}]{4,8192})/gi },
  {
    kind: 'key',
    pattern:
      /(["']?\b(?:x-)?(?:goog-)?(?:api|access|secret|auth|client|private|app|subscription|session|x|refresh|id)[_-]?(?:key|token|secret)["']?[ \t]*(?:[:=]|=>)[ \t]*["']?)([^\s"',;&{}[\]<>]{8,4096})/gi,
  },
  {
    kind: 'password',
    pattern: /(["']?\b(?:password|passwd|pwd|passphrase)["']?[ \t]*(?:[:=]|=>)[ \t]*["']?)([^\s"',;&{}]{3,1024})/gi,
  },
  {
    kind: 'key',
    pattern:
      /([?&](?:key|api_?key|apikey|token|access_token|auth|sig|signature|secret|client_secret|password|code|x-amz-(?:signature|security-token|credential)|x-goog-(?:signature|credential)|se_?sig|hmac|policy|expires_sig)=)([^\s"'&<>#)\]}]{4,4096})/gi,
  },
  // The beginnings of keys of the field's best known services; those of the catalog come with it.
  {
    kind: 'key',
    pattern: startingWith([
      'sk',
      'pk',
      'rk',
      'ghp',
      'gho',
      'ghu',
      'ghs',
      'ghr',
      'github_pat',
      'glpat',
      'xoxa',
      'xoxb',
      'xoxe',
      'xoxp',
      'xoxr',
      'xoxs',
      'xapp',
      'hf',
      'r8',
      'gsk',
      'xai',
      'pplx',
      'nvapi',
      'whsec',
      'shpat',
      'shpss',
      'sess',
      'dop_v1',
      'lin_api',
      'figd',
      'ntn',
      'npm',
      'rpa',
      'tgp',
      'csk',
      'esecret',
      'AKIA',
      'ASIA',
    ]),
  },
  { kind: 'key', pattern: /()(\b(?:AKIA|ASIA|AGPA|AIDA|AROA)[A-Z0-9]{16}\b)/g },
  { kind: 'key', pattern: /()(\bAIza[A-Za-z0-9_-]{20,64})/g },
  { kind: 'key', pattern: /()(\bSG\.[A-Za-z0-9_-]{8,64}\.[A-Za-z0-9_-]{8,128})/g },
  { kind: 'key', pattern: /()(\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:[0-9a-f]{32}\b)/gi },
  {
    kind: 'email',
    pattern:
      /()(\b[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,63}){0,7}\.[A-Za-z]{2,24}\b)/g,
  },
];

/** Words that stand where a secret would, but are none: placeholders and what was struck out before. */
const NO_SECRET =
  /^(?:\[(?:key|token|cookie|password|email|credentials) [0-9a-f]{8}\]?|[*x.\u2022]{3,}|your[_-].*|<.*>|\$\{?\w+\}?|null|none|undefined|true|false|redacted|\[?redacted\]?|missing|invalid|required|expired|provided|header|format|authentication|authorization)$/i;

/** Strikes secrets out of a text and leaves the rest as it is. */
export type Redact = (text: string) => string;

/**
 * Makes what strikes secrets out of a text: keys, bearer and basic credentials, cookies, signatures, JSON Web Tokens,
 * e-mail addresses. The same secret always gets the same mark, so that two people can see that it is the same one.
 * @param prefixes how keys begin beside those that everybody knows: the catalog's
 */
export function redactor(prefixes: readonly string[]): Redact {
  const stems = prefixes.map((prefix) => prefix.replace(/[_-]+$/, ''));
  const secrets = stems.length === 0 ? SECRETS : [...SECRETS, { kind: 'key', pattern: startingWith(stems) }];
  return (text) => {
    let clean = text;
    for (const { kind, pattern } of secrets) {
      clean = clean.replace(pattern, (all, before: string, secret: string) =>
        isMasked(secret) ? all : `${before}${mask(kind, secret)}`,
      );
    }
    return clean;
  };
}

/** Without a catalog: what everybody knows to be a secret. */
export const redact: Redact = (text) => redactor([])(text);

/** A known beginning, a separator and what cannot be a word: twelve characters or more with a digit or capitals in them. */
function startingWith(stems: readonly string[]): RegExp {
  const literal = stems.map((stem) => stem.replace(/[^\w]/g, '\\$&')).join('|');
  return new RegExp(`()((?<![\\w-])(?:${literal})[_-](?=[\\w-]{0,64}[0-9A-Z])[A-Za-z0-9_-]{10,512})`, 'g');
}

function isMasked(secret: string): boolean {
  return NO_SECRET.test(secret) || secret.startsWith('[') || /[*\u2026]{3}|\.{3}$/.test(secret);
}

/** `[key 1f3a9c0b]`: the kind of secret and the first 32 bits of its SHA-256. */
export function mask(kind: string, secret: string): string {
  return `[${kind} ${createHash('sha256').update(secret).digest('hex').slice(0, 8)}]`;
}

const SECRET_HEADER =
  /^(?:authorization|proxy-authorization|cookie|set-cookie|x-?(?:api-?)?key|api-?key|.*(?:token|secret|signature|api-?key).*)$/i;

/** A header's value without secrets. Headers made to carry one are struck out as a whole. */
export function redactHeader(name: string, value: string, redact: Redact): string {
  if (!SECRET_HEADER.test(name) || /tokens?-(?:limit|remaining|reset|used)|-tokens\b/i.test(name)) return redact(value);
  const secret = value.replace(/^(?:Bearer|Basic|Token|Key)\s+/i, '');
  return NO_SECRET.test(secret) || secret === '' ? value : mask(/cookie/i.test(name) ? 'cookie' : 'key', secret);
}
