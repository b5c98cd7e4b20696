import { linesOf } from './frames/lines.js';

/** Offsets of a stretch; the end is not included. */
interface Stretch {
  start: number;
  end: number;
}

const FENCE = /^[ \t>]*(`{3,}|~{3,})/;
const OPENS_PRE = /<(?:pre|code|blockquote)\b[^>]*>/i;
const CLOSES_PRE = /<\/(?:pre|code|blockquote)>/i;
/** A line of which all is between two backticks, or quoted. */
const MARKED = /^[ \t]*(?:`[^`\n]+`|>[ \t]+\S[^\n]*)[ \t.,;:]*$/;

/**
 * The stretches of a text that whoever pasted it marked as not his own words: fences, blocks of HTML, quoted lines,
 * lines all in backticks. Empty where nothing is marked.
 */
export function pastedIn(text: string): Stretch[] {
  const found: Stretch[] = [];
  let fence: string | null = null;
  let isPre = false;
  for (const { start, end, value } of linesOf(text)) {
    const head = value.slice(0, 400);
    const mark: string | undefined = FENCE.exec(head)?.[1];
    if (mark !== undefined && (fence === null || mark.startsWith(fence))) {
      fence = fence === null ? mark.slice(0, 3) : null;
      continue;
    }
    const opens: boolean = !isPre && OPENS_PRE.test(head);
    if (fence !== null || isPre || opens || MARKED.test(head)) found.push({ start, end });
    isPre = (isPre || opens) && !CLOSES_PRE.test(value.slice(-400));
  }
  return found;
}

/** Whether a place is in one of the stretches, which are ascending. */
export function isPasted(stretches: readonly Stretch[], { start, end }: Stretch): boolean {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle] as Stretch).end <= start) low = middle + 1;
    else high = middle;
  }
  const first = stretches[low];
  return first !== undefined && first.start < end;
}

/** The lines that stand alone between the marks of what was pasted: what somebody took out of a longer text to show. */
export function shownAlone(text: string): string[] {
  const lines = linesOf(text);
  const stretches = pastedIn(text);
  const marked = lines.map((line) => line.value.trim() !== '' && isPasted(stretches, { ...line, end: line.end + 1 }));
  return lines.flatMap(({ value }, at) => (marked[at] && !marked[at - 1] && !marked[at + 1] ? [value] : []));
}
