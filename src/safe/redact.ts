import { createHash } from 'node:crypto';

/** A quote, as it stands or escaped by the structures around it. */
const Q = String.raw`(?:\\{0,4}["'])`;
/** What stands between a name and its value: `: `, `=`, `":"`, `=> '`, `\": \"`. */
const IS = String.raw`${Q}?[ \t]*(?:[:=]|=>|,(?=[ \t]*${Q}))[ \t]*${Q}?(?:value${Q}[ \t]*:[ \t]*${Q})?`;
/** Names of fields, headers, variables and parameters that hold a secret. */
const NAME = String.raw`(?:(?:api|access|secret|auth|client|private|app|subscription|session|refresh|id|csrf|xsrf|security)[ _-]?(?:key|token|secret|id(?=${Q}?[ \t]*[:=][ \t]*${Q}?[A-Za-z0-9]{24}))|api[ _-]?key|token|secret|password|passwd|pwd|passphrase|credentials?|signature|session|jwt|x-key)`;
/** A value that is no word of a sentence: a digit or a capital behind the first letter, or very long. */
const OPAQUE = String.raw`(?=[^\s"'\\,;:&{}[\]<>()]{0,256}(?:\d|[a-z][A-Z])|[^\s"'\\,;:&{}[\]<>()]{24})[^\s"'\\,;:&{}[\]<>()]{8,4096}`;

/**
 * What looks like a secret, wherever it stands. Group 1 is kept, group 2 is struck out. Repeats are bounded, and none
 * stands beside another that takes the same characters.
 */
const SECRETS: readonly { kind: string; pattern: RegExp }[] = [
  { kind: 'key', pattern: /(-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)([\s\S]{16,8192}?(?=-----END|$))/g },
  { kind: 'token', pattern: /()(\beyJ[\w-]{6,4096}\.[\w-]{6,8192}(?:\.[\w-]{0,4096})?)/g },
  { kind: 'credentials', pattern: /([a-z][a-z0-9+.-]{1,20}:\/\/)([^\s/@:?#"'<>]{1,256}:[^\s/@?#"'<>]{1,256})(?=@)/gi },
  { kind: 'credentials', pattern: /((?:^|[ \t])(?:-u|--user)[ \t=]{1,4}["']?)([^\s"':]{1,128}:[^\s"']{1,256})/gm },
  { kind: 'key', pattern: /(\b(?:bearer|basic|apikey|api-key)[ \t]{1,8})([A-Za-z0-9+/_.~=-]{12,4096})/gi },
  {
    kind: 'key',
    pattern: new RegExp(
      String.raw`(\b(?:proxy-)?authorization${IS}(?:[A-Za-z0-9-]{1,30}[ \t]{1,4})?)((?!Bearer\b|Basic\b)[^\s"'\\{}[\]][^\n"'\\{}[\]]{5,4096})`,
      'gi',
    ),
  },
  {
    kind: 'cookie',
    pattern: new RegExp(
      String.raw`(\b(?:set-)?cookie(?!s)${IS}[ \t]{0,4}(?:\n[ \t]{1,8})?\[?[ \t]{0,4}${Q}?)([^\n=\[\]{}"']{1,128}=[^\n]{2,8192}?(?=${Q}[ \t]*[\],}]|\n|$))`,
      'gim',
    ),
  },
  {
    kind: 'key',
    pattern: new RegExp(`((?<![A-Za-z0-9])(?:[A-Za-z0-9]{1,30}[_-]){0,4}${NAME}${IS})(${OPAQUE})`, 'gi'),
  },
  {
    kind: 'password',
    pattern: new RegExp(
      String.raw`((?<![A-Za-z0-9])(?:password|passwd|pwd|passphrase)${IS})([^\s"'\\,;&{}]{3,1024})`,
      'gi',
    ),
  },
  {
    kind: 'key',
    pattern:
      /(\b(?:api[ _-]?key|token|key|[as]k\b)(?:[ \t]+(?:provided|given|is|was|used|value))?[ \t]*[:=(]?[ \t]*[("'\x60]?)((?=[\w.~+/=-]{0,256}\d)(?=[\w.~+/=-]{0,256}[A-Za-z])[\w.~+/=-]{16,4096})/gi,
  },
  {
    kind: 'key',
    pattern:
      /((?:[?&]|%3F|%26)(?:[a-z]{1,20}(?:token|secret|apikey)|key|api_?key|token|access_?(?:token|key)|auth|sig|signature|secret|client_secret|password|code|jwt|sid|session|x-amz-(?:signature|security-token|credential)|x-goog-(?:signature|credential)|hmac|policy)(?:=|%3D))([^\s"'\\&<>#)\]}]{4,4096})/gi,
  },
  { kind: 'key', pattern: /(\/bot)(\d{5,16}:[\w-]{10,64})/g },
  // How keys of the field's best known services begin; those of the catalog come with it.
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
    ]),
  },
  { kind: 'key', pattern: /()(\b(?:AKIA|ASIA|AGPA|AIDA|AROA)[A-Z0-9]{12,32}\b)/g },
  { kind: 'key', pattern: /()(\bAIza[A-Za-z0-9_-]{16,64})/g },
  { kind: 'key', pattern: /()(\bSG\.[A-Za-z0-9_-]{8,64}\.[A-Za-z0-9_-]{8,128})/g },
  { kind: 'key', pattern: /()(\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:[0-9a-f]{32}\b)/gi },
  {
    kind: 'email',
    pattern:
      /()((?<![\w.%+-])[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}(?:@|%40)(?:localhost\b|[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:\.[\p{L}\p{N}-]{1,63}){0,7}\.\p{L}{2,24}(?![\p{L}\p{N}])))/gu,
  },
];

/** Words that stand where a secret would, but are none: placeholders and what was struck out before. */
const NO_SECRET =
  /^(?:\[(?:key|token|cookie|password|email|credentials) [0-9a-f]{8}\]?|[*x.\u2022]{3,}|your[_-][a-z_-]{0,40}|<.*>|\$\{?\w+\}?|null|none|undefined|true|false|\[?redacted\]?|missing|invalid|required|expired|provided|header|format|authentication|authorization)$/i;

/** A stretch of a text that is a secret. */
export interface Secret {
  start: number;
  end: number;
  /** What stands there for everybody to see. */
  mark: string;
  value: string;
}

/** Strikes secrets out of a text and leaves the rest as it is. */
export type Redact = (text: string) => string;

/** Finds the secrets of a text, in order, none overlapping. */
export type FindSecrets = (text: string) => Secret[];

/**
 * Makes what finds secrets: keys, bearer and basic credentials, cookies, signatures, JSON Web Tokens, e-mail addresses.
 * @param prefixes how keys begin beside those that everybody knows: the catalog's
 */
export function secretFinder(prefixes: readonly string[]): FindSecrets {
  const stems = prefixes.map((prefix) => prefix.replace(/[_-]+$/, ''));
  const patterns = stems.length === 0 ? SECRETS : [...SECRETS, { kind: 'key', pattern: startingWith(stems, '') }];
  return (text) => {
    const found: Secret[] = [];
    for (const { kind, pattern } of patterns) {
      for (const match of text.matchAll(pattern)) {
        const [all, before, value] = match as unknown as [string, string, string];
        const start = match.index + before.length;
        if (isMasked(value)) continue;
        found.push({ start, end: match.index + all.length, mark: mask(kind, value), value });
      }
    }
    return apart(found);
  };
}

/** Of stretches that overlap the one that starts first, and of those the longest. */
function apart(found: Secret[]): Secret[] {
  const kept: Secret[] = [];
  for (const secret of found.sort((one, other) => one.start - other.start || other.end - one.end)) {
    const last = kept.at(-1);
    if (last === undefined || secret.start >= last.end) kept.push(secret);
    else if (secret.end > last.end) last.end = secret.end;
  }
  return kept;
}

/** Strikes out what a finder finds. The same secret always gets the same mark, so that two people can see that it is the same one. */
export function redactor(find: FindSecrets): Redact {
  return (text) => {
    const pieces: string[] = [];
    let from = 0;
    for (const { start, end, mark } of find(text)) {
      pieces.push(text.slice(from, start), mark);
      from = end;
    }
    return from === 0 ? text : pieces.join('') + text.slice(from);
  };
}

/**
 * The same, and the secrets that are known already wherever they stand again: a value loses the name that gave it away.
 * @param known secrets found elsewhere
 */
export function redactorKnowing(known: readonly Secret[], redact: Redact): Redact {
  const marks = new Map(
    known.filter(({ value }) => value.length >= LEAST_KNOWN).map(({ value, mark }) => [value, mark]),
  );
  return (text) => {
    let clean = text;
    for (const [value, mark] of marks) clean = withoutHalf(clean.replaceAll(value, mark), value, mark);
    return redact(clean);
  };
}

/** Without the half of a secret that is left where a sentence was cut off within it: half of one looks like none. */
function withoutHalf(text: string, secret: string, mark: string): string {
  // One word is an id or a name more often than half a secret, and several words are none.
  if (!/\s/.test(text) || /\s/.test(secret)) return text;
  const body = text.replace(/[\s.,;:\u2026]+$/, '');
  const last = secret.indexOf(body.slice(-LEAST_KNOWN)) + LEAST_KNOWN;
  if (body.length >= LEAST_KNOWN && last >= LEAST_KNOWN && body.endsWith(secret.slice(0, last)))
    return body.slice(0, -last) + mark + text.slice(body.length);
  const first = text.length < LEAST_KNOWN ? -1 : secret.indexOf(text.slice(0, LEAST_KNOWN));
  return first > 0 && text.startsWith(secret.slice(first)) ? mark + text.slice(secret.length - first) : text;
}

/** Shorter ones may be words. */
const LEAST_KNOWN = 8;

/** Without a catalog: what everybody knows to be a secret. */
export const redact: Redact = redactor(secretFinder([]));

/** A known beginning, a separator and what cannot be a word: `least` asks for a digit, a capital or sheer length. */
function startingWith(stems: readonly string[], least = '(?=[\\w-]{0,64}[0-9A-Z]|[\\w-]{20})'): RegExp {
  const literal = stems.map((stem) => stem.replace(/[^\w]/g, '\\$&')).join('|');
  return new RegExp(`()((?<![\\w-])(?:${literal})[_-]${least}[A-Za-z0-9_-]{10,512})`, 'g');
}

/** Struck out before, or a placeholder. A few stars do not make a secret unreadable. */
function isMasked(secret: string): boolean {
  if (NO_SECRET.test(secret) || secret.startsWith('[')) return true;
  return /[*\u2022\u2026]{3}/.test(secret) && secret.replace(/[*\u2022\u2026.]/g, '').length <= SHOWN;
}

/** So many characters of a key beside its stars still hide it: what services print themselves. */
const SHOWN = 16;

/** `[key 1f3a9c0b]`: the kind of secret and the first 32 bits of its SHA-256. */
export function mask(kind: string, secret: string): string {
  return `[${kind} ${createHash('sha256').update(secret).digest('hex').slice(0, 8)}]`;
}

const SECRET_HEADER =
  /^(?:authorization|proxy-authorization|cookie|set-cookie|x-?(?:api-?)?key|api-?key|x-auth|.*(?:token|secret|signature|api-?key|credential|csrf|session).*)$/i;

/** Whether a header is made to carry a secret. */
export function isSecretHeader(name: string): boolean {
  return SECRET_HEADER.test(name) && !/tokens?-(?:limit|remaining|reset|used)|-tokens\b/i.test(name);
}

/** A header's value without secrets. Headers made to carry one are struck out as a whole. */
export function redactHeader(name: string, value: string, redact: Redact): string {
  if (!isSecretHeader(name)) return redact(value);
  const secret = value.replace(/^(?:Bearer|Basic|Token|Key)\s+/i, '');
  return NO_SECRET.test(secret) || secret === '' ? value : mask(/cookie/i.test(name) ? 'cookie' : 'key', secret);
}
