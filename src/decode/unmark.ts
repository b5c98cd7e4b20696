import { replaceAll, type Text } from './text.js';

/** A bracket or a blank that only an editor escapes. */
const ESCAPED_BY_EDITOR = /^[ \t]*\\[{[]|&nbsp;/m;
/** What stands for itself in Markdown only behind a backslash, blanks of HTML, and bold around a name. */
const MARKED = /\\(?=[_{}[\]*])|(?<=[\s{,;])\*\*(?=")|(?<=["\w,])\*\*(?=[,\s])/g;

/** Tags that a clipboard adds, and any other. */
const EDITORS_TAG = /<\/?(?:html|body)>|<!--(?:Start|End)Fragment-->/gi;
const REAL_TAG = /<(?:head|title|center|div|h[1-6]|p|pre|span|table|script|meta|style|hr|br)\b/i;

/** Takes off what an editor put around a structure that was pasted as prose: `\{`, `content\_policy`, `&nbsp;`. */
export function unmark(text: Text): Text {
  const plain = unwrapped(text);
  return unescaped(plain.value.includes('**') ? replaceAll(plain, BOLD_LINE, () => '') : plain);
}

/** Bold that begins or ends with its line, and goes on over others. */
const BOLD_LINE = /^\*\*(?=[\p{L}\d"'][^*\n]*$)|\*\*(?=[ \t]*$)(?<=^[^*\n]{1,600}[\p{L}\d.!"']\*\*)/gmu;

/** A page that is nothing but what an editor puts around what was copied as text. */
function unwrapped(text: Text): Text {
  if (!/<html>\s*<body>/i.test(text.value) || REAL_TAG.test(text.value)) return text;
  return replaceAll(text, EDITORS_TAG, () => '');
}

function unescaped(text: Text): Text {
  if (!ESCAPED_BY_EDITOR.test(text.value)) return text;
  return replaceAll(
    replaceAll(text, MARKED, () => ''),
    /&nbsp;/g,
    () => ' ',
  );
}
