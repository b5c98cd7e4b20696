/** Puts the declarations that the library's door leads to beside the bundle; all others are nobody's affair. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const from = new URL('../src/', import.meta.url);
const to = new URL('../types/', import.meta.url);

rmSync(to, { recursive: true, force: true });
const seen = new Set<string>();
take('index.d.ts');

function take(path: string): void {
  if (seen.has(path)) return;
  seen.add(path);
  const file = new URL(path, from);
  const text = readFileSync(file, 'utf8');
  const target = new URL(path, to);
  mkdirSync(new URL('./', target), { recursive: true });
  writeFileSync(target, text);
  for (const [, specifier] of text.matchAll(/(?:from|import\()\s*['"](\.[^'"]+)\.js['"]/g)) {
    take(new URL(`${specifier}.d.ts`, file).href.slice(from.href.length));
  }
}
