const REQUEST_ID =
  /(?<!client[ _-])(?:\b|\\[nrt])(?![\w-]{0,40}client|http)(?:[a-z0-9]{1,16}[_-]){0,4}(?:[a-z0-9]{0,16}(?:request|trace|correlation|operation|activity|tracking|transaction|incident|invocation)|req|log|ray|debug|query|support|error|exception|reference)[ _-]?(?:uu)?id\b["'`*]{0,3}(?: for (?:the |this )?(?:failed )?request)?[ \t]*(?:is|was)?[ \t]*(?:[:\uff1a|]|=|=>|#|\()?[ \t]*(?:<[^<>\n]{1,60}>[ \t]*){0,4}(?:Some|Optional)?,?["'`*([]{0,3}([A-Za-z0-9][\w.:;/+=-]{5,127}[\w=])|\bRequest[ \t]+'?(req_[A-Za-z0-9]{6,64})\b|(?:\(request|\brid:|\bthis (?:[a-z]+ )?id(?: when [^\n:]{1,60})?:|\w(?:Error|Exception)\()[ \t]*["']?([0-9a-f]{8}[0-9a-f-]{14,28})["']?(?![\w-])/i;
/** In brackets of its own, however short and with no digit in it. */
const IN_BRACKETS = /\(Request ID: ((?=[a-z0-9]*[A-Z])(?=[A-Z0-9]*[a-z])[A-Za-z0-9]{6,40})\)/;
/** Behind a code, in the same brackets: `(resource_limit_exceeded, 3f2a…)`. */
const BEHIND_CODE = /\([a-z]+(?:_[a-z]+)+, ([0-9a-f]{16,40})\)/;
/** Ids that show by their form what they are, whatever stands in front of them. */
const BY_FORM =
  /\b(req_[A-Za-z0-9]{10,40}|[a-z]{3}\d(?:::[a-z]{3}\d)?::[a-z0-9]{5,6}-(?:\d{13}|[a-z]{12,13})-[0-9a-z]{12,17}|Root=1-[0-9a-f]{8}-[0-9a-f]{24}(?:;[0-9a-f-]{36})?)(?![\w-])/;
/** The same in the languages of those who report it, and what support asks for under other names. */
const ELSEWHERE: readonly RegExp[] = [
  /(?:\b(?:Anfrage|Anforderungs|Vorgangs|Korrelations|Fehler)[ -]?ID|\bID (?:de (?:la |l['\u2019])?(?:solicitud|petici\u00f3n|requ[e\u00ea]te|demande|seguimiento|suivi|erreur|correlaci\u00f3n|corr\u00e9lation|rastreamento|rastreio)|d[ao] (?:solicita\u00e7\u00e3o|requisi\u00e7\u00e3o|pedido|erro)|(?:della )?richiesta)|\b[Ii]dentifiant de (?:la )?(?:requ\u00eate|demande)|(?:\u8bf7\u6c42|\u8ddf\u8e2a|\u8ffd\u8e2a|\u65e5\u5fd7|\u8acb\u6c42|\u8ffd\u8de1|\u30ea\u30af\u30a8\u30b9\u30c8|\uc694\uccad) ?(?:ID|\u7f16\u53f7)|ID \u0437\u0430\u043f\u0440\u043e\u0441\u0430|\u0438\u0434\u0435\u043d\u0442\u0438\u0444\u0438\u043a\u0430\u0442\u043e\u0440 \u0437\u0430\u043f\u0440\u043e\u0441\u0430)[ \t]*[:\uff1a=(]?[ \t]*["'`(]?([A-Za-z0-9][\w.:-]{6,127}\w)/iu,
  /\b(?:ref(?:erence)?|incident)(?: (?:number|no\.?|code|id))?[ \t]?(?:[:=#]|&#35;)[ \t]*#?((?=[^\s]{0,12}\d)[0-9A-Za-z]{1,40}(?:[.:-][0-9A-Za-z]{4,40}){1,5}|(?=[0-9a-f]{0,15}[a-f])(?=[0-9a-f]{0,15}\d)[0-9a-f]{8,64})(?![\w.-]\w)/i,
  // What somebody is asked to tell when he reports it; what an edge calls its ray.
  /\b(?:include|quote|mention|provide|cite|give|reference|report)\b[^\n`"']{0,30}["'`]((?=[^"'`\s]{0,40}\d)[\w.:/-]{12,127})["'`][^\n]{0,20}\b(?:when|if|in|to|with)\b/i,
  /\bray[ \t]?[:=][ \t]?["'`]?([0-9a-f]{16}(?:-[A-Z]{3})?)(?!\w)/i,
  /\b(?:request|req|ref|reference|trace|incident|correlation|ticket)[ \t]?[ :#=]{1,3}([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})(?![\w-])/i,
  /[[(](?:request|req|ref|trace)[ :#]{1,2}((?=[0-9a-f]{0,15}\d)[0-9a-f]{12,40})[\])]/i,
];
/** A name that has its id on the next line. */
const NAME_ALONE =
  /^[ \t>*_#"'`-]*(?:(?:name|key)["']?[ \t]*[:=][ \t]*["'])?(?![\w-]{0,40}client)(?:[a-z0-9]{1,16}[ _-]){0,4}(?:request|trace|correlation|ray|debug|activity|tracking|support|incident)[ _-]?ids?[*_"'`]{0,2}[ \t]*(?:[:=][ \t]*[([]|[:,\uff1a])?[*_]{0,2}[ \t]*$/i;
const ID_ALONE = /^[ \t>`*"'-]*(?:value["']?[ \t]*[:=][ \t]*["'])?([0-9A-Za-z][\w.:-]{6,126}\w)[ \t`*"',]*$/;
/** A name at the end of its line, and the UUID that begins the next; a narrow column may have broken it. */
const NAME_LAST = /\b(?:request|trace|correlation)[ _-]?id[`"'*]{0,3}[:\uff1a]?[ \t]*[.\u3002]?$/i;
/** The first digits of a UUID at the end of its line, and the rest of it on the next. */
const UUID_BEGUN = /\b(?:request|trace|correlation)[ _-]?id:?[ \t]*([0-9a-f][0-9a-f-]{0,34})$/i;
const UUID_REST = /^[ \t]*([0-9a-f-]{1,35})(?![\w-])/i;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
/** Alone on its line, too long for anything else. */
const LONG_ALONE = /^[ \t]*((?=[0-9A-Z]*[A-Z])[0-9A-Z]{24,60}(?:-\d{4,12})?)[ \t]*$/;
const UUID_FIRST = /^[ \t]*([0-9a-f]{8}-(?=[0-9a-f -]{27,29}(?![\w-]))[0-9a-f -]{27,28})(?![\w-])/i;
/** An id that its reporter made unreadable: `xxxxxxxx-xxxx`. */
const MASKED = /^([A-Za-z])(?:\1|-){7,}$/;
/** What was sent, and what a client made up. */
const SENT = /^[ \t]*>[ \t]+[\w-]+:|client[ _-]request/i;

/** What an edge in front of the service calls it: second best, as among the headers. */
const EDGE_ID =
  /\b(?:cf[_-]?ray|x-azure-ref|x-amz-cf-id|x-vercel-id)\b["'`*]{0,3}[ \t]*(?:is|was)?[ \t]*(?::|=|=>|#|\()?[ \t]*["'`*([]{0,3}([A-Za-z0-9][\w.:;/+=-]{5,127}[\w=])/i;

/**
 * The id by which a sentence says the request can be found again.
 * @returns the id and where it stands in the sentence, or `null`
 */
export function requestIdIn(sentence: string): { id: string; index: number } | null {
  for (const pattern of [REQUEST_ID, IN_BRACKETS, BY_FORM, BEHIND_CODE, ...ELSEWHERE, EDGE_ID]) {
    const found = idBy(pattern, sentence);
    if (found !== null) return found;
  }
  return null;
}

/**
 * The id that the lines beside a failure name, in one of them or below a name that stands alone.
 * @returns the id, which of the lines it is on and where, or `null`
 */
export function requestIdBeside(lines: readonly string[]): { id: string; line: number; index: number } | null {
  for (const [line, value] of lines.entries()) {
    if (value.length > 2000 || SENT.test(value)) continue;
    const below = lines[line + 1] ?? '';
    const begun = UUID_BEGUN.exec(value)?.[1];
    const whole = begun === undefined ? '' : begun + (UUID_REST.exec(below)?.[1] ?? '');
    if (begun !== undefined && begun.length < 36 && UUID.test(whole))
      return { id: whole, line, index: value.lastIndexOf(begun) };
    const found = requestIdIn(value);
    if (found !== null) return { ...found, line };
    const id = NAME_ALONE.test(value)
      ? ID_ALONE.exec(below)?.[1]
      : NAME_LAST.test(value)
        ? (UUID_FIRST.exec(below)?.[1] ?? LONG_ALONE.exec(below)?.[1])
        : undefined;
    if (id !== undefined && /\d/.test(id))
      return { id: id.replace(/ /g, ''), line: line + 1, index: below.indexOf(id) };
  }
  return null;
}

function idBy(pattern: RegExp, sentence: string): { id: string; index: number } | null {
  const found = pattern.exec(sentence);
  const id = found?.[1] ?? found?.[2] ?? found?.[3];
  if (found === null || id === undefined) return null;
  // A word is no id, unless somebody made one letter of all.
  if (!/\d/.test(id) && !id.startsWith('req_') && !MASKED.test(id) && pattern !== IN_BRACKETS) return null;
  return { id, index: found.index + found[0].lastIndexOf(id) };
}
