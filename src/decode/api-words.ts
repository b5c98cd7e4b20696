import { isReasonPhrase } from './vocabulary.js';

/** What a client library says of any failed answer, before or instead of the API's own words. */
const BOILERPLATE: readonly RegExp[] = [
  /^\[[\d:T .Z+-]{8,32}\][ \t]*(?:body(?:\[[^\]]*\])?:)?[ \t]*/,
  /^(?:\* |npm ERR! )/,
  /^(?:Error|TypeError|[\w$]+(?:\.[\w$]+)*\.[A-Z]\w+): /,
  /^(?:Get|Post|Put|Patch|Delete|Head) "?https?:[^\s"]+"?: /,
  /^request to \S+ failed, reason: /,
  /^\(Request ID: [^)\n]*\)[ \t:]*/i,
  /^Request req_\w+:[ \t]*/,
  /^\[[A-Z][A-Z_]{3,}\]:[ \t]*/,
  /^\[\w*Error\]:[ \t]*/,
  /^[A-Z][A-Za-z]+(?: [A-Z]?[A-Za-z]+){0,3}\][ \t:]*/,
  /^[A-Z][A-Za-z]+(?: [A-Z]?[A-Za-z]+){0,3}` (?:resulted in )?(?:a )?response:?[ \t]*/,
  /^body\[[^\]]*\]:[ \t]*/,
  /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}[ \t]+\S{3,12}[ \t]+\d{3}:[ \t]*/,
  /^(?:\[?[45]\d\d\]?[ \t]*[:-]?[ \t]+)?(?:Client|Server) Error:?[^\n]*?(?:for url:?[ \t]*\S+|$)/i,
  /^[A-Za-z-]+(?: [A-Za-z-]+){0,3} for url:?[ \t]*\S+$/,
  /^(?:HTTP )?Error code: \d{3}(?: - |$)/i,
  /^(?:Request|Response|API request|API call|HTTP request) (?:failed|returned|error|code)[^\n]{0,40}?\b\d{3}\b[ \t]*(?:\([^)\n]*\))?[ \t.:-]*/i,
  /^(?:HTTP(?:\/\d(?:\.\d)?)?[ \t]*)?(?:status(?: code)?[:= \t]*)?\[?[45]\d\d(?!\d)\]?[ \t:.,-]*/i,
  /^["'`\])}]*[ \t:;,.-]*(?:body|message|msg|reason|response|detail|description|details|content)["']?[ \t]*[:=][ \t]*["'`]*/i,
];

/**
 * What is left of a sentence when the client's own words are taken off.
 * @returns the API's words, or an empty text when the client said it all
 */
export function apiWords(text: string): string {
  let left = text.trim();
  for (const phrase of BOILERPLATE) left = left.replace(phrase, '').trim();
  left = left
    .replace(/\\n[\s\S]*$/, '')
    .replace(/[ \t:,([{-]+$/, '')
    .replace(/(?:["'`]\)*>?|["'`]+)$/, '')
    .trim();
  return isReasonPhrase(left) || /^[^\p{L}]*$/u.test(left) ? '' : left;
}

/** Whether a sentence is nothing but a client's own: "Request failed with status code 402". */
export function isBoilerplate(text: string): boolean {
  return /^(?:Request failed with status code|Response code) \d{3}\b/.test(text) && apiWords(text) === '';
}
