import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { ROOT } from '../support/root.js';
import { BIN, run } from '../support/run.js';

const README = readFileSync(new URL('README.md', ROOT), 'utf8');
const BUSY = 'HTTP/1.1 429 Too Many Requests\nRetry-After: 17\n\n{}';
const DOWN = 'HTTP/1.1 503 Service Unavailable\n\n{}';
const POOR = '{"detail":"INSUFFICIENT_CREDITS"}';
const STRANGE = '{"error":{"code":"FOO_BAR_BAZ"}}';

describe('errs decode --wait and --is of a text that is read in part', () => {
  const firstOf = 'HTTP/1.1 429 Too Many Requests\n'.repeat(400_000);
  const long = `${firstOf}\nHTTP/1.1 402 Payment Required\n\n{"detail":"Insufficient credits"}\n`;
  for (const [args, exit] of [
    [['--is', 'billing'], 3],
    [['--is', 'rate-limit'], 0],
    [['--wait'], 3],
  ] as const)
    it(`errs decode ${args.join(' ')}: ${exit}`, async function () {
      this.timeout(60_000);
      const { stdout, stderr, exitCode } = await run(['decode', ...args], { input: long });
      assert.equal(exitCode, exit);
      assert.equal(stdout, '');
      assert.match(stderr, exit === 3 ? /^errs: The text is too long .*\n$/ : /^$/);
    });
});

describe('errs decode --wait and --is', () => {
  // biome-ignore format: one case a line reads as a table
  const cases: [args: string, input: string, exit: number, stdout: string, stderr: RegExp][] = [
    ['decode --wait', BUSY, 0, '17\n', /^$/],
    ['decode --wait --attempt 4', BUSY, 0, '17\n', /^$/],
    ['decode --wait', DOWN, 0, '1\n', /^$/],
    ['decode --wait --attempt 4', DOWN, 0, '8\n', /^$/],
    ['decode --wait --attempt 99', DOWN, 0, '60\n', /^$/],
    ['--wait --attempt 3', DOWN, 0, '4\n', /^$/],
    ['decode --wait', POOR, 1, '', /^errs: .*does not help.*runblob\/INSUFFICIENT_CREDITS.*Add credits.*Who acts: the account owner\.\n$/],
    ['decode --wait', 'all is well', 1, '', /^errs: There is nothing to wait for: .*\n$/],
    ['decode --wait', '', 1, '', /^errs: There is nothing to wait for: .*\n$/],
    ['decode --wait', STRANGE, 3, '', /^errs: .*stays open.*FOO_BAR_BAZ\.\n$/],
    ['decode --is billing', POOR, 0, '', /^$/],
    ['--is billing', POOR, 0, '', /^$/],
    ['decode --is auth --is billing', POOR, 0, '', /^$/],
    ['decode --is auth', POOR, 1, '', /^$/],
    ['decode --is auth examples/runblob-402.http', '', 1, '', /^$/],
    ['decode --is billing examples/runblob-402.http', '', 0, '', /^$/],
    ['decode --is billing', 'all is well', 1, '', /^$/],
    ['decode --is billing', STRANGE, 3, '', /^errs: .*stays open.*FOO_BAR_BAZ\.\n$/],
    ['decode --wait --attempt x', POOR, 2, '', /--attempt takes a whole number/],
    ['decode --attempt 3', POOR, 2, '', /--attempt needs --wait/],
    ['decode --is biling', POOR, 2, '', /Did you mean billing\?/],
    ['decode --is Rate-Limits', POOR, 2, '', /Did you mean rate-limit\?/],
    ['decode --is nonsense', POOR, 2, '', /^(?![\s\S]*Did you mean)[\s\S]*to be one of/],
    ['decode --is billing --wait', POOR, 2, '', /exclude each other/],
    ['decode --wait --markdown', POOR, 2, '', /exclude each other/],
    ['decode --is billing --show', POOR, 2, '', /exclude each other/],
    ['decode --attempt 2', POOR, 2, '', /--wait/],
    ['decode --wait --attempt 0', POOR, 2, '', /--attempt/],
    ['decode --wait --attempt 1.5', POOR, 2, '', /--attempt/],
  ];
  for (const [args, input, exit, stdout, stderr] of cases) {
    it(`errs ${args} < ${JSON.stringify(input).slice(0, 40)}: ${exit}`, async () => {
      const ran = await run(args.split(' '), { input });
      assert.deepEqual([ran.exitCode, ran.stdout], [exit, stdout]);
      assert.match(ran.stderr, stderr);
    });
  }

  it('excludes --json, and says so as JSON', async () => {
    for (const flag of [['--wait'], ['--is', 'billing']]) {
      const { stdout, exitCode } = await run(['decode', ...flag, '--json'], { input: POOR });
      assert.equal(exitCode, 2);
      assert.equal((JSON.parse(stdout) as { error: { code: string } }).error.code, 'usage');
    }
  });

  it('strikes secrets out of the reason', async () => {
    const { stderr } = await run(['decode', '--wait'], {
      input: '{"error":{"message":"key sk-proj-EXAMPLE0123456789abcdefEXAMPLE is odd"}}',
    });
    assert.ok(!stderr.includes('0123456789abcdef'), stderr);
  });
});

describe('errs in a script of sh', () => {
  const sh = (script: string): { stdout: string; status: number | null } => {
    const { stdout, status } = spawnSync('sh', ['-c', script], { encoding: 'utf8', env: { ...process.env, BIN } });
    return { stdout, status };
  };

  const [loop = '', cases = ''] = [...README.matchAll(/```sh\n((?:attempt=|errs decode --is)[\s\S]*?)```/g)].map(
    ([, block]) => block,
  );

  it('waits as long as is needed: the loop of the README', () => {
    const { stdout, status } = sh(`cd "$(mktemp -d)"; trap 'rm -r "$PWD"' EXIT
      sleep() { echo "sleep $1"; }
      errs() { "$BIN" "$@"; }
      curl() {
        calls=$((calls + 1))
        case $calls in
          1) printf '${DOWN.replaceAll('\n', '\\n')}' ;;
          2) echo 'curl: (7) Failed to connect to api.example.com port 443: Connection refused' >&2 ;;
          3) printf '${BUSY.replaceAll('\n', '\\n')}' ;;
          *) return 0 ;;
        esac
        return 22
      }
      ${loop}
      echo done`);
    assert.deepEqual([stdout, status], ['sleep 1\nsleep 2\nsleep 17\ndone\n', 0]);
  });

  it('gives up where waiting is useless', () => {
    const { stdout, status } = sh(`wait=$(printf '${POOR}' | "$BIN" --wait 2> /dev/null) || exit; echo "$wait"`);
    assert.deepEqual([stdout, status], ['', 1]);
  });

  it('sleeps for what is printed', () => {
    assert.equal(sh(`printf 'HTTP/1.1 503 x\\nretry-after: 0\\n\\n{}' | sleep "$("$BIN" decode --wait)"`).status, 0);
  });

  it('tells cases apart: the case of the README', () => {
    const said = (body: string): string =>
      sh(`cd "$(mktemp -d)"; trap 'rm -r "$PWD"' EXIT
        errs() { "$BIN" "$@" 2> /dev/null; }
        printf '%s' '${body}' > body
        ${cases}`).stdout;
    assert.deepEqual([POOR, 'HTTP/1.1 503 x', STRANGE].map(said), [
      'top up\n',
      'something else\n',
      'open: read what errs decode says\n',
    ]);
  });
});
