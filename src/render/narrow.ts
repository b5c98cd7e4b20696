/** ASCII, and what this tool draws with and the catalog is written with. */
const NARROW = /^[\u0020-\u007e\u00b7\u2013\u2014\u201c\u201d\u2018\u2019\u2026\u2192\u2500\u2502\u25cf\u2716]*$/;

/** Whether every character of a text takes one column, so that nothing need be measured. */
export function isNarrow(text: string): boolean {
  return NARROW.test(text);
}
