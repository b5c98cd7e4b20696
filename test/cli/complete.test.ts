import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { complete } from '../../src/cli/complete.js';
import { completionLines } from '../../src/cli/completion-lines.js';
import { type CommandShape, type KnownWords, knownWords } from '../../src/cli/known-words.js';
import { typedLine } from '../../src/cli/typed-line.js';

const json = { name: 'json', type: 'boolean' } as const;
const colour = { name: 'color', type: 'boolean', allowNo: true } as const;
const markdown = { name: 'markdown', type: 'boolean', exclusive: ['json'] } as const;

const COMMANDS: readonly CommandShape[] = [
  { id: 'decode', summary: 'Read', strict: false, args: { file: { name: 'file' } }, flags: { json, colour } },
  {
    id: 'explain',
    strict: false,
    args: { ref: { name: 'ref' } },
    flags: {
      json,
      markdown: { ...markdown, exclusive: ['json'] },
      provider: { name: 'provider', type: 'option', char: 'p' },
    },
  },
  {
    id: 'probe',
    args: { provider: { name: 'provider' } },
    flags: {
      'key-file': { name: 'key-file', type: 'option', helpValue: 'FILE' },
      format: { name: 'format', type: 'option', options: ['terminal', 'markdown'] },
      is: { name: 'is', type: 'option', options: ['auth', 'quota'], multiple: true },
      wait: { name: 'wait', type: 'option', helpValue: 'TIME' },
      secret: { name: 'secret', type: 'boolean', hidden: true },
    },
  },
  { id: 'catalog:check', summary: 'Check', strict: false, args: { path: { name: 'path' } }, flags: { json } },
  { id: 'run', strict: false, args: { command: { name: 'command' } }, flags: { json } },
  { id: 'providers', args: { id: { name: 'id' } }, flags: {} },
  {
    id: 'catalog:new',
    args: { id: { name: 'id' } },
    flags: { dir: { name: 'dir', type: 'option', helpValue: 'FOLDER' } },
  },
];

const KNOWN: KnownWords = {
  commands: new Map(COMMANDS.map((command) => [command.id, command])),
  refs: () => ({
    providers: [
      ['acme', 'Acme'],
      ['ajax', 'Ajax'],
      ['bond', 'Bond'],
    ],
    entries: [
      ['acme/402', null, 'Nothing left'],
      ['acme/NO_KEY', 'NO_KEY', 'No key'],
      ['ajax/NO_KEY', 'NO_KEY', 'No key'],
      ['bond/Not-found', 'Not found', 'No task'],
      ['bond/a:b', 'a:b', 'A colon'],
    ],
  }),
};

const GLOBAL = ['--json', '--color', '--no-color', '--help'];

/** The words behind `errs`, the last one unfinished; what is offered, the mode in front. */
// biome-ignore format: one case a line reads as a table
const CASES: readonly [words: string[], expected: string[]][] = [
  [[''], ['words', 'decode', 'explain', 'probe', 'catalog', 'run', 'providers', 'help']],
  [['ex'], ['words', 'explain']],
  [['-'], ['words', ...GLOBAL, '--version']],
  [['--json', ''], ['words']],
  [['--json', '-'], ['words', '--color', '--no-color', '--help']],
  [['help', 'p'], ['words', 'probe', 'providers']],
  [['help', 'probe', ''], ['words']],
  [['catalog', ''], ['words', 'check', 'new']],
  [['catalog', 'c'], ['words', 'check']],
  [['catalog', 'check', ''], ['files']],
  [['catalog', 'check', '-'], ['words', '--json', '--help']],
  [['catalog', 'new', '--dir', ''], ['files']],
  [['catalog', 'new', ''], ['part', 'acme/', 'ajax/', 'bond/']],
  [['catalog', 'new', 'bo'], ['words', 'bond/Not-found', 'bond/a:b']],
  [['catalog', 'new', 'acme/'], ['words', 'acme/402', 'acme/NO_KEY']],
  [['catalog', 'new', 'NO'], ['words']],
  [['catalog', 'new', 'acme/402', ''], ['words']],
  [['providers', 'b'], ['words', 'bond']],
  [['run', ''], ['files']],
  [['run', '-'], ['words', '--json', '--help']],
  [['run', '--', ''], ['files']],
  [['run', '--json', '--', 'c'], ['files']],
  [['run', '--', 'curl', '-'], ['files']],
  [['run', 'curl', '-'], ['files']],
  [['run', 'curl', '--json', ''], ['files']],
  [['run', '--', 'errs', 'probe', ''], ['files']],
  [['catalog', 'nonsense', ''], ['words']],
  [['help', 'cat'], ['words', 'catalog']],
  [['nonsense', ''], ['words']],
  [['constructor', ''], ['words']],
  [['decode', ''], ['files']],
  [['decode', 'a.txt', ''], ['files']],
  [['decode', '--', '-'], ['files']],
  [['explain', '<', ''], ['files']],
  [['explain', ''], ['part', 'acme/', 'ajax/', 'bond/']],
  [['explain', 'a'], ['part', 'acme/', 'ajax/', 'a:b']],
  [['explain', 'ac'], ['words', 'acme/402', 'acme/NO_KEY']],
  [['explain', 'acme/'], ['words', 'acme/402', 'acme/NO_KEY']],
  [['explain', 'acme/4'], ['words', 'acme/402']],
  [['explain', 'ACME/4'], ['words', 'acme/402']],
  [['explain', 'NO'], ['words', 'NO_KEY']],
  [['explain', 'No'], ['words', 'Not found']],
  [['explain', 'no_'], ['words', 'NO_KEY']],
  [['explain', 'no'], ['words', 'NO_KEY']],
  [['explain', 'acme/402', 'bond/a'], ['words', 'bond/a:b']],
  [['explain', '$(touch x)'], ['words']],
  [['explain', '-'], ['words', '--json', '--markdown', '--provider', '--help']],
  [['explain', '--json', '--'], ['words', '--provider', '--help']],
  [['explain', '--markdown', '--'], ['words', '--provider', '--help']],
  [['explain', '-p', 'a'], ['words', 'acme', 'ajax']],
  [['explain', '-p', '-'], ['words']],
  [['explain', '-pa'], ['words', '-pacme', '-pajax']],
  [['explain', '-pacme', 'bond/a'], ['words', 'bond/a:b']],
  [['explain', '--provider', 'b'], ['words', 'bond']],
  [['explain', '--provider=b'], ['words', '--provider=bond']],
  [['explain', '--provider=bond', 'bond/a'], ['words', 'bond/a:b']],
  [['explain', '--provider', 'bond', 'bond/a'], ['words', 'bond/a:b']],
  [['explain', '--nonsense=b'], ['words']],
  [['explain', '--nonsense', 'bond/a'], ['words', 'bond/a:b']],
  [['explain', '--', 'bond/a'], ['words', 'bond/a:b']],
  [['explain', '--', '--provider=b'], ['words']],
  [['probe', '-', ''], ['words']],
  [['probe', ''], ['words', 'acme', 'ajax', 'bond']],
  [['probe', 'acme', ''], ['words']],
  [['probe', '--key-file', ''], ['files']],
  [['probe', '--key-file='], ['files']],
  [['probe', '--format', ''], ['words', 'terminal', 'markdown']],
  [['probe', '--format=t'], ['words', '--format=terminal']],
  [['probe', '--wait', ''], ['words']],
  [['probe', '--is', 'auth', '--'], ['words', '--key-file', '--format', '--is', '--wait', '--help']],
];

describe('what can be typed next', () => {
  for (const [words, expected] of CASES) {
    it(`errs ${words.join(' ')}│`, () => {
      const { mode, candidates } = complete(words.slice(0, -1), words.at(-1) ?? '', KNOWN);
      assert.deepEqual([mode, ...candidates.map(({ value }) => value)], expected);
    });
  }
  it('says what each is', () => {
    assert.deepEqual(complete(['explain'], 'acme/4', KNOWN).candidates, [{ value: 'acme/402', about: 'Nothing left' }]);
    assert.deepEqual(complete(['probe'], 'b', KNOWN).candidates, [{ value: 'bond', about: 'Bond' }]);
    assert.deepEqual(complete([], 'd', KNOWN).candidates, [{ value: 'decode', about: 'Read' }]);
  });
});

describe('the words of an installation', () => {
  it('are those of its manifest, hidden commands left out, and no list is read before it is asked for', () => {
    const root = mkdtempSync(join(tmpdir(), 'errs-words-'));
    const commands = { open: { id: 'open' }, closed: { id: 'closed', hidden: true } };
    writeFileSync(join(root, 'oclif.manifest.json'), JSON.stringify({ commands }));
    mkdirSync(join(root, 'dist/app'), { recursive: true });
    const known = knownWords(join(root, 'dist/app/'));
    assert.deepEqual([...known.commands.keys()], ['open']);
    assert.throws(known.refs, /ENOENT/);
    rmSync(root, { recursive: true });
  });
});

describe('a line as it is typed', () => {
  const BREAKS = ' \t\n"\'><=;|&(:';
  // biome-ignore format: one case a line reads as a table
  const lines: readonly [line: string, words: string[], current: string, quote: string, kept: number][] = [
    ['errs ', ['errs'], '', '', 0],
    ['errs  explain a/b', ['errs', 'explain'], 'a/b', '', 0],
    ['errs explain a/b:c', ['errs', 'explain'], 'a/b:c', '', 4],
    ['errs explain "a/b:c', ['errs', 'explain'], 'a/b:c', '"', 0],
    ["errs explain 'a b", ['errs', 'explain'], 'a b', "'", 0],
    ["errs explain 'a b' c", ['errs', 'explain', 'a b'], 'c', '', 0],
    ['errs explain a\\ b', ['errs', 'explain'], 'a b', '', 0],
    ['errs explain a\\:b', ['errs', 'explain'], 'a:b', '', 0],
    ['errs explain --x=a b', ['errs', 'explain', '--x=a'], 'b', '', 0],
    ['errs --x=a', ['errs'], '--x=a', '', 4],
    ['errs "" x', ['errs', ''], 'x', '', 0],
    ['errs "a\\"b', ['errs'], 'a"b', '"', 0],
    ["errs 'a\\", ['errs'], 'a\\', "'", 0],
    ['errs decode <f', ['errs', 'decode', '<'], 'f', '', 0],
    ['errs $(touch x', ['errs', '$(touch'], 'x', '', 0],
    ['errs a\\', ['errs'], 'a', '', 0],
    ['errs a\nb', ['errs', 'a'], 'b', '', 0],
  ];
  for (const [line, words, current, quote, kept] of lines) {
    it(JSON.stringify(line), () => assert.deepEqual(typedLine(line, BREAKS), { words, current, quote, kept }));
  }
});

describe('what a shell is told', () => {
  const PLAIN = { quote: '', kept: 0 } as const;
  const HOSTILE = `a b$(x)\`y\`'"\\;&`;
  const said = (value: string, about = ''): { mode: 'words'; candidates: { value: string; about: string }[] } => ({
    mode: 'words',
    candidates: [{ value, about }],
  });

  it('bash: every sign that it would read is escaped, as the open quote wants it', () => {
    const bash = (quote: '' | '"' | "'", kept = 0) => completionLines('bash', said(HOSTILE), { quote, kept });
    assert.equal(bash(''), 'words\na\\ b\\$\\(x\\)\\`y\\`\\\'\\"\\\\\\;\\&\n');
    assert.equal(bash('"'), 'words\na b\\$(x)\\`y\\`\'\\"\\\\;&\n');
    assert.equal(bash("'"), "words\na b$(x)`y`'\\''\"\\;&\n");
    assert.equal(bash('', 2), 'words\nb\\$\\(x\\)\\`y\\`\\\'\\"\\\\\\;\\&\n');
  });
  it('zsh: a colon of the value does not part it from what it is', () =>
    assert.equal(completionLines('zsh', said('a:b\\c', 'x: y'), PLAIN), 'words\na\\:b\\\\c:x: y\n'));
  it('fish: a tab parts them', () =>
    assert.equal(completionLines('fish', said('a b', 'x\ty'), PLAIN), 'words\na b\tx y\n'));
  it('PowerShell: single quotes, doubled inside', () => {
    assert.equal(completionLines('powershell', said("a'b’$(x)", 'y'), PLAIN), "words\n'a''b’’$(x)'\ty\n");
    assert.equal(completionLines('powershell', said('bfl/402', ''), PLAIN), 'words\nbfl/402\t\n');
    assert.equal(completionLines('powershell', said('@a', ''), PLAIN), "words\n'@a'\t\n");
  });
  it('what breaks a line or steers a terminal is left out, and taken out of what it is', () => {
    for (const shell of ['bash', 'zsh', 'fish', 'powershell'] as const) {
      for (const value of ['a\nb', 'a\tb', 'a\u001b[31m', 'a\u202eb', 'a\rb'])
        assert.equal(completionLines(shell, said(value, 'x'), PLAIN), 'words\n', JSON.stringify(value));
      assert.ok(!completionLines(shell, said('a', 'x\u001b[31m\ny'), PLAIN).includes('\u001b'));
      assert.equal(completionLines(shell, said('a', 'x\ny'), PLAIN).split('\n').length, 3);
    }
  });
});
