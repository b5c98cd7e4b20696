import { writeFileSync } from 'node:fs';
import type { ProbeResult } from '../model.js';
import { render } from '../render/render.js';
import { Problem } from './problem.js';

const WIDTH = 100;

/**
 * Writes the ticket: the same reports in Markdown, with what was sent and what came back, all without secrets.
 * @throws Problem when the file cannot be written
 */
export function saveTicket(file: string, result: ProbeResult): void {
  const text = render({ kind: 'probe', result }, 'markdown', { width: WIDTH, colour: false, unicode: true });
  try {
    writeFileSync(file, text, { mode: 0o600 });
  } catch (cause) {
    throw new Problem(
      'not-saved',
      `The ticket could not be written to ${file} (${(cause as NodeJS.ErrnoException).code}).`,
      ['Name a file in a folder that exists and is yours.'],
    );
  }
}
