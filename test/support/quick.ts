import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ROOT } from './root.js';

/** Where the bundled commands stand. */
export const APP: URL = new URL('dist/app/', ROOT);

interface Ended {
  stdout: string;
  stderr: string;
  status: number | null;
}

/** `errs …` by the way that `bin/run.js` takes, and by the framework alone. */
export function runBoth(argv: readonly string[]): [Ended, Ended] {
  const bin = fileURLToPath(new URL('bin/run.js', ROOT));
  const long = `import { main } from ${JSON.stringify(new URL('main.js', APP).href)};
await main(process.argv.slice(1), ${JSON.stringify(new URL('package.json', ROOT).href)});`;
  return [ended([bin, ...argv]), ended(['--input-type=module', '-e', long, '--', ...argv])];
}

function ended(args: string[]): Ended {
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, COLUMNS: '80' },
  });
  return { stdout, stderr, status };
}
