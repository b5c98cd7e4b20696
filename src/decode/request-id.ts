const REQUEST_ID =
  /(?<!client[ _-])\b(?:x-)?(?:request|req|trace|correlation|log|ray|operation|debug|activity|tracking|query|support|incident)[ _-]?id\b["'`*]{0,3}(?: for (?:the |this )?(?:failed )?request)?[ \t]*(?:is|was)?[ \t]*(?:[:\uff1a]|=|=>|#|\()?[ \t]*(?:Some|Optional)?,?["'`*([]{0,3}([A-Za-z0-9][\w.:;/+=-]{5,127}[\w=])|\bRequest[ \t]+'?(req_[A-Za-z0-9]{6,64})\b|(?:\(request|\brid:|\bthis (?:request )?id(?: when [^\n:]{1,60})?:|\w(?:Error|Exception)\()[ \t]*["']?([0-9a-f]{8}[0-9a-f-]{14,28})["']?(?![\w-])/i;
/** Behind a code, in the same brackets: `(resource_limit_exceeded, 3f2a…)`. */
const BEHIND_CODE = /\([a-z]+(?:_[a-z]+)+, ([0-9a-f]{16,40})\)/;
/** Ids that show by their form what they are, whatever stands in front of them. */
const BY_FORM = /\b(req_[A-Za-z0-9]{10,40}|Root=1-[0-9a-f]{8}-[0-9a-f]{24}(?:;[0-9a-f-]{36})?)(?![\w-])/;
/** What an edge in front of the service calls it: second best, as among the headers. */
const EDGE_ID =
  /\b(?:cf-ray|x-azure-ref)\b["'`*]{0,3}[ \t]*(?:is|was)?[ \t]*(?::|=|=>|#|\()?[ \t]*["'`*([]{0,3}([A-Za-z0-9][\w.:;/+=-]{5,127}[\w=])/i;

/**
 * The id by which a sentence says the request can be found again.
 * @returns the id and where it stands in the sentence, or `null`
 */
export function requestIdIn(sentence: string): { id: string; index: number } | null {
  return (
    idBy(REQUEST_ID, sentence) ?? idBy(BY_FORM, sentence) ?? idBy(BEHIND_CODE, sentence) ?? idBy(EDGE_ID, sentence)
  );
}

function idBy(pattern: RegExp, sentence: string): { id: string; index: number } | null {
  const found = pattern.exec(sentence);
  const id = found?.[1] ?? found?.[2] ?? found?.[3];
  if (found === null || id === undefined || !(/\d/.test(id) || id.startsWith('req_'))) return null;
  return { id, index: found.index + found[0].lastIndexOf(id) };
}
