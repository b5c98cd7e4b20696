import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'mocha';
import type { Rule } from '../../src/check/rule.js';
import { budget } from '../../src/check/rules/budget.js';
import { canonical } from '../../src/check/rules/canonical.js';
import { clauses } from '../../src/check/rules/clauses.js';
import { dates } from '../../src/check/rules/dates.js';
import { entryId } from '../../src/check/rules/entry-id.js';
import { explained } from '../../src/check/rules/explained.js';
import { failures } from '../../src/check/rules/failures.js';
import { filename } from '../../src/check/rules/filename.js';
import { filler } from '../../src/check/rules/filler.js';
import { fixes } from '../../src/check/rules/fixes.js';
import { hosts } from '../../src/check/rules/hosts.js';
import { meanings } from '../../src/check/rules/meanings.js';
import { ownHosts } from '../../src/check/rules/own-hosts.js';
import { ownId } from '../../src/check/rules/own-id.js';
import { ownVariable } from '../../src/check/rules/own-variable.js';
import { probeAuth } from '../../src/check/rules/probe-auth.js';
import { probeRequests } from '../../src/check/rules/probe-requests.js';
import { probeVerdicts } from '../../src/check/rules/probe-verdicts.js';
import { products } from '../../src/check/rules/products.js';
import { punctuation } from '../../src/check/rules/punctuation.js';
import { reachable } from '../../src/check/rules/reachable.js';
import { retired } from '../../src/check/rules/retired.js';
import { retries } from '../../src/check/rules/retries.js';
import { schema } from '../../src/check/rules/schema.js';
import { schemaLink } from '../../src/check/rules/schema-link.js';
import { secrets } from '../../src/check/rules/secrets.js';
import { sentences } from '../../src/check/rules/sentences.js';
import { sourced } from '../../src/check/rules/sourced.js';
import { sourcesUsed } from '../../src/check/rules/sources-used.js';
import { stale } from '../../src/check/rules/stale.js';
import { titles } from '../../src/check/rules/titles.js';
import { unique } from '../../src/check/rules/unique.js';
import { witnessed } from '../../src/check/rules/witnessed.js';
import { witnesses } from '../../src/check/rules/witnesses.js';
import { RULES } from '../../src/check/rules.js';
import type { Clause } from '../../src/model.js';
import { ROOT } from '../support/root.js';
import { weigh } from './exceptions.js';
import { checkOf, contextOf, entryOf, type Sample, sourceOf, witness } from './sample.js';

type Case = [rule: Rule, what: string, change: (sample: Sample) => void, expected: string];

/** What is wrong with the sample, and the one problem that the rule must report: `path: message`. */
// biome-ignore format: one case a line reads as a table
const CASES: readonly Case[] = [
  [schema, 'an unknown key', ({ file }) => Object.assign(file, { emblem: 'x' }), '/: has an unknown key "emblem"'],
  [schema, 'an unknown key deep inside', ({ file }) => Object.assign(file.entries[1]?.retry ?? {}, { soon: true }), '/entries/1/retry: has an unknown key "soon"'],
  [schema, 'a missing key', ({ file }) => Reflect.deleteProperty(file, 'about'), "/: must have required property 'about'"],
  [schema, 'a word that is none of the list', (sample) => Object.assign(entryOf(sample, '500'), { owner: 'them' }), '/entries/2/owner: is none of caller, account, provider, nobody'],
  [schema, 'a day in another form', (sample) => Object.assign(sourceOf(sample, 'errors'), { read: '1 March' }), '/sources/errors/read: must match pattern "^\\d{4}-\\d{2}-\\d{2}$"'],

  [filename, 'another name', (sample) => (sample.path = 'src/catalog/providers/acme-ai.json'), 'id: "acme" belongs into acme.json'],
  [filename, 'capitals', (sample) => Object.assign(sample, { path: 'src/catalog/providers/Acme.json', file: { ...sample.file, id: 'Acme' } }), 'id: "Acme" is no id'],

  [canonical, 'another order', (sample) => (sample.text = `{"id": "acme", ${contextOf().text.replace('"id": "acme",', '').slice(1)}`), 'line 1: the file is not in its canonical form'],
  [canonical, 'no line feed at the end', (sample) => (sample.text = contextOf().text.trimEnd()), `line ${contextOf().text.split('\n').length}: the file is not in its canonical form`],
  [canonical, 'a key given twice', (sample) => (sample.text = contextOf().text.replace('"id": "acme",', '"id": "acme",\n  "id": "acme",')), 'line 4: the file is not in its canonical form'],

  [unique, 'the same id in another spelling', (sample) => sample.file.entries.push({ ...entryOf(sample, 'NO_CREDITS'), id: 'no-credits', code: null, aliases: [] }), 'entries[no-credits].id: "no-credits" is also the id of NO_CREDITS'],
  [unique, 'a code that is another id', (sample) => (entryOf(sample, 'queued').code = 'no credits'), 'entries[queued].code: "no credits" is also the id or code of NO_CREDITS'],
  [unique, 'an alias of two', (sample) => entryOf(sample, 'queued').aliases.push('out of credits'), 'entries[queued].aliases: "out of credits" is also a name of NO_CREDITS'],
  [unique, 'an alias given twice', (sample) => entryOf(sample, '500').aliases.push('oops', 'oops'), 'entries[500].aliases: "oops" is also a name that this entry has already'],
  [unique, 'two products of one id', ({ file }) => file.products.push(...file.products), 'products: "rocket" is also the id of another product'],

  [entryId, 'another id than the code', (sample) => (entryOf(sample, 'queued').id = 'waiting'), 'entries[waiting].id: "waiting" is not its code "queued" (spaces become hyphens)'],
  [entryId, 'an id with a space', (sample) => Object.assign(entryOf(sample, 'queued'), { id: 'In Queue', code: 'In Queue' }), 'entries[In Queue].id: "In Queue" is not its code "In Queue" (spaces become hyphens)'],
  [entryId, 'another id than the status', (sample) => (entryOf(sample, '500').httpStatus = [502]), 'entries[500].id: "500" is not its HTTP status (502)'],
  [entryId, 'a name that is no slug', (sample) => Object.assign(entryOf(sample, 'NO_CREDITS'), { code: null }), 'entries[NO_CREDITS].id: "NO_CREDITS" is no slug: lower-case words with hyphens'],

  [explained, 'an empty text', (sample) => (entryOf(sample, '500').meaning = ' '), 'entries[500].meaning: is empty'],
  [explained, 'a text to be written', (sample) => (entryOf(sample, '500').fixes[0] = 'TODO: ask them.'), 'entries[500].fixes[0]: still says "TODO"'],

  [failures, 'no cause', (sample) => (entryOf(sample, '500').causes = []), 'entries[500]: has no cause'],
  [failures, 'no fix', (sample) => (entryOf(sample, '500').fixes = []), 'entries[500]: has no fix'],
  [failures, 'nobody who mends it', (sample) => (entryOf(sample, '500').owner = 'nobody'), 'entries[500]: is a failure, but nobody must act'],
  [failures, 'somebody who mends a success', (sample) => (entryOf(sample, 'queued').owner = 'caller'), 'entries[queued]: is in-progress, but the caller must act'],

  [retries, 'waiting for money', (sample) => (entryOf(sample, 'NO_CREDITS').retry.verdict = 'after-wait'), 'entries[NO_CREDITS].retry: billing cannot be "after-wait"'],
  [retries, 'giving up on a rate limit', (sample) => Object.assign(entryOf(sample, '500'), { category: 'rate-limit', retry: { verdict: 'never', needs: [], note: null }, }), 'entries[500].retry: rate-limit cannot be "never"'],
  [retries, 'a need of what never works', (sample) => (entryOf(sample, '500').retry = { verdict: 'never', needs: ['jitter'], note: null }), 'entries[500].retry: "never" cannot need jitter'],
  [retries, 'a need given twice', (sample) => entryOf(sample, 'queued').retry.needs.push('exponential-backoff'), 'entries[queued].retry: needs the same thing twice'],

  [sourced, 'a page without an address', (sample) => Object.assign(sourceOf(sample, 'capture'), { class: 'documented' }), 'sources[capture]: is documented, but has no URL'],
  [sourced, 'a capture nobody describes', (sample) => Reflect.deleteProperty(sourceOf(sample, 'capture'), 'note'), 'sources[capture]: has neither URL nor note'],
  [sourced, 'half an address', (sample) => Object.assign(sourceOf(sample, 'errors'), { url: 'docs.acme.example' }), 'sources[errors]: "docs.acme.example" is no web address'],
  [sourced, 'an entry that rests on hearsay', (sample) => (entryOf(sample, '500').source = 'capture'), 'entries[500].source: "capture" has no URL'],

  [sourcesUsed, 'a source that is not listed', (sample) => (entryOf(sample, '500').source = 'faq'), 'entries[500].source: "faq" is not in `sources`'],
  [sourcesUsed, 'a source that nothing names', (sample) => Object.assign(sample.file.sources, { faq: { url: 'https://acme.example/faq', read: '2026-03-01', class: 'documented' } }), 'sources[faq]: nothing refers to this source'],

  [dates, 'tomorrow', (sample) => Object.assign(sourceOf(sample, 'errors'), { read: '2026-03-03' }), 'sources[errors].read: 2026-03-03 is in the future'],
  [dates, 'a day that does not exist', (sample) => Object.assign(sourceOf(sample, 'errors'), { read: '2026-02-30' }), 'sources[errors].read: "2026-02-30" is no day'],
  [dates, 'an entry that will retire', (sample) => (entryOf(sample, '500').retired = { since: '2027-01-01', replacedBy: null }), 'entries[500].retired.since: 2027-01-01 is in the future'],

  [stale, 'an entry of last year', (sample) => { Object.assign(sample.file.sources, { old: { url: null, read: '2025-08-01', class: 'captured' } }); entryOf(sample, '500').source = 'old'; }, 'entries[500]: was read 213 days ago'],

  [budget, 'a long title', (sample) => (entryOf(sample, '500').title = 'A'.repeat(71)), 'entries[500].title: has 71 characters, 70 are allowed'],
  [budget, 'three sentences', (sample) => (entryOf(sample, '500').meaning = 'One. `a.b c.` is two. Three.'), 'entries[500].meaning: has 3 sentences, 2 are allowed'],
  [budget, 'a talkative retry', (sample) => (entryOf(sample, '500').retry.note = 'Wait. Then go on. Then stop.'), 'entries[500].retry.note: has 3 sentences, 2 are allowed'],
  [budget, 'an endless sentence', ({ file }) => (file.about = `${'so '.repeat(41)}on.`), 'about: has a sentence of 42 words, 40 are allowed'],
  [budget, 'six fixes', (sample) => (entryOf(sample, '500').fixes = Array.from({ length: 6 }, (_, index) => `Wait ${index}.`)), 'entries[500].fixes: has 6 items'],

  [titles, 'a full stop', (sample) => (entryOf(sample, '500').title = 'Server failed.'), 'entries[500].title: ends with "."'],
  [schemaLink, 'no schema', ({ file }) => Reflect.deleteProperty(file, '$schema'), '$schema: is missing'],
  [schemaLink, 'another schema', ({ file }) => (file.$schema = 'x.json'), '$schema: is "x.json"'],
  [ownId, 'the id of another provider', ({ others }) => Object.assign(others[0] ?? {}, { id: 'acme' }), 'id: "acme" is a provider of the catalog already'],
  [ownHosts, 'a host of another provider', ({ file }) => file.hosts.push('eu.other.example'), 'hosts[2]: other answers at eu.other.example already'],
  [ownHosts, 'all hosts there are', ({ file }) => file.hosts.push('*.example'), 'hosts[2]: other answers at *.example already'],
  [ownHosts, 'a page where another one answers', ({ file }) => file.pages.push('api.other.example'), 'pages[1]: other answers at api.other.example already'],
  [ownVariable, 'the same in small letters', ({ file }) => Object.assign(file.auth ?? {}, { env: ['other_key'] }), 'auth.env[0]: other_key holds the key of other'],
  [ownVariable, 'the variable of another provider', ({ file }) => Object.assign(file.auth ?? {}, { env: ['OTHER_KEY'] }), 'auth.env[0]: OTHER_KEY holds the key of other'],

  [titles, 'lower case', (sample) => (entryOf(sample, '500').title = 'server failed'), 'entries[500].title: does not begin with a capital'],
  [titles, 'advice', (sample) => (entryOf(sample, '500').title = 'Check the key'), 'entries[500].title: begins with advice, "Check"'],
  [titles, 'two sentences', (sample) => (entryOf(sample, '500').title = 'Server failed. Sad'), 'entries[500].title: has more than one sentence'],

  [sentences, 'a fragment', (sample) => (entryOf(sample, '500').meaning = 'servers failed.'), 'entries[500].meaning: begins with "servers"'],
  [sentences, 'no full stop', ({ file }) => Object.assign(file.limits[0] ?? {}, { text: 'At most 10 MB' }), 'limits[0].text: does not end with a full stop'],

  [fixes, 'no imperative', (sample) => (entryOf(sample, '500').fixes[0] = 'The call may be sent again.'), 'entries[500].fixes[0]: begins with "The", which is no imperative'],
  [fixes, 'a gerund', (sample) => (entryOf(sample, '500').fixes[0] = 'Waiting helps.'), 'entries[500].fixes[0]: begins with "Waiting", which is no imperative'],
  [fixes, 'no full stop', (sample) => (entryOf(sample, '500').fixes[0] = 'Wait a minute'), 'entries[500].fixes[0]: does not end with a full stop'],

  [punctuation, 'a typographic quote', ({ file }) => (file.about = 'It\u2019s big.'), 'about: has "\u2019", which is not plain ASCII'],
  [punctuation, 'a double space', ({ file }) => (file.about = 'It is  big.'), 'about: has a double space'],
  [punctuation, 'a line end', ({ file }) => (file.about = 'It is\nbig.'), 'about: has "\\n", which is not plain ASCII'],
  [punctuation, 'bold type', ({ file }) => (file.about = 'It is **big**.'), 'about: has markup other than backticks'],
  [punctuation, 'a lone backtick', ({ file }) => (file.about = 'It is `big.'), 'about: has a backtick without its partner'],
  [punctuation, 'a chain', ({ file }) => (file.about = 'It is big; it is blue; it is here.'), 'about: chains its parts with semicolons'],
  [punctuation, 'a dash', ({ file }) => (file.about = 'It is big - and blue.'), 'about: has a hyphen for a dash'],

  [filler, 'an empty word', (sample) => (entryOf(sample, '500').fixes[0] = 'Simply wait a minute.'), 'entries[500].fixes[0]: "Simply" says nothing'],
  [filler, 'advice for everything', (sample) => (entryOf(sample, '500').fixes[0] = 'Check your request.'), 'entries[500].fixes[0]: "Check your request." says nothing'],

  [meanings, 'the same meaning', (sample) => (entryOf(sample, '500').meaning = 'nothing has failed'), 'entries[500].meaning: is that of queued again'],

  [reachable, 'no way in', (sample) => Object.assign(entryOf(sample, 'NO_CREDITS'), { code: null }), 'entries[NO_CREDITS]: has neither code nor `when`'],
  [reachable, 'no place for codes', ({ file }) => Object.assign(file.envelopes[0] ?? {}, { codeAt: null }), 'entries[NO_CREDITS]: has a code, but no envelope says where codes stand'],
  [reachable, 'no clause', (sample) => (entryOf(sample, 'queued').when = []), 'entries[queued]: has an empty `when`'],
  [reachable, 'a status without number', (sample) => (entryOf(sample, '500').httpStatus = []), 'entries[500]: is a status without a number'],
  [reachable, 'a status of two', (sample) => sample.file.entries.push({ ...entryOf(sample, '500'), id: 'also-500' }), 'entries[also-500]: 500 leads to 500 already'],

  [products, 'of an entry', (sample) => (entryOf(sample, '500').product = 'anvil'), 'entries[500].product: "anvil" is no product of Acme AI'],
  [products, 'of a clause', (sample) => setClause(sample, { job: 'queued', product: 'anvil' }), 'entries[queued].when[0].product: "anvil" is no product of Acme AI'],
  [products, 'of an envelope', ({ file }) => Object.assign(file.envelopes[0] ?? {}, { product: 'anvil' }), 'envelopes[error body].product: "anvil" is no product of Acme AI'],

  [hosts, 'an address', ({ file }) => (file.hosts[0] = 'https://api.acme.example'), 'hosts[0]: "https://api.acme.example" is no host name'],
  [hosts, 'a path', ({ file }) => (file.pages[0] = 'acme.example/docs'), 'pages[0]: "acme.example/docs" is no host name'],
  [hosts, 'capitals', ({ file }) => (file.hosts[0] = 'API.acme.example'), 'hosts[0]: "API.acme.example" is no host name'],
  [hosts, 'a star inside', ({ file }) => (file.hosts[0] = 'api.*.example'), 'hosts[0]: "api.*.example" is no host name'],
  [hosts, 'the same twice', ({ file }) => file.pages.push('docs.acme.example'), 'pages[1]: "docs.acme.example" stands there twice'],
  [hosts, 'a page where the API answers', ({ file }) => file.pages.push('api.acme.example'), 'pages[1]: "api.acme.example" is among `hosts` too'],

  [probeAuth, 'no word on how the key is sent', ({ file }) => (file.auth = null), 'auth: does not say how the key is sent'],
  [probeAuth, 'a header that is none', ({ file }) => Object.assign(file.auth ?? {}, { header: 'X Api Key' }), 'auth: does not say how the key is sent'],

  [probeRequests, 'a path without a slash', (sample) => (checkOf(sample).path = 'v1/balance'), 'probe.checks[balance].path: "v1/balance" is no path'],
  [probeRequests, 'a path that is another host', (sample) => (checkOf(sample).path = '//evil.example/v1'), 'probe.checks[balance].path: "//evil.example/v1" is no path'],
  [probeRequests, 'no encryption', ({ file }) => Object.assign(file.probe ?? {}, { baseUrl: 'http://api.acme.example' }), 'probe.baseUrl: "http://api.acme.example" is not https and a host'],
  [probeRequests, 'a path in the host', ({ file }) => Object.assign(file.probe ?? {}, { baseUrl: 'https://api.acme.example/v1' }), 'probe.baseUrl: "https://api.acme.example/v1" is not https and a host'],
  [probeRequests, 'a host of somebody else', ({ file }) => Object.assign(file.probe ?? {}, { baseUrl: 'https://api.other.example' }), 'probe.baseUrl: api.other.example is not among `hosts`'],
  [probeRequests, 'two checks of one id', (sample) => sample.file.probe?.checks.push(checkOf(sample)), 'probe.checks[balance].id: is the id of another check'],
  [probeRequests, 'a status page without encryption', ({ file }) => Object.assign(file.probe?.service ?? {}, { url: 'http://status.acme.example' }), 'probe.service.url: "http://status.acme.example" is not encrypted'],

  [probeVerdicts, 'an entry that does not exist', (sample) => (checkOf(sample).verdicts[1] = { when: [{ entry: 'GONE' }], state: 'invalid', source: 'errors' }), 'probe.checks[balance].verdicts[1].when[0]: asks for the entry GONE, which does not exist'],
  [probeVerdicts, 'an entry asked for by an entry', (sample) => (entryOf(sample, 'queued').when = [{ entry: 'NO_CREDITS' }]), 'entries[queued].when[0]: asks for an entry'],
  [probeVerdicts, 'a conclusion without a note', (sample) => (sourceOf(sample, 'errors').class = 'inferred'), 'probe.checks[balance]: takes a key for good by a conclusion, without a note'],
  [probeVerdicts, 'a status alone', (sample) => Reflect.deleteProperty(checkOf(sample).verdicts[0]?.when[0] ?? {}, 'keys'), 'probe.checks[balance]: takes a key for good by a status alone'],
  [probeVerdicts, 'nothing good', (sample) => checkOf(sample).verdicts.shift(), 'probe.checks[balance]: lists no answer to a good key'],
  [probeVerdicts, 'no question', (sample) => (checkOf(sample).settles = []), 'probe.checks[balance]: settles nothing'],

  [retired, 'a replacement that does not exist', (sample) => (entryOf(sample, '500').retired = { since: '2026-03-01', replacedBy: 'acme/501' }), 'entries[500].retired.replacedBy: "acme/501" does not exist'],
  [retired, 'a replacement by itself', (sample) => (entryOf(sample, '500').retired = { since: '2026-03-01', replacedBy: 'acme/500' }), 'entries[500].retired.replacedBy: it replaces itself'],

  [witnessed, 'an entry without witness', (sample) => sample.witnesses.pop(), 'entries[500]: has no witness'],
  [witnessed, 'a witness without entry', (sample) => sample.witnesses.push(witness('odd', ['acme/NOPE'])), 'acme.md: odd: expects acme/NOPE, which does not exist'],
  [witnessed, 'no fixture at all', (sample) => (sample.fixture = null), '/: there is no such file'],

  [witnesses, 'no source', (sample) => Object.assign(sample.witnesses[0] ?? {}, { source: '' }), 'acme.md: empty balance: its source is "", not "URL (class, YYYY-MM-DD)"'],
  [witnesses, 'a page without address', (sample) => Object.assign(sample.witnesses[0] ?? {}, { source: 'their docs (documented, 2026-03-01)' }), 'acme.md: empty balance: its source is "their docs (documented, 2026-03-01)", not "URL (class, YYYY-MM-DD)"'],
  [witnesses, 'a text to be written', (sample) => Object.assign(sample.witnesses[0] ?? {}, { title: 'acme.md: TODO' }), 'acme.md: TODO: still says "TODO"'],
  [witnesses, 'a word that is no certainty', (sample) => Object.assign(sample.witnesses[0]?.expected[0] ?? {}, { certainty: 'maybe' }), 'acme.md: empty balance: expects acme/NO_CREDITS "maybe", which is no certainty'],

  [secrets, 'a key in the catalog', (sample) => (entryOf(sample, '500').fixes[0] = `Send \`Bearer ${LIVE}\`.`), 'line 257: "4f9a1c..." looks like a live key'],
  [secrets, 'a key in a witness', (sample) => (sample.fixture = `# Acme\n\nx-api-key: ${LIVE}\n`), 'line 3: "4f9a1c..." looks like a live key'],
  [secrets, 'two keys on a line, one made up', (sample) => (sample.fixture = `key=EXAMPLE0000000000 x-api-key: ${LIVE}`), 'line 1: "4f9a1c..." looks like a live key'],
  [secrets, "somebody's address", (sample) => (sample.fixture = '"user":"jane.doe@acme.org"'), 'line 1: "jane.d..." looks like a live email'],
  ...(
    [
      ['no condition', { product: 'rocket', common: true }, 'asks for nothing'],
      ['an empty word', { code: '' }, '`code` is empty'],
      ['a place for nothing', { at: 'detail', status: 400 }, 'has `at`, but no code, message or job that could stand there'],
      ['a place that is no path', { code: 'X', at: 'error..code' }, '`at` is "error..code", which is no path'],
      ['no keys', { keys: [] }, '`keys` is empty'],
      ['a key that is no path', { keys: ['error.'] }, '`keys` has "error.", which is no path'],
      ['a status of another kind', { status: 1020 }, '1020 is no HTTP status'],
      ['a gap with another name', { message: 'At most {max_images} images' }, "`message` has a brace that is no gap; a gap's name has only letters"],
      ['a gap that is not closed', { page: 'Error {code' }, "`page` has a brace that is no gap; a gap's name has only letters"],
      ['two gaps of one name', { message: 'From {a} to {a}' }, '`message` has two gaps of the same name'],
      ['gaps side by side', { message: 'From {a}{b}' }, '`message` has two gaps with nothing between them'],
      ['nothing but gaps', { message: '{a}: {b}' }, '`message` has no word outside its gaps, so it is every sentence'],
      ['a host of somebody else', { host: 'api.other.example' }, 'asks for the host api.other.example, which `hosts` does not list'],
      ['a header that is none', { header: 'x header=1' }, '`header` is neither a name nor "name: value"'],
      ['a flag that says no', { code: 'X', common: false }, '`common` is false, which is the same as leaving it out'],
    ] satisfies [string, Clause, string][]
  ).map(
    ([what, clause, message]): Case => [
      clauses,
      what,
      (sample) => setClause(sample, clause),
      `entries[queued].when[0]: ${message}`,
    ],
  ),
  [clauses, 'the same clause twice', (sample) => (entryOf(sample, 'queued').when = [{ job: 'queued' }, { job: 'queued' }]), 'entries[queued].when[1]: stands there twice'],
];

/** Looks live and is not: made for this test. */
const LIVE = '4f9a1c77d2e84b0a9c3d51e6';

function setClause(sample: Sample, clause: Clause): void {
  entryOf(sample, 'queued').when = [clause];
}

for (const rule of RULES) {
  describe(`rule: ${rule.name}`, () => {
    it('finds nothing in a good sample', () => assert.deepEqual(rule.check(contextOf()), []));
    const cases = CASES.filter(([each]) => each === rule);
    it('has a bad sample', () => assert.notEqual(cases.length, 0));
    for (const [, what, change, expected] of cases) {
      it(`finds ${what}`, () => {
        const problems = rule.check(contextOf(change));
        assert.deepEqual(
          problems.map(({ path, message }) => `${path}: ${message}`),
          [expected],
        );
        assert.ok(problems.every(({ file, tip }) => /^(?:src|test)\/.*acme/i.test(file) && tip !== ''));
      });
    }
  });
}

describe('the list of rules', () => {
  it('has every rule of the folder, each under a name of its own', () => {
    const files = readdirSync(new URL('src/check/rules/', ROOT));
    assert.equal(RULES.length, files.length);
    assert.equal(new Set(RULES.map(({ name }) => name)).size, RULES.length);
  });
});

describe('exceptions to rules', () => {
  const problem = { file: 'a.json', path: 'entries[x]', message: 'is odd', tip: 'Mend it.' };
  const exception = { rule: 'odd', file: 'a.json', path: 'entries[x]', reason: 'it is the provider who is odd' };

  it('let a known problem pass', () => assert.deepEqual(weigh([problem], [exception]), []));
  it('let no other problem pass', () => {
    const other = { ...problem, path: 'entries[y]' };
    assert.deepEqual(weigh([problem, other], [exception]), [other]);
  });
  it('fail when they are no longer needed', () => {
    assert.deepEqual(
      weigh([], [exception]).map(({ message }) => message),
      ['the exception to "odd" is no longer needed'],
    );
  });
});
