import { apiWords } from '../api-words.js';
import { isAccount } from '../clients-own.js';
import { readValue, startsObject } from '../lenient.js';
import type { Node } from '../node.js';
import { isReasonPhrase } from '../reason-phrases.js';
import { edit, slice, type Text } from '../text.js';
import { responseInto } from './dump.js';
import { type Frame, reading } from './form.js';
import { looksLikePage, pageInto } from './page.js';
import { looksLikeStream, tellingEvent } from './sse.js';
import { looksLikeXml, xmlBody } from './xml.js';

/** Reads the body of an answer into its frame: a structure, a page, or plain words. */
export function bodyInto(frame: Frame, given: Text): void {
  const text = withoutChunks(given);
  const start = text.value.search(/\S/);
  if (start < 0) return;
  const value = structureAt(text.value, start);
  if (value !== null) {
    responseInto(frame, { node: value, text, under: '' });
    frame.cut ||= value.cut;
  } else if (looksLikeStream(text.value)) {
    const node = tellingEvent(text);
    if (node !== null) frame.body = { node, text, under: '' };
  } else if (looksLikePage(text.value)) {
    pageInto(frame, text);
  } else if (looksLikeXml(text.value)) {
    const node = xmlBody(text);
    if (node !== null) frame.body = { node, text, under: '' };
  } else if (!structureBehind(frame, text)) {
    wordsInto(frame, text);
  }
}

/** The structure a body starts with, after what servers put before it against script inclusion. */
export function structureAt(source: string, start: number): Node | null {
  const guard = /\)\]\}',?\s*|for\s*\(;;\);\s*|\/\*\*\/\s*/y;
  guard.lastIndex = start;
  const at = start + (guard.exec(source)?.[0].length ?? 0);
  const opening = source[at];
  const opens =
    opening === '['
      ? /\[\s*(?:[{["\]\d-]|true|false|null)/y.test(source.slice(at, at + 200))
      : startsObject(source, at);
  return opens ? readValue(source, at) : null;
}

/** The head promised JSON, and the reporter wrote between it and the body. */
function structureBehind(frame: Frame, text: Text): boolean {
  if (!frame.headers.some(({ name, value }) => name === 'content-type' && /json/i.test(value))) return false;
  const at = text.value.slice(0, 4000).search(/\{\s*"/);
  const value = at < 0 ? null : structureAt(text.value, at);
  if (value === null) return false;
  responseInto(frame, { node: value, text, under: '' });
  return true;
}

/** Plain words as a body: the first lines, each a sentence of its own. */
function wordsInto(frame: Frame, text: Text): void {
  let at = 0;
  for (const line of text.value.slice(0, 4000).split('\n')) {
    const said = isReasonPhrase(line) ? line.trim() : apiWords(line);
    if (said !== '' && !isAccount(said) && frame.said.length < 6) {
      const start = at + line.indexOf(said);
      frame.said.push(reading(said.slice(0, 1000), 'body', text, start, start + said.length));
    }
    at += line.length + 1;
  }
}

/** Takes the sizes out of an HTTP/1.1 chunked body (RFC 9112, section 7.1) that was pasted raw. */
function withoutChunks(text: Text): Text {
  const size = /^[ \t]*([0-9a-fA-F]{1,8})(?:;[^\n]*)?[ \t]*$/;
  const lines = text.value.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first < 0 || !size.test(lines[first] as string) || lines.length < first + 2) return text;
  if (/^\s*\d+\s*$/.test(text.value)) return text;
  const edits: { start: number; end: number; insert: string }[] = [];
  let at = 0;
  for (const line of lines) {
    if (size.test(line))
      edits.push({ start: Math.max(0, at - 1), end: Math.min(at + line.length + 1, text.value.length), insert: '' });
    at += line.length + 1;
  }
  for (let index = 1; index < edits.length; index += 1) {
    const [before, here] = [edits[index - 1], edits[index]] as [{ end: number }, { start: number }];
    here.start = Math.max(here.start, before.end);
  }
  return slice(edit(text, edits), 0);
}
