import { plainLine } from '../safe/plain.js';

/** The same JSON value with every text and key in it made harmless for a terminal. */
export function harmless<Value>(value: Value): Value {
  return clean(value) as Value;
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return plainLine(value);
  if (Array.isArray(value)) return value.map(clean);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [plainLine(key), clean(item)]));
}
