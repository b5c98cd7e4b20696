import { slice, type Text } from '../text.js';
import { emptyFrame, type Find, type Form, reading } from './form.js';
import { pageInto } from './page.js';

const START = /<!doctype html|<html[\s>]/gi;
const END = /<\/html\s*>/gi;
/** What a page brings along behind its end. */
const SCRIPT = /\s*<script\b[^>]{0,500}>(?:(?!<\/script)[\s\S])*(?:<\/script\s*>|$)/iy;

/** HTML pages: what an edge, a proxy or a login answers instead of the API. */
export const page: Form = {
  name: 'html',
  find(text) {
    const finds: Find[] = [];
    START.lastIndex = 0;
    for (let found = START.exec(text.value); found !== null; found = START.exec(text.value)) {
      END.lastIndex = found.index;
      const closing = END.exec(text.value);
      const end = closing === null ? text.value.length : behindScripts(text.value, closing.index + closing[0].length);
      const frame = emptyFrame('html');
      frame.span = reading('', '', text, found.index, end).span;
      frame.cut = closing === null;
      pageInto(frame, slice(text, found.index, end));
      finds.push({ start: found.index, end, frames: [frame] });
      START.lastIndex = end;
    }
    return finds.length > 0 ? finds : fragment(text);
  },
};

/** A heading that complains, out of the middle of a page. */
const HEADED =
  /<h1\b[^<>]{0,200}>[^<]{0,100}\b(?:blocked|denied|forbidden|unauthorized|not found|unavailable|[45]\d\d)\b/i;

function fragment(text: Text): Find[] {
  const found = HEADED.exec(text.value);
  if (found === null) return [];
  const end = Math.max(...['</h1>', '</h2>', '</p>'].map((tag) => text.value.lastIndexOf(tag) + tag.length));
  if (end <= found.index) return [];
  const frame = emptyFrame('html');
  frame.span = reading('', '', text, found.index, end).span;
  frame.cut = true;
  pageInto(frame, slice(text, found.index, end));
  return [{ start: found.index, end, frames: [frame] }];
}

function behindScripts(source: string, at: number): number {
  let end = at;
  for (;;) {
    SCRIPT.lastIndex = end;
    const script = SCRIPT.exec(source);
    if (script === null) return end;
    end += script[0].length;
  }
}
