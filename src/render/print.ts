import { json } from './json.js';
import { markdown } from './markdown.js';
import type { Page } from './page.js';
import { prometheus } from './prometheus.js';
import { screen } from './screen.js';
import { blocksOf, type Format, type Shown } from './shown.js';

export type { Format, Shown } from './shown.js';

/** Turns a result into the text to print. */
export async function print(shown: Shown, format: Format, page: Page): Promise<string> {
  switch (format) {
    case 'json':
      return json(shown.result);
    case 'markdown':
      return markdown(blocksOf(shown));
    case 'prometheus':
      return prometheus(shown.kind === 'probe' ? shown.result.reports : []);
    case 'terminal':
      return screen(blocksOf(shown), page);
  }
}
