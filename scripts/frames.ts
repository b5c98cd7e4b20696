/** Shows how a text is read, step by step: npm run frames -- FILE. For whoever adds a form. */
import { readFileSync } from 'node:fs';
import { loadCatalog } from '../src/catalog/load.js';
import { clean } from '../src/decode/clean.js';
import { decode } from '../src/decode/decode.js';
import { evidenceOf } from '../src/decode/diagnose.js';
import { textOf } from '../src/decode/encoding.js';
import { FORMS, frame } from '../src/decode/frame.js';
import { peel } from '../src/decode/peel.js';
import { whole } from '../src/decode/text.js';
import { plainLine } from '../src/safe/plain.js';

const catalog = loadCatalog();
const file = process.argv[2] ?? 0;
const given = textOf(readFileSync(file));
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const shown = (text: string, length = 100): string => plainLine(catalog.redact(text)).slice(0, length);

const text = peel(clean(whole(given)));
print(`1 cleaned: ${given.length} characters became ${text.value.length}`);
print('2 what each form would claim of the whole text');
for (const form of FORMS) {
  for (const { start, end, frames } of form.find(text)) {
    print(
      `  ${form.name.padEnd(6)} ${String(start).padStart(6)}-${String(end).padEnd(6)} ${frames.length} frame(s)  ${shown(text.value.slice(start, end), 60)}`,
    );
  }
}
print('3 joined');
for (const {
  frame: each,
  gist: { weight },
} of frame(given)) {
  print(
    `  ${each.framing}, ${weight}${each.cut ? ', cut off' : ''}${each.outer === null ? '' : ', inside another answer'}`,
  );
  for (const fact of evidenceOf(each, catalog.redact).facts)
    print(`    ${fact.role.padEnd(10)} ${fact.at.padEnd(24)} ${shown(String(fact.value))}`);
}
print('4 diagnosed');
const { diagnoses, notice } = decode(given, catalog, Date.now());
for (const { entry, provider, certainty, httpStatus, code, alternatives } of diagnoses) {
  print(
    `  ${entry?.ref ?? 'no entry'} (${certainty}), provider ${provider?.id ?? 'unknown'}, status ${httpStatus}, code ${code}`,
  );
  for (const other of alternatives) print(`    or ${other.ref} (${other.certainty}) ${other.against ?? ''}`);
}
if (notice !== null) print(`  ${notice.code}: ${notice.message}`);
