import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { SHELLS } from '../../src/cli/shell-names.js';
import { emptyFolder, hasShell, OFFERS, traces, zshOffers } from '../support/completing.js';
import { ROOT } from '../support/root.js';
import { run } from '../support/run.js';

/** What a person has typed, and what the first candidate must be. */
const LINES: readonly [line: string, offered: RegExp][] = [
  ['errs expl', /^explain/],
  ['errs explain bfl/40', /^bfl\/400/],
  ['errs explain openai/insufficient_q', /^openai\/insufficient_quota/],
  ['errs list --category rate', /^rate-limit/],
  ['errs probe kia', /^kiara/],
];

/** Nothing of this may be run, and nothing of it may disturb who types. */
const HOSTILE = [
  "'$(touch x)",
  '"$(touch x)" bfl/402',
  '$(touch x)',
  '`touch x`',
  '`touch x',
  '"`touch x`',
  "'; touch x; '",
  '"; touch x; "',
  "$'a\\nb'",
  'a\nb',
  '\\',
  '$x[$(touch x)]',
  '<(touch x)',
  '--provider="$(touch x)"',
  '*(e:touch x:)',
];

for (const shell of ['bash', 'fish'] as const) {
  describe(`completion in ${shell}`, function () {
    this.timeout(30_000);
    before(function () {
      if (hasShell(shell)) return;
      console.log(`      ${shell} is not installed: its completion is not tried`);
      this.skip();
    });
    for (const [line, offered] of LINES) {
      it(`${line}│`, () => assert.match(OFFERS[shell](line, emptyFolder())[0] ?? 'nothing', offered));
    }
    it('never runs what is typed', () => {
      for (const typed of HOSTILE) {
        const folder = emptyFolder();
        OFFERS[shell](`errs explain ${typed}`, folder);
        assert.deepEqual(traces(folder), [], typed);
      }
    });
  });
}

describe('completion in bash, its own ways', function () {
  this.timeout(30_000);
  const bash = (line: string): string[] => OFFERS.bash(line, emptyFolder());
  it('gives only what stands behind an equals sign, where bash begins a word', () =>
    assert.deepEqual(bash('errs explain --provider=kia'), ['kiara']));
  it('escapes blanks, or leaves them in the quote that is open', () => {
    assert.deepEqual(bash('errs explain Task\\ n'), ['Task\\ not\\ found']);
    assert.deepEqual(bash('errs explain "Task n'), ['Task not found']);
  });
  it('leaves files to bash', () => assert.deepEqual(bash('errs decode '), ['compopt -o default']));
  it('sets no blank behind a provider whose codes come next', () =>
    assert.deepEqual(bash('errs explain op'), ['compopt -o nospace', 'openai/', 'openrouter/']));
  it('goes by what stands before the cursor', () => assert.deepEqual(bash('errs expl│ bfl/402'), ['explain']));
});

describe('completion in fish, its own ways', function () {
  this.timeout(30_000);
  before(function () {
    if (!hasShell('fish')) this.skip();
  });
  it('offers a file behind an equals sign', () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'key.txt'), '');
    assert.deepEqual(OFFERS.fish('errs probe --key-file=ke', folder), ['--key-file=key.txt']);
  });
  it('says what each is', () =>
    assert.deepEqual(OFFERS.fish('errs explain bfl/402', emptyFolder()), [
      'bfl/402\tNot enough credits, or a payment method to update',
    ]));
});

describe('completion in zsh', function () {
  this.timeout(30_000);
  before(function () {
    if (hasShell('zsh')) return;
    console.log('      zsh is not installed: its completion is not tried');
    this.skip();
  });
  it('offers what it is and says what that is', () => {
    assert.deepEqual(zshOffers(['errs', 'explain', 'bfl/402'], emptyFolder()), [
      'bfl/402:Not enough credits, or a payment method to update',
    ]);
    assert.match(zshOffers(['errs', 'expl'], emptyFolder())[0] ?? '', /^explain:Look up/);
  });
  it('takes off what quotes a blank', () =>
    assert.match(zshOffers(['errs', 'explain', 'Task\\ n'], emptyFolder())[0] ?? '', /^Task not found:/));
  it('leaves files to zsh', () => assert.deepEqual(zshOffers(['errs', 'decode', ''], emptyFolder()), ['FILES']));
  it('never runs what is typed', () => {
    for (const typed of HOSTILE) {
      const folder = emptyFolder();
      zshOffers(['errs', 'explain', typed, typed], folder);
      assert.deepEqual(traces(folder), [], typed);
    }
  });
});

describe('what the scripts ask', () => {
  const base64 = (...words: string[]): string => Buffer.from(words.join('\0')).toString('base64');

  it('is answered for PowerShell, the words packed', async () => {
    const { stdout } = await run(['--complete', 'powershell', base64('explain', 'bfl/402')]);
    assert.equal(stdout, 'words\nbfl/402\tNot enough credits, or a payment method to update\n');
    assert.match((await run(['--complete', 'powershell', base64('')])).stdout, /^words\ncompletion\t/);
  });
  for (const args of [
    [],
    ['nonsense'],
    ['constructor', 'x'],
    ['bash'],
    ['powershell', '%%%'],
    ['fish', '--', '$(x)'],
  ]) {
    it(`is answered without a word on stderr: ${args.join(' ')}`, async () => {
      const { stderr, exitCode } = await run(['--complete', ...args]);
      assert.equal(stderr, '');
      assert.equal(exitCode, 0);
    });
  }
  it("knows the refs of a catalog of one's own", async () => {
    const folder = mkdtempSync(join(tmpdir(), 'errs-completion-'));
    writeFileSync(join(folder, 'errs.config.json'), '{"catalogs":["own","gone"]}');
    mkdirSync(join(folder, 'own'));
    const entries = [{ id: 'NO_ORE', code: 'NO_ORE', title: 'The ore is used up' }];
    writeFileSync(join(folder, 'own', 'forge.json'), JSON.stringify({ id: 'forge', name: 'Forge', entries }));
    writeFileSync(join(folder, 'own', 'patch.json'), '{"patches":"forge","entries":[]}');
    try {
      const { stdout } = await run(['--complete', 'fish', 'explain', 'forge/'], { cwd: folder });
      assert.equal(stdout, 'words\nforge/NO_ORE\tThe ore is used up\n');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  it('takes two files: neither the framework nor the catalog', () => {
    const source = readFileSync(new URL('dist/app/complete.cjs', ROOT), 'utf8');
    const loaded = [...source.matchAll(/\b(?:require|import)\(['"]([^'"]+)['"]\)/g)].map(([, id]) => id);
    assert.deepEqual([...loaded].sort(), ['node:fs', 'node:os', 'node:path']);
    assert.ok(source.length < 30_000, `${source.length} characters of code`);
  });
});

describe('errs completion', () => {
  for (const [shell, file] of SHELLS) {
    it(`prints the script for ${shell}`, async () => {
      const { stdout, exitCode } = await run(['completion', shell]);
      assert.equal(stdout, readFileSync(new URL(`completions/${file}`, ROOT), 'utf8'));
      assert.equal(exitCode, 0);
    });
  }
  it('goes by SHELL where none is named', async () => {
    const own = async (SHELL: string) => JSON.parse((await run(['completion', '--json'], { env: { SHELL } })).stdout);
    assert.equal((await own('/usr/bin/fish')).shell, 'fish');
    assert.equal((await own('/opt/microsoft/powershell/7/pwsh')).shell, 'powershell');
    assert.equal((await own('/bin/tcsh')).error.code, 'unknown-shell');
  });
  it('no script evaluates a word', () => {
    for (const file of SHELLS.values()) {
      const code = readFileSync(new URL(`completions/${file}`, ROOT), 'utf8').replace(/^\s*#.*$/gm, '');
      assert.doesNotMatch(code, /\beval\b|Invoke-Expression|\biex\b/, file);
    }
  });
});
