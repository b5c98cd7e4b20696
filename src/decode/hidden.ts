import { type FindSecrets, isSecretHeader, mask, type Secret } from '../safe/redact.js';
import { clean } from './clean.js';
import { linesOf } from './frames/lines.js';
import { edit, origin, type Text, whole } from './text.js';

/** Longer texts are looked at field by field only: what is printed of them is short. */
const LONGEST = 300_000;

/**
 * The secrets of a pasted text with their places in it, whatever colours, invisible characters or line ends break them
 * up: they are looked for in the cleaned text and once more with the lines put together.
 */
export function hiddenIn(given: string, find: FindSecrets): Secret[] {
  if (given.length > LONGEST) return [];
  const cleaned = clean(whole(given));
  const found = [cleaned, joined(cleaned)].flatMap((text) => find(text.value).map((secret) => placed(text, secret)));
  const all = [...found, ...headerSecrets(cleaned)];
  return [...all, ...all.flatMap((secret) => halves(given, secret))].sort(
    (one, other) => one.start - other.start || other.end - one.end,
  );
}

/** No sentence that happens to stand behind a secret: one word, or one in it that is long. */
function isOpaque(part: string): boolean {
  // A day that begins the next line of a log is no half of what ended the one before.
  if (/^\d{2,4}[-/]\d{2}[-/]\d{2,4}\b/.test(part)) return false;
  return !/\s/.test(part) || /[\w+/=-]{16}/.test(part);
}

/** What a line end left of a secret is as good as half of it. */
function halves(given: string, secret: Secret): Secret[] {
  const parts = given.slice(secret.start, secret.end).split(/\s*\n\s*/);
  return parts.length < 2 ? [] : parts.filter(isOpaque).map((value) => ({ ...secret, value }));
}

/** Words, one behind another: `InvalidToken: The token has expired` says something and hides nothing. */
const SENTENCE = /^["']?\p{L}[\p{L}'\u2019]*(?:,? [\p{L}'\u2019]{1,20}){3}/u;

/** Headers and pairs made to carry a secret, whatever it looks like. */
function headerSecrets(text: Text): Secret[] {
  return linesOf(text.value).flatMap(({ start, value }) => {
    const found =
      /^[ \t]*(?:[<>*][ \t]*)?(?:-H[ \t]*)?["']?([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]*([^\s].*?)["']?[ \t]*$/.exec(value);
    if (found === null || !isSecretHeader(found[1] as string)) return [];
    const secret = (found[2] as string).replace(/^(?:Bearer|Basic|Token|Key)\s+/i, '');
    if (secret.length < 6 || secret.startsWith('$') || SENTENCE.test(secret)) return [];
    const at = start + value.lastIndexOf(secret);
    return [placed(text, { start: at, end: at + secret.length, value: secret, mark: mask('key', secret) })];
  });
}

function joined(text: Text): Text {
  const edits = [...text.value.matchAll(/\n[ \t]{0,40}/g)].map(({ index, 0: all }) => ({
    start: index,
    end: index + all.length,
    insert: '',
  }));
  return edit(text, edits);
}

function placed(text: Text, secret: Secret): Secret {
  return { ...secret, ...origin(text, secret.start, secret.end) };
}
