import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { chainIn } from '../../src/decode/chain.js';
import { isHeading, isStatusTalk } from '../../src/decode/status-talk.js';
import { withoutTail, withoutTailLines } from '../../src/decode/tail.js';

/** A line that hands something on, what was said further down, and the status and the code in front of it. */
const HANDED: readonly [line: string, said: string, status: number | null, code: string | null][] = [
  [
    'Error creating box: Acme Boxes: 400 The required field size was not given.',
    'The required field size was not given.',
    400,
    null,
  ],
  [
    'Error #01: acme-sdk: insufficient permissions: read boxes; write boxes',
    'insufficient permissions: read boxes; write boxes',
    null,
    null,
  ],
  ['error simulating policy: RateExceeded: You are too fast', 'You are too fast', null, 'RateExceeded'],
  ["invalid_request_error - Unknown parameter: 'size'.", "Unknown parameter: 'size'.", null, 'invalid_request_error'],
  ['acme.BoxError: 404 Not Found: The box is gone', 'The box is gone', 404, null],
  ['Failed to ship: Too Many Requests: retry after 5', 'Too Many Requests: retry after 5', null, null],
];

/** Lines that hand nothing on: their colons belong to what they say. */
const WHOLE: readonly string[] = [
  'messages.0.content: Field required',
  'The box is full: it holds nine letters',
  'Failed to ship: HTTP 401',
  'GET https://api.example.com/v1/boxes: 200 OK',
  '- size: must be small or large',
];

describe('what a line hands on', () => {
  for (const [line, said, status, code] of HANDED) {
    it(line, () => {
      const chain = chainIn(line);
      assert.ok(chain !== null);
      assert.equal(line.slice(chain.start), said);
      assert.equal(chain.status?.value ?? null, status);
      assert.equal(chain.code?.value ?? null, code);
    });
  }
  for (const line of WHOLE) it(`nothing: ${line}`, () => assert.equal(chainIn(line), null));
});

describe('what only says that a call failed', () => {
  for (const talk of [
    'The request returned an invalid status code of 403.',
    'Invalid response code:401',
    'Response code 422 (Unprocessable Entity) <stack trace>',
    'Server responded with error: 500 Internal Server Error',
  ])
    it(talk, () => assert.equal(isStatusTalk(talk), true));
  for (const said of [
    'Invalid request',
    'message to be replied not found',
    'Too Many Requests: slow down',
    'The box 404 is locked by Ada',
    'Forbidden: read only keys',
  ])
    it(`not: ${said}`, () => assert.equal(isStatusTalk(said), false));
  for (const heading of ['Response body is', 'Returned error payload', 'HTTPX Error']) {
    it(`leads up to it: ${heading}`, () => assert.equal(isHeading(heading), true));
  }
  for (const said of ['Invalid response', 'Provider returned error', 'Box is locked']) {
    it(`does not: ${said}`, () => assert.equal(isHeading(said), false));
  }
});

describe('what is known of a call, behind what was said of it', () => {
  const TAILS: readonly [given: string, left: string][] = [
    ['The box is locked, RequestId: 7f3a-11, Time: 2026-01-02T03:04:05Z', 'The box is locked'],
    ['The box is locked (type: box_locked)', 'The box is locked'],
    ['The box is locked, reason: BOX_LOCKED', 'The box is locked'],
    ['The box is locked, reason: somebody else has it', 'The box is locked, reason: somebody else has it'],
    ['Keys differ. Expected: "a", got: "b"', 'Keys differ. Expected: "a", got: "b"'],
  ];
  for (const [given, left] of TAILS) it(given, () => assert.equal(withoutTail(given), left));
  it('takes the lines below a sentence off a field', () => {
    assert.equal(withoutTailLines('Not yours.\nRequestId:5bbca57a-0000\nTime:2026-01-02T03:04:05Z'), 'Not yours.');
    assert.equal(withoutTailLines('Not yours. RequestId:5bbca57a-0000 Time:2026-01-02T03:04:05Z'), 'Not yours.');
  });
  it('leaves a field that names the call in its sentence', () => {
    const said = 'The account is closed. Request id: 0217788aa0b1c2d3';
    assert.equal(withoutTailLines(said), said);
  });
});
