/** Puts what the compiler does not carry over beside the compiled code: the catalog's files. */
import { cpSync, rmSync } from 'node:fs';

const from = new URL('../../src/catalog/providers/', import.meta.url);
const to = new URL('../src/catalog/providers/', import.meta.url);

rmSync(to, { recursive: true, force: true });
cpSync(from, to, { recursive: true });
