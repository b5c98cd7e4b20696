import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import { exitCodes } from '../scripts/man.js';
import { bold, example, folded, literal, prose, roff, term } from '../scripts/roff.js';
import { EXIT } from '../src/exit.js';
import { ROOT } from './support/root.js';

const FILE = fileURLToPath(new URL('man/errs.1', ROOT));
const text = readFileSync(FILE, 'utf8');
const lines = text.split('\n');

/** A program that reads manuals, and what it is called with. It must have nothing to say. */
const READERS: readonly [program: string, args: string[]][] = [
  ['man', ['--warnings', '-E', 'UTF-8', '-l', '-Tutf8', '-Z', FILE]],
  ['mandoc', ['-Tlint', FILE]],
];

describe('the manual', () => {
  for (const [program, args] of READERS) {
    it(`${program} finds no fault in it`, function () {
      const { error, stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8' });
      if (error !== undefined) {
        console.log(`      ${program} is not installed: the manual is not tried with it`);
        this.skip();
      }
      assert.equal(program === 'man' ? stderr : stdout + stderr, '');
      assert.equal(status, 0);
    });
  }

  it('has the sections of a manual, in their order', () =>
    assert.deepEqual(
      lines.filter((line) => line.startsWith('.SH ')).map((line) => line.slice(4)),
      ['NAME', 'SYNOPSIS', 'DESCRIPTION', 'COMMANDS', 'EXIT STATUS', 'ENVIRONMENT', 'FILES', 'EXAMPLES', 'SEE ALSO'],
    ));

  it('has every command with its flags, and the shared ones once', () => {
    const { commands } = JSON.parse(readFileSync(new URL('oclif.manifest.json', ROOT), 'utf8')) as {
      commands: Record<string, { flags: Record<string, { name: string; helpGroup?: string }> }>;
    };
    for (const [id, { flags }] of Object.entries(commands)) {
      const part =
        text.split(new RegExp(`^\\.SS errs ${id.replaceAll(':', ' ')}(?: .*)?$`, 'm'))[1]?.split(/^\.S[SH] /m)[0] ?? '';
      for (const { name, helpGroup } of Object.values(flags)) {
        const typed = `--${name}`.replaceAll('-', '\\-');
        assert.equal(part.includes(`\\fB${typed}\\fR`), helpGroup !== 'GLOBAL', `${id} ${name}`);
      }
    }
    assert.equal(text.split('\\fB\\-\\-json\\fR\n').length, 2);
  });

  it('has every exit code', () =>
    assert.deepEqual(
      exitCodes(readFileSync(new URL('README.md', ROOT), 'utf8')).map(([code]) => Number(code)),
      Object.values(EXIT),
    ));
  it('cannot be made of a README without the table', () => assert.throws(() => exitCodes('# errs\n'), /no table/));
});

describe('text for a manual', () => {
  it('has no line that begins a request', () => {
    assert.equal(roff(".a\n'b\n.\nc"), "\\&.a\n\\&'b\n\\&.\nc");
    assert.equal(prose('.a `b`'), '\\&.a \\fBb\\fR');
    assert.deepEqual(folded([`${'x'.repeat(79)} .b`, `${'x'.repeat(79)} 'b`]), [
      'x'.repeat(79),
      '\\&.b',
      'x'.repeat(79),
      "\\&'b",
    ]);
  });
  it('keeps backslashes', () => {
    assert.equal(roff('a\\n'), 'a\\en');
    assert.equal(prose('a\\n `b\\n`'), 'a\\en \\fBb\\en\\fR');
  });
  it('keeps what is typed as it is typed', () => {
    assert.equal(literal("a-b 'c' ~ ^ `"), 'a\\-b \\(aqc\\(aq \\(ti \\(ha \\(ga');
    assert.equal(bold('--a'), '\\fB\\-\\-a\\fR');
    assert.equal(prose('last-resort --key-env, -f and ~/.a'), 'last-resort \\-\\-key\\-env, \\-f and \\(ti/.a');
    assert.equal(prose('one ` mark'), 'one \\(ga mark');
  });
  it('folds text at 80 signs, and neither requests nor what is typed', () => {
    const words = 'word '.repeat(30).trim();
    assert.ok(folded([words]).every((line) => line.length <= 80));
    assert.equal(folded([words]).join(' '), words);
    assert.deepEqual(folded([`.TH ${words}`]), [`.TH ${words}`]);
    assert.deepEqual(folded(example([words])), example([words]));
    assert.deepEqual(folded(term(words, ['a'])), ['.TP', words, 'a']);
  });
});
