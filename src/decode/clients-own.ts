/** What a program was about to do. */
const DOING =
  /^(?:Sending|Fetching|Getting|Posting|Uploading|Downloading|Creating|Updating|Deleting|Calling|Requesting|Retrieving|Loading|Reading|Writing|Publishing|Pushing|Pulling) (?![^\n]*\b(?:not|no|fail\w*|denied|invalid|exceed\w*|forbidden|limit\w*|error)\b)[^\n:]{1,200}$/;

/** What a client says of a call that failed, in whole sentences: that it failed, where, and that it could not read why. */
const OWN: readonly RegExp[] = [
  /^(?:\w+ )?[Cc]ommand failed(?: with exit code \d+)?(?:: |$)/,
  /^(?:[^\n]*: )?Error making API request\.?$/,
  /\b(?:responded|replied|answered|returned|failed|came back|encountered)(?: an?)? (?:with |error |HTTP |status )*(?:an? )?(?:status|code|error|[45]\d\d)(?: code)?(?: [45]\d\d)?(?: [A-Z][A-Za-z]+){0,3}\.?$/i,
  /\bencountered status\b/,
  /^Request failed due to\b/,
  /^(?:Error )?[Aa]pplying plan:?$/,
  /^(?:[A-Z][a-z]+ ){0,2}[Bb]ad Request from https?:\S*$/,
  /^(?:[A-Z][A-Za-z]+ ){1,4}(?:from|for|at) (?:url:? ?)?https?:\S*\.?$/,
  /^(?:Invalid|Malformed|Unexpected|Unparsable|Bad) (?:JSON|OAuth|API|HTTP|XML|server)[ -](?:response|answer|output|reply)\b/i,
  /^(?:Received|Got) an? (?:malformed|invalid|unexpected|bad) (?:response|answer)\b/i,
  /^Unexpected (?:token|end of|character|identifier)\b/,
  /\b(?:JSON\.parse|JSON Parse error|Expecting value: line \d|is not valid JSON|Unexpected token <)/,
  /^(?:the |an? )?(?:API |HTTP |server )?(?:request|call|operation|deployment|deploy|upload|publish|build)(?: has)? failed\W*$/i,
  /^\d+ errors?(?:\(s\))? occurred:?$/i,
  /\b(?:increasing|reducing) sleep\b|^(?:low level )?retry \d+(?:\/| of )\d+\b/i,
  /^Process (?:completed|exited|finished) with (?:exit )?code\b/,
  /^(?:Non-successful|Unsuccessful)(?: (?:HTTP )?(?:status|response)(?: code)?:? \d{3})?$/i,
  /^An? (?:unexpected |unknown |API )?error (?:has )?occurr?ed\W*$/i,
  /^(?:None|null|nil|undefined|unknown)\W*$/i,
  /^(?:[A-Za-z_$][\w$]*(?:\.|::|\\)){1,8}[A-Za-z_$][\w$]*\W{0,2}$/,
  /^[A-Z]\w*(?:Error|Exception)\W{0,2}$/,
  /^(?:GET|POST|PUT|PATCH|DELETE|HEAD) \/?\S+$/,
  /\bstatus code does not indicate success\b|\bcontains bad syntax or cannot be fulfilled\b/,
  /\bresulted in an? `?[45]\d\d\b/,
  /^(?:Unhandled promise rejection|This error originated|Uncaught exception)\b/,
  /\bstatus code of the response was not expected\b/,
  /^Server returned HTTP response code: \d{3} for URL\b/,
  // A hint of the program what to run, and what it was about to do.
  /^(?:(?:Please )?(?:[Rr]un|[Uu]se|[Tt]ry|[Aa]dd|[Pp]ass|[Ss]et|[Ee]nable)|Re-?run with|Retry with|For more .{1,30} run) (?:the )?[`'"]?[\w:. -]{1,80}(?:\(\))?[`'"]? (?:option )?(?:to (?:see|get|show|view|debug|find|display|print)|for (?:more|details|debug|help))\b/,
  DOING,
  // wget's.
  /^(?:Username\/Password Authentication Failed|Authorization failed|Unknown authentication scheme)\.$/,
  /^fetch failed$/,
  /^An? (?:\w+ )?error (?:has )?occurred (?:while|when|during|in|trying)\b(?![^\n]*: )/,
  // What a language says of a value that is not what a program took it for.
  /^'\w+' object (?:is not|has no|does not)\b|^Cannot (?:read|set|destructure) propert|^Undefined (?:index|offset|array key|variable|property|method)\b|^undefined (?:method|is not)\b|^[\w.]+ is not (?:a function|defined|iterable|a constructor)\b|^Call to (?:a member|undefined)\b|^Attempt to read property\b|^(?:runtime error: )?(?:invalid memory address|nil pointer|index out of range)\b|^\w+ indices must be\b/,
  /^\(?\d+ (?:additional|more) frames?\b|\bSkipping\.{3}$/,
  // Python's.
  /^(?:Future|Task) exception was never retrieved$/,
  /^Error from https?:\S+ (?:and|with) using headers\b/,
  /^[`'"]?rlang::\w+\(\)/,
  /^code:? ?-?\d+ - https?:\S*$/,
  /^(?:Any|Some) additional information\b/i,
  /^(?:Please )?(?:refer to|see|visit|check|read|consult) (?:the |our )?(?:documentation|docs|manual|guide|logs?|https?:)/i,
];
/** Of a sentence that was cut off before its end only what leads up to it is left. */
const HALF = /\b(?:with|returned|got|by|of|from|in|for|to|at|status|code)$/;

/** Whether a sentence is no more than a client's own account of a call that failed, or the beginning of one. */
export function isClientsOwn(sentence: string): boolean {
  return isAccount(sentence) || HALF.test(sentence.slice(0, 600).trim());
}

/** The same of a sentence that stands in a field, whole. */
export function isAccount(sentence: string): boolean {
  const text = sentence.slice(0, 600).trim();
  return OWN.some((phrase) => phrase.test(text));
}

/** Whether a sentence says what a program was about to do, and nothing of what came of it. */
export function isDoing(sentence: string): boolean {
  return DOING.test(sentence.slice(0, 600).trim());
}

const PROSE =
  /(?<![\w'])(?:I|I'm|I've|I'd|Im|my|me|mine|anyone|anybody|somebody|hello|looks like|hi there|thanks|thank you|cheers|btw|tried|trying to|expected behaviou?r|actual behaviou?r|steps to|to reproduce|reproduction|what happened|describe the|presumably|screenshots?|environment|versions?:)(?![\w'])|\bwe (?:are|have|were|use|get|got|need|want|see|had)\b|^[ \t]*(?:what|why|how|is|does|do|can|could|any|am)\b[^\n]*\?[ \t]*$|^[ \t]*#{1,6} |^[ \t]*\*\*[^*\n]{1,60}\*\*[ \t]*:?$/i;

/** What only somebody who wonders says: a question, what he does not see, where it comes from. */
const WONDERS =
  /^[ \t]*(?:The|My|Our|One) (?:only )?(?:problem|issue|question|thing|point|idea)\b|^[ \t]*(?:[Ww]hat|[Hh]ow|[Ww]here|[Ww]hy)(?:'s| is| are| do| does| did| can| to)\b(?! (?:happened|went) )|^(?![ \t]*(?:[Dd]id you (?:mean|forget)|[Hh]ave you|(?:[Ii]s|[Aa]re) (?:the|your)\b))[^\n]*(?:\?|\b(?:right|ideas?|help|wrong)\?)[ \t]*$|^[ \t]*(?:Don'?t|Can'?t|Didn'?t|Doesn'?t|Not sure|No idea|Weird|Strange|Maybe|Perhaps|Apparently|Seems?|Also|However|But|Please help|Any)\b(?! (?:use|send|call|retry|try)\b)|\b(?:is|are|was) not (?:showing|seeing)\b|\bIt'?s all\b/;

/** Whether a line is what a reporter says in his own words, a heading of his, or a question. */
export function isReporters(line: string): boolean {
  const start = line.slice(0, 400);
  return PROSE.test(start) || WONDERS.test(start);
}

/** Whether somebody says what ought to be. */
export function isWondering(line: string): boolean {
  return /\b(?:presumably|should(?: not|n't)? (?:happen|work|receive)|expected behaviou?r)\b/i.test(line.slice(0, 400));
}

/** Whether a sentence is told by somebody of himself. */
export function isTold(sentence: string): boolean {
  return /(?<![\w'])(?:I|I'm|I've|I'd|my|me)(?![\w'-])/.test(sentence.slice(0, 200));
}
