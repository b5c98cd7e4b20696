const REQUEST_ID =
  /(?<!client[ _-])\b(?:x-)?(?:request|req|trace|correlation|log|ray|operation|debug)[ _-]?id\b["'`*]{0,3}[ \t]*(?:is|was)?[ \t]*(?::|=|=>|#|\()?[ \t]*["'`*([]{0,3}([A-Za-z0-9][\w.:;/+=-]{5,127}[\w=])|\bRequest[ \t]+'?(req_[A-Za-z0-9]{6,64})\b/i;
/** What an edge in front of the service calls it: second best, as among the headers. */
const EDGE_ID =
  /\b(?:cf-ray|x-azure-ref)\b["'`*]{0,3}[ \t]*(?:is|was)?[ \t]*(?::|=|=>|#|\()?[ \t]*["'`*([]{0,3}([A-Za-z0-9][\w.:;/+=-]{5,127}[\w=])/i;

/**
 * The id by which a sentence says the request can be found again.
 * @returns the id and where it stands in the sentence, or `null`
 */
export function requestIdIn(sentence: string): { id: string; index: number } | null {
  return idBy(REQUEST_ID, sentence) ?? idBy(EDGE_ID, sentence);
}

function idBy(pattern: RegExp, sentence: string): { id: string; index: number } | null {
  const found = pattern.exec(sentence);
  const id = found?.[1] ?? found?.[2];
  if (found === null || id === undefined || !(/\d/.test(id) || id.startsWith('req_'))) return null;
  return { id, index: found.index + found[0].lastIndexOf(id) };
}
