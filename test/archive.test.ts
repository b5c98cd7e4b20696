import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import { ROOT } from './support/root.js';

const HOME = fileURLToPath(ROOT);
const TARGET = `${process.platform}-${process.arch}`;

describe('the archive for people without Node.js', () => {
  it('is unpacked anywhere and works where there is none', function () {
    this.timeout(120_000);
    const folder = mkdtempSync(join(tmpdir(), 'errs-archive-'));
    try {
      const clone = builtCopy(join(folder, 'clone'));
      run(process.execPath, [join(clone, 'dist', 'scripts', 'pack-tarballs.js'), TARGET], clone);
      const [archive] = readdirSync(join(clone, 'dist')).filter((name) => name.endsWith(`-${TARGET}.tar.gz`));
      assert.ok(archive !== undefined, 'it is in dist, as the README says');
      run('tar', ['xzf', join(clone, 'dist', archive)], folder);
      const errs = (...args: string[]): string =>
        run(join(folder, 'errs', 'bin', 'errs'), args, folder, { PATH: pathWithoutNode(folder), HOME: folder });
      assert.match(errs('--version'), new RegExp(`^errs/\\d\\S* ${TARGET} node-${process.version}\n`));
      assert.match(errs('explain', 'INSUFFICIENT_CREDITS'), /has \d entries/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** What is built, in another place: it is not built again, and the Node that runs here is the one that goes in. */
function builtCopy(clone: string): string {
  const { files, ...rest } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as {
    files: string[];
    scripts: object;
  };
  for (const name of [...files, 'dist/scripts', 'README.md', 'LICENSE', 'package-lock.json'])
    cpSync(join(HOME, name), join(clone, name), { recursive: true });
  writeFileSync(join(clone, 'package.json'), JSON.stringify({ ...rest, files, scripts: {} }));
  symlinkSync(join(HOME, 'node_modules'), join(clone, 'node_modules'));
  const cache = join(clone, 'tmp', 'cache', `node-v${process.versions.node}-${TARGET}`);
  mkdirSync(cache, { recursive: true });
  cpSync(process.execPath, join(cache, 'node'), { mode: constants.COPYFILE_FICLONE });
  // The archive is named after a commit.
  run('git', ['init', '--quiet'], clone);
  run('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', 'commit', '--quiet', '--allow-empty', '-mx'], clone);
  return clone;
}

/** The programs that the archive's script asks for, and no other. */
function pathWithoutNode(folder: string): string {
  const bin = join(folder, 'path');
  mkdirSync(bin, { recursive: true });
  const places = (process.env['PATH'] ?? '').split(delimiter);
  for (const name of ['bash', 'dirname', 'readlink']) {
    const place = places.find((each) => existsSync(join(each, name)));
    if (place !== undefined && !existsSync(join(bin, name))) symlinkSync(join(place, name), join(bin, name));
  }
  return bin;
}

function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = process.env): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  assert.equal(status, 0, `${command} ${args.join(' ')}\n${stderr}`);
  return stdout;
}
