/**
 * C0 and C1 controls but tab and line feed, DEL, bidirectional formatting (Unicode TR9), zero-width and other invisible
 * characters, line and paragraph separators, lone surrogates: nothing of this may reach a terminal as such.
 */
const UNSAFE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\udb40[\udc00-\udfff]/g;

/** Makes a text from outside harmless: what steers a terminal is shown as an escape, `\u001b`. */
export function plain(text: string): string {
  return text.replace(UNSAFE, (found) =>
    [...found].map((each) => `\\u${(each.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`).join(''),
  );
}

/** The same on one line: tabs and line ends become spaces. */
export function plainLine(text: string): string {
  return plain(text.replace(/[\t\n\r]+/g, ' '));
}
