import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { providerScaffold, Refused, type Wanted } from '../src/check/scaffold.js';

/**
 * Begins a bundled provider: its catalog file and its witnesses.
 * @param root the project's folder
 * @param today YYYY-MM-DD
 * @returns the paths written
 * @throws Refused with a sentence that says what to change; then nothing is written
 */
export function beginProvider(root: URL, wanted: Wanted, today: string): string[] {
  const { provider, witnesses } = providerScaffold(wanted, '../provider.schema.json', today);
  const files = new Map([
    [`src/catalog/providers/${wanted.id}.json`, provider],
    [`test/fixtures/${wanted.id}.md`, witnesses],
  ]);
  for (const path of files.keys()) {
    if (existsSync(new URL(path, root))) throw new Refused(`${path} is there already. Edit it, or choose another id.`);
  }
  for (const [path, content] of files) {
    const file = new URL(path, root);
    mkdirSync(new URL('./', file), { recursive: true });
    writeFileSync(file, content, { flag: 'wx' });
  }
  return [...files.keys()];
}
