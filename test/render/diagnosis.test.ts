import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Diagnosis } from '../../src/model.js';
import { render } from '../support/render.js';
import { BARE, decoded, diagnosis, entry, fact, page } from './samples.js';

function shown(changes: Partial<Diagnosis> = {}, isFull = false): string {
  return render(
    { ...decoded(diagnosis(changes)), isFull } as Parameters<typeof render>[0],
    'terminal',
    page({ width: 100 }),
  );
}

/** The titles of the parts, in order. */
function headings(text: string): string[] {
  return text.split('\n').filter((line) => /^[A-Z]/.test(line));
}

describe('diagnosis', () => {
  it('begins with mark, provider, product, code, status and certainty', () => {
    assert.ok(shown().startsWith('✖ Acme Images (pictures-2) · INSUFFICIENT_CREDITS · HTTP 402 · sure\n'));
  });

  it('has its parts in the order in which they are needed', () => {
    assert.deepEqual(
      headings(
        shown({ certainty: 'guess', requestId: null, details: [{ field: 'image', message: 'Field required' }] }),
      ),
      [
        'What to do',
        'Which cause it is',
        'What it says about fields',
        'Values in it',
        'Good to know',
        'What decided',
        'Why not the others',
        'What would settle it',
        'Reference',
      ],
    );
  });

  it('says who acts, whether to retry and when, and what it cost', () => {
    const text = shown({
      owner: 'provider',
      retry: { verdict: 'after-wait', waitSeconds: 90, needs: ['jitter'], note: 'Poll only.' },
      charge: 'refunded',
    });
    assert.match(text, /^ {2}Who acts {2}the provider$/m);
    assert.match(text, /^ {2}Retry {5}after 1 min 30 s, with random jitter\. Poll only\.$/m);
    assert.match(text, /^ {2}Charge {4}refunded$/m);
  });

  it('quotes the answer only where it adds something', () => {
    assert.match(shown(), /The answer says: "Your balance of 3 credits/);
    assert.doesNotMatch(shown({ message: 'insufficient credits' }), /The answer says/);
    assert.doesNotMatch(shown({ message: 'The balance does not cover the generation.' }), /The answer says/);
    assert.doesNotMatch(shown({ message: null }), /The answer says/);
  });

  it('shows the title where there is no code, and then only once', () => {
    const text = shown({ code: null, entry: entry({ code: null }) });
    assert.match(text, /^✖ Acme Images \(pictures-2\) · The balance does not cover the generation · HTTP 402/);
    assert.equal(text.split('The balance does not cover the generation').length, 2);
  });

  it('marks a state as no failure and says so', () => {
    const text = shown({
      category: 'in-progress',
      code: 'Pending',
      entry: entry({ category: 'in-progress', owner: 'nobody' }),
      owner: 'nobody',
      httpStatus: 200,
    });
    assert.match(text, /^● /);
    assert.match(text, /Nothing failed: the job is still running\./);
  });

  it('says that nothing names the provider, and what would settle it', () => {
    const text = render(decoded(BARE), 'terminal', page());
    assert.match(text, /^\? Unknown provider · HTTP 402 · not identified$/m);
    assert.match(text, /Nothing in the text names the provider, and no entry of the catalog fits\./);
    for (const wanted of ['The URL that was called', 'The body of the answer', 'The response headers'])
      assert.ok(text.includes(wanted), wanted);
    assert.ok(!text.includes('The status line'));
    assert.ok(!text.includes('Who acts'));
  });

  it('names a failure without a provider by its title', () => {
    const text = shown({
      provider: null,
      httpStatus: null,
      code: 'ENOTFOUND',
      entry: entry({ title: 'The host has no address' }),
    });
    assert.match(
      text,
      /^✖ The host has no address · ENOTFOUND · sure\n\n {2}Nothing in the text names the provider; the failure itself is known\.\n/,
    );
    assert.equal(text.split('The host has no address').length, 2);
  });

  it('says when the entry is a general one', () => {
    const general = entry({ provider: { id: 'http', name: 'HTTP' } });
    assert.match(
      shown({ entry: general, certainty: 'guess' }),
      /No entry for Acme Images fits\. What follows is true in general\./,
    );
    assert.match(
      shown({ provider: null, entry: general, certainty: 'none' }),
      /names the provider\. What follows is true in general\./,
    );
    assert.match(shown({ entry: null }), /The answer is from Acme Images, but no entry of its catalog fits\./);
  });

  it('asks only for what is missing, and only when it stays open', () => {
    const open = shown({ certainty: 'guess', httpStatus: null, cut: true });
    assert.match(open, /The rest of the text/);
    assert.match(open, /The status line/);
    assert.doesNotMatch(open, /The URL that was called/);
    assert.doesNotMatch(open, /The body of the answer/);
    assert.match(shown({ certainty: 'guess' }), /Nothing is missing in the text/);
    assert.doesNotMatch(shown({ certainty: 'likely', httpStatus: null }), /What would settle it/);
  });

  it('does not ask for an answer where none came', () => {
    assert.doesNotMatch(
      shown({ certainty: 'guess', httpStatus: null, because: [fact('transport', 'text', 'ENOTFOUND')] }),
      /The status line/,
    );
  });

  it('says what decided, each fact once, and why not the others', () => {
    const text = shown({
      because: [
        fact('code', 'error.code', 'X_1'),
        fact('type', 'error.code', 'X_1'),
        fact('status', 'status line', 402),
      ],
    });
    assert.match(text, /What decided\n {2}- error\.code → X_1\n {2}- status line → 402\n\n/);
    assert.match(text, /- other\/INSUFFICIENT_CREDITS: it stands at `detail` there, here at `error\.code`/);
  });

  it('lists what nothing speaks against apart from the rest', () => {
    const text = shown({
      alternatives: [
        { ref: 'a/1', certainty: 'guess', against: null },
        { ref: 'b/2', certainty: 'none', against: 'the host is c' },
      ],
    });
    assert.match(
      text,
      /What else it could be\n {2}- a\/1 \(a guess\)\n\nWhy not the others\n {2}- b\/2: the host is c\n/,
    );
  });

  it('shows three notes and where the others are; all when asked', () => {
    assert.match(shown(), /Third note\.\n {2}- … and 1 more: errs explain acme\/INSUFFICIENT_CREDITS/);
    assert.match(shown({}, true), /Fourth note\./);
  });

  it('names causes when there are several', () => {
    assert.match(shown(), /Which cause it is\n {2}- The credits are used up\.\n {4}To tell: `GET https/);
    assert.doesNotMatch(shown({ entry: entry({ causes: entry().causes.slice(0, 1) }) }), /The credits are used up/);
  });

  it('says how often, and that the text is cut off', () => {
    const text = shown({ count: 3, cut: true });
    assert.match(text, /^ {2}Seen +3 times$/m);
    assert.match(text, /^ {2}Cut off +The text ends before the failure does/m);
    assert.doesNotMatch(shown(), /Seen|Cut off/);
  });

  it('numbers several', () => {
    const text = render(decoded(diagnosis(), BARE, diagnosis()), 'terminal', page());
    assert.match(text, /^── 1 of 3 ─[\s\S]*── 2 of 3 ─[\s\S]*── 3 of 3 ─/);
    assert.doesNotMatch(shown(), /1 of 1/);
  });

  it('shortens long messages and says so, never ids', () => {
    const message = `${'word '.repeat(1000)}end`;
    const requestId = 'r'.repeat(5000);
    const text = render(
      decoded(diagnosis({ message, requestId, details: [{ field: 'f'.repeat(900), message }] })),
      'terminal',
      page(),
    );
    assert.equal(text.split('(the first 600 of 5003').length, 3);
    assert.ok(text.includes(requestId));
    assert.ok(text.includes('f'.repeat(900)));
    assert.ok(!text.includes('end"'));
  });

  it('cuts no sign in half when it shortens', () => {
    assert.doesNotMatch(shown({ message: `x${'🎉'.repeat(1000)}` }), /\\ud83c/);
  });

  it('shows some of very many complaints and says how many more there are', () => {
    const details = Array.from({ length: 500 }, (_, index) => ({ field: `field_${index}`, message: 'Field required' }));
    const text = shown({ details });
    assert.match(text, /field_19: "Field required"\n {2}- … and 480 more/);
  });
});
