import type { Local } from '../model.js';
import { type Block, type Item, list, paragraph, section, type Text } from './block.js';

/** What the user's own catalogs say of an entry or a provider: never mixed with what the bundled one says. */
export function localBlocks(local: readonly Local[]): Block[] {
  return local.flatMap((each) => (each.whole ? [paragraph('Local: from ', { literal: each.file }, '.')] : added(each)));
}

function added({ file, notes, runbook, fixes }: Local): Block[] {
  const items: Item[] = [
    ...fixes.map((fix): Item => ({ text: [fix], more: [] })),
    ...notes.map(({ text, url }): Item => ({ text: [text], more: url === null ? [] : [[{ url }]] })),
    ...(runbook === null ? [] : [{ text: ['Runbook: ', { url: runbook }] satisfies Text, more: [] }]),
  ];
  return section(['Local, from ', { literal: file }], list(items));
}

/** The mark behind the name of what is local as a whole. */
export function localMark(local: readonly Local[]): string {
  return local.some(({ whole }) => whole) ? ' (local)' : '';
}
