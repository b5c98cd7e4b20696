import type { Catalog, Provider } from '../catalog/catalog.js';
import type { KeyReport } from '../model.js';
import { mask, type Secret } from '../safe/redact.js';

/** A key and where it came from. The value goes into a request header and nowhere else. */
export interface Key {
  value: string;
  /** `env BFL_API_KEY`, `file key.txt`, `stdin`, `prompt`. */
  from: string;
}

/** What a key shows without any request. */
export function reportOf(key: Key, provider: Provider, catalog: Catalog): KeyReport {
  const own = shapeOf(key.value, provider);
  return {
    from: key.from,
    shown: mask('key', key.value),
    kind: own?.meaning ?? null,
    warnings: warningsFor(key.value, provider, catalog),
  };
}

function warningsFor(value: string, provider: Provider, catalog: Catalog): string[] {
  if (shapeOf(value, provider) !== undefined) return [];
  const owner = catalog.providers.find((each) => each !== provider && shapeOf(value, each) !== undefined);
  if (owner !== undefined)
    return [`This looks like a key of ${owner.file.name} (it begins with \`${shapeOf(value, owner)?.prefix}\`).`];
  const strict = provider.file.auth?.keys.filter((shape) => shape.strict) ?? [];
  if (strict.length === 0) return [];
  const prefixes = strict.map(({ prefix }) => `\`${prefix}\``).join(' or ');
  return [`Every key of ${provider.file.name} begins with ${prefixes}; this one does not.`];
}

function shapeOf(value: string, { file }: Provider): { prefix: string; meaning: string } | undefined {
  const shapes = file.auth?.keys.filter(({ prefix }) => value.startsWith(prefix)) ?? [];
  return shapes.sort((one, other) => other.prefix.length - one.prefix.length)[0];
}

/**
 * Why a key cannot be sent at all: a header takes visible ASCII only (RFC 9110, section 5.5).
 * @returns `null` when it can
 */
export function unsendable(value: string): string | null {
  if (value === '') return 'The key is empty.';
  if (/[\r\n]/.test(value)) return 'The key has more than one line.';
  if (/\s/.test(value)) return 'There is a blank in the key.';
  return /^[\x21-\x7e]+$/.test(value) ? null : 'The key holds characters that no header can carry.';
}

/** A key of the same shape that is certainly wrong: every letter and digit behind the prefix is levelled. */
export function wrongKeyFor({ value }: Key, provider: Provider): string {
  const kept = shapeOf(value, provider)?.prefix.length ?? 0;
  return value.slice(0, kept) + value.slice(kept).replace(/\d/g, '0').replace(/[A-Z]/g, 'A').replace(/[a-z]/g, 'a');
}

/** The key in every spelling in which it may come back: as it is, in a URL, in JSON, in base64 behind whatever else, in hex. */
export function secretsOf(value: string): Secret[] {
  const mark = mask('key', value);
  const inUrl = encodeURIComponent(value);
  const hex = Buffer.from(value).toString('hex');
  const spellings = [
    value,
    inUrl,
    inUrl.replace(/%../g, (code) => code.toLowerCase()),
    ...quotedIn(value),
    hex,
    hex.toUpperCase(),
    ...[0, 1, 2].flatMap((offset) => base64Behind(offset, value)),
  ];
  return [...new Set(spellings)]
    .sort((one, other) => other.length - one.length)
    .map((spelling) => ({ start: 0, end: 0, mark, value: spelling }));
}

/** In a JSON string, and in JSON that stands in a JSON string itself, each with slashes escaped too. */
function quotedIn(value: string): string[] {
  const quoted = (text: string): string => JSON.stringify(text).slice(1, -1);
  const once = [quoted(value), quoted(value).replaceAll('/', '\\/')];
  return [...once, ...once.map(quoted), quoted(once[1] as string).replaceAll('/', '\\/')];
}

/** What base64 makes of it alone, and of its whole groups when so many bytes stand before it: `user:` of Basic, a header's name. */
function base64Behind(offset: number, value: string): string[] {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(value)]);
  const first = offset === 0 ? 0 : 3;
  const whole = bytes.subarray(first, bytes.length - (bytes.length % 3));
  const parts = offset === 0 ? [Buffer.from(value), whole] : [whole];
  return parts.flatMap((part) => [part.toString('base64'), part.toString('base64url')]);
}
