import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { render } from '../support/render.js';
import {
  ALL,
  BARE,
  decoded,
  diagnosis,
  entry,
  explained,
  fact,
  OWNERS,
  page,
  poisoned,
  REQUEST_ID,
} from './samples.js';

function markdown(shown: Parameters<typeof render>[0]): string {
  return render(shown, 'markdown', page());
}

/** What a Markdown reader interprets: fenced blocks and code spans left out, by the rules of CommonMark 6.1 and 4.5. */
function interpreted(text: string): string {
  let fence: string | null = null;
  const kept: string[] = [];
  for (const line of text.split('\n')) {
    const ticks = /^`{3,}/.exec(line)?.[0];
    if (fence === null && ticks !== undefined && !line.slice(ticks.length).includes('`')) fence = ticks;
    else if (fence !== null && new RegExp(`^\`{${fence.length},} *$`).test(line)) fence = null;
    else if (fence === null) kept.push(line.replace(/\\[!-/:-@[-`{-~]|(`+)[\s\S]*?(?<!`)\1(?!`)/g, 'C'));
  }
  assert.equal(fence, null, 'a fence stays open');
  return kept.join('\n');
}

/** Nothing but our own marks is left to be interpreted. */
function assertTame(text: string): void {
  const rest = interpreted(text)
    .replace(/<https?:\/\/[\w.~:/?#@!$&()*+,;=%-]+>/g, '')
    .replace(/&(?:amp|lt|gt|#92|#124);/g, 'E');
  assert.doesNotMatch(rest, /[<>`\]]|\[/);
  for (const line of rest.split('\n')) {
    assert.match(line, /^(?:#{1,3} .*|(?: *(?:- |\d+\. )).*|\|.*\||[^\s#=+>-].*|)$/, line);
    if (!line.startsWith('|')) assert.doesNotMatch(line, /\|/);
  }
}

const ATTACKS = [
  '`code`',
  '``` \n# heading',
  '`',
  '``',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[link](http://evil.example/)',
  '![image](http://evil.example/a.png)',
  '](http://evil.example/) x',
  '<http://evil.example>',
  'a | b | c',
  'a \\| b',
  '\\`',
  '**bold** _em_ ~~gone~~',
  '# heading',
  '- item',
  '1. item',
  '1) item',
  '> quote',
  '\n\n---\n\n# heading',
  '<!-- comment',
  '&lt;b&gt;',
  '@everyone',
];

describe('markdown', () => {
  for (const attack of ATTACKS) {
    it(`is not moved by ${JSON.stringify(attack)}`, () => {
      for (const shown of ALL) {
        assertTame(markdown(poisoned(shown, () => attack)));
        assertTame(markdown(poisoned(shown, (text) => `${text}${attack}`)));
      }
    });
  }

  it('is not moved by anything made of such signs', () => {
    const signs = fc.string({
      unit: fc.constantFrom(
        '`',
        '\\',
        '|',
        '<',
        '>',
        '[',
        ']',
        '(',
        ')',
        '!',
        '*',
        '_',
        '#',
        '-',
        '\n',
        ' ',
        'a',
        '1',
        '.',
        '&',
        '~',
      ),
    });
    fc.assert(
      fc.property(signs, fc.constantFrom(...ALL), (text, shown) => assertTame(markdown(poisoned(shown, () => text)))),
    );
  });

  it('keeps every row of a table to its columns', () => {
    for (const attack of ATTACKS) {
      const rows = markdown(poisoned(explained('x', OWNERS), (text) => `${text}${attack}`))
        .split('\n')
        .filter((line) => line.startsWith('|'));
      assert.ok(rows.length >= OWNERS.length + 2);
      for (const row of rows)
        assert.equal(row.replace(/\\\|/g, '').split('|').length, (rows[0] as string).split('|').length, row);
    }
  });

  it('shows the text of an attack as it is', () => {
    const text = markdown(decoded(diagnosis({ message: 'a `tick` and ``two``', code: '<b>' })));
    assert.ok(text.includes('```a `tick` and ``two`` ```') || text.includes('``` a `tick` and ``two`` ```'));
    assert.ok(text.includes('`<b>`'));
  });

  it('has headings, lists and tables', () => {
    const text = markdown(explained('x', OWNERS));
    assert.match(text, /^## `x` has 3 entries$/m);
    assert.match(text, /^### What to do\n\n1\. Add credits/m);
    assert.match(text, /^\| Ref \| .*\n\| --- \| /m);
    assert.match(text, /^- \*\*Charge:\*\* not stated$/m);
  });

  it('keeps the code in the prose of the catalog as code', () => {
    assert.match(markdown(explained('x', [entry()])), /The code stands in `detail`\./);
  });

  it('says in words what a mark says on a terminal', () => {
    assert.match(
      markdown(decoded(diagnosis())),
      /^## Failure: \*\*Acme Images \(pictures-2\)\*\* · `INSUFFICIENT_CREDITS` · HTTP 402 · sure$/m,
    );
    assert.match(markdown(decoded(BARE)), /^## Undecided: /m);
  });

  it('holds what was read, so that it can be decoded again', () => {
    const text = markdown(
      decoded(
        diagnosis({
          because: [
            fact('code', 'error.code', 'INSUFFICIENT_CREDITS'),
            fact('message', 'error.details[0].msg', 'Too low'),
            fact('header', 'header x-acme-node', 'fra-2'),
          ],
        }),
      ),
    );
    const expected = [
      '```http',
      '$ curl -i https://api.acme.example',
      'HTTP/1.1 402',
      'x-acme-node: fra-2',
      `x-request-id: ${REQUEST_ID}`,
      '',
      '{',
      '  "error": {',
      '    "code": "INSUFFICIENT_CREDITS",',
      '    "details": [',
      '      {',
      '        "msg": "Too low"',
    ];
    assert.ok(text.includes(expected.join('\n')), text);
  });

  it('closes no fence from inside', () => {
    const shown = decoded(
      diagnosis({ because: [fact('exception', 'exception', '```'), fact('transport', 'text', '````')] }),
    );
    const text = markdown(shown);
    assertTame(text);
    assert.match(text, /\n`````http\n[\s\S]*\n```\n````\n`````\n$/);
  });

  it('rebuilds nothing from paths that are no names', () => {
    const text = markdown(
      decoded(
        diagnosis({
          because: [
            fact('code', '__proto__.polluted', 'X'),
            fact('code', 'constructor', 'Y'),
            fact('code', 'a"b', 'Z'),
          ],
        }),
      ),
    );
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    assert.match(text, /"constructor": "Y"/);
    assert.doesNotMatch(text, /"a/);
  });
});
