import type { Role } from '../model.js';
import { readValue } from './lenient.js';
import { isCodeName, rankOf } from './vocabulary.js';

/** A name with its separator, at the beginning of a segment: `status code: `, `Message=`, `"request_id": `. */
const LABEL =
  /(?<=^|[\s,;|({[\uff0c\uff1b])["']?([\p{L}][\p{L}_-]{1,24}(?: \p{L}{2,10}){0,2})["']?[ \t]*(?:[:=][ \t]|[:=\uff1a](?=["'\p{L}\d_([-]))[ \t]*\[?/gu;
/** A name of something else behind a sentence: `, resource: `. */
const NEXT_NAME = /[,;][ \t]+[a-z]+(?:_[a-z]+)*[:=][ \t]*\S/;
/** The parts a label may name. */
const PARTS: readonly Role[] = ['status', 'code', 'type', 'message', 'request-id'];
/** Words that begin any sentence with a colon. */
const WEAK =
  /^(?:err(?:or)?s?|reason|cause|title|text|info|name|kind|key|details?|exception|description|raw|ret|state|object)$/i;

/** A part of a failure that a sentence names: what it is, and where its value stands. */
export interface Label {
  role: Role;
  value: string;
  index: number;
}

/** What no status looks like: `Response code = INVALID_VALUE`. */
const CODE_WORD = /^["'`]?(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[A-Z]+[a-z]+(?:[A-Z][a-z0-9]+)+)(?![\w(])/;

interface Segment {
  role: Role;
  keyStart: number;
  /** Where its value begins. */
  from: number;
}

/**
 * `failed (status: 413, code: too_large, message: The file …)`: names and what they have, side by side in a sentence.
 * @returns the parts named; none unless there are two, of which one is a status of 400 and above, or a message beside
 *   a code or an id, or these two: one alone may be any sentence with a colon
 */
export function labelsIn(line: string): Label[] {
  const segments = segmentsOf(line);
  if (new Set(segments.map(({ role }) => role)).size < 2) return [];
  const found = segments.map((segment, at) => labelOf(line, segment, segments[at + 1]?.keyStart ?? line.length));
  const has = (role: Role): boolean => found.some((each) => each.role === role);
  const failed = found.some(({ role, value }) => role === 'status' && /^[45]\d\d$/.test(value));
  const isNamed = has('code') || has('request-id');
  return failed || (has('message') && isNamed) || (has('code') && has('request-id')) ? found : [];
}

function segmentsOf(line: string): Segment[] {
  return [...line.matchAll(LABEL)].flatMap((found) => {
    const key = found[1] as string;
    const name = nameIn(key);
    const from = found.index + found[0].length;
    const value = line.slice(from, from + 80);
    const role =
      isCodeOf(name, value) || (CODE_WORD.test(value) && isCodeName(name))
        ? 'code'
        : WEAK.test(name)
          ? undefined
          : PARTS.find((part) => rankOf(part, name) !== null);
    if (role === undefined) return [];
    // Behind a comma the words in front of a name are its own.
    const words = found.index + found[0].indexOf(key);
    const isOwn = /[,;|({[][ \t]*$/.test(line.slice(0, words));
    const keyStart = isOwn ? words : words + key.length - name.length;
    return [{ role, keyStart, from }];
  });
}

/** `reason: invalidParameter,`: a word that begins any sentence names a code where one word is all it has. */
function isCodeOf(name: string, value: string): boolean {
  return (
    /^(?:reason|error)$/i.test(name) &&
    /^["']?(?:[a-z]+(?:[A-Z][a-z]+)+|[A-Za-z]+(?:_[A-Za-z]+)+)["']?[ \t]*(?:[,;)]|$)/.test(value)
  );
}

/** `with status code`: the words before the name belong to the sentence. */
function nameIn(words: string): string {
  const parts = words.split(' ');
  for (let from = 0; from < parts.length; from += 1) {
    const name = parts.slice(from).join(' ');
    if (PARTS.some((part) => rankOf(part, name) !== null)) return name;
  }
  return words;
}

function labelOf(line: string, { role, from }: Segment, until: number): Label {
  const wrapper = /^(?:Optional|Some)\(/.exec(line.slice(from, from + 12))?.[0].length ?? 0;
  const isQuoted = /["'`]/.test(line[from + wrapper] ?? '');
  const quoted = isQuoted ? readValue(line.slice(0, until), from + wrapper) : null;
  if (quoted?.kind === 'string' && !quoted.cut) return { role, value: quoted.value, index: quoted.start + 1 };
  const whole = line.slice(from, until);
  const isListed =
    role === 'message' &&
    /[,;][ \t]*$/.test(line.slice(Math.max(0, from - 60), from).replace(/["']?[\w -]{1,40}["']?[ \t]*[:=][ \t]*$/, ''));
  const inBrackets = line[from - 1] === '[' ? /^[^[\]]{1,400}(?=\])/.exec(whole)?.[0] : undefined;
  const all =
    inBrackets !== undefined
      ? inBrackets
      : isListed
        ? whole.slice(0, whole.search(NEXT_NAME) < 0 ? undefined : whole.search(NEXT_NAME))
        : whole;
  // A sentence goes on to the next label; anything else ends with its word.
  const end = role === 'message' ? all.length : all.search(/[,;|)\]}\s\uff0c\uff1b]|$/);
  return {
    role,
    value: all
      .slice(0, end)
      .replace(role === 'message' ? /[\]\uff0c\uff1b]*[\s,;|({[\uff0c\uff1b]*$/ : /[\s,;.|({[]+$/, '')
      .trim(),
    index: from,
  };
}
