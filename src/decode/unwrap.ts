import type { Node, ObjectNode } from './node.js';

/** Classes whose one argument is what they say, not what they hold. */
const SPEAKING_CLASS = /(?:Error|Exception|Failure|Fault)$/;

/** `Some("x")`, `Optional(3)`: a wrapper is its one argument; `Status(403)` still says what the number is. */
export function unwrapped(call: ObjectNode): Node {
  const [only] = call.pairs;
  if (only === undefined || call.pairs.length > 1 || only.key !== '0' || SPEAKING_CLASS.test(call.name ?? ''))
    return call;
  if (/^Status(?:Code)?$/i.test(call.name ?? '')) return { ...call, pairs: [{ ...only, key: 'status' }] };
  return { ...only.value, start: call.start, end: call.end, cut: call.cut };
}
