import type { Span } from '../../model.js';
import type { Node } from '../node.js';
import { origin, type Text } from '../text.js';

/** Something read, and where it stood. */
export interface Reading<Value = string> {
  value: Value;
  /** In words: `status line`, `exception`, `text`. */
  at: string;
  span: Span | null;
}

export interface Header {
  name: string;
  value: string;
  span: Span | null;
}

/** A structured body. The offsets of `node` are those of `text`. */
export interface Body {
  node: Node;
  text: Text;
  /** The path under which it stands in a larger structure: `response.data`; empty for a body of its own. */
  under: string;
}

/** One failure as a text shows it, whoever sent it. A form fills in what it finds. */
export interface Frame {
  /** How it was read: the form's name. */
  framing: string;
  span: Span | null;
  status: Reading<number> | null;
  headers: Header[];
  body: Body | null;
  /** Title and headings of an HTML page. */
  page: Reading[];
  /** Sentences outside any structure: what an exception says, a plain-text body. */
  said: Reading[];
  /** Codes that a sentence names as such. */
  codes: Reading[];
  /** Exception classes. */
  exceptions: Reading[];
  /** A failure before any answer: `ENOTFOUND`, `curl 6`. */
  transport: Reading | null;
  /** Where the request went. */
  url: Reading | null;
  requestId: Reading | null;
  /** The entry that a ticket of this tool names. */
  ref: Reading | null;
  /** How the keys begin that the request carried: `pkz_`. Never more of a key than that. */
  keys: Reading[];
  cut: boolean;
  /** The failure this one was wrapped in: an app's own answer, a gateway's. */
  outer: Frame | null;
}

/** What a form claims of a text: the stretch it has read, and the failures in it. */
export interface Find {
  start: number;
  end: number;
  frames: Frame[];
}

/** One shape of text. A form knows shapes, never providers. */
export interface Form {
  name: string;
  /** Claims in ascending order, not overlapping. What is not claimed goes on to the next form. */
  find(text: Text): Find[];
}

/** Where words stand that belong to no structure and no exception. */
export const LOOSE = 'text';

export function emptyFrame(framing: string): Frame {
  return {
    framing,
    span: null,
    status: null,
    headers: [],
    body: null,
    page: [],
    said: [],
    codes: [],
    exceptions: [],
    transport: null,
    url: null,
    requestId: null,
    ref: null,
    keys: [],
    cut: false,
    outer: null,
  };
}

export function reading<Value>(value: Value, at: string, text: Text, start: number, end: number): Reading<Value> {
  return { value, at, span: origin(text, start, end) };
}
