import { stripVTControlCharacters } from 'node:util';
import type { Block } from './block.js';
import { isNarrow } from './narrow.js';
import type { Page } from './page.js';
import { setBlocks } from './set-blocks.js';
import type { Desk } from './typeset.js';

/**
 * The same as `terminal`, for a process that has just begun: the libraries for colours, wide characters and tables are
 * loaded only where these blocks need them.
 */
export async function screen(blocks: readonly Block[], page: Page): Promise<string> {
  const measure: Desk['measure'] = isNarrow(JSON.stringify(blocks))
    ? (text) => (page.colour ? stripVTControlCharacters(text) : text).length
    : (await import('./measure.js')).displayWidth;
  const paint: Desk['paint'] = page.colour ? (await import('./paint.js')).palette(page) : (_, text) => text;
  const isRuled = blocks.some((block) => block.kind === 'table' && block.table.isRuled === true);
  const rule: Desk['rule'] = isRuled ? (await import('./ruled.js')).drawRuled : null;
  return setBlocks(blocks, { page, paint, measure, rule });
}
