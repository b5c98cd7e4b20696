import { isSentence } from './api-words.js';

/** Where a bracket closes that nothing opened, what was said is at its end. */
function upToStray(text: string): string {
  const open: string[] = [];
  for (const [at, letter] of [...text].entries()) {
    if (at > 600) return text;
    if (letter === '[' || letter === '{') open.push(letter);
    else if (letter === ']' || letter === '}') {
      if (open.pop() === undefined) {
        const said = [...text].slice(0, at).join('').trimEnd();
        return isSentence(said) && said.length > 12 ? said : text;
      }
    }
  }
  return text;
}

/** Without quotes and brackets that nothing opened, and what stands behind such a quote. */
export function withoutStrays(given: string): string {
  const text = upToStray(given);
  for (const quote of ['"', '`']) {
    const at = text.indexOf(quote);
    if (at < 3 || text.indexOf(quote, at + 1) >= 0 || /[\s([{=:]/.test(text[at - 1] as string)) continue;
    if (/^["`](?:[\s.,;:)\]}\uff09\uff0c\u3002\uff1b]|$)/.test(text.slice(at))) return text.slice(0, at);
  }
  const whole =
    /^[ubr]?(?:"([^"\n]+)"|'([^'\n]+)'|\([\w-]+ "([^"\n]+)"\)|["\u201c]([^"\u201c\u201d\n]+)["\u201d] (?:errors?|messages?|exceptions?)|`([^`\n]+)`|\u2019([^\u2019\n]+)\u2019|\u201c([^\u201d\n]+)\u201d|<<([^<>\n]+)>>|\u00ab([^\u00bb\n]+)\u00bb|\[([^[\]\n]+ [^[\]\n]+)\]|\(([^()\n]+ [^()\n]+)\))[.,;]*$/.exec(
      text,
    );
  const inner = whole?.slice(1).find((each) => each !== undefined);
  if (inner !== undefined) return inner;
  // A mark that began in front of the sentence, or ended what stood there.
  const stray = /^[\w.-]{2,60}\] (?=\S+ \S)|(?<=\S)`{1,3}$|(?<=[^\s*])\*\*$|^[-*\u2022] (?=\S+ \S)/.exec(text);
  if (stray !== null && (stray[0].at(-1) !== '`' || text.split('`').length % 2 === 0 || stray[0].length > 1))
    return text.replace(stray[0], '');
  if (/[\u201c\u300c\u3010]$/.test(text)) return text.slice(0, -1);
  if (/^["\u201c][^"\u201d]{8,}$/.test(text)) return text.slice(1);
  const last = text.at(-1) ?? '';
  const opening = OPENING.get(last);
  if (opening !== undefined && text.split(last).length > text.split(opening).length) return text.slice(0, -1);
  // A quote that was opened in front of what was taken off.
  if (/[\w.!"]'$/.test(text) && (text.match(/(?<!\w)'|'(?!\w)/g)?.length ?? 0) === 1) return text.slice(0, -1);
  return text.replace(/(?<=[^;]);$/, '');
}

const OPENING: ReadonlyMap<string, string> = new Map([
  [']', '['],
  [')', '('],
  ['}', '{'],
  ['\u3011', '\u3010'],
  ['\uff09', '\uff08'],
  ['\u201d', '\u201c'],
]);
