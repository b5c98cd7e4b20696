import { allEntries, type Catalog } from '../catalog/catalog.js';
import { search } from '../catalog/search.js';
import { Problem } from './problem.js';

/** How many entries a search shows at a time. */
const SHOWN = 10;

/**
 * Asks for an entry: a search over the catalog, as the user types.
 * @returns the ref that was chosen
 * @throws Problem where nobody can be asked
 */
export async function chooseReference(catalog: Catalog): Promise<string> {
  if (process.stdin.isTTY !== true || process.stdout.isTTY !== true) {
    throw new Problem('no-reference', 'There is nothing to explain: no code is given.', [
      'Name one: errs explain 402',
      'See what there is: errs list',
      'A pasted failure goes to: errs decode',
    ]);
  }
  // Loaded here because only a person at a terminal needs it.
  const { default: inquirer } = await import('inquirer');
  const { ref } = await inquirer.prompt<{ ref: string }>([
    {
      type: 'search',
      name: 'ref',
      message: 'Which code, status or words?',
      pageSize: SHOWN,
      source: (term: string | undefined) =>
        (term === undefined || term.trim() === '' ? allEntries(catalog) : search(term, catalog)).map(
          ({ ref, title }) => ({ value: ref, name: `${ref}  ${title}`, short: ref }),
        ),
    },
  ]);
  return ref;
}
