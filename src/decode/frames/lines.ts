export interface Line {
  start: number;
  /** Not included; the line end itself is not part of the line. */
  end: number;
  value: string;
}

/** The lines of a text with their offsets. Line ends are `\n` here: the text was cleaned before. */
export function linesOf(value: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (;;) {
    const next = value.indexOf('\n', start);
    const end = next < 0 ? value.length : next;
    lines.push({ start, end, value: value.slice(start, end) });
    if (next < 0) return lines;
    start = next + 1;
  }
}
