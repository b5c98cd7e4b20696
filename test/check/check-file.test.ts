import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import type { Schema } from '../../src/check/canonical.js';
import { type Checked, checkFile } from '../../src/check/check-file.js';
import type { PatchFile, ProviderFile } from '../../src/model.js';
import { SCHEMA } from '../catalog/sample.js';
import { acme, NO_CREDITS, patch, renamed } from '../support/own-catalog.js';
import { ROOT } from '../support/root.js';

const PATCH = JSON.parse(readFileSync(new URL('src/catalog/patch.schema.json', ROOT), 'utf8')) as Schema;

function check(
  content: unknown,
  {
    fixture = null,
    depth = 'all',
    path = 'mine/acme.json',
  }: { fixture?: string | null; depth?: 'use' | 'all'; path?: string } = {},
): Checked {
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
  const given = { path, text, fixturePath: path.replace('.json', '.md'), fixture };
  const others = [renamed('other')];
  return checkFile(given, { others, schemas: { provider: SCHEMA, patch: PATCH }, today: '2026-03-02' }, depth);
}

/** `4:3 error id: "x" is …` */
function lines({ problems }: Checked): string[] {
  return problems.map(
    ({ file, line, column, path, weight, message }) =>
      `${file.endsWith('.md') ? 'md ' : ''}${line ?? '-'}:${column ?? '-'} ${weight} ${path}: ${message}`,
  );
}

function witnessOf(expected: string, pasted = NO_CREDITS): string {
  return `# Acme

## empty balance
Source: https://docs.acme.example/errors (documented, 2026-03-01)

\`\`\`text
${pasted}\`\`\`

${expected}
`;
}

describe('checking a file of a catalog', () => {
  it('stops at a slip of JSON', () => {
    const checked = check('{\n  "id": "acme"\n  "name": "x"\n}');
    assert.deepEqual(lines(checked), ['3:3 error /: a comma is missing here']);
    assert.equal(checked.file, null);
  });

  for (const odd of ['null', '[]', '"text"', '7', '{}'])
    it(`takes ${odd} for no provider`, () => {
      const checked = check(odd);
      assert.equal(checked.file, null);
      assert.ok(checked.problems.every(({ rule, line }) => rule === 'schema' && line === 1));
    });

  it('says what the schema misses, each at its line, with the keys that are known', () => {
    const file = acme(({ entries }) => Object.assign(entries[0] ?? {}, { owner: 'them', colour: 'red' }));
    const { problems, file: used } = check(file);
    assert.equal(used, null);
    const [unknown, word] = problems.toSorted((one, other) => (one.message < other.message ? -1 : 1));
    const source = JSON.stringify(file, null, 2).split('\n');
    assert.match(unknown?.message ?? '', /unknown key "colour"/);
    assert.match(unknown?.tip ?? '', /The keys here are: id, kind,/);
    assert.match(word?.message ?? '', /none of caller, account, provider, nobody/);
    assert.match(source[(word?.line ?? 0) - 1] ?? '', /"owner": "them"/);
  });

  it('uses a provider that keeps every rule', () => {
    const { problems, file } = check(acme());
    assert.deepEqual(lines({ problems, file }), ['md -:- advice /: there is no such file']);
    assert.equal((file as { provider: ProviderFile }).provider.id, 'acme');
  });

  it('weighs style as advice, uses the file all the same, and says nothing of it where it is only used', () => {
    const untidy = acme(({ entries }) => Object.assign(entries[0] ?? {}, { title: 'check the balance.' }));
    const checked = check(untidy);
    assert.notEqual(checked.file, null);
    assert.deepEqual(new Set(checked.problems.map(({ weight }) => weight)), new Set(['advice']));
    assert.ok(checked.problems.some(({ rule }) => rule === 'titles'));
    assert.deepEqual(check(untidy, { depth: 'use' }).problems, []);
  });

  it('does not use what breaks a promise', () => {
    const broken = acme(({ entries }) => Object.assign(entries[0] ?? {}, { source: 'nowhere' }));
    for (const depth of ['use', 'all'] as const) {
      const checked = check(broken, { depth });
      assert.equal(checked.file, null);
      assert.ok(checked.problems.some(({ rule, weight }) => rule === 'sources used' && weight === 'error'));
    }
  });

  it('does not ask for the canonical form', () => {
    assert.deepEqual(
      check(JSON.stringify(acme()), { depth: 'all' }).problems.map(({ rule }) => rule),
      ['witnessed'],
    );
  });

  it('sees a key that is not made up, at its line', () => {
    const file = acme(({ entries }) => {
      Object.assign(entries[0] ?? {}, { meaning: `The key sk-live-${'a1B2'.repeat(6)} was refused.` });
    });
    const found = check(file).problems.find(({ rule }) => rule === 'secrets');
    assert.equal(found?.weight, 'error');
    assert.doesNotMatch(found?.message ?? '', /a1B2a1B2/);
    assert.match(JSON.stringify(file, null, 2).split('\n')[(found?.line ?? 0) - 1] ?? '', /"meaning"/);
  });

  it('lets nobody claim the host, the page, or the variable of another', () => {
    const claims: [Partial<ProviderFile>, string][] = [
      [{ hosts: ['api.other.example'] }, 'hosts[0]'],
      [{ hosts: ['*.other.example'] }, 'hosts[0]'],
      [{ hosts: ['*.example'] }, 'hosts[0]'],
      [{ hosts: ['eu.api.other.example'] }, 'hosts[0]'],
      [{ pages: ['api.other.example'] }, 'pages[0]'],
    ];
    for (const [claim, place] of claims) {
      const checked = check(acme((file) => Object.assign(file, { ...claim, signs: [], probe: null })));
      assert.equal(checked.file, null);
      assert.ok(
        checked.problems.some(({ path, rule }) => path === place && rule === 'own hosts'),
        place,
      );
    }
    const taken = check(acme(({ auth }) => Object.assign(auth ?? {}, { env: ['MINE', 'Other_Api_Key'] })));
    assert.ok(lines(taken).some((line) => /error auth\.env\[1\]: Other_Api_Key holds the key of other/.test(line)));
  });
});

describe('checking witnesses', () => {
  it('is content when each comes to what it says', () => {
    const fixture = witnessOf('=> acme/NO_CREDITS sure\n- httpStatus: 402');
    assert.deepEqual(
      lines(check(acme(), { fixture })).filter((line) => !/has no witness/.test(line)),
      [],
    );
  });

  // biome-ignore format: one case a line reads as a table
  const MISREAD: readonly [what: string, fixture: string, said: RegExp][] = [
    ['another entry', witnessOf('=> acme/500 sure'), /^md 3:1 error empty balance: is acme\/NO_CREDITS \(sure\) instead of acme\/500$/],
    ['another certainty', witnessOf('=> acme/NO_CREDITS likely'), /^md 3:1 error empty balance: is sure instead of likely$/],
    ['another value', witnessOf('=> acme/NO_CREDITS sure\n- httpStatus: 403'), /^md 3:1 error empty balance: httpStatus is 402 instead of 403$/],
    ['another number of failures', witnessOf('=> nothing'), /^md 3:1 error empty balance: 1 diagnoses instead of 0$/],
    ['an entry that does not exist', witnessOf('=> acme/NOPE sure'), /^md 3:1 (?:advice|error) empty balance: .*acme\/NOPE/],
    ['no source', witnessOf('=> acme/NO_CREDITS sure').replace(/^Source.*$/m, ''), /^md 3:1 advice empty balance: its source is ""/],
    ['no fence', '## a\n\n=> acme/NO_CREDITS sure\n', /^md .* error .*"a" has no fenced text/],
    ['an open fence', '## a\n```text\nx\n\n=> acme/NO_CREDITS sure\n', /^md .* error .*the fence of "a" is not closed/],
    ['nothing expected', '## a\n```text\nx\n```\n', /^md .* error .*"a" says nothing of what it comes to/],
    ['an encoding nobody has', '## a\n```text encoding=ebcdic\nx\n```\n\n=> nothing\n', /^md .* error .*unknown encoding ebcdic/],
    ['a live key', witnessOf('=> acme/NO_CREDITS sure', `authorization: Bearer acme_${'a1B2'.repeat(6)}\n${NO_CREDITS}`), /^md 7:1 error line 7: .* looks like a live/],
  ];
  for (const [what, fixture, said] of MISREAD)
    it(`says so: ${what}`, () => {
      const found = lines(check(acme(), { fixture }));
      assert.ok(
        found.some((line) => said.test(line)),
        found.join('\n'),
      );
    });

  it('are not read where the file is only used', () => {
    assert.deepEqual(check(acme(), { fixture: 'no witness at all\n## x', depth: 'use' }).problems, []);
  });
});

describe('checking notes on a provider', () => {
  const notes = (change: (file: PatchFile) => void = () => {}): PatchFile =>
    patch((file) => {
      Object.assign(file, { patches: 'other' });
      Object.assign(file.entries[0] ?? {}, { id: 'NO_CREDITS' });
      change(file);
    });
  const at = { path: 'mine/other.json' };

  it('uses what adds to an entry that is there', () => {
    const { file, problems } = check(notes(), at);
    assert.deepEqual(problems, []);
    assert.equal((file as { patch: PatchFile }).patch.patches, 'other');
  });

  // biome-ignore format: one case a line reads as a table
  const SLIPS: readonly [what: string, change: (file: PatchFile) => void, said: RegExp, tip: RegExp][] = [
    ['another file name', (file) => Object.assign(file, { patches: 'others' }), /^\d+:\d+ error patches: notes on others belong into others\.json/, /Rename/],
    ['a provider nobody knows', (file) => Object.assign(file, { patches: 'othr' }), /error patches: there is no provider "othr"/, /nearest is "other"/],
    ['an entry nobody knows', ({ entries }) => Object.assign(entries[0] ?? {}, { id: 'NO_CREDIT' }), /error entries\[NO_CREDIT\]\.id: other has no entry "NO_CREDIT"/, /nearest is "NO_CREDITS"/],
    ['a prototype for an entry', ({ entries }) => Object.assign(entries[0] ?? {}, { id: '__proto__' }), /other has no entry "__proto__"/, /See all: errs list --provider other/],
    ['an entry given twice', ({ entries }) => entries.push(...entries), /error entries\[NO_CREDITS\]: stands there twice/, /into one/],
    ['nothing added', ({ entries }) => entries.splice(0, 1, { id: 'NO_CREDITS' }), /error entries\[NO_CREDITS\]: adds nothing/, /`notes`, `fixes` or a `runbook`/],
    ['an empty text', ({ entries }) => Object.assign(entries[0] ?? {}, { fixes: [' '] }), /error entries\[NO_CREDITS\]\.fixes\[0\]: is empty/, /leave the key out/],
    ['something to be written', ({ entries }) => Object.assign(entries[0] ?? {}, { fixes: ['TODO'] }), /error entries\[NO_CREDITS\]\.fixes\[0\]: still says "TODO"/, /leave it out/],
    ['half an address', ({ entries }) => Object.assign(entries[0] ?? {}, { runbook: 'wiki/402' }), /error entries\[NO_CREDITS\]\.runbook: "wiki\/402" is no web address/, /whole address/],
    ['an address that runs', ({ entries }) => Object.assign(entries[0] ?? {}, { runbook: 'javascript:alert(1)' }), /"javascript:alert\(1\)" is no web address/, /whole address/],
    ['a file for an address', ({ notes }) => Object.assign(notes?.[0] ?? {}, { url: 'file:///etc/passwd' }), /error notes\[0\]\.url: .* is no web address/, /whole address/],
    ['a live key', ({ notes }) => Object.assign(notes?.[0] ?? {}, { text: `It is sk-live-${'a1B2'.repeat(6)}.` }), /error line \d+: ".{6}\.\.\." looks like a live key/, /EXAMPLE/],
    ['hosts in a patch', (file) => Object.assign(file, { hosts: ['evil.example'] }), /error \/: has an unknown key "hosts"/, /The keys here are/],
    ['a probe in an entry', ({ entries }) => Object.assign(entries[0] ?? {}, { probe: {} }), /has an unknown key "probe"/, /The keys here are/],
  ];
  for (const [what, change, said, tip] of SLIPS)
    it(`says so: ${what}`, () => {
      const checked = check(notes(change), at);
      assert.equal(checked.file, null);
      const index = lines(checked).findIndex((line) => said.test(line));
      assert.ok(index >= 0, lines(checked).join('\n'));
      assert.match(checked.problems[index]?.tip ?? '', tip);
      assert.ok((checked.problems[index]?.line ?? 0) > 0);
    });
});
