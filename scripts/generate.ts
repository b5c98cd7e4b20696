// `npm run generate`: writes every generated file whose content has changed.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { generated } from './generated.js';

const ROOT = new URL('../../', import.meta.url);

for (const [path, content] of await generated(ROOT)) {
  const file = new URL(path, ROOT);
  if (existsSync(file) && readFileSync(file, 'utf8') === content) continue;
  mkdirSync(new URL('./', file), { recursive: true });
  writeFileSync(file, content);
  console.log(`wrote ${path}`);
}
