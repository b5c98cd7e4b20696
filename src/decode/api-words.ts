import { isReasonPhrase } from './reason-phrases.js';

/** What a client library says of any failed answer, before or instead of the API's own words. */
const BOILERPLATE: readonly RegExp[] = [
  /^curl: \(\d+\)[ \t]*/,
  // What stands before a record of a log: its time, level and logger, the process that wrote it.
  /^(?:[\u2a2f\u2715-\u2718\u00d7\u274c\u203c]|\u26a0\ufe0f?)[ \t]+/,
  /^\[?\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}:\d{2}[.,\dZ+:-]{0,12}\]?[ \t]+/,
  /^\[(?:error|warn(?:ing)?|info|debug|fatal|critical)\](?:[ \t]+[\w.$/-]{1,80}[ \t]+-)?[ \t]+/i,
  /^\d+#\d+: (?:\*\d+ )?/,
  /^[A-Z]{4,8} (?=[45]\d\d: [A-Z])/,
  /^error:[ \t]+/i,
  /^The request to the [\w ]{1,30} API failed\.?(?: \(url: [^\s)]+\))?$/,
  /^fatal: unable to access '[^'\n]{0,300}': /,
  /^Failed after \d+ attempts?\b[^\n:]{0,60}: /,
  /^HTTP code \d{3} from [\w ]{1,20}(?=[ (]*$)/,
  /^[^\n]{0,200} with (?:HTTP )?status code:? [A-Z]\w+\.?(?: Content)?:?$/,
  /^The requested URL returned error: \d{3}$/,
  // What a client was about to do.
  /^(?:trying|attempting|while trying) to [a-z][^\n"]{1,200}[":\t ]*$/,
  /^fetch failed$/,
  /^(?:Non-successful|Unsuccessful)(?: (?:HTTP )?(?:status|response)(?: code)?:?)?(?: \d{3})?$/i,
  /^status_code[:=] ?\d{3}$/,
  /^request id: \S+$/i,
  /^[,\uff0c]?[ \t]*(?:\u9519\u8bef\u4fe1\u606f|\u932f\u8aa4\u8a0a\u606f|\u9519\u8bef|\u4fe1\u606f)[\uff1a:][ \t]*/,
  /^HTTP Error:?[ \t]*(?=\d{3})/i,
  /^Response not successful: Received status code \d{3}$/,
  /^(?:received )?(?:\d{3} )?(?:HTTP )?(?:response|error|status)(?: code)?(?: \d{3})?:?$/i,
  /^[A-Z][a-z]+ server says - /,
  /^(?:- )?[A-Z]{3,7} https?:\S+ - /,
  /^(?:- )?[A-Z]{3,7} :: https?:\S+ :: /,
  /^(?:::? ?)?urn:\S+ (?:::|-) /,
  /^(?:ERROR|WARN)[ \t]+(?:\w+::)+\w+:[ \t]+/,
  /^[Ee]rror from \S+: /,
  /^[a-z]+(?:_[a-z]+)*_error: /,
  /^Original Error: /,
  /^[a-z]\w* reported an error: /,
  /^\w*Error HTTP \d{3} url: \S+$/,
  /^null(?= \(|$)/,
  /^The status code of \d{3} has the following meaning: [^\n]*$/,
  /^Attempt to decode JSON with unexpected mimetype: [^\n]*$/,
  /^[^\s:\uff1a]{1,16}[:\uff1a][ \t]?(?=(?:Get|Post|Put|Patch|Delete|Head) "?https?:)/,
  /^[A-Z][A-Za-z-]+(?: [A-Za-z-]+){0,4} \d{3} HTTP\/\d[^\n]*$/,
  /^.*(?:[a-z][\w$]*\.){2,}[A-Z][\w$]*(?:Exception|Error): /,
  /^\w*Error \[[A-Z_]+\]: /,
  /^\[[\d:T .Z+-]{8,32}\][ \t]*(?:body(?:\[[^\]]*\])?:)?[ \t]*/,
  /^(?:\* |npm ERR! )/,
  /^(?:Error|TypeError|[\w$]+(?:\.[\w$]+)*\.[A-Z]\w+): /,
  /^(?:Get|Post|Put|Patch|Delete|Head) "?https?:[^\s"]+"?: /,
  /^request to \S+ failed, reason: /,
  /^\(Request ID: [^)\n]*\)[ \t:]*/i,
  /^\([Rr]equest "[\w-]+"\)[ \t:]*/,
  /^\[HTTP \d{3}\][ \t:]*/,
  /^code: [45]\d\d, /,
  /^Error \(\d{1,2}\):[ \t]+/,
  /^\w+(?:Error|Exception)\((?:'[^'\n]*'|[\w(), ])*\)$/,
  /^[A-Z][a-z]+: (?=[45]\d\d-[A-Z])|^[45]\d\d-[A-Z][A-Za-z]+$/,
  /^Request req_\w+:[ \t]*/,
  /^\((?:Status \d{3}|Request req_\w+)\)[ \t]*/,
  /^\[[A-Z][A-Z_]{3,}\]:[ \t]*/,
  /^\[\w*Error\]:[ \t]*/,
  /^[A-Z][A-Za-z]+(?: [A-Z]?[A-Za-z]+){0,3}\][ \t:]*/,
  /^[A-Z][A-Za-z]+(?: [A-Z]?[A-Za-z]+){0,3}` (?:resulted in )?(?:a )?response:?[ \t]*/,
  /^body\[[^\]]*\]:[ \t]*/,
  /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}[ \t]+\S{3,12}[ \t]+\d{3}:[ \t]*/,
  /^(?:\[?[45]\d\d\]?[ \t]*[:-]?[ \t]+)?(?:Client|Server) Error:?[^\n]*?(?:for url:?[ \t]*\S+|$)/i,
  /^[("']?[A-Za-z_-]+(?: [A-Za-z-]+){0,3}[)"']? (?:for url|from [A-Z]{3,7}):?[ \t]*\S+[ \t]*/,
  /^(?:HTTP )?Error code: \d{3}(?:[ \t]*-[ \t]*|$)/i,
  /^reading [\w.$]+#\w+\([^)\n]{0,200}\);[ \t]*content:?[ \t]*/,
  /^Response status code does not indicate success: \d{3}(?: \([^)\n]*\))?\.?[ \t]*/,
  /^Error calling (?:GET|POST|PUT|PATCH|DELETE) \S+[ \t]*/,
  /^HTTP status (?:client|server) error[ \t]*(?:\([^)\n]*\) for url \([^)\n]*\))?/,
  /^Server message:[ \t]*/,
  /^\([45]\d\d\)[ \t]*/,
  /^#<[\w:]+ (?=\d{3} )/,
  /^\(\w+(?:: \w+)?\)$/,
  /^\] with root cause$/,
  /^(?:Request|Response|API request|API call|HTTP request) (?:failed|returned|error|code)[^\n]{0,40}?\b\d{3}\b[ \t]*(?:\([^)\n]*\))?[ \t.:-]*/i,
  /^(?:HTTP(?:\/\d(?:\.\d)?)?[ \t]*)?(?:status(?: code)?[:= \t]*)?\[?[45]\d\d(?!\d|-[a-z])\]?[ \t:.,-]*/i,
  /^["'`\])}]*[ \t:;,.-]*(?:body|message|msg|reason|response|detail|description|details|content|text)["']?[ \t]*[:=][ \t]*["'`]*/i,
];

/** No client wraps another so often; a line made of nothing but prefixes would be copied once for each. */
const MOST_ROUNDS = 40;

/**
 * What is left of a sentence when the client's own words are taken off.
 * @returns the API's words, or an empty text when the client said it all
 */
export function apiWords(text: string): string {
  let left = withoutTags(text.trim());
  for (let before = '', round = 0; before !== left && round < MOST_ROUNDS; round += 1) {
    before = left;
    left = reasonOf(withoutStatusLine(left));
    for (const phrase of BOILERPLATE) left = left.replace(phrase, '').trim();
    left = withoutReason(left);
  }
  left = unquoted(
    left
      .replace(/(?: thrown|'?) in [A-Za-z]?:?[\\/][^\s\n]*\.php(?::\d+| on line \d+)[\s\S]*$/, '')
      .replace(/ \([A-Z]\w*::[A-Z]\w*\)$/, '')
      .replace(/(?:^| )\(Service: [^\n]*$/, '')
      .replace(/; code: \w+(?:; request-id: \S+)?$/, '')
      // A stack, or the exceptions around it, on the same line.
      .replace(/(?:^| )at (?:async )?[\w$.<>]{1,100} \((?:file:|node:|webpack|[A-Z]:|\/)[\s\S]*$/, '')
      .replace(/[ \t]*--->[ \t][\s\S]*$/, '')
      // The details of a google.rpc.Status, as Python prints them behind the sentence.
      .replace(/ \[(?:links|violations|field_violations|type_url|detail)(?: \{[^\n]*)?$/, '')
      // Where to read on.
      .replace(/[ \t]*\/\/ See: \S+$/, '')
      .replace(/ - https?:\/\/(?:docs|developers?)\.\S+$/, '')
      // What nginx knows of the call.
      .replace(/(?: while [^\n,]{1,100})?, client: [^\n,]+, server: [\s\S]*$/, '')
      // What a client does about it.
      .replace(/[ \t]+Retry \d+ of \d+\W*$/, '')
      .replace(/ (?:[-\u2013\u00b7]|\() ?(?:low level )?retr(?:y|ying)\b[^\n]*$/i, '')
      .replace(/ \(request[ _-]?id:? [^)\n]{4,80}\)$/i, '')
      // What is known of the call: `. http status code: 404. Opc request id: …`, ` + [ RequestId : … ]`.
      .replace(/[.,;]?[ \t]{1,4}(?:http )?status code:? [45]\d\d\b[^\n]*$/i, '')
      .replace(
        /[,;]?[ \t]{0,4}(?:\+[ \t]{0,4})?[([]{0,2}[ \t]?(?:(?<![\w@.-])[\w-]{1,12}[ -])?(?:request|trace|correlation|query)[ _-]?id[ \t]?[:=][ \t]?"?[\w:;./-]{6,140}"?[ \t]?[)\]]{0,2}\.?$/i,
        '',
      )
      .replace(/[ \t]{1,4}\(https?:\/\/[^\s()]+\)$/, '')
      .replace(/\\n[\s\S]*$/, '')
      .replace(/[ \t:,([{-]+$/, '')
      .replace(/[ \t]*\(truncated\.{3}\)$/, '')
      .replace(/[ \t]\([\w.-]+:\d+\)$/, '')
      .replace(/[ \t]\(\d+ ?ms\)$/, ''),
  );
  if (/^(?:[\w$]+[.:]+)*\w*(?:Error|Exception)$/.test(left)) return '';
  // Half a sentence, of which the rest was the status.
  if (left.length < text.trim().length && /\b(?:with|by|returned|got)$/.test(left)) return '';
  return isReasonPhrase(left) || /^[^\p{L}]*$/u.test(left) ? '' : left;
}

/** A line out of the middle of a page. */
function withoutTags(text: string): string {
  return /^<(?:p|div|span|li|td|b|h\d|strong|center)\b/i.test(text)
    ? text.replace(/<[^<>\n]{0,500}>/g, '').trim()
    : text;
}

/** `400 Client Error: name: Invalid for url: …`: what a server says instead of the phrase of its status. */
function reasonOf(text: string): string {
  const found = /^(?:\[?[45]\d\d\]?[ \t]*[:-]?[ \t]+)?(?:Client|Server) Error: ([^\n]{4,1000}?) for url:? \S+/i.exec(
    text,
  );
  const reason = found?.[1] ?? '';
  return isSentence(reason) && !isReasonPhrase(reason) ? reason : text;
}

/** `429 Too Many Requests: …`: a status line in front of what was said. */
function withoutStatusLine(text: string): string {
  const found =
    /^(?:[A-Z]{4,}: |[A-Za-z ]{0,30}\b(?:HTTP )?status (?:code )?)?(?:HTTP(?:\/\d(?:\.\d)?)? )?[45]\d\d ([A-Z][A-Za-z-]+(?: [A-Za-z-]+){0,4})(?: \(\d{3}\))?(?:: |\. (?=\p{Lu}))/u.exec(
      text,
    );
  return found !== null && isReasonPhrase(found[1] as string) ? text.slice(found[0].length) : text;
}

/** `Bad Request. The sentence`: the phrase of the status that stands in front, as a sentence of its own. */
export function withoutPhrase(text: string): string {
  const found = /^([A-Z][A-Za-z-]+(?: [A-Za-z-]+){0,4})\. (?=\p{Lu})/u.exec(text);
  return found !== null && isReasonPhrase(found[1] as string) ? text.slice(found[0].length) : text;
}

/** `Forbidden (KubeException)`, `Unauthorized', url=…`: the phrase of a status with more of the client's behind it. */
function withoutReason(text: string): string {
  const found =
    /^["'[(]*([A-Z][A-Za-z-]+(?: [A-Za-z-]+){0,4})(?=["'\])]*[ \t]*(?:$|, *(?:message|url|headers)\b|[\]'"]|\((?:[\w.]+::|[\w.]*(?:Exception|Error)\b|\d{3}\))| \w+=| -[ \t]|(?<=\)): ))["'\])]*[ \t]*(?:[,:]|-(?=[ \t]))?[ \t]*/.exec(
      text,
    );
  if (found === null || !isReasonPhrase(found[1] as string)) return text;
  const rest = text.slice(found[0].length).replace(/^\((?:[\w:.$]+)\)[ \t:]*/, '');
  return /^(?:\w+=|url\b)/.test(rest) ? '' : rest;
}

/** Without a quote at the end that nothing opened. */
function unquoted(text: string): string {
  const all = /^(["\u201c])([^"\u201c\u201d]+)["\u201d]$/.exec(text);
  if (all !== null) return (all[2] as string).trim();
  const found = /(["'`])\)*>?$/.exec(text);
  if (found === null) return text;
  const quote = found[1] as string;
  return text.split(quote).length % 2 === 0 ? text.slice(0, found.index).trim() : text;
}

/** The sentence of an error object, without a status line in front of it and the stack below it. */
export function ownWords(given: string): string {
  // One client puts the status in front of the sentence and the id of the call behind it.
  const text = /^code: [45]\d\d, ([\s\S]*?)(?: request id: [\w-]+)?$/.exec(given)?.[1] ?? given;
  const first = text.replace(/\n[ \t]+at [^\n]*(?:\n[\s\S]*)?$/, '');
  // Some print the sentence, and then the exception that has it.
  return withoutStatusLine(
    first === text
      ? text.replace(/[ \t]\[code: \d{4,6}\]$/, '')
      : first.replace(/^Error: /, '').replace(/(?<=[^\n])\n\w*(?:Error|Exception): [^\n]*$/, ''),
  );
}

/** Whether a text has words enough to be a sentence; some scripts write them without blanks. */
export function isSentence(text: string): boolean {
  return (
    /\p{L}{2}.*[ \t].*\p{L}{2}/u.test(text) || /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]{4}/u.test(text)
  );
}

/** Whether a sentence is nothing but a client's own: "Request failed with status code 402". */
export function isBoilerplate(text: string): boolean {
  return (
    /\b(?:status code|Response code|Client Error|Server Error)\b/i.test(text) &&
    /\b[45]\d\d\b/.test(text) &&
    apiWords(text) === ''
  );
}
