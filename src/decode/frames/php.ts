import { PHP_OPENING, readPhpDump } from '../php-dump.js';
import { frameOf } from './dump.js';
import type { Find, Form } from './form.js';

/** Structures as PHP's `print_r` and `var_dump` print them. */
export const php: Form = {
  name: 'php',
  find(text) {
    const finds: Find[] = [];
    const opening = new RegExp(PHP_OPENING.source, 'g');
    for (let found = opening.exec(text.value); found !== null; found = opening.exec(text.value)) {
      const node = readPhpDump(text.value, found.index);
      if (node === null) continue;
      opening.lastIndex = Math.max(node.end, found.index + 1);
      if (node.pairs.length === 0) continue;
      finds.push({ start: node.start, end: node.end, frames: [frameOf('php', { node, text, under: '' })] });
    }
    return finds;
  },
};
