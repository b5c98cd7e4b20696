import { rankOf } from './vocabulary.js';

/** What is known of a call and stands behind what was said of it: `RequestId:…`, `Time:…`, `, type: x`, `[link=…]`. */
const KNOWN_OF_CALL =
  /^(?:(?:date)?time(?:stamp)?|date|at|links?|url|uri|request ur[il]|docs?|documentation(?: url)?|service|operation|method|path|region|param(?:eter)?|host(?: ?id)?|error ?uri|severity|proxy|retryable|location|resource|target|type|status|code|reason)$/i;
/** One of these, at the end of a text: what separates it, its name, one word or what stands in quotes. */
const LAST =
  /(?:[\n\r\t,;([]|\\n|\\r| - | (?=[A-Z][\w-]{2,20}(?: I[Dd])?:)|(?<=[.!?]) | (?=(?:r|t)id: ?\S+$))[ \t\\]*(["']?)([A-Za-z][\w-]{1,24}(?: [A-Za-z][\w-]{1,16}){0,2})\1[ \t]*(?:[:=]|=>)[ \t]*(\d{4}-\d\d-\d\d \d\d:\d\d[\d:.]*Z?|"[^"\n]{0,200}"|'[^'\n]{0,200}'|[^\s,;()[\]]{1,300})[)\]}"'.,;]*$/;
/** The same in scripts that write no blanks. */
const LAST_ELSEWHERE =
  /[\u3002\uff0c\uff1b,;][ \t]*[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]{2,8}(?:ID|id)?[\uff1a:][ \t]*[\w.:-]{2,80}[\u3002]?$/u;
/** The same on lines of their own, which a service's own sentence may have too. */
const LAST_LINE =
  /\s*(?:\n|\\n)[ \t]*(?:x-)?(?:(?:\w{1,12}[ -])?(?:request|trace|correlation|activity|client request)[ -]?id|time(?:stamp)?)[ \t]?: ?[^\n]{1,100}$/i;

/** The id and the time, one behind the other. */
const ID_AND_TIME = /(?<=[.!?])\s+(?:x-)?request-?id: ?\S{8,80}\s+time: ?\S{8,40}$/i;

/** More of it than any client prints. */
const MOST = 8;

/** A sentence without what is known of the call behind it. */
export function withoutTail(sentence: string): string {
  let left = sentence;
  for (let round = 0; round < MOST; round += 1) {
    left = left.replace(LAST_ELSEWHERE, '');
    const found = LAST.exec(left);
    const name = found?.[2];
    if (found === null || name === undefined || found.index < 3 || !isOfCall(name, found[3] as string)) return left;
    left = left.slice(0, found.index + (left[found.index] === '.' ? 1 : 0)).trimEnd();
  }
  return left;
}

/** A sentence that a field holds, without the lines that name the call below it. */
export function withoutTailLines(sentence: string): string {
  let left = sentence.replace(ID_AND_TIME, '');
  for (let round = 0; round < MOST && LAST_LINE.test(left); round += 1) left = left.replace(LAST_LINE, '');
  return left;
}

function isOfCall(name: string, value: string): boolean {
  if (rankOf('request-id', name) !== null) return /\d/.test(value);
  if (/^(?:reason|type|status|code)$/i.test(name))
    return /^["']?(?:\d{3,6}|[A-Za-z]+(?:[_.-][A-Za-z]+)*|[A-Z][A-Z0-9_]+)["']?$/.test(value);
  return KNOWN_OF_CALL.test(name);
}
