import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pageFor, type Surroundings } from '../../src/render/page.js';

function given(changes: Partial<Surroundings>): ReturnType<typeof pageFor> {
  return pageFor({ isTTY: true, columns: 100, env: {}, colourFlag: undefined, ...changes });
}

describe('page: width', () => {
  const cases: [string, Partial<Surroundings>, number][] = [
    ['that of the terminal', {}, 100],
    ['80 into a pipe', { isTTY: false, columns: undefined }, 80],
    ['COLUMNS before the terminal', { env: { COLUMNS: '62' } }, 62],
    ['COLUMNS into a pipe too', { isTTY: false, columns: undefined, env: { COLUMNS: '120' } }, 120],
    ['at least 40', { env: { COLUMNS: '12' } }, 40],
    ['at most 200', { columns: 450 }, 200],
    ['a COLUMNS that is no number is passed over', { env: { COLUMNS: 'wide' } }, 100],
    ['a COLUMNS of 0 is passed over', { env: { COLUMNS: '0' } }, 100],
    ['a terminal that reports 0 columns is 80 wide', { columns: 0 }, 80],
  ];
  for (const [title, changes, width] of cases) it(title, () => assert.equal(given(changes).width, width));
});

describe('page: colour', () => {
  const cases: [string, Partial<Surroundings>, boolean][] = [
    ['on a terminal', {}, true],
    ['not into a pipe', { isTTY: false }, false],
    ['not with NO_COLOR', { env: { NO_COLOR: '1' } }, false],
    ['an empty NO_COLOR says nothing', { env: { NO_COLOR: '' } }, true],
    ['not on a dumb terminal', { env: { TERM: 'dumb' } }, false],
    ['FORCE_COLOR into a pipe', { isTTY: false, env: { FORCE_COLOR: '1' } }, true],
    ['FORCE_COLOR=0 turns it off', { env: { FORCE_COLOR: '0' } }, false],
    ['NO_COLOR before FORCE_COLOR', { env: { NO_COLOR: '1', FORCE_COLOR: '1' } }, false],
    ['FORCE_COLOR before TERM', { env: { TERM: 'dumb', FORCE_COLOR: '1' } }, true],
    [
      '--color before everything',
      { isTTY: false, colourFlag: true, env: { NO_COLOR: '1', FORCE_COLOR: '0', TERM: 'dumb' } },
      true,
    ],
    ['--no-color before everything', { colourFlag: false, env: { FORCE_COLOR: '1' } }, false],
  ];
  for (const [title, changes, colour] of cases) it(title, () => assert.equal(given(changes).colour, colour));
});

describe('page: Unicode', () => {
  const cases: [string, Record<string, string>, boolean][] = [
    ['without a locale', {}, true],
    ['with UTF-8', { LANG: 'de_DE.UTF-8' }, true],
    ['with utf8', { LANG: 'C.utf8' }, true],
    ['not with another encoding', { LANG: 'de_DE.ISO-8859-1' }, false],
    ['not with C', { LANG: 'C' }, false],
    ['LC_ALL before LANG', { LC_ALL: 'C', LANG: 'en_US.UTF-8' }, false],
    ['LC_CTYPE before LANG', { LC_CTYPE: 'en_US.UTF-8', LANG: 'C' }, true],
    ['an empty LC_ALL says nothing', { LC_ALL: '', LANG: 'en_US.UTF-8' }, true],
    ['not on a dumb terminal', { TERM: 'dumb', LANG: 'en_US.UTF-8' }, false],
  ];
  for (const [title, env, unicode] of cases) it(title, () => assert.equal(given({ env }).unicode, unicode));
});
