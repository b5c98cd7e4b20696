/**
 * What a day's log costs, side by side on the same file in the same run: npm run bench. Builds its data in a folder for
 * temporary files, and prints the table that BENCHMARKS.md holds. A bench is one more item of BENCHES.
 */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../bin/run.js', import.meta.url));
const LINES = 500_000;
/** Each is run so often; the fastest counts. */
const TIMES = 3;

/** What is run on a file; the first of a bench is what the others are held against. */
interface Runner {
  name: string;
  command: string;
  args: string[];
}

interface Bench {
  name: string;
  /** Writes the data; deterministic. */
  write(put: (text: string) => void): void;
  runners: (file: string) => Runner[];
  times?: number;
}

/** The loop that a script would write: lines, JSON.parse, counts by code. Lines that are no JSON are passed over. */
const BARE = `const fs=require('fs');(async()=>{let rest='';const seen=new Map();for await(const chunk of fs.createReadStream(process.argv[1],{encoding:'utf8',highWaterMark:1<<18})){const lines=(rest+chunk).split('\\n');rest=lines.pop();for(const line of lines){let value;try{value=JSON.parse(line)}catch{continue}const code=value.error?.code;seen.set(code,(seen.get(code)??0)+1)}}console.log([...seen])})()`;

const bare = (file: string): Runner => ({
  name: 'Node, JSON.parse loop',
  command: process.execPath,
  args: ['-e', BARE, file],
});
const errs = (file: string): Runner => ({
  name: 'errs triage',
  command: process.execPath,
  args: [BIN, 'triage', file, '--json'],
});
const jq = (file: string): Runner => ({ name: 'jq .error.code', command: 'jq', args: ['.error.code', file] });
const jqRaw = (file: string): Runner => ({
  name: "jq -R 'fromjson?'",
  command: 'jq',
  args: ['-R', 'fromjson? | .error.code', file],
});
const lnav = (file: string): Runner => ({ name: 'lnav -n', command: 'lnav', args: ['-n', file] });
const miller = (file: string): Runner => ({
  name: 'Miller count-distinct',
  command: 'mlr',
  args: ['--ijsonl', '--ojson', 'count-distinct', '-f', 'error.code', file],
});
const pretty = (file: string): Runner => ({
  name: 'pino-pretty',
  command: 'sh',
  args: ['-c', 'pino-pretty < "$0"', file],
});

const CODES = [
  'INSUFFICIENT_CREDITS',
  'rate_limit_exceeded',
  'INVALID_API_KEY',
  'queue_full',
  'MODERATION_BLOCKED',
  'UPSTREAM_TIMEOUT',
];
const STATUSES = [402, 429, 401, 503, 422, 504];

const BENCHES: readonly Bench[] = [
  {
    name: 'NDJSON, half of the lines are failures',
    write: (put) => each(LINES, (random, time) => put(random() < 0.5 ? failing(random, time) : fine(random, time))),
    runners: (file) => [bare(file), jq(file), miller(file), lnav(file), pretty(file), errs(file)],
  },
  {
    name: 'mixed log, 1 % failures',
    write: (put) => each(LINES, (random, time) => put(mixed(random, time))),
    runners: (file) => [bare(file), jqRaw(file), lnav(file), errs(file)],
  },
  {
    name: '1 GB of the mixed log',
    write: (put) => each(LINES * 16, (random, time) => put(mixed(random, time))),
    runners: (file) => [errs(file)],
    times: 1,
  },
  {
    name: 'one line of 60 MB',
    write: (put) => {
      const words = 'lorem ipsum '.repeat(10_000);
      put('{"text":"');
      for (let at = 0; at < 500; at += 1) put(words);
      put('","error":{"code":"queue_full"}}\n');
    },
    runners: (file) => [bare(file), jq(file), errs(file)],
  },
];

function failing(random: () => number, time: string): string {
  const kind = Math.floor(random() * CODES.length);
  return `{"time":"${time}","level":"error","pid":${1000 + Math.floor(random() * 9000)},"request_id":"req_${hex(random, 16)}","url":"https://api.example.com/v1/generate","status":${STATUSES[kind]},"responseTime":${Math.floor(random() * 3000)},"error":{"code":"${CODES[kind]}","message":"The request failed"}}\n`;
}

function fine(random: () => number, time: string): string {
  return `{"time":"${time}","level":"info","pid":${1000 + Math.floor(random() * 9000)},"request_id":"req_${hex(random, 16)}","url":"https://api.example.com/v1/generate","status":200,"responseTime":${Math.floor(random() * 3000)},"msg":"request completed","user":"user-${Math.floor(random() * 1e6)}"}\n`;
}

function mixed(random: () => number, time: string): string {
  const kind = Math.floor(random() * CODES.length);
  const worker = `[worker-${Math.floor(random() * 8)}]`;
  if (random() < 0.01)
    return `${time} ERROR ${worker} call failed after ${Math.floor(random() * 5000)} ms: POST https://api.example.com/v1/generate ${STATUSES[kind]} {"error":{"code":"${CODES[kind]}","message":"The request failed"},"request_id":"${hex(random, 16)}"}\n`;
  if (kind < 2)
    return `${time} INFO  ${worker} job ${hex(random, 12)} finished in ${Math.floor(random() * 5000)} ms, ${Math.floor(random() * 90_000)} bytes written to bucket images/${hex(random, 8)}.png\n`;
  if (kind < 4)
    return `${time} DEBUG [http] POST /v1/generate 200 ${Math.floor(random() * 3000)}ms user=${Math.floor(random() * 1e6)} agent="Mozilla/5.0 (X11; Linux x86_64)" region=eu-west-1 cache=miss\n`;
  return `10.0.${Math.floor(random() * 255)}.${Math.floor(random() * 255)} - - [20/Nov/2026:14:07:39 +0000] "GET /assets/app-${hex(random, 8)}.js HTTP/1.1" 200 ${Math.floor(random() * 90_000)} "-" "curl/8.5.0"\n`;
}

/** Lines at times that follow each other; the same in every run. */
function each(count: number, line: (random: () => number, time: string) => void): void {
  let seed = 42;
  const random = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 0x1_0000_0000;
  };
  for (let at = 0; at < count; at += 1) line(random, new Date(1_763_600_000_000 + at * 170).toISOString());
}

function hex(random: () => number, digits: number): string {
  return Array.from({ length: digits }, () => '0123456789abcdef'[Math.floor(random() * 16)]).join('');
}

interface Measured {
  seconds: number;
  /** Peak resident set in MiB, where the system tells it. */
  mebibytes: number | null;
}

/** Runs it with its output thrown away; `null` where it is not installed or fails. */
async function measure({ command, args }: Runner): Promise<Measured | null> {
  if (spawnSync('sh', ['-c', 'command -v "$0"', command === 'sh' ? 'pino-pretty' : command]).status !== 0) return null;
  const start = performance.now();
  const child = spawn(command, args, { stdio: 'ignore' });
  let most: number | null = null;
  // VmHWM never falls, so a look now and then is enough.
  const look = setInterval(() => {
    const status = spawnSync('grep', ['VmHWM', `/proc/${child.pid}/status`], { encoding: 'utf8' }).stdout;
    const found = /(\d+) kB/.exec(status)?.[1];
    if (found !== undefined) most = Math.max(most ?? 0, Number(found) / 1024);
  }, 50);
  const code = await new Promise<number | null>((done) => child.on('close', done));
  clearInterval(look);
  return code === 0 ? { seconds: (performance.now() - start) / 1000, mebibytes: most } : null;
}

const folder = mkdtempSync(join(tmpdir(), 'errs-bench-'));
try {
  process.stdout.write(
    '| log | what | MB/s | times the first | peak MiB | s |\n| --- | --- | --- | --- | --- | --- |\n',
  );
  for (const { name, write, runners, times = TIMES } of BENCHES) {
    const file = join(folder, 'log');
    const handle = openSync(file, 'w');
    let held: string[] = [];
    const flush = (): void => {
      writeSync(handle, held.join(''));
      held = [];
    };
    write((text) => {
      held.push(text);
      if (held.length >= 5000) flush();
    });
    flush();
    closeSync(handle);
    const size = statSync(file).size / 1e6;
    // Once through, so that the first one does not pay for the disk.
    for await (const _ of createReadStream(file, { highWaterMark: 1 << 20 }));
    let first: number | null = null;
    const list = runners(file);
    const best = new Map<string, Measured>();
    // In turns: what slows the machine down slows all of them.
    for (let turn = 0; turn < times; turn += 1)
      for (const runner of list) {
        const measured = await measure(runner);
        const known = best.get(runner.name);
        if (measured !== null && (known === undefined || measured.seconds < known.seconds))
          best.set(runner.name, measured);
      }
    for (const runner of list) {
      const measured = best.get(runner.name);
      if (measured === undefined) {
        process.stdout.write(`| ${name} | ${runner.name} | not installed | | | |\n`);
        continue;
      }
      const rate = size / measured.seconds;
      first ??= rate;
      const peak = measured.mebibytes?.toFixed(0) ?? '';
      process.stdout.write(
        `| ${name}, ${size.toFixed(0)} MB | ${runner.name} | ${rate.toFixed(0)} | ${(rate / first).toFixed(2)} | ${peak} | ${measured.seconds.toFixed(2)} |\n`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
