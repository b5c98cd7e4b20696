import { replaceAll, type Text } from './text.js';

/** Terminal sequences (ECMA-48): colours and moves, links and titles. */
const TERMINAL =
  /\u001b\[[0-9;:?<=>!]*[ -/]*[@-~]|\u001b\][^\u0007\u001b\n]*(?:\u0007|\u001b\\)?|\u001b[@-Z\\^_=>()][0-9A-Za-z]?|\u009b[0-9;:?]*[@-~]/g;
/** Colours whose escape character was lost on the way. */
const COLOUR_LEFT = /\[\d{1,3}(?:;\d{1,3}){0,4}m/g;
const INVISIBLE = /[\u200b-\u200f\u2060-\u2064\ufeff\u00ad\u202a-\u202e\u2066-\u2069]/g;
const ODD_SPACE = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
const LINE_END = /\r\n|\r(?!\n)|\u2028|\u2029|\u0085/g;
/** How syslog writes control characters: in octal. */
const SYSLOG = /#01[125]/g;
const SYSLOG_LINE_END = /#012[^\n]{0,400}#01[12]/;
/** Letters that are bold or slanted by themselves: some write code in them where there is no other way. */
const MATHEMATICAL = /[\u{1d400}-\u{1d7ff}]/u;
const MATHEMATICAL_ALL = /[\u{1d400}-\u{1d7ff}]/gu;
const ANY =
  /[\u001b\u009b\u200b-\u200f\u2060-\u2064\ufeff\u00ad\u00a0\u2000-\u200a\u202a-\u202f\u205f\u2066-\u2069\u3000\r\u2028\u2029\u0085]/;

/** Takes out what only a screen needs: colours, invisible characters; all line ends become `\n`, all spaces plain ones. */
export function clean(pasted: Text): Text {
  const given = MATHEMATICAL.test(pasted.value)
    ? replaceAll(pasted, MATHEMATICAL_ALL, ([letter]) => (letter as string).normalize('NFKC'))
    : pasted;
  const text = SYSLOG_LINE_END.test(given.value)
    ? replaceAll(given, SYSLOG, ([code]) => (code === '#011' ? '\t' : code === '#012' ? '\n' : ''))
    : given;
  const isStripped = text.value.includes('[0m') && !text.value.includes('\u001b');
  if (!ANY.test(text.value) && !isStripped) return unslashed(text);
  let result = replaceAll(text, isStripped ? COLOUR_LEFT : TERMINAL, () => '');
  result = replaceAll(result, LINE_END, () => '\n');
  result = replaceAll(result, INVISIBLE, () => '');
  return unslashed(replaceAll(result, ODD_SPACE, () => ' '));
}

/** JSON may write a slash with a backslash; sentences that quote JSON keep it. */
function unslashed(text: Text): Text {
  return /https?:\\+\/\\+\//.test(text.value) ? replaceAll(text, /\\+\//g, () => '/') : text;
}
