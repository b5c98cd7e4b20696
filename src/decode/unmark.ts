import { replaceAll, type Text } from './text.js';

/** A bracket or a blank that only an editor escapes. */
const ESCAPED_BY_EDITOR = /^[ \t]*\\[{[]|&nbsp;/m;
/** What stands for itself in Markdown only behind a backslash, blanks of HTML, and bold around a name. */
const MARKED = /\\(?=[_{}[\]*])|(?<=[\s{,;])\*\*(?=")|(?<=["\w,])\*\*(?=[,\s])/g;

/** Takes off what an editor put around a structure that was pasted as prose: `\{`, `content\_policy`, `&nbsp;`. */
export function unmark(text: Text): Text {
  if (!ESCAPED_BY_EDITOR.test(text.value)) return text;
  return replaceAll(
    replaceAll(text, MARKED, () => ''),
    /&nbsp;/g,
    () => ' ',
  );
}
