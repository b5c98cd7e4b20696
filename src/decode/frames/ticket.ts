import { slice, type Text } from '../text.js';
import { emptyFrame, type Find, type Form, type Frame, reading } from './form.js';
import { http } from './http.js';
import { json } from './json.js';

/** Where each failure of a ticket starts, and what tells that it is one. */
const SECTION = /^## (?:Failure|Undecided|No failure)[^\n]*$/gm;
const ENTRY = /^- \*\*Entry:\*\* `([a-z0-9-]+\/[^`\n]+)`/m;
const EXHIBIT = /^### What was read, put together again$/m;

/** Tickets that `errs decode --markdown` wrote: the entry they name, and the answer put together again. Prose is passed over. */
export const ticket: Form = {
  name: 'ticket',
  find(text) {
    const starts = [...text.value.matchAll(SECTION)].map(({ index }) => index);
    const sections = starts.map((start, at) => ({ start, end: starts[at + 1] ?? text.value.length }));
    return sections.flatMap((section) => readSection(text, section));
  },
};

function readSection(text: Text, { start, end }: { start: number; end: number }): Find[] {
  const section = text.value.slice(start, end);
  const entry = ENTRY.exec(section);
  const exhibit = EXHIBIT.exec(section);
  if (entry === null && exhibit === null) return [];
  const shown = exhibit === null ? null : slice(text, start + exhibit.index + exhibit[0].length, end);
  const frame = (shown === null ? null : answerIn(shown)) ?? emptyFrame('ticket');
  const ref = entry?.[1];
  if (ref !== undefined) {
    const at = start + (entry?.index ?? 0) + (entry?.[0].indexOf(ref) ?? 0);
    frame.ref = reading(ref, 'ticket', text, at, at + ref.length);
  }
  return [{ start, end, frames: [frame] }];
}

function answerIn(text: Text): Frame | null {
  return http.find(text)[0]?.frames[0] ?? json.find(text)[0]?.frames[0] ?? null;
}
