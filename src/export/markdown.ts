import type { CatalogExport } from '../model.js';
import type { Block } from '../render/block.js';
import { entryBlocks } from '../render/entry.js';
import { markdown as set } from '../render/markdown.js';

/** The whole catalog to read: every entry under a heading that begins with its ref. */
export function markdown({ read, entries }: CatalogExport): string {
  const title: Block = { kind: 'divider', text: `Catalog, sources read until ${read}` };
  return set([title, ...entries.flatMap(entryBlocks)]);
}
