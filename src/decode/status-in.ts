import { isReasonPhrase, statusOfPhrase } from './reason-phrases.js';

/** `402 Client Error`, `status code 402`, `HTTP 402`, `Error code: 429 -`: a status in a sentence, never a bare number. */
const STATUS_PHRASES: readonly RegExp[] = [
  // What an SDK says of the answer it prints comes before the status an app made of it.
  /\bError code: ([45]\d\d) -[ \t]*(?=$|[[{])/,
  // The tool of a cloud that knows no name for a failure puts its status there.
  /\bAn error occurred \(([45]\d\d)\) when calling the \w/,
  /\bHTTP(?:\/\d(?:\.\d)?)?[ \t]*(?:status|error|code|response|exception)*[ \t]*(?:code|status)?[ \t]*[:=#([]*[ \t]*["'`[]?([45]\d\d)\b/i,
  /(?:\b|_)status(?:[ _-]?code)?\]?(?:[ \t]*(?:of|is|was|:|=>|=|code))*[ \t]*["'`[(]*([45]\d\d)\b/i,
  /[a-z]StatusCode[ \t:='"([]{0,4}(?:(?:Optional|Some)\()?([45]\d\d)\b/,
  /\bHTTP\/\d(?:\.\d)?["'][ \t,]+([45]\d\d)[ ,]/,
  /\b(?:error|response|return|result|err)[ _-]?code(?:[ \t]*(?:of|is|was|:|=))*[ \t]*["'[(]*([45]\d\d)\b/i,
  /\b(?:error|failed|failure|exception|responded|returns?|returned|response|answered|replied|rejected|said|got|gets?|getting|hit|hits|received?|receiving|returning|throws|throwing|produces?|code|with|http_status)(?:[ \t_]+(?:with|by|an?|the|http|status|code|error|server|api))*\]?[ \t_]*[:=(#![-]*[ \t]*[([]?([45]\d\d)\b(?!\.?\d|:\d|[ \t]*(?:ms|s|tokens|bytes|characters|chars|px|items|requests|lines|%))/i,
  // The same words in the languages people report in.
  /(?:\b(?:erro|errore|erreur|c[o\u00f3]d(?:igo|ice|e)(?: d[ei'\u2019] ?(?:estado|status|stato|statut|erro|error|errore|erreur|retorno|respuesta|resposta))?|(?:fehler|fout|status|antwort|fel|feil)(?:code|kode|kod|nummer)?|kod (?:b\u0142\u0119du|odpowiedzi)|hata(?: kodu)?)|\u043e\u0448\u0438\u0431\u043a[\u0430\u0443\u043e\u0438]|\u043a\u043e\u0434(?: (?:\u043e\u0448\u0438\u0431\u043a\u0438|\u043e\u0442\u0432\u0435\u0442\u0430|\u0441\u043e\u0441\u0442\u043e\u044f\u043d\u0438\u044f))?|\u72b6\u6001\u7801|\u72c0\u614b\u78bc|\u9519\u8bef\u7801?|\u932f\u8aa4|\u30a8\u30e9\u30fc|\u30b9\u30c6\u30fc\u30bf\u30b9(?:\u30b3\u30fc\u30c9)?|\uc624\ub958|\uc5d0\ub7ec)[ \t]*[:\uff1a=(]*[ \t]*[[(]?([45]\d\d)(?!\d)/iu,
  /(?:\b(?:respuesta|resposta|r[\u00e9e]ponse|antwort|risposta|estado)|\u043e\u0442\u0432\u0435\u0442)[^\n:\d]{0,40}[:(]?[ \t]*([45]\d\d)(?!\d|[.,]\d|[ \t]*(?:ms|s)\b)/iu,
  /\b([45]\d\d)[ \t]+(?:Client|Server)[ \t]+Error\b/i,
  /(?<![\d.,:])\b([45]\d\d)[ \t]*(?:[-:,(][ \t]*)?(?:status code|error|response)s?\b/i,
  /:[ \t]+([45]\d\d)[ \t]+-[ \t]+(?=[A-Z{"'])/,
  // In front of the structure that was answered.
  /(?<![\w.,:-]|\d[ \t])([45]\d\d)[ \t]+(?=\{[ \t]*["']?[A-Za-z_]+["']?[ \t]*:)/,
  /\b(?:API|response|server|reply|answer)\b[^\n:]{0,40}:[ \t]+([45]\d\d)[ \t]*$/i,
  /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD)\b[ \t"']+:[ \t]+([45]\d\d):?[ \t]+(?=[A-Z[{"']|\.{3}|[a-z]+ [a-z])/,
  /:[ \t]+\(([45]\d\d)\)[ \t]*(?:$|(?<=[ \t])(?=[A-Z]))/,
  // The status and its code behind the sentence; what a client calls its error; a line of an access log; a call and its status.
  /[\p{L}\d.!)][ \t]+\(([45]\d\d)[ \t]+[a-z]+(?:_[a-z]+)*\)/u,
  /\bhttp_error["']?,[ \t]*([45]\d\d)\b/,
  /"(?:GET|POST|PUT|PATCH|DELETE|HEAD)[ \t]\S{1,400}"[ \t]([45]\d\d)[ \t]\d{1,7}[ \t]?ms\b/,
  /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD)[ \t]{10,}([45]\d\d)(?![\w.])(?![ \t]*(?:ms|bytes))/,
  /:[ \t]+\[([45]\d\d)\][ \t]*(?:$|(?=[{[]))/,
  /[\w\])"'](?:[ \t]+[-=]>|[ \t]*\u2192)[ \t]+([45]\d\d)(?=:?[ \t]+[A-Z{[<"']|:?[ \t]*$)/,
  /^[ \t]*[Ee]rror (?:type|kind):[ \t]+([45]\d\d)$/,
  /:[ \t]+([45]\d\d)[ \t]+[A-Z][A-Za-z]+(?:[ \t]+[A-Z][A-Za-z]+){1,3}(?::[ \t]|$)/,
  /\b(?:error|fail(?:ed|ure)?|exception|invalid argument|permission denied|resource exhausted|failed precondition|unauthenticated)\b[^\n:]{0,80}:(?: [^\n:]{1,60}:)?[ \t]+([45]\d\d)[ \t]+(?=[A-Z][a-z]+[ \t])/i,
  /\b([45]\d\d)[ \t]+[A-Z]+(?:_[A-Z]+)+\b/,
  /\|[ \t]+([45]\d\d)[ \t]+\|[ \t]+[\d.]+\p{L}{0,2}s\b/u,
  /\b[A-Z]\w*_Exception[ \t]+\(([45]\d\d)\)/,
  /:[ \t]+([45]\d\d) (?:received|returned) (?:from|by)\b/,
  /\bstatus code[^\n:]{0,40}:[ \t]*([45]\d\d)\b/i,
  /[.:][ \t]+[[(]([45]\d\d)[\])][ \t]+(?=u?["'\p{Lu}])/u,
  // Ruby's place of a raise, then the status and its class; npm's `Failed PUT 403`; behind a page, on its line.
  /(?::in |^)[`'][^'\n]{1,200}': ([45]\d\d) \([A-Z]/,
  /\b[Ff]ailed (?:GET|POST|PUT|PATCH|DELETE|HEAD) ([45]\d\d)$/,
  /^:[ \t]+([45]\d\d)[ \t]+[a-z]+[ \t]*$/,
  /[:,][ \t]+([45]\d\d), message=/,
  // What an app calls an error though it was answered well: the answer below says why.
  /\b(?:returned|responded with|answered with|replied with|failed with)(?: an?)?(?: (?:error|status|HTTP|code)){1,3}:? (2\d\d):?[ \t]*(?=\{|$)/i,
  /[({][ \t]*"?([45]\d\d)"?,[ \t]*(?:b?["']|\[|$|[a-z]+(?:-[a-z]+)+: )/,
  /'[^'\n]{1,200}', ([45]\d\d), /,
  /[\p{L}.!][ \t]+[[(]([45]\d\d)[\])](?:[.!]?$|["']|[ \t]+\|)/u,
  /\b(?:resulted|ends?|ended|ending) in (?:an?[ \t]+)?["'`]?([45]\d\d)\b/,
  /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD)\b[^\n:]{0,400}:[ \t]+([45]\d\d)(?:[ \t]+\(request\b|[ \t]+\{|[ \t]*$)/,
  // In front of a structure, and before the code that stands for it: `result 422: {…}`, `Error: 404-NotFound`.
  /\b(?:results?|repl(?:y|ied)|answer(?:ed)?|call|request|output|api|server|upstream|responded)[ \t]([45]\d\d):[ \t]*$/i,
  /(?<![\w.:/-])([45]\d\d)-(?=[A-Z][a-z]+[A-Z]|[A-Z]+_[A-Z])/,
  // A client that prints call and status in brackets each, or the status and a link; its name, then the status.
  /\][ \t]?\[([45]\d\d)\]/,
  /\[([45]\d\d),[ \t]{8}/,
  /^[^\n[]{0,80}\[[A-Z][\w ]{2,40}\][ \t]+([45]\d\d):[ \t]+(?=[A-Z])/,
  // What was asked for, and at the end of the sentence what came of it.
  /\b(?:request|call|query|submit|upload|download|fetch)\b[^\n:]{0,60}:[ \t]+([45]\d\d)(?=\.(?:[ \t]+\p{Lu}|[ \t]*$)|[ \t]*$)/iu,
  /[a-z](?:Error|Exception)\(([45]\d\d)\)/,
  // Who answered what, in the languages people report in.
  /(?:\b(?:r\u00e9pondu|renvoy\u00e9|retourn\u00e9|respondi\u00f3|devolvi\u00f3|devuelve|retornou|respondeu|devolveu|antwortete|lieferte|restituito|risposto)|\u0432\u0435\u0440\u043d\u0443\u043b[\u0430\u043e]?|\u043e\u0442\u0432\u0435\u0442\u0438\u043b|\u8fd4\u56de(?:\u4e86)?|\u62a5\u9519?)(?:[ \t]+\p{L}{1,9}){0,3}[ \t]*:?[ \t]*([45]\d\d)(?![\d.]\d|\d)/iu,
  // In front of its code or its sentence, with a colon or a dash and no word between them.
  /(?<![\w.])[[("'][ \t]*([45]\d\d)(?:[ \t]+-[ \t-]*(?=\p{Lu})|:(?=[A-Za-z]+(?:_[A-Za-z]+)+\]))/u,
  /:[ \t]+([45]\d\d)[ \t]+(?:[a-z_]*(?:invalid|denied|insufficient|not|expired|unauthorized|forbidden|exceeded|failed|missing|required)_[a-z_]+|[a-z_]+_(?:error|failed|expired|exceeded|denied|invalid|required|found)|[A-Z]\w*(?:Exception|Error))\b/,
  /[a-z][ \t]\(([45]\d\d)\)[:;][ \t]/,
  /[:,][ \t]+([45]\d\d):(?=[A-Z]+(?:_[A-Z]+)+\b)/,
  // An error within an answer that went well.
  /\bHTTP status:? (2\d\d)[.,;] (?:\w+ )?error\b/i,
];
const STATUS_WITH_PHRASE =
  /(?<!:\d\d[.,])\b([45]\d\d)[)\]]?[ \t]*(?:[-:,([]+[ \t]*)?([A-Z][A-Za-z-]+(?:[ \t]+[A-Z][A-Za-z-]+){0,4})/g;
/** `bad response Forbidden 403 (https://…)` */
const PHRASE_WITH_STATUS =
  /(?<![\w-])([A-Z][A-Za-z]+(?: [A-Z][a-z]+){0,3}) ?(?:(?<= )([45]\d\d)(?=[ \t]*(?:\(|$))|\(([45]\d\d)(?=\)(?:[;.,:]|[ \t]+[-|\u2013\u2014]|[ \t]*$)))/;
const LONE_STATUS = /^[ \t>#*^-]*(?:HTTP[ \t/:]*)?([1-5]\d\d)[ \t.:;!-]*$/i;
const LEADING_STATUS = /^[ \t]*\[?([45]\d\d)\]?(?::?[ \t]+(?:["'{]|[A-Z])|:[A-Z][a-z]+[ \t])/;
/** `RateLimitError: 429 …`, `ClientResponseError: 401, message=…`: the class says that a status follows. */
const STATUS_OF_CLASS =
  /(?:(?:Error|Exception|\b(?:errors|exceptions)\.[A-Z]\w*|\w::[A-Z]\w*|^[ \t]*(?:[\w.]{1,80}\.)?(?:[A-Z][a-z]+){0,3}(?:Denied|Forbidden|NotFound|Unauthorized|Unauthenticated|BadRequest|Conflict|TooManyRequests|Exhausted|InvalidArgument|FailedPrecondition|ServiceUnavailable|InternalServerError|GatewayTimeout))\]?:|^[ \t]*\*\* \([\w.]{1,80}\))[ \t]+[[(]?([45]\d\d)[\])]?(?!\w|\.\w|:\d)/;

/** Go's own page for a path that nobody serves. */
const GO_PAGE = /^[ \t]*([45]\d\d) page not found[ \t]*$/i;
/** `status code: Unauthorized`, `Error from server (Forbidden)`, `request failed: Payment Required`: its words alone. */
const STATUS_AS_WORDS =
  /(?:\b[Ss]tatus(?:[ _-]?[Cc]ode)?[ \t]*[:=]?|\bErr[`'"]? value: [\w(:]{1,80}\(|\bfrom server[ \t]*\(|\b(?:[Ff]ailed|[Ee]rror)[ \t]*:)[ \t]*["'(]?([A-Z][A-Za-z]+(?:[ -][A-Z][A-Za-z]+){0,3})(?=["').:,]|[ \t]*$)/g;

/** A link may have any number in it. */
const LINK = /https?:\/\/[^\s"'`)\]}<>]*[^\s"'`)\]}<>:.,;]/g;

/** A status and where a sentence names it. */
interface Spoken {
  value: number;
  index: number;
  length: number;
}

/** The status of 400 and above, or one alone on its line, that a sentence names, and where; never a bare number. */
export function statusIn(given: string): Spoken | null {
  // A branch of a program says what would be done with it.
  if (/\}[ \t]*->[ \t]*$/.test(given)) return null;
  const line = given.replace(LINK, (link) => ' '.repeat(link.length));
  const alone =
    (STATUS_PHRASES[0] as RegExp).exec(line) ??
    LONE_STATUS.exec(line) ??
    GO_PAGE.exec(line) ??
    LEADING_STATUS.exec(line) ??
    STATUS_OF_CLASS.exec(line);
  if (alone !== null)
    return { value: Number(alone[1]), index: alone[0].lastIndexOf(alone[1] as string) + alone.index, length: 3 };
  for (const phrase of STATUS_PHRASES) {
    const found = phrase.exec(line);
    if (found !== null) {
      const digits = found[1] as string;
      return { value: Number(digits), index: found.index + found[0].lastIndexOf(digits), length: 3 };
    }
  }
  for (const found of line.matchAll(STATUS_WITH_PHRASE)) {
    const spoken = (found[2] as string).split(/[ \t]+/);
    for (let count = spoken.length; count > 0; count -= 1) {
      if (isReasonPhrase(spoken.slice(0, count).join(' ')))
        return { value: Number(found[1]), index: found.index, length: 3 };
    }
  }
  const behind = PHRASE_WITH_STATUS.exec(line);
  if (behind !== null && isReasonPhrase(behind[1] as string))
    return { value: Number(behind[2] ?? behind[3]), index: behind.index + behind[0].length - 3, length: 3 };
  return inWords(line);
}

function inWords(line: string): Spoken | null {
  const alone =
    line.length < 60 && /^(?:Unauthorized|Forbidden|[A-Z][a-z]+(?: [A-Z][a-z]+){1,3})$/.test(line)
      ? statusOfPhrase(line)
      : null;
  if (alone !== null && alone >= 400) return { value: alone, index: 0, length: line.length };
  for (const found of line.matchAll(STATUS_AS_WORDS)) {
    const words = found[1] as string;
    const value = statusOfPhrase(words);
    if (value !== null && value >= 400)
      return { value, index: found.index + found[0].lastIndexOf(words), length: words.length };
  }
  return null;
}
