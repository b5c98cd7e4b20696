import { plainLine } from '../safe/plain.js';
import { redact } from '../safe/redact.js';

/** The same JSON value with every text and key in it made harmless for a terminal. */
export function harmless<Value>(value: Value): Value {
  return cleaned(value, plainLine) as Value;
}

/** The same for what is said about a file: it quotes the file, and a key may stand where none belongs. */
export function toldSafely<Value>(value: Value): Value {
  return cleaned(value, (text) => plainLine(redact(text))) as Value;
}

function cleaned(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map((item) => cleaned(item, clean));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [clean(key), cleaned(item, clean)]));
}
