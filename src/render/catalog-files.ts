import type { CatalogCheckResult, CatalogNewResult, CatalogProblem } from '../model.js';
import { type Block, type Item, list, section, type Text } from './block.js';

/** What is wrong with files of a user's own catalog: each place as editors and compilers write it. */
export function checkBlocks({ files, problems }: CatalogCheckResult): Block[] {
  const errors = problems.filter(({ weight }) => weight === 'error').length;
  const found = `${counted(errors, 'error')}, ${problems.length - errors} advice`;
  // Witnesses have problems of their own in files that are no part of a catalog: what is counted is what is listed.
  const faulty = [...new Set(problems.map(({ file }) => file))];
  const where =
    faulty.length > 0 ? ` in ${counted(faulty.length, 'file')}` : `, ${counted(files.length, 'file')} checked`;
  return [
    { kind: 'headline', tone: errors > 0 ? 'failure' : 'fine', text: [`${found}${where}`] },
    ...faulty.flatMap((file) =>
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
