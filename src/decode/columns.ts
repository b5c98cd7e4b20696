import { linesOf } from './frames/lines.js';
import { type Edit, edit, type Text } from './text.js';

/** A level in the first column, what was said in the second. */
const HEAD = /^(?:ERROR|WARNING|CRITICAL|INFO|DEBUG)[ ]{2,6}(?=\S)/;
/** A wider column breaks no sentence into pieces that small. */
const WIDEST = 90;

/** What a logger of consoles wrapped in the column beside the level becomes one line again. */
export function uncolumned(text: Text): Text {
  if (!/^(?:ERROR|WARNING|CRITICAL|INFO|DEBUG) {2}/m.test(text.value)) return text;
  const lines = linesOf(text.value);
  const edits: Edit[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const head = HEAD.exec(lines[at]?.value ?? '')?.[0].length;
    if (head === undefined) continue;
    let end = at + 1;
    while (isBelow(lines[end]?.value ?? '', head)) end += 1;
    const run = lines.slice(at, end);
    const width = Math.max(...run.map(({ value }) => value.trimEnd().length));
    if (run.length > 2 && width <= WIDEST) {
      for (const [index, { start, value }] of run.slice(0, -1).entries()) {
        const said = value.trimEnd();
        // Only what has no blank, such as an address, is broken at the margin.
        const isBroken = said.length === width && /\/\S*$/.test(said);
        const next = run[index + 1] as { start: number };
        edits.push({ start: start + said.length, end: next.start + head, insert: isBroken ? '' : ' ' });
      }
    }
    at = end - 1;
  }
  return edit(text, edits);
}

/** Whether a line goes on in the column that begins at `head`. */
function isBelow(line: string, head: number): boolean {
  return line.length > head && line.slice(0, head).trim() === '' && /\S/.test(line[head] ?? '');
}
