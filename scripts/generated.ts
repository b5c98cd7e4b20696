import { man } from './man.js';
import { readme } from './readme.js';
import { schemas } from './schemas.js';

/** Makes files from other files of the project. Writes nothing, and gives the same for the same sources. */
export interface Generator {
  name: string;
  /** @returns paths from the project's folder, and what belongs there */
  make(root: URL): Promise<Iterable<[path: string, content: string]>>;
}

/** Everything in the repository that no hand writes. `generate.ts` writes it, `test/fresh.test.ts` compares it. */
export const GENERATORS: readonly Generator[] = [schemas, readme, man];

/**
 * What the generated files should hold now.
 * @param root the project's folder
 * @throws Error when two generators claim the same file
 */
export async function generated(
  root: URL,
  generators: readonly Generator[] = GENERATORS,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const { name, make } of generators) {
    for (const [path, content] of await make(root)) {
      if (files.has(path)) throw new Error(`${path} is generated twice, the second time by "${name}"`);
      files.set(path, content);
    }
  }
  return files;
}
