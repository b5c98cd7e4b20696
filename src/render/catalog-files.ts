import type { CatalogCheckResult, CatalogNewResult, CatalogProblem } from '../model.js';
import { type Block, type Item, list, section, type Text } from './block.js';

/** What is wrong with files of a user's own catalog: each place as editors and compilers write it. */
export function checkBlocks({ files, problems }: CatalogCheckResult): Block[] {
  const errors = problems.filter(({ weight }) => weight === 'error').length;
  const words = [counted(errors, 'error'), `${problems.length - errors} advice`, counted(files.length, 'file')];
  return [
    { kind: 'headline', tone: errors > 0 ? 'failure' : 'fine', text: [words.join(', ')] },
    ...[...new Set(problems.map(({ file }) => file))].flatMap((file) =>
      section([{ literal: file }], list(problems.filter((problem) => problem.file === file).map(itemFor))),
    ),
  ];
}

function itemFor({ file, line, column, path, weight, message, tip }: CatalogProblem): Item {
  const place = line === null ? file : `${file}:${line}:${column}`;
  return {
    // A file as a whole has no part to name.
    text: [{ literal: place }, ` ${weight}: `, ...(path === '/' ? [message] : [{ literal: path }, `: ${message}`])],
    more: [[tip]],
  };
}

function counted(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** What was begun, and what is left to do. */
export function begunBlocks({ files, nextSteps }: CatalogNewResult): Block[] {
  return [
    { kind: 'headline', tone: 'fine', text: ['Begun'] },
    ...list(files.map((file): Text => [{ literal: file }])),
    ...section(['What to do next'], list(nextSteps.map((step): Text => [step]))),
  ];
}
