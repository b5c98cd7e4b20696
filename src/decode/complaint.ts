import { COMPLAINTS } from './vocabulary.js';

/**
 * Words by which an API complains, though a log is full of some of them: they count only where it is known that
 * something failed, and ask which of the sentences beside it says what. What a program says of itself, that it failed
 * or was unable to, is none.
 */
const COMPLAINTS_BESIDE: readonly string[] = [
  ...['accepted', 'available', 'sufficient', 'provided', 'present', 'possible', 'accessible', 'logged in'].map(
    (word) => `not ${word}`,
  ),
  ...['(?:do|does|did|is|are|was|were|has|have) not', '(?:do|does|did|is|are|was|were|has|have)n.t', 'can(?:not|.t)'],
  ...['may not', 'no such', 'permissions?', 'insufficient', 'incorrect', 'illegal', 'malformed', 'no longer'],
  ...[
    'must',
    '(?:reached|hit|over|above|beyond) (?:\\w+ ){0,4}(?:limit|quota|cap|maximum)',
    'failed (?:the )?(?:validation|verification|authentication|authorization|checks?)',
    '(?:not|never) \\w+(?:ed|able|ible)',
    'required',
    'requires',
    'mismatch',
    'exceeds?',
    'limit(?:ed| (?:reached|hit|of))',
    'quota',
    'unsupported',
    'unprocessable',
  ],
  ...['unrecogni[sz]ed', 'unavailable', 'unverified', 'unauthenticated', 'unresolved', 'unknown(?! error)'],
  ...['blocked', 'banned', 'rejected', 'refused', 'revoked', 'suspended', 'disabled', 'deactivated', 'restricted'],
  ...['wrong', 'empty', 'duplicate', 'already', 'too (?:large|long|big|short|fast|old)', 'overloaded', 'throttled'],
  ...[
    'only (?:allowed|available|permitted|supported|valid)',
    'declined',
    'could not (?:be \\w+ed|be found|resolve)',
    'locked',
    'not in',
    'not a valid',
  ],
  ...[
    'please (?:try|retry)',
    'try again',
    'bad (?:api|auth\\w*|access|client|request)? ?(?:key|token|credentials?|signature|secret|id)',
  ],
  'no [\\w -]{1,30} (?:provided|found|given|supplied|specified|available|configured|set)',
];

/** Of the words by which a sentence alone complains, those a program says of itself. */
const PROGRAMS: ReadonlySet<string> = new Set(['failed', 'unable to', 'cannot', 'not found']);
const beside = (words: readonly string[]): RegExp => new RegExp(`(?<![\\w-])(?:${words.join('|')})(?![\\w-])`, 'i');
const PLAIN = beside(COMPLAINTS.filter((word) => !PROGRAMS.has(word)));
const BESIDE = beside([
  ...COMPLAINTS.filter((word) => word !== 'failed' && word !== 'unable to'),
  ...COMPLAINTS_BESIDE,
]);

/** How much a sentence complains: 0 not at all, 1 by a word that a program may say as well, 2 plainly. */
export function complaintOf(sentence: string): 0 | 1 | 2 {
  if (PLAIN.test(sentence)) return 2;
  return BESIDE.test(sentence) ? 1 : 0;
}
