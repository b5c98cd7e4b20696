import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'mocha';
import { withDashes } from '../../src/cli/command-words.js';
import type { DecodeResult } from '../../src/model.js';
import { BIN, type Ran, run } from '../support/run.js';

const FOLDER = mkdtempSync(join(tmpdir(), 'run-test-'));
after(() => rmSync(FOLDER, { recursive: true }));

const POOR = '{"detail":"INSUFFICIENT_CREDITS"}';
const errs = (...words: string[]): Promise<Ran> => run(['run', ...words]);
const sh = (script: string, ...flags: string[]): Promise<Ran> => errs(...flags, '--', 'sh', '-c', script);

describe('errs run: whose word is whose', () => {
  // biome-ignore format: one case a line reads as a table
  const cases: [typed: string, expected: string][] = [
    ['curl --json x', '-- curl --json x'],
    ['--json curl --json x', '--json -- curl --json x'],
    ['--json -- curl -- x', '--json -- curl -- x'],
    ['-- curl', '-- curl'],
    ['--file a curl', '--file a -- curl'],
    ['--file=a curl', '--file=a -- curl'],
    ['git log -- x', '-- git log -- x'],
    ['- x', '-- - x'],
    ['--json', '--json'],
    ['--file -- curl', '--file -- curl'],
  ];
  for (const [typed, expected] of cases) {
    it(typed, () => assert.equal(withDashes(typed.split(' '), new Set(['--file'])).join(' '), expected));
  }
});

describe('errs run: the command is as without it', () => {
  it('gives its exit code', async () => {
    for (const code of [0, 1, 2, 3, 42, 70, 126, 127, 255])
      assert.deepEqual(await sh(`exit ${code}`), { stdout: '', stderr: '', exitCode: code });
  });

  it('counts the signal that ended it', async () => {
    assert.equal((await sh('kill -KILL $$')).exitCode, 137);
    assert.equal((await sh('kill -TERM $$')).exitCode, 143);
  });

  it('has its words as they were typed, and no shell reads them', async () => {
    const words = ['a b', '$HOME', '*', '"', "'", ';', '`x`', '', '--', '--json', '-h', 'ä\n'];
    const { stdout } = await errs(
      '--',
      process.execPath,
      '-p',
      'JSON.stringify(process.argv.slice(1))',
      '--',
      ...words,
    );
    assert.deepEqual(JSON.parse(stdout), words);
  });

  it('needs no dashes', async () => {
    assert.deepEqual(await errs('echo', '--json', '--help'), { stdout: '--json --help\n', stderr: '', exitCode: 0 });
  });

  it('has its standard input', async () => {
    const { stdout } = await run(['run', '--', 'cat'], { input: 'in\u0000put' });
    assert.equal(stdout, 'in\u0000put');
  });

  it('keeps its streams apart, each in its order', async () => {
    const { stdout, stderr } = await sh('for i in 1 2 3; do echo o$i; echo e$i >&2; done');
    assert.deepEqual([stdout, stderr], ['o1\no2\no3\n', 'e1\ne2\ne3\n']);
  });

  it('may open its streams by name, which sockets do not allow', async () => {
    assert.deepEqual(await sh('echo a > /dev/stdout; echo b > /dev/stderr; test -p /dev/fd/1'), {
      stdout: 'a\n',
      stderr: 'b\n',
      exitCode: 0,
    });
  });

  it('has pipes also where the folder for temporary files is gone', async () => {
    const script = 'echo said > /dev/stderr';
    const { stderr, exitCode } = await run(['run', '--', 'sh', '-c', script], { env: { TMPDIR: '/nonexistent' } });
    assert.deepEqual([stderr, exitCode], ['said\n', 0]);
  });

  it('leaves nothing behind in the folder for temporary files', async () => {
    const folder = mkdtempSync(join(FOLDER, 'tmp-'));
    await run(['run', '--', 'true'], { env: { TMPDIR: folder } });
    await run(['run', '--', 'no-such-command-here'], { env: { TMPDIR: folder } });
    assert.deepEqual(readdirSync(folder), []);
  });

  it('may close its output early', async () => {
    assert.deepEqual(await sh('exec >&-; sleep 0.1; echo late >&2; exit 4'), {
      stdout: '',
      stderr: 'late\n',
      exitCode: 4,
    });
  });

  it('loses nothing of what a process in the background still writes', async () => {
    assert.equal((await sh('(sleep 0.3; echo late) & echo now')).stdout, 'now\nlate\n');
  });

  it('prints the same 50 MB of any bytes, and errs does not grow', async function () {
    this.timeout(60_000);
    const script = `const { createHash, randomBytes } = require('node:crypto');
      const hash = createHash('sha256');
      (async () => {
        for (let piece = 0; piece < 800; piece++) {
          const bytes = randomBytes(65_521);
          hash.update(bytes);
          if (!process.stdout.write(bytes)) await new Promise((go) => process.stdout.once('drain', go));
        }
        const { readFileSync } = require('node:fs');
        const peak = /VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/' + process.ppid + '/status', 'utf8'));
        process.stderr.write(hash.digest('hex') + ' ' + (peak ? peak[1] : 0) + '\\n');
      })();`;
    const child = spawn(process.execPath, [BIN, 'run', '--', process.execPath, '-e', script]);
    const hash = createHash('sha256');
    child.stdout.on('data', (bytes: Buffer) => hash.update(bytes));
    let told = '';
    child.stderr.on('data', (bytes: Buffer) => {
      told += bytes.toString();
    });
    const exitCode = await new Promise((resolve) => child.on('close', resolve));
    const [expected, peak] = told.trim().split(' ');
    assert.deepEqual([exitCode, hash.digest('hex')], [0, expected]);
    assert.ok(Number(peak) < 250_000, `${peak} kB`);
  });

  it('ends when nobody reads on, and errs says nothing', () => {
    const ran = spawnSync('sh', ['-c', `"$BIN" run -- sh -c 'echo $$ > ${FOLDER}/pid; exec yes' | head -n 1`], {
      encoding: 'utf8',
      env: { ...process.env, BIN },
    });
    assert.deepEqual([ran.stdout, ran.stderr], ['y\n', '']);
    assert.notEqual(spawnSync('sh', ['-c', `kill -0 $(cat ${FOLDER}/pid)`]).status, 0);
  });

  it('waits for a slow reader instead of gathering', async function () {
    this.timeout(20_000);
    const child = spawn(process.execPath, [BIN, 'run', '--', 'sh', '-c', `echo up >&2; exec yes`]);
    await new Promise((resolve) => child.stderr.once('data', resolve));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const status = spawnSync('cat', [`/proc/${child.pid}/status`], { encoding: 'utf8' }).stdout;
    child.kill('SIGTERM');
    child.stdout.resume();
    const code = await new Promise((resolve) => child.on('close', resolve));
    assert.equal(code, 143);
    assert.ok(Number(/VmRSS:\s*(\d+)/.exec(status)?.[1] ?? 0) < 200_000, status);
  });

  it('says when its output cannot be written', function () {
    const full = spawnSync('sh', ['-c', 'test -c /dev/full && "$BIN" run -- echo x > /dev/full'], {
      encoding: 'utf8',
      env: { ...process.env, BIN },
    });
    if (process.platform !== 'linux') this.skip();
    assert.equal(full.status, 1);
    assert.match(full.stderr, /could not be written \(ENOSPC\)/);
    assert.doesNotMatch(full.stderr, /^\s+at /m);
  });
});

describe('errs run: signals', () => {
  const TRAP = (signal: string): string => `trap 'echo got; exit 7' ${signal}; echo up; while :; do sleep 0.05; done`;
  const signalled = async (script: string, signal: NodeJS.Signals): Promise<[stdout: string, code: number | null]> => {
    const child = spawn(process.execPath, [BIN, 'run', '--', 'sh', '-c', script]);
    let stdout = '';
    child.stdout.on('data', (bytes: Buffer) => {
      stdout += bytes.toString();
      if (stdout === 'up\n') child.kill(signal);
    });
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return [stdout, code];
  };
  for (const signal of ['TERM', 'HUP']) {
    it(`hands SIG${signal} on and waits`, async () =>
      assert.deepEqual(await signalled(TRAP(signal), `SIG${signal}` as NodeJS.Signals), ['up\ngot\n', 7]));
  }
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    it(`stays on ${signal}, which a terminal sends to both`, async () =>
      assert.deepEqual(await signalled('echo up; sleep 0.5; echo done; exit 5', signal), ['up\ndone\n', 5]));
  }
});

describe('errs run: what cannot be started', () => {
  const file = (name: string, text: string, mode: number): string => {
    const path = join(FOLDER, name);
    writeFileSync(path, text);
    chmodSync(path, mode);
    return path;
  };
  const cases: [what: string, words: () => string[], code: number, stderr: RegExp][] = [
    ['no such command', () => ['no-such-command-here', '--json'], 127, /There is no command no-such-command-here\./],
    ['an empty name', () => [''], 127, /has no name/],
    ['a whole line as one word', () => ['echo a b'], 127, /errs run -- echo\s+a\s+b/],
    ['a folder', () => [FOLDER], 126, /cannot be run/],
    ['a file that may not be executed', () => [file('plain', 'x', 0o644)], 126, /cannot be run/],
    ['an interpreter that is not there', () => [file('odd', '#!/no/such\n', 0o755)], 127, /first\s+line\s+names/],
    ['nothing at all', () => [], 2, /no command is given/],
  ];
  for (const [what, words, code, stderr] of cases) {
    it(`${what}: ${code}`, async () => {
      const ran = await errs('--', ...words());
      assert.deepEqual([ran.exitCode, ran.stdout], [code, '']);
      assert.match(ran.stderr, stderr);
      assert.doesNotMatch(ran.stderr, /^\s+at /m);
    });
  }

  it('with --json it is one document, on stderr', async () => {
    const { stdout, stderr, exitCode } = await errs('--json', '--', 'no-such-command-here');
    assert.deepEqual([stdout, exitCode], ['', 127]);
    assert.equal((JSON.parse(stderr) as { error: { code: string } }).error.code, 'command-not-found');
  });
});

describe('errs run: the diagnosis', () => {
  const PRINTS = `printf '%s\\n' '${POOR}'`;

  it('follows what a command that failed has printed, on stderr', async () => {
    const { stdout, stderr, exitCode } = await sh(`${PRINTS}; echo oh >&2; exit 22`);
    assert.deepEqual([stdout, exitCode], [`${POOR}\n`, 22]);
    assert.match(stderr, /^oh\n\n✖ RunBlob · INSUFFICIENT_CREDITS · likely\n/);
  });

  it('begins on a line of its own', async () => {
    assert.match((await sh(`printf oh >&2; ${PRINTS}; exit 1`)).stderr, /^oh\n\n✖ /);
  });

  it('reads stderr as well', async () => {
    assert.match((await sh(`${PRINTS} >&2; exit 1`)).stderr, /\n\n✖ RunBlob · INSUFFICIENT_CREDITS/);
  });

  it('follows a failure that is plain, though the command was content', async () => {
    assert.match((await sh(PRINTS)).stderr, /INSUFFICIENT_CREDITS · likely/);
    assert.match((await sh(`printf 'HTTP/1.1 402 x\\r\\n\\r\\n{}'`)).stderr, /HTTP 402/);
  });

  it('says nothing of a guess, where the command was content', async () => {
    assert.equal((await sh('echo INSUFFICIENT_CREDITS')).stderr, '');
    assert.match((await sh('echo INSUFFICIENT_CREDITS; exit 1')).stderr, /INSUFFICIENT_CREDITS/);
  });

  it('says nothing of a number in a sentence, where the command was content', async () => {
    for (const script of [`cat ${BIN.replace('bin/run.js', 'README.md')}`, 'echo "the test expects 429 here"']) {
      const { stderr, exitCode } = await sh(script);
      assert.equal(stderr, '', script);
      assert.equal(exitCode, 0);
    }
    const { stderr } = await sh('echo \'{"status":503,"message":"Service Unavailable"}\'');
    assert.match(stderr, /503/);
  });

  it('explains five failures at most, and says how many there are', async () => {
    const { stderr } = await sh(
      'for n in 1 2 3 4 5 6 7; do echo "HTTP/1.1 50$n Error$n"; echo; done; exit 1',
      '--json',
    );
    const { diagnoses, notice } = JSON.parse(stderr) as DecodeResult;
    assert.equal(diagnoses.length, 5);
    assert.match(notice?.message ?? '', /printed 7 different failures/);
  });

  it('says nothing of files of a catalog that are not used', async () => {
    const folder = mkdtempSync(join(FOLDER, 'own-'));
    writeFileSync(join(folder, 'broken.json'), '{');
    const { stderr, stdout } = await errs('--catalog', folder, '--', 'echo', 'hi');
    assert.deepEqual([stdout, stderr], ['hi\n', '']);
  });

  it('says nothing of a job that goes on or has ended well', async () => {
    const words = ['https://api.bfl.ai/v1/get_result'];
    for (const state of ['Pending', 'Ready']) {
      const body = `{"id":"0f3c","status":"${state}","result":null}`;
      assert.equal((await errs('--', 'sh', '-c', `echo '${body}'`, ...words)).stderr, '');
    }
  });

  it('says nothing of failures that are of no call', async () => {
    assert.match((await errs('--', 'cat', '/no/such/file')).stderr, /^cat: [^\n]*\n$/);
    assert.match((await errs('--', 'node', '-e', 'null.x')).stderr, /^\[eval\][\s\S]*Node\.js v[\d.]+\n$/);
    assert.equal((await sh('exit 1')).stderr, '');
    assert.equal((await sh('echo "{\\"ok\\":true}"; exit 1')).stderr, '');
  });

  it('knows whom an address in the command names, and shows nothing of its query', async () => {
    const script = `printf 'HTTP/1.1 402 x\\r\\n\\r\\n{}'`;
    const { stderr } = await errs('--', 'sh', '-c', script, 'https://platform.runblob.io/v1/a?key=EXAMPLE');
    assert.match(stderr, /✖ RunBlob/);
    assert.doesNotMatch(stderr, /EXAMPLE/);
    const two = await errs('--', 'sh', '-c', script, 'https://platform.runblob.io/v1/a', 'https://api.bfl.ai/v1/a');
    assert.doesNotMatch(two.stderr, /RunBlob/);
  });

  it('reads the end of a long output', async () => {
    assert.match((await sh(`yes | head -c 3000000; ${PRINTS}; exit 1`)).stderr, /INSUFFICIENT_CREDITS · likely/);
    assert.equal((await sh(`${PRINTS}; yes | head -c 3000000; exit 1`)).stderr, '');
  });

  it('strikes secrets out of what errs adds, and of nothing else', async () => {
    const key = 'sk-proj-EXAMPLE0123456789abcdefEXAMPLE';
    const body = `{"error":{"message":"Incorrect API key provided: ${key}.","code":"invalid_api_key"}}`;
    const { stdout, stderr } = await sh(`echo '${body}'; exit 1`);
    assert.ok(stdout.includes(key));
    assert.match(stderr, /invalid_api_key/);
    assert.ok(!stderr.includes(key), stderr);
  });

  it('is one document with --json, also where there is nothing to say', async () => {
    const failed = await sh(`${PRINTS}; exit 9`, '--json');
    assert.deepEqual([failed.stdout, failed.exitCode], [`${POOR}\n`, 9]);
    const result = JSON.parse(failed.stderr) as DecodeResult;
    assert.deepEqual(
      result.diagnoses.map(({ entry }) => entry?.ref),
      ['runblob/INSUFFICIENT_CREDITS'],
    );
    const content = JSON.parse((await sh('echo fine', '--json')).stderr) as DecodeResult;
    assert.deepEqual([content.diagnoses, content.notice?.code], [[], 'no-failed-call']);
  });

  it('is Markdown with --markdown', async () => {
    assert.match((await sh(`${PRINTS}; exit 1`, '--markdown')).stderr, /^\n## /m);
  });
});
