import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { after, describe, it } from 'mocha';
import { ROOT } from '../support/root.js';
import { type Ran, run } from '../support/run.js';

/**
 * What users see. A transcript is Markdown: fenced blocks of `console` that begin with `$ errs …`, show what was printed and
 * end with the exit code. UPDATE=1 rewrites them; read the difference as a user would.
 */
const FOLDER = new URL('test/transcripts/', ROOT);
const BLOCK = /^````console\n\$ ([^\n]*)\n([\s\S]*?)^````$/gm;

function shown({ stdout, stderr, exitCode }: Ran): string {
  const errors = stderr === '' ? '' : stderr.replace(/^/gm, '! ').replace(/! $/, '');
  return sameEachTime(`${stdout}${errors}(exit ${exitCode})\n`);
}

/** How long it took and when it was is no matter here. */
function sameEachTime(text: string): string {
  return text
    .replace(/\b\d+ ms\b/g, '1 ms')
    .replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '2026-11-20T12:00:00.000Z')
    .replace(/^(errs_probe_phase_seconds\{.*\}) .*$/gm, '$1 0.001')
    .replace(/^(errs_probe_timestamp_seconds\{.*\}) .*$/gm, '$1 1795176000');
}

/** Words of a shell line, quotes respected; `printf '…' | errs …` and `errs … < FILE` give it something to read. */
function parse(line: string): { args: string[]; input: string; env: Record<string, string> } {
  const piped = /^printf '([^']*)' \| (.*)$/.exec(line);
  const read = /^(.*) < (\S+)$/.exec(piped?.[2] ?? line);
  const command = read?.[1] ?? piped?.[2] ?? line;
  const input =
    read === null ? (piped?.[1] ?? '').replace(/\\n/g, '\n') : readFileSync(new URL(read[2] as string, ROOT), 'utf8');
  const words = [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    (found) => found[1] ?? found[2] ?? (found[3] as string),
  );
  const env = Object.fromEntries(
    words.slice(0, words.indexOf('errs')).map((word) => word.split('=') as [string, string]),
  );
  return { args: words.slice(words.indexOf('errs') + 1), input, env };
}

for (const name of readdirSync(FOLDER).sort()) {
  const file = new URL(name, FOLDER);
  const text = readFileSync(file, 'utf8');
  describe(`transcript ${name}`, () => {
    const fresh: string[] = [];
    for (const [, line, expected] of text.matchAll(BLOCK) as Iterable<[string, string, string]>) {
      it(`$ ${line}`, async () => {
        const { args, input, env } = parse(line);
        const seen = shown(await run(args, { input, env }));
        fresh.push(seen);
        if (process.env['UPDATE'] === undefined) assert.equal(seen, expected);
      });
    }
    after(() => {
      if (process.env['UPDATE'] === undefined) return;
      writeFileSync(
        file,
        text.replace(BLOCK, (_all, line: string) => `\`\`\`\`console\n$ ${line}\n${fresh.shift()}\`\`\`\``),
      );
    });
  });
}
