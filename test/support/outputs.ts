import type { Catalog } from '../../src/catalog/catalog.js';
import { decode } from '../../src/decode/decode.js';
import { markedLines } from '../../src/decode/show.js';
import type { Page } from '../../src/render/page.js';
import { render } from './render.js';

const PAGE: Page = { width: 80, colour: false, unicode: true };

/** Everything that `errs decode` can print about a text, each format once. */
export function outputsOf(text: string, catalog: Catalog): { format: string; output: string }[] {
  const result = decode(text, catalog, 0);
  const marked = markedLines(text, result.diagnoses, catalog.secrets);
  return [
    { format: 'terminal', output: render({ kind: 'decode', result, isFull: true, marked }, 'terminal', PAGE) },
    {
      format: 'narrow',
      output: render({ kind: 'decode', result }, 'terminal', { ...PAGE, width: 40, unicode: false }),
    },
    { format: 'markdown', output: render({ kind: 'decode', result, marked }, 'markdown', PAGE) },
    { format: 'json', output: render({ kind: 'decode', result }, 'json', PAGE) },
  ];
}
