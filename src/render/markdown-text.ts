import { plainLine } from '../safe/plain.js';
import type { Inline, Text } from './block.js';

/**
 * The boundary of Markdown. Ids, codes and sentences from outside stand in code spans, where nothing is interpreted;
 * in prose every sign that Markdown or HTML gives a meaning to is escaped, but for balanced backticks: they are code.
 */
export function inline(text: Text): string {
  return atLineStart(text.map(set).join('').trim());
}

/** The same for a cell of a table, where a bar ends the cell even inside code. */
export function inCell(text: Text): string {
  return atLineStart(text.map(setInCell).join('').trim());
}

/** Lines as they are, in a fence longer than any run of backticks in them. */
export function fence(lines: readonly string[]): string {
  const text = lines.map(plainLine).join('\n');
  const ticks = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${ticks}http\n${text}\n${ticks}`;
}

function setInCell(each: Inline): string {
  const words = typeof each === 'string' ? each : Object.values(each).join('');
  if (!/[|\\]/.test(words)) return set(each);
  return escaped(plainLine(words)).replace(/\\\\/g, '&#92;').replace(/\\?\|/g, '&#124;');
}

function set(each: Inline): string {
  if (typeof each === 'string') return prose(plainLine(each));
  if ('strong' in each) return strong(plainLine(each.strong));
  if ('url' in each)
    return /^https?:\/\/[\w.~:/?#@!$&()*+,;=%-]+$/.test(each.url) ? `<${each.url}>` : code(plainLine(each.url));
  return code(plainLine('said' in each ? each.said : each.literal));
}

/** Stars that stand beside a space or a sign of punctuation do not close: what they hold begins and ends with a word. */
function strong(text: string): string {
  const words = text.trim();
  return words === '' ? '' : `**${prose(words)}**`;
}

function prose(text: string): string {
  const parts = text.split('`');
  // Not in pairs, or nothing between a pair: they mark no code.
  if (parts.length % 2 === 0 || parts.some((part, index) => index % 2 === 1 && part === '')) return escaped(text);
  return parts.map((part, index) => (index % 2 === 0 ? escaped(part) : code(part))).join('');
}

function code(text: string): string {
  if (text === '') return '';
  const ticks = '`'.repeat(longestRun(text) + 1);
  const pad = /^[` ]|[` ]$/.test(text) ? ' ' : '';
  return ticks + pad + text + pad + ticks;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, { length }) => Math.max(longest, length), 0);
}

const HTML: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
]);

/** Entities for HTML, since readers that know no Markdown escapes know them; backslashes for the rest. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]|~$&<>]/g, (sign) => HTML.get(sign) ?? `\\${sign}`);
}

/** No text becomes a heading, a list or a rule because of how it begins. */
function atLineStart(line: string): string {
  return line.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2').replace(/^([#+=-])/, '\\$1');
}
