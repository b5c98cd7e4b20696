import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { loadCatalog } from '../../src/catalog/load.js';
import { followed, logFiles } from '../../src/cli/log-files.js';
import { triage } from '../../src/triage/triage.js';

const TEXT = `INFO all is w\u00e9ll\n${'DEBUG nothing to see\n'.repeat(20_000)}ERROR {"detail":"INSUFFICIENT_CREDITS"}\n`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'errs-logs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The file's content as `triage` reads it; its name says nothing of what it holds. */
async function read(content: Uint8Array): Promise<string> {
  const file = join(folder, 'app.log');
  writeFileSync(file, content);
  const parts: Buffer[] = [];
  for (const { chunks } of logFiles([file], () => undefined))
    for await (const chunk of chunks) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts).toString();
}

const UTF16 = Buffer.from(`\ufeff${TEXT}`, 'utf16le');

describe('logs come out in UTF-8', () => {
  const CASES: readonly [what: string, content: Uint8Array][] = [
    ['text', Buffer.from(TEXT)],
    ['gzip', gzipSync(TEXT)],
    ['gzip in several members', Buffer.concat([gzipSync(TEXT.slice(0, 3000)), gzipSync(TEXT.slice(3000))])],
    ['gzip in gzip', gzipSync(gzipSync(TEXT))],
    ['UTF-16 with a mark', UTF16],
    ['UTF-16 with a mark, most significant byte first', Buffer.from(UTF16).swap16()],
    ['UTF-16 without a mark', Buffer.from(TEXT, 'utf16le')],
    ['UTF-16 in gzip', gzipSync(UTF16)],
  ];
  for (const [what, content] of CASES) it(what, async () => assert.equal(await read(content), TEXT));

  it('nothing at all', async () => assert.equal(await read(Buffer.alloc(0)), ''));

  it('gzip that is cut off is a problem with a name', () =>
    assert.rejects(read(gzipSync(TEXT).subarray(0, 60)), { code: 'not-unpacked' }));
});

describe('a file that is followed', () => {
  /** What is read while steps are taken, each when there is nothing new. */
  async function readDuring(file: string, steps: readonly (() => void)[]): Promise<string> {
    const stop = new AbortController();
    let text = '';
    let at = 0;
    for await (const chunk of followed(file, stop.signal)) {
      text += Buffer.from(chunk).toString();
      if (chunk.length > 0) continue;
      const step = steps[at];
      at += 1;
      if (step !== undefined) step();
      else if (at > steps.length + 2) stop.abort();
    }
    return text;
  }

  it('is read on under its name when another one takes its place, and to its end before that', async () => {
    const file = join(folder, 'app.log');
    writeFileSync(file, 'one\n');
    const text = await readDuring(file, [
      () => appendFileSync(file, 'two\n'),
      () => {
        appendFileSync(file, 'three\n');
        renameSync(file, `${file}.1`);
        writeFileSync(file, 'four\n');
      },
      () => appendFileSync(file, 'five\n'),
    ]);
    assert.equal(text, 'one\ntwo\nthree\nfour\nfive\n');
  });

  it('is read anew when it was cut short', async () => {
    const file = join(folder, 'app.log');
    writeFileSync(file, 'a longer beginning\n');
    assert.equal(await readDuring(file, [() => writeFileSync(file, 'new\n')]), 'a longer beginning\nnew\n');
  });

  it('is triaged on over its replacement', async () => {
    const file = join(folder, 'app.log');
    writeFileSync(file, TEXT);
    const stop = new AbortController();
    let quiet = 0;
    const catalog = loadCatalog();
    const options = { now: 0, since: null, until: null, provider: null, category: null };
    const result = await triage([{ file, chunks: followed(file, stop.signal) }], catalog, options, () => {
      quiet += 1;
      if (quiet === 1) {
        renameSync(file, `${file}.1`);
        writeFileSync(file, TEXT);
      } else if (quiet > 4) stop.abort();
    });
    assert.equal(result.failures, 2);
    assert.equal(result.lines, 2 * 20_002);
  });
});
