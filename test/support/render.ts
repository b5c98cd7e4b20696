import type { Block } from '../../src/render/block.js';
import { json } from '../../src/render/json.js';
import { markdown } from '../../src/render/markdown.js';
import { displayWidth } from '../../src/render/measure.js';
import type { Page } from '../../src/render/page.js';
import { palette } from '../../src/render/paint.js';
import { prometheus } from '../../src/render/prometheus.js';
import { drawRuled } from '../../src/render/ruled.js';
import { setBlocks } from '../../src/render/set-blocks.js';
import { blocksOf, type Format, type Shown } from '../../src/render/shown.js';

export type { Format, Shown } from '../../src/render/shown.js';

/** What `print` gives, at once, so that properties need not wait; that both give the same is a test. */
export function render(shown: Shown, format: Format, page: Page): string {
  if (format === 'json') return json(shown.result);
  if (format === 'prometheus') return prometheus(shown.kind === 'probe' ? shown.result.reports : []);
  return format === 'markdown' ? markdown(blocksOf(shown)) : terminal(blocksOf(shown), page);
}

export function terminal(blocks: readonly Block[], page: Page): string {
  return setBlocks(blocks, { page, paint: palette(page), measure: displayWidth, rule: drawRuled });
}
