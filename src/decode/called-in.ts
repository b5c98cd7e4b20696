const URL_ASKED =
  /(?:(?:\u8bf7\u6c42|\u8bbf\u95ee|\u63a5\u53e3|\u5730\u5740|\u8acb\u6c42)[: \uff1a\t]*|\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|PROPFIND)\b["'\]]?[ \t]+["'`(]*|(?:\burl|URL(?:String)?Key)["'\]]?[ \t]*[:=]?[ \t]*(?:URL\()?["'`(]*|\b(?:to|from|at|for|calling|fetch(?:ing)?|request(?:ing)?|endpoint|(?:request)?uri|post|get|code|access(?:ing)?|of|on(?=[ \t]+["'`])|retry(?:ing)?|curl|Invoke-\w+)\b[: \t]*["'`(<[]*)(https?:\/\/(?![^\s/"']{0,80}\*)[^\s"'`<>)\]}]+)/i;
/** What points to a page: a link for the reader, not the address that was called. */
const POINTS =
  /\b(?:see|refer|visit|docs?|documentation|more|information|read|help|check|guide|learn|head)\b[^.:]{0,40}:?[ \t"'`(<]*$/i;
/** Where a connection went that failed. */
const HOST_NAMED =
  /(?:\bhost(?:name)?['"]?[=:][ \t]*|\b(?:lookup:?|ENOTFOUND|EAI_AGAIN|resolve(?: host)?:?|connect(?:ing|ion)? to|UnknownHostException:|reach|resolving|getaddrinfo|at host)[ \t]+|\bresolve host:?[ \t]+["']?|in connection to |\b(?:calls?|requests?) (?:to|at|on|from) )["'`]?([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}|\d{1,3}(?:\.\d{1,3}){3})(?=[\s"'`:,;)/.]|$)/i;

/** `https://… "GET /v1 HTTP/1.1" 403`: a client's log of a call. */
const CALLED =
  /\b(?:The "|[45]\d\d \(|[45]\d\d: [^\n()]{1,200} \()(https?:\/\/[^\s"()]+)(?:" file could not|\)$)|^[+$>#%] ?curl [^\n]* ["']?(https?:\/\/[^\s"']+)|\((https?:\/\/[^\s()]+)\) (?:with|returned|failed|responded)\b|(https?:\/\/[^\s"']+) (?:"[A-Z]{3,7} |\(\d+ ?ms\)|(?:returned|responded|answered|replied|failed)\b)/;
/** `refused it. (api.example.com:443)` */
const HOST_BEHIND =
  / Server at ([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}) Port \d+$|\(([a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?!(?:py|js|ts|go|rb|rs|php|java|cs|kt|ex|cpp|swift)\b)[a-z]{2,}):\d{2,5}\)/;

/** An address of an API alone on its line: what was called, told by a reporter. */
const ALONE = /^[ \t]*(https?:\/\/[^\s"'<>]+)[ \t]*$/;
const OF_AN_API = /\/(?:api|v\d+(?:\.\d+)?|wp-json|graphql|rest)(?:[/?]|$)|\/\/api\./;
const OF_A_PAGE =
  /\/\/(?:docs|help|support|developers?|community|www\.github|github)\.|\/(?:docs?|errors|reference|blog|issues)\//;

interface Called {
  url: string;
  index: number;
  length: number;
}

/** Where a sentence says a call went: a whole address, or only the host. */
export function calledIn(line: string): Called | null {
  const asked = URL_ASKED.exec(line);
  if (asked !== null && !POINTS.test(line.slice(0, asked.index + asked[0].indexOf('http')))) {
    const url = (asked[1] as string).replace(/[.,;:!]+$/, '');
    return { url, index: asked.index + asked[0].indexOf(url), length: url.length };
  }
  const alone = ALONE.exec(line)?.[1];
  if (alone !== undefined && OF_AN_API.test(alone) && !OF_A_PAGE.test(alone))
    return { url: alone, index: line.indexOf(alone), length: alone.length };
  const found = CALLED.exec(line) ?? HOST_NAMED.exec(line) ?? HOST_BEHIND.exec(line);
  const name = found === null ? undefined : found.slice(1).find((each) => each !== undefined);
  if (found === null || name === undefined) return null;
  const url = /^https?:/.test(name) ? name : `https://${name}`;
  return { url, index: found.index + found[0].lastIndexOf(name), length: name.length };
}
