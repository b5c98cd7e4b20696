import type { Tone } from './block.js';
import type { Page } from './page.js';

/** Stands before a headline, so that its colour says nothing of its own. */
export const MARKS: Readonly<Record<Tone, string>> = { failure: '✖', fine: '●', open: '?', none: '' };

const ASCII: ReadonlyMap<string, string> = new Map([
  ['✖', 'x'],
  ['●', 'o'],
  ['·', '-'],
  ['─', '-'],
  ['→', '->'],
  ['…', '...'],
  // Bars, as high or as long as what they stand for.
  ...[...'▁▂▃▄▅▆▇█'].map((bar, index): [string, string] => [bar, '_.:-=+*#'[index] as string]),
]);

/** Our own signs as the page can show them. Never for text from outside: that stays as it is. */
export function drawn(text: string, page: Page): string {
  return page.unicode ? text : text.replace(/[✖●·─→…▁▂▃▄▅▆▇█]/g, (sign) => ASCII.get(sign) ?? sign);
}
