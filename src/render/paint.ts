import { Chalk } from 'chalk';
import type { Page } from './page.js';

/** What a stretch of text is; how it looks is decided here alone. */
export type Style = 'text' | 'strong' | 'literal' | 'failure' | 'fine' | 'open' | 'faint';

export type Paint = (style: Style, text: string) => string;

/**
 * The palette. Only colours of the basic sixteen that can be read on light and on dark: no white, no black, no yellow,
 * no grey. Every style stands beside words, marks or backticks that say the same.
 */
export function palette(page: Page): Paint {
  const chalk = new Chalk({ level: page.colour ? 1 : 0 });
  const styles: Readonly<Record<Style, (text: string) => string>> = {
    text: (text) => text,
    strong: chalk.bold,
    literal: chalk.cyan,
    failure: chalk.red.bold,
    fine: chalk.green.bold,
    open: chalk.magenta.bold,
    faint: chalk.dim,
  };
  return (style, text) => styles[style](text);
}
