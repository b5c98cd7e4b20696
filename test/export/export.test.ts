import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { after, describe, it } from 'mocha';
import papaparse from 'papaparse';
import { type Catalog, toCatalog } from '../../src/catalog/catalog.js';
import { bundledFiles } from '../../src/catalog/load.js';
import { decode } from '../../src/decode/decode.js';
import { csv } from '../../src/export/csv.js';
import { markdown } from '../../src/export/markdown.js';
import { typescript } from '../../src/export/typescript.js';
import { wholeOf } from '../../src/export/whole.js';
import type { CatalogExport, Entry, ErrorResult, ProviderFile } from '../../src/model.js';
import { entryBlocks } from '../../src/render/entry.js';
import { json } from '../../src/render/json.js';
import { markdown as setMarkdown } from '../../src/render/markdown.js';
import { acme, homeWith, patch } from '../support/own-catalog.js';
import { ROOT } from '../support/root.js';
import { BIN } from '../support/run.js';

/** Everything that could end a text, a comment, a cell or a heading too early. */
const NASTY = 'a "b" \'c\' `d` $ {e} */ // \\ \\u0041 , ; | <!-- # \r\n=1+1\u2028x\u2029y __proto__'.replace(
  '$ {',
  '${',
);

/** A provider whose own texts are hostile to every format; not as it would pass a check, but as it must not matter. */
const hostile: ProviderFile = acme((file) => {
  const [first, second] = file.entries;
  Object.assign(first ?? {}, {
    title: NASTY,
    code: NASTY,
    meaning: NASTY,
    fixes: [NASTY, '=cmd()'],
    aliases: ['=1', '__proto__'],
  });
  Object.assign(second ?? {}, { code: 'constructor', aliases: ['toString', '@x'], when: [], title: '*/' });
});

const bundled = toCatalog(bundledFiles());
const own = {
  providers: [{ file: hostile, from: 'mine/acme.json', isChosen: true }],
  patches: [{ file: patch(), from: 'mine/bfl.json' }],
};
const catalog: Catalog = toCatalog(bundledFiles(), own);
const whole: CatalogExport = wholeOf(catalog);

const FOLDERS: string[] = [];
after(() => {
  for (const folder of FOLDERS) rmSync(folder, { recursive: true, force: true });
});

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'errs-export-'));
  FOLDERS.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const TSC = fileURLToPath(new URL('node_modules/typescript/bin/tsc', ROOT));

/** What the project's compiler says of files under `strict`; empty when all is well. */
function complaints(folder: string, files: readonly string[], options: readonly string[] = ['--noEmit']): string {
  const args = [TSC, '--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes', '--target', 'es2022'];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [...args, '--module', 'esnext', '--ignoreConfig', ...options, ...files],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  return stdout + stderr;
}

describe('export as JSON', () => {
  it('comes back as the same catalog', () => {
    const read = JSON.parse(json(wholeOf(bundled))) as CatalogExport;
    const again = wholeOf(toCatalog(read.providers));
    assert.deepEqual(again, read);
    assert.equal(read.entries.length, [...bundled.byRef.keys()].length);
  });

  it('has the files of a user’s own, and what they add', () => {
    const read = JSON.parse(json(whole)) as CatalogExport;
    assert.deepEqual(
      read.providers.find(({ id }) => id === 'acme'),
      JSON.parse(JSON.stringify(hostile)),
    );
    assert.equal(read.entries.find(({ ref }) => ref === 'bfl/402')?.local[0]?.file, 'mine/bfl.json');
  });

  it('reads the last day of all sources', () => {
    const days = bundledFiles().flatMap(({ sources }) => Object.values(sources).map(({ read }) => read));
    assert.equal(wholeOf(bundled).read, days.toSorted().at(-1));
  });
});

describe('export as CSV', () => {
  const { data, meta, errors } = papaparse.parse<Record<string, string>>(csv(whole), {
    header: true,
    skipEmptyLines: 'greedy',
  });
  /** A cell as it was: the apostrophe before what would be a formula is taken off. */
  const cell = (row: Record<string, string>, column: string): string =>
    (row[column] ?? '').replace(/^'(?=[=+\-@\t\r])/, '');

  it('has a line for each entry, and the same cells in each', () => {
    assert.deepEqual(errors, []);
    assert.deepEqual(
      data.map(({ ref }) => ref),
      whole.entries.map(({ ref }) => ref),
    );
    assert.equal(meta.fields?.length, 22);
    assert.ok(csv(whole).endsWith('\r\n'));
  });

  it('gives every value back', () => {
    const lines = (texts: readonly (string | number)[]): string => texts.join('\n');
    const columns: Record<string, (entry: Entry) => string> = {
      provider: ({ provider }) => provider.name,
      product: ({ product }) => product ?? '',
      kind: ({ kind }) => kind,
      code: ({ code }) => code ?? '',
      httpStatus: ({ httpStatus }) => lines(httpStatus),
      category: ({ category }) => category,
      title: ({ title }) => title,
      meaning: ({ meaning }) => meaning,
      causes: ({ causes }) => lines(causes.map(({ text }) => text)),
      fixes: ({ fixes }) => lines(fixes),
      owner: ({ owner }) => owner,
      retry: ({ retry }) => retry.verdict,
      retryNeeds: ({ retry }) => lines(retry.needs),
      retryNote: ({ retry }) => retry.note ?? '',
      charge: ({ charge }) => charge,
      aliases: ({ aliases }) => lines(aliases),
      notes: ({ notes }) => lines(notes.map(({ text }) => text)),
      sourceUrl: ({ source }) => source.url ?? '',
      sourceRead: ({ source }) => source.read,
      sourceClass: ({ source }) => source.class,
      local: ({ local }) => lines(local.map(({ file }) => file)),
    };
    assert.deepEqual(['ref', ...Object.keys(columns)], meta.fields);
    for (const [index, entry] of whole.entries.entries())
      for (const [column, of] of Object.entries(columns))
        assert.equal(cell(data[index] as Record<string, string>, column), of(entry), `${entry.ref} ${column}`);
  });

  it('lets no cell begin as a formula, whatever follows on its other lines', () => {
    for (const row of data) for (const value of Object.values(row)) assert.doesNotMatch(value, /^[=+\-@\t\r]/);
    const row = data.find(({ ref }) => ref === 'acme/NO_CREDITS');
    assert.equal(row?.['aliases'], "'=1\n__proto__");
  });
});

describe('export as TypeScript', () => {
  const source = typescript(whole);
  const folder = folderWith({
    'catalog.ts': source,
    'package.json': '{"type": "module"}',
    'right.ts': `import { type Code, type Codes, ENTRIES, isCode, type Provider, type Ref, RETRY, type Retry } from './catalog.js';
const ref: Ref = 'bfl/402';
const code: Code | Codes[Provider] = 'constructor';
const retry: Retry = ENTRIES[ref].retry;
export function wait(text: string): boolean {
  return isCode('acme', text) && RETRY.acme[text].verdict === 'after-wait';
}
export default [code, retry];
`,
    'code.ts': "import type { Codes } from './catalog.js';\nexport const code: Codes['acme'] = 'NO_CREDIT';\n",
    'other.ts': "import type { Codes } from './catalog.js';\nexport const code: Codes['bfl'] = 'constructor';\n",
    'ref.ts': "import type { Ref } from './catalog.js';\nexport const ref: Ref = 'acme/NOPE';\n",
    'table.ts': "import { RETRY } from './catalog.js';\nexport const retry = RETRY.acme.NOPE;\n",
    'verdict.ts':
      "import { ENTRIES } from './catalog.js';\nexport const is = ENTRIES['bfl/402'].retry.verdict === 'sometimes';\n",
    'write.ts':
      "import { RETRY } from './catalog.js';\n(RETRY.acme as { constructor: unknown });\nRETRY.acme.constructor.verdict = 'never';\n",
  });

  it('compiles under strict, with what uses it', () =>
    assert.equal(complaints(folder, ['catalog.ts', 'right.ts']), ''));

  for (const wrong of ['code', 'other', 'ref', 'table', 'verdict', 'write'])
    it(`does not compile: ${wrong}`, () => {
      const said = complaints(folder, [`${wrong}.ts`]);
      assert.match(said, new RegExp(`^${wrong}\\.ts\\(\\d+,\\d+\\): error TS`));
      assert.doesNotMatch(said, /catalog\.ts\(/);
    });

  it('says, once loaded, what the catalog says', async () => {
    assert.equal(complaints(folder, ['catalog.ts', 'right.ts'], ['--outDir', 'out']), '');
    const made = (await import(pathToFileURL(join(folder, 'out/catalog.js')).href)) as {
      ENTRIES: Record<string, Pick<Entry, 'title' | 'category' | 'owner' | 'code' | 'httpStatus' | 'retry'>>;
      RETRY: Record<string, Record<string, Pick<Entry['retry'], 'verdict' | 'needs'>>>;
      isCode(provider: string, text: string): boolean;
    };
    assert.deepEqual(Object.keys(made.ENTRIES).toSorted(), whole.entries.map(({ ref }) => ref).toSorted());
    const short = ({ verdict, needs }: Entry['retry']): unknown => ({ verdict, needs });
    for (const { ref, title, category, owner, code, httpStatus, retry, aliases, provider } of whole.entries) {
      assert.deepEqual(made.ENTRIES[ref], { title, category, owner, code, httpStatus, retry: short(retry) }, ref);
      for (const name of code === null ? [] : [code, ...aliases]) {
        const own = new Map(Object.entries(made.RETRY[provider.id] ?? {}));
        assert.deepEqual(own.get(name), short(retry), `${provider.id} ${name}`);
        assert.ok(made.isCode(provider.id, name));
      }
    }
    for (const { file, entries } of catalog.providers) {
      const codes = entries.flatMap(({ entry }) => (entry.code === null ? [] : [entry.code, ...entry.aliases]));
      assert.deepEqual(Object.keys(made.RETRY[file.id] ?? {}).toSorted(), [...new Set(codes)].toSorted(), file.id);
    }
    for (const odd of ['hasOwnProperty', 'nope', '']) assert.equal(made.isCode('acme', odd), false);
  });

  it('is nothing but plain characters that no editor takes for a line end', () => {
    assert.doesNotMatch(source, /[\u2028\u2029\r]/);
    assert.ok(!/^import /m.test(source));
  });

  it('compiles without any entry', () => {
    const empty = folderWith({ 'empty.ts': typescript({ version: 1, read: '', providers: [], entries: [] }) });
    assert.equal(complaints(empty, ['empty.ts']), '');
  });
});

describe('export as Markdown', () => {
  const text = markdown(wholeOf(bundled));

  it('has a section for every entry, with its title, code and status', () => {
    const sections = text.split(/^## /m).slice(1);
    assert.equal(sections.length, bundled.byRef.size);
    for (const [index, { ref, title, code, httpStatus }] of wholeOf(bundled).entries.entries()) {
      const section = (sections[index] as string).replaceAll('\\', '');
      assert.ok(section.includes(ref), ref);
      assert.ok(
        section.split('\n', 1)[0]?.includes(title.replaceAll('`', '')) || section.includes(title),
        `${ref}: ${title}`,
      );
      if (code !== null) assert.ok(section.includes(code), `${ref}: ${code}`);
      for (const status of httpStatus) assert.ok(section.includes(String(status)), `${ref}: ${status}`);
    }
  });

  it('is no failure when it is pasted: no section is surely read as that of another provider', () => {
    const others: string[] = [];
    for (const entry of wholeOf(bundled).entries) {
      const { diagnoses } = decode(setMarkdown(entryBlocks(entry)), bundled, 0);
      const [found] = diagnoses;
      if (
        found !== undefined &&
        found.entry !== null &&
        found.entry.provider.id !== entry.provider.id &&
        found.certainty === 'sure'
      )
        others.push(`${entry.ref} is read as ${found.entry.ref}`);
    }
    assert.deepEqual(others, []);
  });

  it('lets no text of an own file begin a section', () => {
    const sections = markdown(whole).split(/^## /m).slice(1);
    assert.equal(sections.length, whole.entries.length);
  });
});

describe('errs catalog export', () => {
  it('has the files of a user’s own in every format', async () => {
    const home = homeWith({ 'errs.config.json': { catalogs: ['mine'] }, 'mine/acme.json': acme() });
    for (const format of ['json', 'markdown', 'typescript', 'csv']) {
      const { stdout, stderr, exitCode } = await home.errs(['catalog', 'export', '--format', format]);
      assert.equal(stderr, '');
      assert.equal(exitCode, 0);
      assert.match(stdout, /acme\/NO_CREDITS/);
    }
  });

  it('ends quietly when nobody reads on', () => {
    for (const format of ['json', 'markdown', 'typescript', 'csv']) {
      const line = 'set -o pipefail; "$0" "$1" catalog export --format "$2" | head -1';
      const { stdout, stderr } = spawnSync('bash', ['-c', line, process.execPath, BIN, format], { encoding: 'utf8' });
      assert.equal(stderr, '');
      assert.equal(stdout.trimEnd().split('\n').length, 1);
    }
  });

  it('is one JSON document with --json, which names the format already', async () => {
    const { errs } = homeWith({});
    const { stdout } = await errs(['catalog', 'export', '--json']);
    assert.equal((JSON.parse(stdout) as CatalogExport).version, 1);
    const both = await errs(['catalog', 'export', '--format', 'csv', '--json']);
    assert.equal(both.exitCode, 2);
    assert.equal((JSON.parse(both.stdout) as ErrorResult).error.code, 'usage');
  });
});
