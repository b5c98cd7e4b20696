import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { ROOT } from './support/root.js';

interface Locked {
  optionalDependencies?: Record<string, string>;
  hasInstallScript?: boolean;
  resolved?: string;
}

const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', ROOT), 'utf8')) as {
  packages: Record<string, Locked>;
};

describe('the lock file', () => {
  // `npm ci` refuses one that leaves a platform out; some registries make `npm install` do so.
  it('names the optional packages of all platforms', () => {
    const missing = Object.entries(packages).flatMap(([key, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in packages) && !(`${key}/node_modules/${name}` in packages),
      ),
    );
    assert.deepEqual(missing, []);
  });

  it('needs no install script of a dependency: npm 11 runs none unasked', () => {
    const scripted = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript === true);
    assert.deepEqual(scripted, []);
  });

  it('names no registry', () => {
    assert.ok(Object.values(packages).every(({ resolved }) => resolved === undefined));
  });
});

describe('the README', () => {
  it('opens with the command that .ci/run calls', () => {
    const readme = readFileSync(new URL('README.md', ROOT), 'utf8');
    const [, tests] = [...readme.matchAll(/```sh\n([^\n]+)\n```/g)].map(([, command]) => command as string);
    assert.ok(
      readFileSync(new URL('.ci/run', ROOT), 'utf8')
        .trimEnd()
        .endsWith(tests ?? 'nothing'),
    );
  });
});
