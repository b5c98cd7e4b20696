import { readdirSync, readFileSync } from 'node:fs';
import { type Witness, witnessesIn } from '../../src/check/witness.js';
import { ROOT } from './root.js';

export const FIXTURES = new URL('test/fixtures/', ROOT);

/** The witnesses of one of the project's Markdown files. */
export function readWitnesses(file: URL): Witness[] {
  return witnessesIn(readFileSync(file, 'utf8'), file.pathname.slice(FIXTURES.pathname.length));
}

export function allWitnesses(folder = ''): Witness[] {
  const url = new URL(folder, FIXTURES);
  return readdirSync(url)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .flatMap((name) => readWitnesses(new URL(name, url)));
}
