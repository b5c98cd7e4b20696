import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { describe, it } from 'mocha';
import { BIN } from '../support/run.js';

describe('what nobody else has caught', () => {
  for (const args of [
    ['list'],
    ['explain', '402'],
    ['explain', '402', '--json'],
    ['catalog', 'export'],
    ['--version'],
  ]) {
    it(`a full disk is said in a line: errs ${args.join(' ')}`, function () {
      if (!existsSync('/dev/full')) this.skip();
      const full = openSync('/dev/full', 'w');
      const { status, stderr } = spawnSync(process.execPath, [BIN, ...args], {
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
      });
      assert.match(stderr, /^errs: The output could not be written \(ENOSPC\)\.[^\n]*\n$/);
      assert.equal(status, 2);
    });
  }

  it('a mistake in errs is said in a line, without secrets and without the line of the bundle', () => {
    const script = `process.argv = ['node', 'errs', 'list']; require(${JSON.stringify(BIN)});
      setTimeout(() => { throw new TypeError('x is no function: Bearer sk-EXAMPLE1234567890abcdef'); }, 0);`;
    const { status, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
    assert.match(stderr, /^errs: This is a mistake in errs itself \(TypeError: x is no function: [^\n]*\n$/);
    assert.doesNotMatch(stderr, /EXAMPLE/);
    assert.equal(status, 70);
  });
});
