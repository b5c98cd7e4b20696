import { isSentence } from './api-words.js';
import { isComplaint, PLAINLY_WRONG } from './code-in.js';
import { complaintOf } from './complaint.js';
import { isInUse, statusOfPhrase } from './reason-phrases.js';

/** A number or a word in the manner of codes that begins a line, or what stands behind a mark in it. */
const IN_FRONT =
  /(?:^[^\p{L}\d\n]{0,12}|[:\])][ \t]+|["'`\u201c\u300c\uff1a\uff0c][ \t]*|[ \t][-\u2013\u2014|][ \t]+)(-?\d{2,8}|[A-Z][A-Za-z]+|[A-Z]+(?:_[A-Z0-9]+)+|[a-z]+(?:_[a-z0-9]+)+)((?:[ \t]*[:,;\uff1a\uff0c]|[ \t]+[-\u2013\u2014|]|[.)\]])?[ \t]+|\uff1a|\uff0c)(?=["'`]?\p{L})/gu;
/** What a number is that is no code: a year, a status, a count of something. */
const NO_NUMBER = /^(?:20[0-3]\d|19\d\d|0+)$/;
const LONGEST = 2000;
/** No line hands on so many codes. */
const MOST = 6;

/** A code, where it stands, and where the sentence behind it begins. */
export interface FrontCode {
  code: string;
  index: number;
  start: number;
}

/**
 * The code right in front of a sentence that plainly complains: a number of a service's own, or a word that says itself
 * what is wrong. With only a blank between them the sentence must begin in lower case behind a number.
 */
export function frontCodeIn(line: string): FrontCode | null {
  if (line.length > LONGEST) return null;
  let tried = 0;
  for (const found of line.matchAll(IN_FRONT)) {
    const [all, code, mark] = found as unknown as [string, string, string];
    const start = found.index + all.length;
    const rest = line.slice(start);
    const isNumeric = /^-?\d/.test(code);
    if (!(isNumeric ? isNumber(code, line.slice(0, found.index), mark.trim() !== '', rest) : isName(code))) continue;
    tried += 1;
    if (tried > MOST) return null;
    if (!isSentence(rest) || complaintOf(rest) < (isNumeric ? 2 : 1)) continue;
    return { code, index: start - mark.length - code.length, start };
  }
  return null;
}

function isNumber(code: string, front: string, hasMark: boolean, rest: string): boolean {
  if (NO_NUMBER.test(code) || (/^[1-5]\d\d$/.test(code) && isInUse(Number(code)))) return false;
  // A number that begins a line may be that of the line.
  if (!/\p{L}/u.test(front)) return false;
  if (code.replace('-', '').length < (hasMark ? 3 : 4)) return false;
  return hasMark || /^[a-z]+ [a-z]/.test(rest);
}

function isName(name: string): boolean {
  return isComplaint(name, true) && PLAINLY_WRONG.test(name) && statusOfPhrase(name) === null;
}
