import { FAILING_PHRASES } from './reason-phrases.js';

/** Words by which any client says that a call failed, whatever it was. */
const TALK = new Set(
  [
    'http https status code codes error errors err response responses responded respond returned return returns got get',
    'gets getting received receive server client request requests req failed failure fail fails failing invalid',
    'unexpected unsuccessful non successful success ok the a an of was is were by from with and to in for on at as it its',
    'this that did not does do has have been be api call calls calling message msg reason exception exceptions remote',
    'phrase reasonphrase statuscode statustext statusmessage occurred occurring encountered indicate indicates range url',
    'undefined null none object stack trace unhandled uncaught promise warning fatal info debug result results output body',
    'no empty web xhr fetch post put patch delete head due text data upstream answer answered says said number could raised raise thrown throw caught while when',
    'back came bad gave given sent sending result operation attempt attempts',
  ].flatMap((line) => line.split(' ')),
);

const PHRASES = new RegExp(`\\b(?:${FAILING_PHRASES.join('|')})\\b`, 'gi');
const STATUS = /(?<![\d.,-])[45]\d\d(?![\d-]|\.\d)/g;

/** Words of the same kind that say nothing at all: a heading, a label, half a sentence. */
const COMPLAINING = /\b(?:invalid|fail\w*|bad|unexpected|unsuccessful|not)\b/i;

/** Whether a text only leads up to what was said: "Response body is", "Returned error payload", "AWS Error". */
export function isHeading(text: string): boolean {
  if (text.length > 60 || COMPLAINING.test(text)) return false;
  const words = text.match(/[\p{L}_]+/gu) ?? [];
  const others = words.filter(
    (word) => !TALK.has(word.toLowerCase()) && !/^(?:payload|details?|content|cause)$/i.test(word),
  );
  return (
    others.length === 0 ||
    (others.length === 1 && words.length === 2 && /\berror\W*$/i.test(text) && /^\p{Lu}{2,}\b/u.test(text))
  );
}

/**
 * Whether a sentence says no more than that a call was answered with a status: "The request returned an invalid status
 * code of 403." Who says it is the client; the service said nothing in it.
 */
export function isStatusTalk(sentence: string): boolean {
  if (sentence.length > 200) return false;
  const rest = sentence
    .replace(/https?:\/\/\S+|<[^<>]{1,30}>|\b\d+(?:\.\d+)? ?m?s\b/g, ' ')
    .replace(STATUS, ' ')
    .replace(PHRASES, ' ');
  if (rest === sentence) return false;
  return (rest.match(/[\p{L}_]+/gu) ?? []).every((word) => TALK.has(word.toLowerCase()));
}
