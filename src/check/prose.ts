import type { ProviderFile } from '../model.js';
import { placeOf } from './rule.js';

/** What a text is for, which decides its budget and its grammar. */
export type Part =
  | 'name'
  | 'about'
  | 'title'
  | 'meaning'
  | 'cause'
  | 'tell'
  | 'fix'
  | 'retry-note'
  | 'statement'
  | 'note';

export interface Prose {
  path: string;
  part: Part;
  text: string;
}

/** Every text of a provider file that somebody has written and somebody will read. Codes and literal messages are none. */
export function proseOf(file: ProviderFile): Prose[] {
  const found: Prose[] = [];
  const add = (part: Part, path: string, text: string | null | undefined): void => {
    if (text !== null && text !== undefined) found.push({ part, path, text });
  };
  const addAll = (path: string, statements: readonly { text: string }[] = []): void => {
    for (const [index, { text }] of statements.entries()) add('statement', `${path}[${index}].text`, text);
  };
  add('name', 'name', file.name);
  add('about', 'about', file.about);
  for (const product of file.products) add('name', `products[${product.id}].name`, product.name);
  for (const key of file.auth?.keys ?? []) add('name', `auth.keys[${key.prefix}].meaning`, key.meaning);
  addAll('auth.notes', file.auth?.notes);
  for (const envelope of file.envelopes) add('name', `envelopes[${envelope.name}].name`, envelope.name);
  for (const [index, { note }] of file.signs.entries()) add('note', `signs[${index}].note`, note);
  addAll('limits', file.limits);
  addAll('retryPolicy', file.retryPolicy);
  addAll('notes', file.notes);
  addAll('support.channels', file.support?.channels);
  add('note', 'support.quote', file.support?.quote);
  for (const [key, source] of Object.entries(file.sources)) add('note', `sources[${key}].note`, source.note);
  for (const entry of file.entries) {
    const place = placeOf(entry);
    add('title', `${place}.title`, entry.title);
    add('meaning', `${place}.meaning`, entry.meaning);
    for (const [index, cause] of entry.causes.entries()) {
      add('cause', `${place}.causes[${index}].text`, cause.text);
      add('tell', `${place}.causes[${index}].tell`, cause.tell);
    }
    for (const [index, fix] of entry.fixes.entries()) add('fix', `${place}.fixes[${index}]`, fix);
    add('retry-note', `${place}.retry.note`, entry.retry.note);
    addAll(`${place}.notes`, entry.notes);
  }
  return found;
}

/** Whether the text consists of sentences: capital first, full stop last. Names and titles do not. */
export function isSentence(part: Part): boolean {
  return part !== 'name' && part !== 'title';
}

/** The text with every piece of code replaced by one word, so that marks inside it do not count. */
export function withoutCode(text: string): string {
  return text.replace(/`[^`]*`/g, 'X');
}
