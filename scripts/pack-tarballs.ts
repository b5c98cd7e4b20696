/**
 * `npm run pack:tarballs -- linux-x64 darwin-arm64`: archives for people without Node.js, with Node.js in them, in `dist`.
 * oclif would fetch Node.js from its own site; here it comes from npm's packages of it, from where everything else comes.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const VERSION = process.versions.node;

const targets = process.argv.slice(2);
if (targets.length === 0) targets.push(`${process.platform}-${process.arch}`);
for (const target of targets) {
  const cache = join(ROOT, 'tmp', 'cache', `node-v${VERSION}-${target}`);
  const name = target.startsWith('win32') ? 'node.exe' : 'node';
  if (!existsSync(join(cache, name))) fetchNode(target, cache, name);
}
run('npx', ['oclif', 'pack', 'tarballs', '--no-xz', '--targets', targets.join(',')], ROOT);

/** @param cache where oclif looks before it fetches anything */
function fetchNode(target: string, cache: string, name: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'errs-node-'));
  try {
    run('npm', ['pack', '--silent', `node-${target.replace('win32', 'win')}@${VERSION}`], folder);
    const [archive] = readdirSync(folder);
    run('tar', ['xzf', archive as string], folder);
    mkdirSync(cache, { recursive: true });
    cpSync(join(folder, 'package', 'bin', name), join(cache, name));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(command: string, args: readonly string[], cwd: string): void {
  const { status, error } = spawnSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status === 0) return;
  console.error(`${command} ${args.join(' ')} failed${error === undefined ? '' : `: ${error.message}`}`);
  process.exit(1);
}
