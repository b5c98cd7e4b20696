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
    ? (text) => text.length
    : (await import('./measure.js')).displayWidth;
  const paint: Desk['paint'] = page.colour ? (await import('./paint.js')).palette(page) : (_, text) => text;
  const hasTable = blocks.some(({ kind }) => kind === 'table');
  const table: Desk['table'] = hasTable ? (await import('./table.js')).setTable : () => null;
  return setBlocks(blocks, { page, paint, measure, table });
}
