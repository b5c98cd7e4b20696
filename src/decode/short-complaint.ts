import { isSentence } from './api-words.js';
import { complaintIn, wordsOf } from './last-words.js';

/** `error_message: '…'`: a name that only a failure has. */
const LABELLED =
  /\berr(?:or)?[ _]?(?:message|msg|description)["'`]?[ \t]*[:=][ \t]*["'`]?(\p{L}[^\n]{7,400}?)["'`,;]*$/iu;
/** What failed, a colon, and what was said of it. */
const FAILED =
  /^[^\p{L}\n]{0,12}(?:(?:fatal|uncaught) )?(?:error|fail(?:ed|ure)|unable|could not|cannot)\b[^:\n]{0,120}:[ \t]+(\S[^\n]{7,400})$/iu;
/** What a program showed, in quotes. */
const SHOWN = /\b(?:error|message|response|says?)\b[^"\u201c\n]{0,30}["\u201c]([A-Z][^"\u201d\n]{20,400})/;
/** What a program calls an error of a call that it made. */
const OF_CALL =
  /\bERROR\b[\]:]?[ \t]+(?:\w+ ){0,2}((?:A|The|Your) (?:request|call|query)\b[^\n]{0,160}\bfailed\b[^\n]{0,40})$/;

/**
 * What the line of a short text says that plainly complains, though nothing else tells of a failure: a sentence under
 * the name of one, behind what failed, or in quotes.
 */
export function complaintAmong(lines: readonly string[]): string | null {
  for (const line of lines) {
    const labelled = LABELLED.exec(line)?.[1];
    if (labelled !== undefined && isSentence(labelled)) return labelled;
    const failed = FAILED.exec(line)?.[1];
    if (failed !== undefined && isSentence(failed) && complaintIn(failed) === 2)
      return wordsOf(failed)?.value ?? failed;
    const shown = SHOWN.exec(line)?.[1];
    if (shown !== undefined && isSentence(shown) && complaintIn(shown) > 0) return shown;
    const ofCall = OF_CALL.exec(line)?.[1];
    if (ofCall !== undefined) return ofCall;
  }
  return null;
}
