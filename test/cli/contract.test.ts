import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, it } from 'mocha';
import { ROOT } from '../support/root.js';
import { run } from '../support/run.js';

function schema(name: string): object {
  return JSON.parse(readFileSync(new URL(`schemas/${name}.schema.json`, ROOT), 'utf8')) as object;
}

const BODY = '{"detail":"INSUFFICIENT_CREDITS"}';

/** What is run, the schema of what it prints, the exit code; `input` goes through the pipe. */
const CASES: readonly { args: string[]; schema: string; exit: number; input?: string }[] = [
  { args: ['decode'], schema: 'decode', exit: 0, input: BODY },
  { args: [], schema: 'decode', exit: 0, input: BODY },
  { args: ['decode', '-'], schema: 'decode', exit: 0, input: BODY },
  { args: ['decode', 'examples/runblob-402.http'], schema: 'decode', exit: 0 },
  { args: ['decode'], schema: 'decode', exit: 3, input: 'INSUFFICIENT_CREDITS' },
  { args: ['decode'], schema: 'decode', exit: 1, input: 'HTTP/1.1 402 Payment Required\n\n{}' },
  { args: ['decode'], schema: 'decode', exit: 1, input: '' },
  { args: ['decode'], schema: 'decode', exit: 1, input: '{"ok":true}' },
  { args: ['decode', 'test'], schema: 'error', exit: 2 },
  { args: ['decode', 'no-such-file'], schema: 'error', exit: 2 },
  { args: ['decode', '--nope'], schema: 'error', exit: 2 },
  { args: ['explain', 'bfl/402', 'kiara/queue_full'], schema: 'explain', exit: 0 },
  { args: ['explain', 'bfl/402', 'no-such-code'], schema: 'explain', exit: 1 },
  { args: ['explain', '402', '--provider', 'nobody'], schema: 'error', exit: 2 },
  { args: ['explain'], schema: 'error', exit: 2 },
  { args: ['list'], schema: 'entries', exit: 0 },
  { args: ['list', '--status', '4xx', '--category', 'billing', '--provider', 'kiara'], schema: 'entries', exit: 0 },
  { args: ['list', '--status', '299'], schema: 'entries', exit: 1 },
  { args: ['list', '--category', 'nonsense'], schema: 'error', exit: 2 },
  { args: ['search', 'top', 'up'], schema: 'entries', exit: 0 },
  { args: ['search', 'qwertzuiop'], schema: 'entries', exit: 1 },
  { args: ['search'], schema: 'error', exit: 2 },
  { args: ['providers'], schema: 'providers', exit: 0 },
  { args: ['providers', 'bfl'], schema: 'providers', exit: 0 },
  { args: ['providers', 'nobody'], schema: 'error', exit: 2 },
  { args: ['triage', 'examples/app.log'], schema: 'triage', exit: 0 },
  { args: ['triage'], schema: 'triage', exit: 1, input: 'all is well' },
  { args: ['triage', 'no-such-file'], schema: 'error', exit: 2 },
  { args: ['triage', '--merge', 'package.json'], schema: 'error', exit: 2 },
  { args: ['nonsense'], schema: 'error', exit: 2 },
  { args: ['--version'], schema: 'version', exit: 0 },
  { args: ['version'], schema: 'error', exit: 2 },
  { args: ['-V'], schema: 'error', exit: 2 },
  { args: ['completion', 'zsh'], schema: 'completion', exit: 0 },
  { args: ['completion', 'tcsh'], schema: 'error', exit: 2 },
];

describe('with --json stdout is one document of its schema, and the exit code is the same', () => {
  for (const { args, schema: name, exit, input } of CASES) {
    it(`errs ${args.join(' ')}: ${name}, ${exit}`, async () => {
      const [json, text] = await Promise.all([
        run([...args, '--json'], { input: input ?? '' }),
        run(args, { input: input ?? '' }),
      ]);
      const document = JSON.parse(json.stdout) as object;
      const validate = new Ajv({ strict: false, allErrors: true }).compile(schema(name));
      assert.ok(validate(document), JSON.stringify(validate.errors));
      assert.equal(json.stderr, '');
      assert.equal(json.exitCode, exit);
      assert.equal(text.exitCode, exit);
    });
  }
});

describe('a stack trace reaches nobody', () => {
  for (const { args, input } of CASES) {
    it(`errs ${args.join(' ')}`, async () => {
      const { stdout, stderr } = await run(args, { input: input ?? '' });
      assert.doesNotMatch(stdout + stderr, /^\s+at \S+ \(/m);
    });
  }
});

describe('no escape byte where nobody can see colours', () => {
  for (const env of [{}, { NO_COLOR: '1', FORCE_COLOR: '1' }, { TERM: 'dumb' }]) {
    for (const args of [
      ['decode', 'examples/runblob-402.http'],
      ['explain', '402'],
      ['list'],
      ['providers', 'bfl'],
      ['decode', 'nope'],
      ['--help'],
    ]) {
      it(`${JSON.stringify(env)} errs ${args.join(' ')}`, async () => {
        const { stdout, stderr } = await run(args, { env });
        assert.ok(!(stdout + stderr).includes('\u001b'));
      });
    }
  }
  it('but with --color there are', async () => {
    assert.ok((await run(['explain', 'bfl/402', '--color'])).stdout.includes('\u001b['));
  });
});

describe('lines fit the screen', () => {
  for (const columns of [40, 50, 80, 120, 200]) {
    for (const args of [
      ['decode', 'examples/runblob-402.http'],
      ['explain', '402'],
      ['list', '--provider', 'bfl'],
      ['providers'],
      ['providers', 'runblob'],
      ['search', 'image'],
      ['triage', 'examples/app.log'],
    ]) {
      it(`errs ${args.join(' ')} in ${columns} columns`, async () => {
        const { stdout } = await run(args, { env: { COLUMNS: String(columns) } });
        // What must not be cut may stand out: addresses, refs, codes, paths.
        const wide = stdout.split('\n').filter((line) => [...line].length > columns && !/\S{20,}|https?:/.test(line));
        assert.deepEqual(wide, []);
      });
    }
  }
});

describe('the help fits the screen', () => {
  for (const columns of [50, 80, 120]) {
    for (const args of [
      ['--help'],
      ['help'],
      ['probe', '--help'],
      ['catalog', '-h'],
      ['catalog', 'export', '--help'],
    ]) {
      it(`errs ${args.join(' ')} in ${columns} columns`, async () => {
        const { stdout } = await run(args, { env: { COLUMNS: String(columns) } });
        const lines = stdout.split('\n');
        // The framework breaks neither the first line nor an example, which is copied.
        const isBroken = (line: string, index: number): boolean => index > 0 && !line.startsWith('  $ ');
        assert.deepEqual(
          lines.filter((line, index) => isBroken(line, index) && line.length > columns),
          [],
        );
      });
    }
  }

  it('and uses it', async () => {
    const { stdout } = await run(['probe', '--help'], { env: { COLUMNS: '150' } });
    assert.ok(stdout.split('\n').some((line) => line.length > 130));
  });
});
