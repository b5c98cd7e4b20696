import { toCatalog } from '../catalog/catalog.js';
import { decode } from '../decode/decode.js';
import { textOf } from '../decode/encoding.js';
import type { CatalogProblem, PatchFile, ProviderFile } from '../model.js';
import type { Schema } from './canonical.js';
import { patchProblems } from './patch.js';
import { type Place, placeIn } from './place.js';
import { readJson } from './read-json.js';
import type { Context, Problem, Rule } from './rule.js';
import { schemaProblems } from './rules/schema.js';
import { liveSecrets } from './rules/secrets.js';
import { RULES } from './rules.js';
import { differences, type Witness, witnessesIn } from './witness.js';

/** A file of a user's own catalog, and its witnesses where there are any. */
export interface Given {
  path: string;
  text: string;
  fixturePath: string;
  /** `null` where there is no such file. */
  fixture: string | null;
}

/** What a file is held against. */
export interface Beside {
  /** The other providers: the bundled ones, and those of the user's own catalogs. */
  others: readonly ProviderFile[];
  schemas: { provider: Schema; patch: Schema };
  /** The day of the check, YYYY-MM-DD. */
  today: string;
}

/** What a file turned out to be; `file` is `null` where it cannot be used. */
export interface Checked {
  file: { provider: ProviderFile } | { patch: PatchFile } | null;
  problems: CatalogProblem[];
}

/**
 * Says what is wrong with a file of a user's own catalog: with its line, the reason and the cure.
 * @param depth `use`: only what keeps it from being used; `all`: advice too, and its witnesses are decoded
 */
export function checkFile(given: Given, beside: Beside, depth: 'use' | 'all'): Checked {
  const read = readJson(given.text);
  if ('slip' in read) {
    const { message, tip, line, column } = read.slip;
    const place = { file: given.path, line, column, path: '/' };
    return { file: null, problems: [{ ...place, weight: 'error', rule: 'JSON', message, tip }] };
  }
  if (!isOfACatalog(read.value)) return { file: null, problems: [neither(given.path)] };
  const isPatch = typeof read.value === 'object' && read.value !== null && 'patches' in read.value;
  const problems = isPatch
    ? patchFindings(read.value as PatchFile, given, beside)
    : providerFindings(read.value as ProviderFile, given, beside, depth);
  const isUsable = problems.every(({ weight }) => weight !== 'error');
  const file = isPatch ? { patch: read.value as PatchFile } : { provider: read.value as ProviderFile };
  return { file: isUsable ? file : null, problems };
}

/** Some other JSON: to name every key that it lacks would help nobody. */
function isOfACatalog(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('patches' in value || 'id' in value || 'entries' in value);
}

function neither(file: string): CatalogProblem {
  return {
    ...{ file, line: 1, column: 1, path: '/', weight: 'error', rule: 'schema' },
    message: 'this is neither a provider nor notes on one',
    tip: 'A provider has an "id" and "entries", notes have "patches" and "entries". Begin one: errs catalog new.',
  };
}

function patchFindings(file: PatchFile, given: Given, { others, schemas }: Beside): CatalogProblem[] {
  const { path, text } = given;
  const broken = schemaProblems(path, file, schemas.patch);
  const found = broken.length > 0 ? broken : [...patchProblems(path, file, others), ...liveSecrets(path, text, true)];
  return found.map((problem) => located(problem, given, broken.length > 0 ? 'schema' : 'patch', 'error'));
}

function providerFindings(file: ProviderFile, given: Given, beside: Beside, depth: 'use' | 'all'): CatalogProblem[] {
  const { path, fixturePath, fixture } = given;
  const broken = schemaProblems(path, file, beside.schemas.provider);
  // The other rules trust the types.
  if (broken.length > 0) return broken.map((problem) => located(problem, given, 'schema', 'error'));
  const { witnesses, problem } = witnessesOf(given, depth);
  if (problem !== null) return [located({ file: fixturePath, ...problem }, given, 'witnesses', 'error')];
  const refs = [...beside.others, file].flatMap(({ id, entries }) => entries.map((entry) => `${id}/${entry.id}`));
  const context: Context = {
    ...{ path, text: given.text, file, fixturePath, fixture, witnesses, refs: new Set(refs) },
    ...{ others: beside.others, schema: beside.schemas.provider, today: beside.today },
  };
  const found = rulesFor(depth).flatMap((rule) =>
    rule.check(context).map((each) => located(each, given, rule.name, rule.force === undefined ? 'error' : 'advice')),
  );
  const isUsable = found.every(({ weight }) => weight !== 'error');
  return isUsable && depth === 'all' ? [...found, ...misread(witnesses, file, given, beside)] : found;
}

/** The canonical form is the project's own affair. */
function rulesFor(depth: 'use' | 'all'): Rule[] {
  return RULES.filter(({ force, name }) => name !== 'canonical form' && (depth === 'all' || force === undefined));
}

/** The witnesses of a file, or what is wrong with their Markdown. */
function witnessesOf(
  { fixture, fixturePath }: Given,
  depth: 'use' | 'all',
): { witnesses: Witness[]; problem: Omit<Problem, 'file'> | null } {
  if (fixture === null || depth === 'use') return { witnesses: [], problem: null };
  try {
    return { witnesses: witnessesIn(fixture, fixturePath), problem: null };
  } catch (error) {
    const { message } = error as Error;
    return { witnesses: [], problem: { path: '/', message, tip: 'The README shows what a witness looks like.' } };
  }
}

/** Each witness must come to what it says, with the file among the other providers. */
function misread(
  witnesses: readonly Witness[],
  file: ProviderFile,
  given: Given,
  { others, today }: Beside,
): CatalogProblem[] {
  const catalog = toCatalog([...others, file]);
  return witnesses.flatMap((witness) => {
    const { diagnoses } = decode(textOf(witness.bytes), catalog, Date.parse(today));
    return differences(witness, diagnoses).map((message) => {
      const tip = 'Mend the clauses of the entry, or what the witness expects.';
      return located({ file: given.fixturePath, path: witness.title, message, tip }, given, 'decoded', 'error');
    });
  });
}

function located(problem: Problem, given: Given, rule: string, weight: CatalogProblem['weight']): CatalogProblem {
  const { file, path, message, tip } = problem;
  const isFixture = file !== given.path;
  const part = isFixture && path.startsWith(`${file}: `) ? path.slice(file.length + 2) : path;
  const place = isFixture ? headingIn(given, part) : placeIn(given.text, part);
  return { file, line: place?.line ?? null, column: place?.column ?? null, path: part, weight, rule, message, tip };
}

/** Where a witness begins. */
function headingIn({ fixture }: Given, title: string): Place | null {
  if (/^line \d+$/.test(title)) return { line: Number(title.slice('line '.length)), column: 1 };
  const line = (fixture ?? '').split('\n').findIndex((each) => each.trimEnd() === `## ${title}`);
  return line < 0 ? null : { line: line + 1, column: 1 };
}
