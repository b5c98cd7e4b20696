import { slice, type Text } from '../text.js';
import type { Find, Form } from './form.js';
import { http } from './http.js';
import { HEADER_LINE, STATUS_LINE } from './http-request.js';
import { type Line, linesOf } from './lines.js';

/** RFC 2046, section 5.1.1: two dashes and a name; two more behind the last part. */
const BOUNDARY = /^[ \t]*--(?![ \t-]*$)([\w'()+,./:=?-]{3,70}?)(--)?[ \t]*$/;

/**
 * Batches: several answers in one, between boundaries (RFC 2046), each part a whole HTTP message (`application/http`,
 * RFC 9112, section 10.2).
 */
export const multipart: Form = {
  name: 'multipart',
  find(text) {
    if (!/^[ \t]*--\S/m.test(text.value)) return [];
    const lines = linesOf(text.value);
    return partsIn(lines).flatMap((part) => findOf(text, lines, part));
  },
};

/** The lines of a part, with the boundary in front of it. */
interface Part {
  /** The line of its boundary. */
  first: number;
  /** The first line behind its headers. */
  body: number;
  /** The line behind its last. */
  next: number;
  headers: Map<string, string>;
}

function partsIn(lines: readonly Line[]): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const name = BOUNDARY.exec((lines[at] as Line).value)?.[1];
    if (name === undefined) continue;
    const { headers, next: body } = headersFrom(lines, at + 1);
    if (headers.size === 0) continue;
    let next = body;
    while (next < lines.length && BOUNDARY.exec((lines[next] as Line).value)?.[1] !== name) next += 1;
    parts.push({ first: at, body, next, headers });
    at = next - 1;
  }
  return parts;
}

function headersFrom(lines: readonly Line[], from: number): { headers: Map<string, string>; next: number } {
  const headers = new Map<string, string>();
  let next = from;
  for (; next < lines.length; next += 1) {
    const header = HEADER_LINE.exec((lines[next] as Line).value);
    if (header === null) break;
    headers.set((header[1] as string).toLowerCase(), header[2] as string);
  }
  return { headers: isPart(headers) ? headers : new Map(), next };
}

/** RFC 2046, section 5.1: of the headers of a part only those that begin with `Content-` mean something. */
function isPart(headers: ReadonlyMap<string, string>): boolean {
  return [...headers.keys()].some((name) => name.startsWith('content-'));
}

function findOf(text: Text, lines: readonly Line[], { first, body, next, headers }: Part): Find[] {
  const start = (lines[first] as Line).start;
  const end = (lines[next - 1] as Line).end;
  const closing = lines[next];
  const claimed = closing !== undefined && BOUNDARY.exec(closing.value)?.[2] !== undefined ? closing.end : end;
  const isMessage =
    /^application\/http\b/i.test(headers.get('content-type') ?? '') ||
    lines.slice(body, body + 2).some(({ value }) => STATUS_LINE.test(value));
  if (!isMessage || body >= next) return [];
  const from = (lines[body] as Line).start;
  return [{ start, end: claimed, frames: http.find(slice(text, from, end)).flatMap(({ frames }) => frames) }];
}
