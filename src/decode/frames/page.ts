import type { Text } from '../text.js';
import { type Frame, type Reading, reading } from './form.js';

const LOOKS_LIKE_PAGE = /<!doctype html|<html[\s>]|<head[\s>]|<title[\s>]|<body[\s>]|<h1[\s>]|<center>/i;
const HEADING = /<(title|h1|h2|h3|p)(?:\s[^<>]{0,300})?>([^<]{0,400})/gi;
const TAG = /<[^<>]{0,2000}>/g;
const UNSEEN = /<(script|style|svg|noscript)\b[\s\S]{0,60000}?<\/\1\s*>/gi;
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['#39', "'"],
  ['apos', "'"],
  ['nbsp', ' '],
  ['mdash', '-'],
  ['middot', '-'],
  ['bull', '-'],
]);

export function looksLikePage(text: string): boolean {
  return LOOKS_LIKE_PAGE.test(text.slice(0, 4000));
}

/** Reads an HTML page into a frame: its title, headings and paragraphs, and the first words a person would see. */
export function pageInto(frame: Frame, text: Text): void {
  const page: Reading[] = [];
  for (const found of text.value.slice(0, 200_000).matchAll(HEADING)) {
    const value = unescapeEntities(found[2] as string)
      .replace(/\s+/g, ' ')
      .trim();
    // Of the paragraphs only sentences say why.
    if (value === '' || (/^p$/i.test(found[1] as string) && !/^(?:\S+ ){4,}\S+[.!]$/.test(value))) continue;
    const start = found.index + found[0].length - (found[2] as string).length;
    page.push(reading(value, `<${(found[1] as string).toLowerCase()}>`, text, start, found.index + found[0].length));
  }
  const words = visibleWords(text.value);
  if (words !== '') page.push(reading(words, 'page text', text, 0, text.value.length));
  frame.page.push(...page);
  aboutInto(frame, page);
}

/** The status and the id that a page shows its reader: "Error 524", "404 Not Found", "Ray ID: …". */
function aboutInto(frame: Frame, page: readonly Reading[]): void {
  for (const { value, span } of page) {
    const status = /(?:^|error(?: code)?:?[ \t]*|status:?[ \t]*|\||\()[ \t]*([45]\d\d)(?:\.\d+)?\b/i.exec(
      value.slice(0, 300),
    );
    if (frame.status === null && status !== null) frame.status = { value: Number(status[1]), at: 'page', span };
    const id =
      /(?:Ray ID|Request ID|Reference(?: ID)?|Incident ID|Error ID)[: #]{1,3}([A-Za-z0-9][\w.=+/-]{7,120})/i.exec(
        value,
      );
    if (frame.requestId === null && id !== null) frame.requestId = { value: id[1] as string, at: 'page', span };
  }
}

/** The text of a page without its markup, the first 2,000 characters. */
function visibleWords(value: string): string {
  const seen = value
    .slice(0, 100_000)
    .replace(UNSEEN, ' ')
    .replace(/<title[^<>]{0,300}>[^<]{0,400}<\/title>/gi, ' ')
    .replace(TAG, ' ');
  return unescapeEntities(seen).replace(/\s+/g, ' ').trim().slice(0, 2000);
}

export function unescapeEntities(value: string): string {
  return value.replace(/&(#?\w{1,8});/g, (all, name: string) => {
    const known = ENTITIES.get(name.toLowerCase());
    if (known !== undefined) return known;
    const number = /^#x([0-9a-f]+)$/i.exec(name)?.[1];
    const code = number === undefined ? Number(/^#(\d+)$/.exec(name)?.[1]) : Number.parseInt(number, 16);
    return Number.isInteger(code) && code > 31 && code < 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
