import {
  createScanner,
  type Node,
  type ParseError,
  type ParseErrorCode,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { type Place, placeOfOffset } from './place.js';

/** Why a text is not the JSON that was meant. */
export interface Slip extends Place {
  message: string;
  tip: string;
}

/**
 * Reads JSON that people have written.
 * @returns the value, or where the first slip is: a syntax error, or a key that an object has twice
 */
export function readJson(text: string): { value: unknown } | { slip: Slip } {
  const deep = tooDeep(text);
  if (deep !== null) return { slip: { ...placeOfOffset(text, deep), ...NESTED } };
  if (text.trim() === '')
    return { slip: { line: 1, column: 1, message: 'the file is empty', tip: 'Write a JSON object.' } };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const [error] = errors;
  if (error !== undefined) {
    const { message, tip } = wordsFor(printParseErrorCode(error.error as ParseErrorCode));
    return { slip: { ...placeOfOffset(text, error.offset), message, tip } };
  }
  const twice = root === undefined ? null : doubleKey(root);
  if (twice !== null) {
    const key = JSON.stringify(twice.value);
    const place = placeOfOffset(text, twice.offset);
    return { slip: { ...place, message: `the key ${key} stands in this object already`, tip: 'Keep one of the two.' } };
  }
  return { value: JSON.parse(text) };
}

const NESTED = { message: 'this is nested too deeply', tip: 'Nothing in a catalog is nested like this: remove it.' };
/** Far more than any file needs, far less than what a stack holds. */
const DEEPEST = 64;

/** Where the text goes deeper than a catalog can; found without going there. */
function tooDeep(text: string): number | null {
  const scanner = createScanner(text, true);
  let depth = 0;
  while (scanner.getPosition() < text.length) {
    scanner.scan();
    const first = text[scanner.getTokenOffset()];
    if (first === '{' || first === '[') depth += 1;
    if (first === '}' || first === ']') depth -= 1;
    if (depth > DEEPEST) return scanner.getTokenOffset();
  }
  return null;
}

function doubleKey(node: Node): Node | null {
  const seen = new Set<unknown>();
  for (const child of node.children ?? []) {
    const [key] = child.type === 'property' ? (child.children ?? []) : [];
    if (key !== undefined && seen.has(key.value)) return key;
    seen.add(key?.value ?? child);
    const inner = doubleKey(child);
    if (inner !== null) return inner;
  }
  return null;
}

function wordsFor(code: string): { message: string; tip: string } {
  const [message, tip] = WORDS.get(code) ?? ['this is not JSON', 'Compare with the lines above and below.'];
  return { message, tip };
}

/** By the parser's names of what it misses. */
const WORDS: ReadonlyMap<string, readonly [message: string, tip: string]> = new Map([
  ['CommaExpected', ['a comma is missing here', 'Put a comma behind the value before.']],
  ['ColonExpected', ['a colon is missing here', 'Write `"key": value`.']],
  ['ValueExpected', ['a value is missing here', 'Write one, or remove the comma before.']],
  ['PropertyNameExpected', ['a key is missing here', 'Write a key in double quotes, or remove the comma before.']],
  ['CloseBraceExpected', ['a closing brace is missing', 'Close every `{` with `}`.']],
  ['CloseBracketExpected', ['a closing bracket is missing', 'Close every `[` with `]`.']],
  ['EndOfFileExpected', ['something stands behind the end of the object', 'Remove it.']],
  ['InvalidSymbol', ['this word is neither true, false nor null', 'Put texts into double quotes.']],
  ['InvalidNumberFormat', ['this is no number', 'Write it in digits, or put it into double quotes.']],
  ['UnexpectedEndOfNumber', ['this is no number', 'Write it in digits, or put it into double quotes.']],
  ['UnexpectedEndOfComment', ['JSON has no comments', 'Move the words into a note.']],
  ['UnexpectedEndOfString', ['this text is not closed', 'End it with a double quote on the same line.']],
  ['InvalidUnicode', ['this escape is incomplete', 'Write four hexadecimal digits behind \\u.']],
  ['InvalidEscapeCharacter', ['this escape does not exist', 'Write a backslash as \\\\.']],
  ['InvalidCharacter', ['a control character stands here', 'Remove it, or write it as an escape.']],
  ['InvalidCommentToken', ['JSON has no comments', 'Move the words into a note.']],
]);
