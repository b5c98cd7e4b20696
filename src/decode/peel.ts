import { uncolumned } from './columns.js';
import { exchanged, paired, straightened, undumped } from './dialects.js';
import { type Line, linesOf } from './frames/lines.js';
import { unlist } from './r-list.js';
import { type Edit, edit, replaceAll, type Text } from './text.js';
import { unmark } from './unmark.js';
import { unnest } from './unnest.js';

/**
 * Takes off what stands before and behind every line and is not part of what was said: quotes and comments, boxes that
 * a terminal drew, the columns of a log. Only where neighbours share it: a single line may mean it.
 */
export function peel(given: Text): Text {
  const bare = replaceAll(given, NUMBER_LINK, () => '');
  const unbroken = replaceAll(straightened(bare), BROKEN_MESSAGE, ([said]) => (said as string).replace(/\n/g, ' '));
  let text = uncolumned(unmark(rejoined(unlink(unbroken))));
  text = unrolled(text);
  text = oneBlankApart(text);
  text = unfence(text);
  text = exchanged(text);
  text = paired(undumped(continued(spread(text))));
  for (let round = 0; round < 2; round += 1) {
    for (const decoration of DECORATIONS) text = strip(text, decoration);
  }
  return unnest(unlist(replaceAll(rejoined(text), SOURCE, () => '')));
}

/** The message of an exception of PHP that a narrow window broke into lines. */
const BROKEN_MESSAGE = /\bwith message '[^'\n]{1,200}(?:\n[^'\n]{1,200}){1,8}'\sin\s(?=[\\/A-Z])/g;

/** Where in its own source a tool found what failed: Terraform's `with …,`, `on … line 17, in …:`, `17: resource … {`. */
const SOURCE =
  /^[ \t]*(?:with [^\n]{1,200},\n[ \t]*)?on [^\s\n]{1,200} line \d+(?:, in [^\n]{1,200})?:?(?:\n[ \t]*\d+:[^\n]*)+/gm;

interface Decoration {
  /** What every line of a run begins with. */
  start: RegExp;
  /** What its lines may end with. */
  end?: RegExp;
  /** How many neighbours must share it. */
  least: number;
  /** One of its lines must be this: a list of sentences keeps its dashes. */
  telling?: RegExp;
  /** A line that shows the decoration means something after all. */
  unless?: RegExp;
}

const TIME =
  '(?:\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}(?:[.,]\\d+)?(?:Z|[+-]\\d{2}:?\\d{2})?|\\d{2}:\\d{2}:\\d{2}(?:[.,]\\d+)?)';

/** A line of an exchange: its status, a bracket of its body. */
const EXCHANGE = /[ \t](?:HTTP\/\d\S* \d{3}[^\n]*|[{}[\]],?)[ \t]*$/;

const DECORATIONS: readonly Decoration[] = [
  // Boxes: rich, boxen, Terraform, terminal user interfaces.
  {
    start: /^[ \t]*[\u2502\u2503\u2551\u258c\u258e\u23bf\u2577\u2575][ \t]?/,
    end: /[ \t]*[\u2502\u2503\u2551][ \t]*$/,
    least: 2,
  },
  {
    start: /^[ \t]*[\u2502\u2503\u2551][ \t]/,
    end: /[ \t]*[\u2502\u2503\u2551][ \t]*$/,
    least: 1,
    telling: /[\u2502\u2503\u2551][ \t]*$/,
    unless: /[\u2502\u2503\u2551][^\u2502\u2503\u2551]*[\u2502\u2503\u2551][^\u2502\u2503\u2551]*[\u2502\u2503\u2551]/,
  },
  { start: /^[ \t]*\|[ \t]/, end: /[ \t]+\|[ \t]*$/, least: 3, unless: /\|[^|]*\|[^|]*\|/ },
  // docker compose, foreman, Heroku, systemd, logcat, flutter, concurrently, GitHub Actions.
  { start: /^[\w.-]+(?:-\d+)?[ \t]+\|[ \t]?/, least: 2 },
  // logfmt around the lines of another program.
  {
    start: /^(?:timestamp|time|ts|level|app)=\S{1,60} (?:\w{1,40}=\S{0,60} ){1,8}(?:message|msg)=/,
    least: 3,
    telling: /=[ \t]*["'\w]{0,20}:?[ \t]*[{}\]],?[ \t]*$/,
  },
  // pm2
  { start: /^\d{1,4}\|[\w.-]+[ \t]*\|[ \t]?/, least: 2 },
  { start: new RegExp(`^${TIME}[ \\t]+(?:[\\w-]+\\[[\\w.-]+\\]:[ \\t])`), least: 2 },
  { start: /^[VDIWEF]\/[\w.-]+[ \t]*\([ \t]*\d+\):[ \t]?/, least: 2 },
  { start: /^\d{2}-\d{2} \d{2}:\d{2}:\d{2}\.\d+[ \t]+\d+[ \t]+\d+ [VDIWEF] [\w.-]+[ \t]*:[ \t]?/, least: 2 },
  { start: /^\[\d{1,3}\][ \t]/, least: 2 },
  // An exchange that a logger wrote line by line: Terraform's, Ktor's on Android.
  {
    start: new RegExp(
      `^(?:${TIME}[ \\t]+)?\\[?(?:TRACE|DEBUG|INFO|WARN|ERROR)\\]?:?[ \\t]+[\\w./-]{1,120}:(?:[ \\t]|$)`,
    ),
    least: 3,
    telling: EXCHANGE,
  },
  { start: /^[VDIWEF](?:[ \t]{1,2}|$)(?:->[ \t](?=[\w-]+: ))?/, least: 4, telling: /^[VDIWEF][ \t]{1,4}[{}][ \t]*$/ },
  { start: /^App \d+ output:[ \t]?/, least: 1 },
  { start: /^\[[^\]\n]{1,40}:\d+\]\([^)\n]*\)[ \t]?/, least: 2 },
  {
    start: new RegExp(
      `^\\[?${TIME}\\]?[ \\t]*(?:\\[?(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL)\\]?[ \\t]*)?[:|-]?[ \\t](?=[ \\t]*["{}\\[\\]])`,
    ),
    least: 2,
  },
  // An answer that went through a list.
  { start: /^[ \t]*-[ \t]/, least: 5, telling: /^[ \t]*-[ \t](?:[{}[\]]+,?|HTTP\/\d\S* \d{3}.*)[ \t]*$/ },
  // Comments, quotes, diffs. `>` beside `<` is curl's own mark.
  { start: /^[ \t]*(?:#|\/\/|;;|--)(?:[ \t]|$)/, least: 3 },
  { start: /^[ \t]*>[ \t]?(?!(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \S+ HTTP|[A-Za-z-]+:[ \t])/, least: 2 },
];

function strip(text: Text, { start, end, least, telling, unless }: Decoration): Text {
  // Most texts have none of it: one pass tells.
  if (!new RegExp(start.source, 'm').test(text.value)) return text;
  const edits: Edit[] = [];
  let run: Line[] = [];
  const flush = (): void => {
    const tells =
      telling === undefined ||
      run.some((line) => telling.test(text.value.slice(line.start, Math.min(line.end, line.start + 200))));
    if (run.length >= least && tells) {
      for (const line of run) {
        const value = text.value.slice(line.start, line.end);
        const head = start.exec(value)?.[0].length ?? 0;
        if (head > 0) edits.push({ start: line.start, end: line.start + head, insert: '' });
        const tail = end?.exec(value.slice(head))?.[0].length ?? 0;
        if (tail > 0) edits.push({ start: line.end - tail, end: line.end, insert: '' });
      }
    }
    run = [];
  };
  for (const line of linesOf(text.value)) {
    const value = text.value.slice(line.start, Math.min(line.end, line.start + 400));
    if (start.test(value) && !(unless?.test(value) ?? false)) run.push(line);
    else if (value.trim() !== '' || run.length === 0) flush();
  }
  flush();
  return edit(text, edits);
}

/** Rows of a box: nothing but lines, drawn or typed. */
const RULE = /^[ \t]*[\u2500-\u257f\u2580-\u259f=_*~-]{3,}[^\n{}"]{0,60}[\u2500-\u257f=_*~-]*[ \t]*$/;
const FENCE = /^[ \t]*(?:`{3,}|~{3,})[\w+-]*[ \t]*$/;

/** Lines of fences and rules of boxes become empty: what is inside is what was pasted. */
function unfence(text: Text): Text {
  if (!/```|~~~|[\u2500-\u257f]/.test(text.value)) return text;
  const edits: Edit[] = [];
  for (const { start, end } of linesOf(text.value)) {
    const value = text.value.slice(start, Math.min(end, start + 300));
    if (FENCE.test(value) || (/[\u2500-\u257f]/.test(value) && RULE.test(value)))
      edits.push({ start, end, insert: '' });
  }
  return edit(text, edits);
}

/** Pages of build logs put a link with the line's number between any two lines. */
const NUMBER_LINK = /^[ \t]*\[\d+\]\(https?:[^)\s]{1,400}\)[ \t]*(?:\n|$)/gm;

/** Editors make links of what looks like one: `[api.example.com](http://api.example.com/)` is the host alone. */
function unlink(text: Text): Text {
  if (!text.value.includes('](')) return text;
  const edits: Edit[] = [];
  for (const found of text.value.matchAll(/\[([^\]\n[]{1,300})\]\((?:https?:|mailto:)?[^)\s]{1,400}\)/g)) {
    const [all, shown] = found as unknown as [string, string];
    const target = all.slice(shown.length + 3, -1).toLowerCase();
    const word = shown.toLowerCase().replace(/^https?:\/\//, '');
    if (!target.includes(word) && !target.includes(encodeURI(word)) && !/^\/|\/$/.test(shown)) continue;
    edits.push({ start: found.index, end: found.index + 1, insert: '' });
    edits.push({ start: found.index + 1 + shown.length, end: found.index + all.length, insert: '' });
  }
  return edit(text, edits);
}

/** An HTTP message on one line, its line ends written as `\\n`. */
function unrolled(text: Text): Text {
  if (!/HTTP\/\d[^\n]{0,80}\\(?:r\\)?n/.test(text.value)) return text;
  const edits: Edit[] = [];
  for (const { start, end } of linesOf(text.value)) {
    const line = text.value.slice(start, end);
    const head = /HTTP\/\d(?:\.\d)?[ \t]+\d{3}[^\n]{0,80}?\\(?:r\\)?n[\w-]+:/.exec(line);
    if (head === null) continue;
    if (head.index > 0) edits.push({ start: start + head.index, end: start + head.index, insert: '\n' });
    for (const found of line.slice(head.index).matchAll(/(?:\\r)?\\n/g)) {
      const at = start + head.index + found.index;
      edits.push({ start: at, end: at + found[0].length, insert: '\n' });
    }
  }
  return edit(text, edits);
}

/** What one writes on one line and others on several: line ends as `\\r\\n`, a class in front of a record's first field. */
function spread(text: Text): Text {
  let result = text;
  for (const { start, end } of linesOf(text.value).reverse()) {
    const line = text.value.slice(start, Math.min(end, start + 8000));
    if (/^[ \t]*["'][^{]/.test(line) && (line.match(/\\r\\n[A-Za-z-]+: /g)?.length ?? 0) > 2)
      result = edit(
        result,
        [...line.matchAll(/\\r\\n/g)].map(({ index }) => ({
          start: start + index,
          end: start + index + 4,
          insert: '\n',
        })),
      );
  }
  // Looking behind for it at every place would be slow where it is nowhere.
  if (result.value.includes('For more information check: ')) result = besideClientsLink(result);
  // Ruby's way to print an address.
  result = replaceAll(result, /#<URI::HTTPS? (https?:[^>\s]{1,400})>/g, (found) => `"${found[1]}"`);
  return replaceAll(result, /(?<=Exception: )(?=Code: [^\n]{1,200}\n[ \t]*Message: )/g, () => '\n');
}

/** What the most used client of Python puts between its own words and the service's stands on lines of its own. */
function besideClientsLink(text: Text): Text {
  const parted = replaceAll(text, /\\n(?=For more information check: https?:[^\s\\"']{1,200}(?:\\n|$))/gm, () => '\n');
  return replaceAll(parted, /(?<=\nFor more information check: https?:[^\s\\]{1,200})(?:\\n)+/g, () => '\n');
}

/** `AccessDenied: Access Denied` and, on a line of its own, `status code: 403, request id: …`: one sentence. */
function continued(text: Text): Text {
  const edits = [...text.value.matchAll(/\n[ \t]+(?=status code: \d{3}, request id: )/g)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    insert: ' ',
  }));
  return edit(text, edits);
}

/** The narrowest screen that wraps. */
const NARROWEST = 60;
/** What begins a line that continues no other: a time, a bracket, a stack line, a quote. */
const BEGINS = /^(?:\d{2,4}[-:/]|[\s{}[\]<>"'#|*@-]|at )/;

/** Lines that a terminal cut in the middle of a word, because they were as wide as the screen. */
function rejoined(text: Text): Text {
  const lines = linesOf(text.value);
  const width = lines.reduce((widest, { value }) => Math.max(widest, value.length), 0);
  if (width < NARROWEST || width > 400) return text;
  const isCut = lines.map(({ value }, at) => {
    const next = lines[at + 1]?.value ?? '';
    return (
      value.length === width &&
      /\w$/.test(value) &&
      /^[\w:]/.test(next) &&
      !BEGINS.test(next) &&
      !looksAlike(value, next)
    );
  });
  if (isCut.filter(Boolean).length < 2) return text;
  return edit(
    text,
    lines.flatMap(({ end }, at) => (isCut[at] ? [{ start: end, end: end + 1, insert: '' }] : [])),
  );
}

/** Two lines of a log begin in the same way. */
function looksAlike(one: string, other: string): boolean {
  return one.slice(0, 6).replace(/\d/g, '0') === other.slice(0, 6).replace(/\d/g, '0');
}

/** Some copies put an empty line after every line. */
function oneBlankApart(text: Text): Text {
  const lines = [...linesOf(text.value)];
  if (lines.length < 10) return text;
  const isBlank = ({ start, end }: Line): boolean => text.value.slice(start, Math.min(end, start + 200)).trim() === '';
  const blank = lines.map(isBlank);
  let pairs = 0;
  let filled = 0;
  for (let at = 0; at + 1 < lines.length; at += 1) {
    if (blank[at]) continue;
    filled += 1;
    if (blank[at + 1] && !(blank[at + 2] ?? false)) pairs += 1;
  }
  if (filled < 5 || pairs < filled * 0.85) return traceTogether(text);
  const edits: Edit[] = [];
  lines.forEach(({ start, end }, at) => {
    if (blank[at] && at > 0 && !blank[at - 1])
      edits.push({ start, end: Math.min(end + 1, text.value.length), insert: '' });
  });
  return edit(text, edits);
}

/** The same of curl's own lines only: what was answered is as it was. */
function traceTogether(text: Text): Text {
  if (!/\n< HTTP\//.test(text.value)) return text;
  return replaceAll(text, /(?<=\n[<>*] [^\n]{0,400}\n)\n(?=[<>*] )/g, () => '');
}
