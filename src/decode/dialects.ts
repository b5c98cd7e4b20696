import type { Role } from '../model.js';
import { type Line, linesOf } from './frames/lines.js';
import { type Edit, edit, replaceAll, type Text } from './text.js';
import { rankOf } from './vocabulary.js';

/** The mark of a structure that Symfony's dumper printed: how many items, whether it is folded. */
const DUMPED = /\barray:\d+ \[|\{#\d+|\[[\u25bc\u25b6]/;
/** The arrow that folds a structure, and the place in the source that it was dumped from. */
const FOLD = /(?<=[[{]|#\d{1,9}|#\d{1,9} )[ \t]?[\u25bc\u25b6](?:[ \t]*\/\/[^\n]{0,400})?/g;
/** `{#512`: which object it is. */
const IDENTITY = /(?<=\{)#\d{1,9}(?=\s)/g;
/** `+"message": `, `#code: `: whether a field is public. */
const VISIBILITY = /(?<=^[ \t]{1,80})[+#-](?=["']?[A-Za-z_]\w{0,80}["']?: )/gm;

/** The namespaces of a class in front of its fields. */
const NAMESPACES = /(?<=(?:: |=> |^\^? ?))[A-Za-z]\w{0,60}\\(?:\w{1,60}\\){0,8}(?=\w{1,80} \{)/gm;

/** What Laravel's `dd()` prints, without the marks that no other dump has. */
export function undumped(text: Text): Text {
  if (!DUMPED.test(text.value)) return text;
  return [FOLD, IDENTITY, VISIBILITY, NAMESPACES].reduce((left, mark) => replaceAll(left, mark, () => ''), text);
}

/** How Apple's frameworks print an answer: its address, its status and its headers in braces of their own. */
const ANSWER = /\{ URL: (https?:[^\s}]{1,600}) \} \{ status code: (\d{3}), headers \{/gi;
/** Quotes that an editor bent, around the names of a structure. */
const BENT = /[{,]\s*[\u201c\u201d\u201e]\w{1,60}[\u201c\u201d"]\s*:|[{,]\s*"\w{1,60}[\u201c\u201d]\s*:/;

/** A structure with the quotes that it had before an editor made others of them. */
export function straightened(text: Text): Text {
  return BENT.test(text.value) ? replaceAll(text, /[\u201c\u201d\u201e]/g, () => '"') : text;
}

/** The same of Jersey's filter, which numbers the lines of an exchange: `2 < 400`, `2 < Content-Type: …`. */
const NUMBERED = /^\d{1,6} (?=[<>*] )/gm;
const BARE_STATUS = /^< ([1-5]\d\d)$/gm;

/** Exchanges that a client prints in a manner of its own, in that of the others. */
export function exchanged(text: Text): Text {
  const told = replaceAll(text, ANSWER, ([, url, status]) => `URL: ${url} status code: ${status} headers: {`);
  if (!/^\d{1,6} < \d{3}$/m.test(told.value)) return told;
  return replaceAll(
    replaceAll(told, NUMBERED, () => ''),
    BARE_STATUS,
    ([, status]) => `< HTTP/1.1 ${status}`,
  );
}

/** A key alone on its line. */
const KEY = /^[ \t]*(?:'[A-Za-z_][\w-]{0,40}'|"[A-Za-z_][\w-]{0,40}"):[ \t]*$/;
const BARE_KEY = /^([a-z]\w{1,30}):[ \t]*$/i;
const PARTS: readonly Role[] = ['status', 'code', 'message', 'request-id'];
/** How many pairs make a structure. */
const LEAST = 2;

/** Keys and what they have on alternating lines, as a debugger's tree is copied: each pair becomes one line. */
export function paired(text: Text): Text {
  if (!/^[ \t]*["']?[\w-]{1,42}["']?:[ \t]*$/m.test(text.value)) return text;
  const lines = linesOf(text.value).filter(({ value }) => value.trim() !== '');
  const edits: Edit[] = [];
  let run: Edit[] = [];
  const flush = (): void => {
    if (run.length >= LEAST) edits.push(...run);
    run = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const [line, next] = [lines[at], lines[at + 1]] as [Line, Line | undefined];
    if (next === undefined || !isKey(line) || isKey(next) || /^[ \t]*[[{]/.test(next.value)) {
      flush();
      continue;
    }
    run.push({ start: line.end, end: next.start, insert: ' ' });
    at += 1;
  }
  flush();
  return edit(text, edits);
}

function isKey({ value }: Line): boolean {
  if (value.length >= 60) return false;
  if (KEY.test(value)) return true;
  // Without quotes any heading looks like one.
  const name = BARE_KEY.exec(value)?.[1];
  return name !== undefined && PARTS.some((part) => rankOf(part, name) !== null);
}
