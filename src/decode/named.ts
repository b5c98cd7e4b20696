/** A code that a sentence names as such, and the message behind it where there is one. */
const NAMED_CODE: readonly RegExp[] = [
  // The status, the code, the sentence and the id, one behind another.
  /\bHTTP Status: [45]\d\d Error: ?(?<code>[A-Z]\w+(?:\.\w+)*) (?<message>[^\n]*?)(?: RequestI[Dd]:[^\n]*)?$/,
  // No code is a number, but where the status stands for it.
  /\bAn error occurred \((?<code>[45]\d\d|(?=\d{0,40}[A-Za-z])\w+)\) when calling the \w+ operation(?:[ \t]*\([^)\n]*\))?:[ \t]*(?<message>[^\n]*)/,
  // The parts of an error as a client of .NET prints them, and as one for search engines does.
  /\bMessage\[(?<message>[^\]\n]+)\][^\n]{0,300}?\bReason\[(?<code>\w+)\]/,
  /^(?:ERROR|Error): (?<code>[A-Z][a-z]+(?:[A-Z][a-z]+)+) - (?<message>[A-Z][a-z]+ [a-z][^\n]*)/,
  // What failed, the code in brackets, the sentence.
  /\b(?:[Ff]ailed|[Ee]rror|[Ee]xception)\b[^\n[\]]{0,120}: \[(?<code>[a-z]+(?:_[a-z0-9]+)+)\]:? (?<message>[A-Z][^\n]*)/,
  /\b[45]\d\d\b[^\n"]{0,60}\bbody[:=] ?"(?<message>[^"\n{}]{6,400})"/,
  // What a client says of the status comes first: `Error code: 400. Description: Bad Request: …`.
  /\b(?:[Ee]rror|[Ss]tatus) [Cc]ode: [45]\d\d[.,;] (?:Description|Message|Reason|Details?): (?<message>[^\n]*)/,
  // The status and the code in brackets behind the sentence.
  /(?:^|: )(?<message>[A-Z][^\n:]{6,300}?) \([45]\d\d (?<code>[a-z]+(?:_[a-z]+)+)\)/,
  // One word is all that some registries say.
  /(?:\bresponse from daemon|\b(?:Get|Head|Post|Put) "https?:[^"\s]{1,400}"): (?<code>denied|unauthorized|forbidden)$/,
  /\bresponse from daemon: [^\n]{0,300}?: (?<code>[a-z]{4,30}): (?<message>[^\n]*)/,
  // A gRPC answer that knows no code hands on one in front of the sentence.
  /\bcode = Unknown desc = (?:[Ee]rror response from daemon: )?(?<code>(?!(?:unknown|failed|internal|reading|getting|creating|starting|pulling)\b)(?:[a-z]{8,30}|[A-Z][a-z]+(?:[A-Z][a-z]+)+|[A-Z]+(?:_[A-Z]+)+)): (?<message>[^\n]*)/,
  /\b[Mm]essage: (?:Optional|Some)\("(?<message>[^"\n]+)"/,
  /\b[45]\d\d (?<message>[A-Z][^\n]*?) \[reason: "(?<code>[A-Z][A-Z0-9_]+)"/,
  /\b[Ee]rror \((?<code>[A-Z]\w+)\) occurred (?:\([^)\n]*\) )?when calling the \w+ operation(?:[ \t]*\([^)\n]*\))?:[ \t]*(?<message>[^\n]*)/,
  /(?<code>\burn:(?:[\w-]+:){1,6}[A-Za-z]\w*): (?<message>[A-Z][^\n]*)/,
  /^[^\n]{0,300}(?:Exception|[Ee]rror): (?<message>[^\n]{8,400}?) \[(?<code>[a-z]+(?:_[a-z0-9]+)+)\](?= in \/|$)/,
  /:in [`'][^'\n]{1,200}': (?<code>[a-z]+(?:_[a-z0-9]+)+) \([A-Z]\w*(?:::\w+)+\)`?$/,
  // A client of Python puts the sentence where the phrase of the status was.
  /\b[45]\d\d (?:Client|Server) Error: (?:(?<code>[a-z]+(?:_[a-z]+)+)\. )?(?<message>[A-Z]\S* [a-z][^\n]{8,400}?) for url: /,
  /\b(?:returned|answered|responded with) [45]\d\d due to (?<message>[^\n]{4,})/,
  /^(?:ERROR|Error): \((?<code>[A-Z][A-Za-z]+)\) (?<message>[^\n]+)/,
  /<[A-Z]\w{0,60}(?:Error|Exception) in <[^\n>]{1,200}> '(?<message>[^'\n]{4,400}?)(?: Status code: \d{3}\.?)?'>/,
  /\b(?:returned|says|said|saying|reads|body[^"\n]{0,40} (?:is|was))[ \t:]*["\u201c](?<message>[^"\u201d\n]{3,})["\u201d]/,
  /(?<![\w/])\(#(?<code>\d{1,8})\)[ \t]+(?<message>[A-Z][^\n]*)/,
  // The code and the id of the call, in brackets behind what they are of.
  /(?:^|: )(?<message>[^\n]{4,300}?) \((?<code>[a-z]+(?:_[a-z]+)+), [0-9a-f]{16,40}\)/,
  /\bAPI error: (?<code>[A-Z][A-Z0-9]{3,}(?:_[A-Z0-9]+)*)(?![\w.])(?: [/:-] (?<message>[^\n]+))?/,
  // Ruby's place of a raise, and the class of the API's error behind the sentence.
  /(?:': |^)(?<message>[^\n]*?) \((?:\w{1,40}::){1,6}Errors::(?<code>(?!(?:Http|HTTP|Api|API|Client|Server)Error\b)[A-Z]\w+)\)/,
  /(?:^|[ \t}])\[?(?<code>\d{5})\]?[ \t]+(?<message>[a-z][^\n]{4,200}?)[ \t,]+rid: [0-9a-f-]{20,}$/,
  // A registry's code, then its sentence.
  /\b(?:error|ERROR): denied: (?<code>[a-z]+(?:_[a-z]+)+): (?<message>[^\n`]+)/,
  /(?:^[ \t`]*|: )(?:(?:error|ERROR): )?(?<code>denied|unauthorized|toomanyrequests): (?<message>[A-Za-z][^\n]{8,300})$/,
  /\bERROR (?<code>[A-Z]{2,8}-\d{3,6}): "?(?<message>[^"\n]+)/,
  /\bRequestID: [^,\n]*,(?: HostID: [^,\n]*,)? (?:api error )?(?<code>[A-Z]\w+): (?<message>[^\n]*)/,
  /\bError Domain=\S+ Code=(?<code>-?\d+) "(?<message>[^"\n]+)"/,
  /(?:(?:^[ \t]*|: )(?<message>[A-Z][^\n[\]]{3,300}?)[ \t]*)?\[code: (?<code>\d{4,6})\]/,
  // The name of the error, then the sentence, with no more than a blank or a full stop between them.
  /\b(?:[Ss]ervice error|[Ee]rror):[ \t]?(?<code>[A-Z][a-z]+(?:[A-Z][a-z]+)+(?:\.[A-Z]\w+)*)(?:\.|(?<=\.\w+))[ \t]+(?<message>[A-Z][^\n]*?)(?:\. http status code: [^\n]*)?$/,
  /\b[Mm]essage:(?<code>[A-Z][A-Za-z]+\.[A-Z][A-Za-z]+)-(?<message>[A-Z][^\n]*?)(?=[ \t]*\[\[|$)/,
  /(?:\berror code|\u9519\u8bef\u7801|\u932f\u8aa4\u78bc)[:\uff1a]?[ \t]?(?<code>\d{5,12})(?:[:\uff1a][ \t]?|[ \t]+(?=\w))(?<message>[^\n]*)/i,
  /\b[A-Z]\w*Error\('(?<code>[a-z]+(?:_[a-z0-9]+)+)'/,
  /\b[Ee]rror(?: occurred)?: (?<code>[a-z]+(?:_[a-z0-9]+)+)$/,
  /\bMessage: (?<message>[^\n]*?), Location: /,
  /\bresponded with error (?<code>\d{3,6}): (?<message>[^\n]*)/,
  /: \((?<code>[a-z]+(?:_[a-z]+)+)\) (?<message>[A-Z][^\n]{4,400})/,
  /\b(?:fail(?:ed|ure)?|(?:not |un)successful|error|denied|rejected)\b[^\n]{0,80}\b(?:reason|status|cause|code):? (?<code>[a-z]+(?:_[a-z]+)+|[A-Z]+(?:_[A-Z]+)+)[.!]?$/,
  /\b[Ee]rror:? (?<code>\d{4,6}): (?<message>\p{Lu}\S*[ \t][^\n]*)/u,
  /(?:^|[\s,(])(?<code>PERMISSION_DENIED|UNAUTHENTICATED|RESOURCE_EXHAUSTED|INVALID_ARGUMENT|NOT_FOUND|ALREADY_EXISTS|FAILED_PRECONDITION|DEADLINE_EXCEEDED|UNAVAILABLE|UNIMPLEMENTED): (?<message>[^\n]*?)(?:, null\)?;?)?$/,
  /^(?:npm )?(?:ERR!|error) code (?<code>E\w+)$/,
  /\bwith message '(?<message>[^{\n]{3,}?)' in [\\/A-Z]/,
  /\bError from server \((?<code>[A-Z]\w+)\): (?<message>[^\n]*)/,
  /\w+api: Error \d{3}: (?<message>[^\n]{8,}?), (?<code>[a-z][A-Za-z]{3,30})(?=$|`|, | - |["')])/,
  /\[[45]\d\d[^\]\n]*\] during \[\w+\] to \[[^\]\n]*\] \[[^\]\n]*\]: \[(?<message>[^\n]*)\]/,
  /(?:^|[\s`])\[(?<code>[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\][:]? (?<message>[A-Z][^\n]*)/,
  /\b[A-Z]\w*Error\[(?<code>(?!ERR_)\w+)\]: (?<message>[^\n]*)/,
  /^(?<message>[^\n]*?) \(Service: [^;,\n]{1,80}[;,] Status Code: \d{3}[;,] (?:Error Code: (?:(?<code>[A-Za-z][\w.]+)|\d{3} [\w ]+)[;,] )?Request ID: /,
  /(?:^|[\s(])(?<code>(?!Error:)[A-Z][a-z][A-Za-z.]+):[ \t]*(?<message>(?:(?! [A-Z][a-z][A-Za-z.]{2,60}["'\\]*: )[^\n])*?)(?:[ \t]|\\+[nt])+status code: \d{3}, request id: /,
  /\bError[ _-]?Code["']?[ \t]*[:=][ \t]*["']?(?<code>[A-Za-z_][\w.-]{3,80})\b/i,
  /\b(?:Get|Post|Put|Patch|Delete|Head) "https?:[^"\s]+": (?<message>context deadline exceeded[^\n`]*)/,
  // A number behind the name of the service that gives it: Entra's, Oracle's.
  /(?:^|[ \t"'(])(?<code>[A-Z]{3,8}-\d{4,7}(?=: [a-z])|[A-Z]{3,8}-?\d{4,7}): (?<message>(?<=-\d{4,7}: )[a-z][^\n]*|[A-Z][^\n]*)/,
  /\bError Code (?<code>[A-Z][a-z]+(?:[A-Z][a-z]*)+)\b/,
  /\bcode = (?:Unknown|(?<code>[A-Z]\w+)) desc = (?<message>[^\n]*)/,
  // What the other end of git says.
  /^[^\n]{0,20}\bremote: (?:(?:error|ERROR|fatal): )?(?:(?<code>[A-Z]{2}\d{3}): )?(?<message>(?=[^\n]*\b(?:denied|not allowed|may not|cannot|not authorized|not found|permission|failed|invalid|refused|blocked|exceed\w*|disabled|violations?)\b)[A-Z][^\n]{8,300})$/,
  // What a program of Rust got instead of what it took out.
  /\bon an `Err` value: [\w(:]{1,80}\("(?<message>[^"\n]{6,400})"/,
  // The label in the languages people report in.
  /(?:\u9519\u8bef(?:\u7801|\u4ee3\u7801|\u7f16\u53f7)|\u932f\u8aa4(?:\u78bc|\u4ee3\u78bc)|\u30a8\u30e9\u30fc\u30b3\u30fc\u30c9|(?:\uc624\ub958|\uc5d0\ub7ec) ?\ucf54\ub4dc|[\u041a\u043a]\u043e\u0434 \u043e\u0448\u0438\u0431\u043a\u0438|[Ff]ehler(?:code|nummer)|[Ff]outcode|[Cc]ode d['\u2019]erreur|[Cc][o\u00f3]digo (?:de|do) err(?:o|or)|[Cc]odice (?:di )?errore|[Kk]od b\u0142\u0119du)["']?[ \t]*[:\uff1a=#]?[ \t]*["'(]?(?<code>(?![1-5]\d\d(?!\w)|[a-z]+(?![\w.-]))[A-Za-z0-9][\w.-]{1,40}\w)(?:[ \t]*[,\uff0c:\uff1a;\uff1b-]?[ \t]*(?:\p{L}{2,12}[ \t]?[:\uff1a][ \t]*)?(?<message>\p{L}[^\n]{5,300}))?/u,
];

/** The first of the known ways to name a code or a message that a line shows; groups `code` and `message`. */
export function namedIn(line: string): RegExpExecArray | undefined {
  for (const pattern of NAMED_CODE) {
    const found = pattern.exec(line);
    if (found !== null) return found;
  }
  return undefined;
}
