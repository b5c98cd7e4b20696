import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { sentenceIn } from '../../src/decode/sentence.js';
import { allWitnesses } from '../support/fixtures.js';

/** What the last stage is given, and what is the sentence in it. Status 401 and the code `bad_token` are known. */
const LEFT: readonly [given: string, sentence: string][] = [
  ['The token has lapsed (401 bad_token)', 'The token has lapsed'],
  ['The token has lapsed (403 bad_token)', 'The token has lapsed (403 bad_token)'],
  ['The quota is used up (until noon)', 'The quota is used up (until noon)'],
  ['group is closed at /opt/lib/Acme/Client.pm line 87.', 'group is closed'],
  ['Bad Gateway</title></head>', 'Bad Gateway'],
  ['Licence key revoked" although it worked', 'Licence key revoked'],
  ['The key "live" is unknown', 'The key "live" is unknown'],
  ['such as https://example.com/limits/]', 'such as https://example.com/limits/'],
  ['no such index [topics]', 'no such index [topics]'],
  ['Slow down, will wait for 60s and retry', 'Slow down'],
  ['Slow down, please wait and retry', 'Slow down, please wait and retry'],
  ['POST https://api.example.com/v1/boxes: 422 names are not valid here', 'names are not valid here'],
  ['GET https://api.example.com/v1/boxes', ''],
  ['Forbidden: Read only keys may not write', 'Read only keys may not write'],
  ['plug-in failed with err: rpc error: code = Unauthenticated desc = Subject was not found', 'Subject was not found'],
  ['Client: it returned the following json object: Wrong key given. (Code 0).', 'Wrong key given.'],
  ['ApiMessage\t"Voucher cannot be used"\tstring', 'Voucher cannot be used'],
  ['status_code: 401', ''],
  ['remote: ERROR: No push to this branch', 'No push to this branch'],
  ['[bad_token] The token has lapsed', 'The token has lapsed'],
  ['[north] The room is full', '[north] The room is full'],
  ['Failed. Response message = The room is full. Documentation = https://example.com/rooms', 'The room is full'],
  ['The room is full (HTTP 409)', 'The room is full'],
  ['The call failed with status: 409', ''],
  ['error: {', ''],
  ['Forbidden :: room is frozen', 'room is frozen'],
  ['Forbidden from https://example.com/up/ The name is taken.', 'The name is taken.'],
  ['Sending a letter to Ada', ''],
  ['Forbidden error', ''],
  ['Forbidden error in the cellar', 'Forbidden error in the cellar'],
  ['for url: https://example.com/rooms', ''],
  ['Acme room error: bad_token - The token has lapsed', 'The token has lapsed'],
  ['detail\tThe room is full', 'The room is full'],
  ['Message[The room is full]', 'The room is full'],
  ['Internal("The room is full (x-request-id: 5c157f70-9fd3)")', 'The room is full'],
  ['The room is full, Code: 409 , X-room-id: r1', 'The room is full'],
  ['The room is full] with root cause', 'The room is full'],
  ['The room is full. Run `acme::last_error()` to see where', 'The room is full'],
  ['Failed to upload: 6 due to Access Denied', 'Access Denied'],
  ['Sending is not allowed to this box', 'Sending is not allowed to this box'],
];

/**
 * Fields of an answer that begin or end like a line of a client, `Validation error: prompt is required`: outside a field
 * that would be taken off.
 */
const ONLY_AS_FIELD: ReadonlySet<string> = new Set([
  'forms/har-exports.md: Error panel of an automation tool: answer as a JSON string in a JSON string, then the request',
  "forms/httpie-wget.md: A REST client's panel: reason phrase in capitals, duration behind it, numeric code of the service's own",
  'forms/logs.md: A proxy that turns 429 into 503 and says so; the test runner then retries',
  "forms/logs.md: Workflow tool puts an SDK's sentence with escaped JSON into one field; two ids, one of them in prose",
  "forms/php-go-java-ruby.md: Dart's log interceptor: every line prefixed with I/flutter and a process number",
  'forms/standards.md: OAuth error in an object printed by Deno, with tabs',
  'forms/standards.md: OData body in round brackets, dots where the author cut',
  'forms/standards.md: SOAP 1.1 fault, pretty, sentence over three lines',
  'forms/streams.md: Batch list whose bodies are strings and whose status is called code; a null and a success beside it',
  'forms/streams.md: Data lines only, comments to keep the line alive, error in the last chunk beside an empty choice',
  "forms/wraps.md: A task that failed inside an answer of 200 that calls itself a success; the reason holds the service's answer twice wrapped",
  'gemini.md: UNKNOWN, curl',
  'openrouter.md: upstream: nothing but the sentence',
  'replicate.md: E6716, poll',
  'replicate.md: input refused, Python SDK without class',
  'replicate.md: state failed, text of a model',
  'runblob.md: empty balance, ChatGPT Images, body only',
  'runblob.md: empty balance, Kling O3 Photo',
  'runblob.md: image URL not reachable',
  'runblob.md: images refused, ChatGPT Images',
  'runblob.md: prompt missing',
]);

describe('the last stage of a message', () => {
  for (const [given, sentence] of LEFT) {
    it(`reads ${given}`, () => {
      assert.equal(sentenceIn(given, { status: 401, code: 'bad_token', isField: false, isTransport: false }), sentence);
    });
  }

  const told = [...allWitnesses(), ...allWitnesses('forms/')].flatMap(({ title, expected }) =>
    expected.map(({ values }) => ({ title, values: new Map(values) })),
  );

  it('takes nothing off a message that a witness expects', () => {
    const cut = new Set<string>();
    for (const { title, values } of told) {
      const message = values.get('message');
      if (typeof message !== 'string') continue;
      const known = {
        status: Number(values.get('httpStatus') ?? 0) || null,
        code: values.has('code') ? String(values.get('code')) : null,
        isTransport: title.startsWith('transport.md') || title.startsWith('forms/transport.md'),
      };
      assert.equal(sentenceIn(message, { ...known, isField: true }), message, title);
      if (sentenceIn(message, { ...known, isField: false }) !== message) cut.add(title);
    }
    assert.deepEqual([...cut].sort(), [...ONLY_AS_FIELD].sort());
  });
});
