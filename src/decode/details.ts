import { normalise } from '../catalog/spelling.js';
import type { FieldDetail } from '../model.js';
import { isSentence } from './api-words.js';
import type { Node } from './node.js';
import { child, isObject, nodesBelow, pairsOf, stringOf } from './tree.js';

/** Names of lists with one complaint for each field of the request. */
const LISTS = new Set(
  [
    'detail',
    'details',
    'errors',
    'error',
    'issues',
    'violations',
    'invalid_params',
    'validation_errors',
    'validationErrors',
    'fieldViolations',
    'field_errors',
    'causes',
    'message',
  ].map(normalise),
);
const FIELD_NAMES = [
  'field',
  'loc',
  'param',
  'path',
  'property',
  'propertyPath',
  'pointer',
  'name',
  'attribute',
  'parameter',
  'location',
  'instancePath',
];
const MESSAGE_NAMES = ['message', 'msg', 'description', 'detail', 'reason', 'error', 'title', 'code'];

/** Names of the parts of one complaint: an object that has one is no list of fields. */
const SPEAKING = new Set([...MESSAGE_NAMES, 'type', 'info', 'text', 'cause', 'raw'].map(normalise));

const MOST = 50;

/** The complaints about single fields of the request that a body lists, in order. */
export function detailsOf(body: Node): FieldDetail[] {
  const found: FieldDetail[] = [];
  for (const { key, node, path } of nodesBelow(body)) {
    if (found.length >= MOST) break;
    if (node === body && isByField(node)) found.push(...byField(node));
    if (node === body && node.kind === 'array') for (const item of node.items) found.push(...itemDetail(item));
    // Items carry the key of their list.
    if (path.endsWith(']')) continue;
    if (!LISTS.has(normalise(key))) continue;
    if (node.kind === 'array') for (const item of node.items) found.push(...itemDetail(item));
    else if (node.kind === 'object') found.push(...byField(node));
  }
  return found.slice(0, MOST);
}

function itemDetail(item: Node): FieldDetail[] {
  if (!isObject(item)) return [];
  const source = child(item, 'source');
  const place = child(item, ...FIELD_NAMES) ?? (source === null ? null : child(source, 'pointer', 'parameter'));
  const message = MESSAGE_NAMES.map((name) => stringOf(child(item, name))).find((text) => text !== null && text !== '');
  if (place === null || message === undefined || message === null) return [];
  const field = fieldOf(place);
  return field === null ? [] : [{ field, message }];
}

/** `["body", "prompt"]`, `/data/attributes/prompt`, `prompt`. */
function fieldOf(place: Node): string | null {
  if (place.kind === 'string') return place.value === '' ? null : place.value;
  if (place.kind !== 'array') return null;
  const steps = place.items.map((step) => (step.kind === 'string' || step.kind === 'number' ? String(step.value) : ''));
  const inside =
    steps.length > 1 && /^(?:body|query|path|header|cookie)$/.test(steps[0] as string) ? steps.slice(1) : steps;
  return inside.filter((step) => step !== '').join('.') || null;
}

/** A body that is nothing but fields and their complaints, as Django REST framework answers. */
function isByField(node: Node): boolean {
  const pairs = pairsOf(node);
  return (
    pairs.length > 0 &&
    pairs.every(
      ({ key, value }) =>
        /^\w+$/.test(key) &&
        value.kind === 'array' &&
        value.items.length > 0 &&
        value.items.every((item) => item.kind === 'string'),
    )
  );
}

/** Every field has one sentence: `{"summary": "Operation value must be a string"}`. */
function areSentences(pairs: ReturnType<typeof pairsOf>): boolean {
  return (
    pairs.length > 0 &&
    pairs.every(({ value }) => value.kind === 'string' && isSentence(value.value)) &&
    !pairs.some(({ key }) => SPEAKING.has(normalise(key)) && key !== 'description') &&
    (pairs.length > 1 || normalise((pairs[0] as { key: string }).key) !== 'description')
  );
}

/** `{"email": ["is required"], "name": "is too long"}`: fields as keys. */
function byField(node: Node): FieldDetail[] {
  const pairs = pairsOf(node);
  const lists = pairs.filter(
    ({ value }) =>
      value.kind === 'array' && value.items.length > 0 && value.items.every((item) => item.kind === 'string'),
  );
  if (lists.length === 0 && areSentences(pairs))
    return pairs.map(({ key, value }) => ({ field: key, message: stringOf(value) ?? '' }));
  if (lists.length === 0 || lists.some(({ key }) => /reason|categor/i.test(key))) return [];
  return lists.flatMap(({ key, value }) =>
    value.kind === 'array' ? value.items.map((item) => ({ field: key, message: stringOf(item) ?? '' })) : [],
  );
}
