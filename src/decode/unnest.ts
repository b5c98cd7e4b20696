import { type Edit, edit, type Text } from './text.js';

/** `lastError: APICallError [AI_APICallError]: sentence`, its stack, ` {`: how consoles print an error among the fields. */
const ERROR_AS_FIELD =
  /^[ \t]*[\w$]{1,40}:[ \t]+[A-Z][\w$.]{0,80}((?: \[[\w$]{1,80}\])?: )([^\n`]{1,2000})((?:\n[ \t]+at [^\n]*)*\n[ \t]+at [^\n]* \{)[ \t]*$/gm;
/** `{ HttpError: sentence`, its stack, the fields below: the same of consoles before Node 12. */
const ERROR_WITH_FIELDS =
  /\{ ([A-Z][\w$.]{0,80}): ([^\n`]{1,2000})((?:\n[ \t]+at [^\n]*)+)(?=\n[ \t]*[\w$]{1,40}:[ \t\n])/g;
/** `"stack":` with the stack on the lines below, as pretty-printers of logs have it. */
const STACK_AS_FIELD = /("stack":)[ \t]*((?:\n[ \t]*(?![ \t"])[^\n]+)+)(?=\n[ \t]*["}])/g;

/** Errors that a console printed among the fields of another become fields as well: a sentence, and what it has. */
export function unnest(text: Text): Text {
  if (!/\n[ \t]+at |"stack":[ \t]*\n/.test(text.value)) return text;
  const edits: Edit[] = [];
  for (const found of text.value.matchAll(ERROR_AS_FIELD)) {
    const [all, colon, said, stack] = found as unknown as [string, string, string, string];
    const at = found.index + all.indexOf(colon + said);
    const end = at + colon.length + said.length;
    edits.push({ start: at, end: at + colon.length, insert: ' { message: `' });
    edits.push({ start: end, end: end + stack.length, insert: '`,' });
  }
  const olds = edits.length > 0 ? [] : text.value.matchAll(ERROR_WITH_FIELDS);
  for (const found of olds) {
    const [, name, said, stack] = found as unknown as [string, string, string, string];
    const at = found.index + 2;
    const end = at + name.length + 2 + said.length;
    edits.push({ start: at, end: at + name.length + 2, insert: 'message: `' });
    edits.push({ start: end, end: end + stack.length, insert: '`,' });
  }
  for (const found of text.value.matchAll(STACK_AS_FIELD)) {
    const start = found.index + (found[1] as string).length;
    edits.push({ start, end: start + found[0].length - (found[1] as string).length, insert: ' "",' });
  }
  return edit(
    text,
    edits.sort((one, other) => one.start - other.start),
  );
}
