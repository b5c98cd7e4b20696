import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { loadCatalog } from '../../src/catalog/load.js';
import { decode } from '../../src/decode/decode.js';
import { redact, redactorKnowing } from '../../src/safe/redact.js';
import { outputsOf } from '../support/outputs.js';
import { run } from '../support/run.js';

const catalog = loadCatalog();

/** The part of each made-up secret that must never be seen again. */
const SENTINEL = 'S3NT1NELexample0000';
/** Half of it, as a line end leaves it. */
const HALF = 'S3NT1NELex';
const JWT = `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ${SENTINEL}.${SENTINEL}abcdefgh`;

/** Ways in which a secret is pasted along with a failure. */
const LEAKS: readonly [how: string, text: string][] = [
  [
    'a bearer token in a command',
    `$ curl -i https://api.example.com/v1 -H "Authorization: Bearer sk-${SENTINEL}"\nHTTP/1.1 401 Unauthorized\n\n{"error":{"code":"bad_key","message":"no"}}`,
  ],
  [
    'a bearer token in curl -v',
    `> GET /v1 HTTP/2\n> Host: api.example.com\n> authorization: Bearer ${SENTINEL}\n>\n< HTTP/2 401\n< content-type: application/json\n<\n{"message":"no"}`,
  ],
  [
    'a basic credential',
    `> Authorization: Basic ${SENTINEL}==\n< HTTP/1.1 401 Unauthorized\n<\n{"message":"Bad credentials Basic ${SENTINEL}=="}`,
  ],
  [
    'a key in a header of its own',
    `{"status":401,"headers":{"x-api-key":"${SENTINEL}","content-type":"application/json"},"data":{"message":"no"}}`,
  ],
  ['a cookie', `HTTP/1.1 403 Forbidden\nSet-Cookie: session=${SENTINEL}; Path=/\n\n{"message":"no"}`],
  [
    'a token in the address under a name of its own',
    `WSServerHandshakeError: 403, message='Invalid response status', url='wss://speech.example.com/v1?TrustedBoxToken=${SENTINEL}&id=7'`,
  ],
  ['a key in the address', `GET https://api.example.com/v1?key=${SENTINEL}&page=2 failed with status 403`],
  [
    'credentials in the address',
    `requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://user:${SENTINEL}@api.example.com/v1`,
  ],
  [
    'a signature in the address',
    `HTTP 403 for https://files.example.com/a.png?X-Amz-Signature=${SENTINEL}&X-Amz-Expires=60`,
  ],
  ['a JSON Web Token in a message', `{"error":{"code":"bad_token","message":"the token ${JWT} has expired"}}`],
  [
    'a key in a message',
    `{"error":{"code":"invalid_api_key","message":"Incorrect API key provided: sk-proj-${SENTINEL}."}}`,
  ],
  [
    'a key of the catalog in a message',
    `{"error":{"code":"INVALID_API_KEY","message":"pkz_${SENTINEL} is unknown"},"request_id":"11111111-2222-4333-8444-555555555555"}`,
  ],
  [
    'a key in a JSON string in a JSON string',
    `{"message":"{\\"error\\":{\\"message\\":\\"bad key sk-${SENTINEL}\\"}}","status":401}`,
  ],
  ['a key as a value of a field', `{"status":"failed","message":"no","api_key":"${SENTINEL}"}`],
  ['a password in a repr', `HTTPError: 401 {'message': 'no', 'password': '${SENTINEL}'}`],
  ['an e-mail address', `{"error":{"code":"no_account","message":"${SENTINEL}@example.com has no account"}}`],
  [
    'an e-mail address that ends a sentence, with the id of the call behind it',
    `MessageRejected: Address is not verified: ${SENTINEL}@example.com Request Id: 11111111-2222-4333-8444-555555555555`,
  ],
  [
    'an e-mail address in front of what a client knows of the call',
    `AcmeError: 400 no account has ${SENTINEL}@example.com status code: 400, request id: 1a2b3c4d`,
  ],
  ['an assignment', `$ export OPENAI_API_KEY=${SENTINEL}\n$ ./run\nError: 401 Unauthorized`],
  ['a secret named in full', `{"status":401,"message":"aws_secret_access_key = ${SENTINEL} is wrong"}`],
  [
    'a sentence about a key',
    `{"error":{"code":"invalid_api_key","message":"Incorrect API key provided: ${SENTINEL}. Look it up."}}`,
  ],
  [
    'a sentence with the key in brackets',
    `{"error":{"code":"invalid_api_key","message":"Invalid API Key (${SENTINEL})"}}`,
  ],
  ['a token that is named', `{"error":{"code":"bad_token","message":"token: ${SENTINEL}"}}`],
  ['a token cut with dots', `{"error":{"code":"bad_token","message":"Bearer ${SENTINEL}..."}}`],
  ['a key beside stars', `{"error":{"code":"bad_key","message":"api_key=${SENTINEL}***"}}`],
  [
    'a coloured key',
    `\u001b[1mAuthorization\u001b[0m: \u001b[32mBearer ${SENTINEL}\u001b[0m\nHTTP/1.1 401 Unauthorized\n\n{"message":"no"}`,
  ],
  ['a key behind an invisible character', `Bea\u200brer ${SENTINEL} gave HTTP 401`],
  ['a key behind a non-breaking space', `Bearer\u00a0${SENTINEL} gave HTTP 401`],
  [
    'a header of an odd name',
    `HTTP/1.1 401 Unauthorized\nX-Acme-Credential: ${SENTINEL}\nX-Session-Id: ${SENTINEL}\n\n{"message":"no"}`,
  ],
  ['headers as pairs', `{"status":401,"headers":[["X-Api-Key","${SENTINEL}"]],"data":{"message":"no"}}`],
  [
    'headers as names and values',
    `{"status":401,"headers":[{"name":"x-api-key","value":"${SENTINEL}"}],"data":{"message":"no"}}`,
  ],
  ['an escaped body', `request failed 402 {\\"api_key\\":\\"${SENTINEL}\\",\\"message\\":\\"no\\"}`],
  [
    'a login in a command',
    `$ curl -u somebody:${SENTINEL} https://api.example.com\nHTTP/1.1 401 Unauthorized\n\n{"message":"no"}`,
  ],
  ['a bot address', `POST https://api.example.com/bot123456:${SENTINEL}/send failed with status 401`],
  ['an e-mail address in an address', `GET https://api.example.com/u/${SENTINEL}%40example.com failed with status 404`],
  ['a private key', `-----BEGIN PRIVATE KEY-----\n${SENTINEL}\n-----END PRIVATE KEY-----\nHTTP 401 Unauthorized`],
  ['a value that lost its name', `level=error status=401 token=${SENTINEL} err="no ${SENTINEL}"`],
  ['a key in prose', `I get 401 Unauthorized with my token ghp_${SENTINEL} all day`],
];

describe('no secret of a paste comes out', () => {
  for (const [how, text] of LEAKS) {
    for (const { format, output } of outputsOf(text, catalog)) {
      it(`${how}, ${format}`, () => assert.ok(!output.includes(SENTINEL), output));
    }
  }

  it('not even the half of one that a line end broke', () => {
    const text = `HTTP/1.1 401 Unauthorized\nAuthorization: Bearer ${HALF}\n  ample0000ample0000\n\n{"error":{"code":"bad_key","message":"no"}}`;
    for (const { format, output } of outputsOf(text, catalog))
      assert.ok(!output.includes(HALF) && !output.includes('ample0000'), `${format}: ${output}`);
  });

  it('and the paste was read all the same', () => {
    for (const [how, text] of LEAKS) {
      const json = outputsOf(text, catalog).find(({ format }) => format === 'json')?.output ?? '';
      assert.ok(JSON.parse(json).diagnoses.length > 0, how);
    }
  });

  it('nor of what is typed after explain, decode or an unknown command', async () => {
    for (const args of [
      ['explain', `sk-${SENTINEL}`],
      ['decode', `sk-${SENTINEL}`],
      [`sk-${SENTINEL}`],
      ['list', '--provider', `sk-${SENTINEL}`],
      ['explain', '--nope', `sk-${SENTINEL}`],
    ]) {
      for (const json of [[], ['--json']]) {
        const { stdout, stderr } = await run([...args, ...json]);
        assert.ok(!(stdout + stderr).includes(SENTINEL), `${args.join(' ')}: ${stdout}${stderr}`);
      }
    }
  });
});

describe('a mark stands for a secret', () => {
  it('the same for the same one, another for another', () => {
    const [one, same, other] = [
      redact(`Bearer ${SENTINEL}a`),
      redact(`Bearer ${SENTINEL}a`),
      redact(`Bearer ${SENTINEL}b`),
    ];
    assert.equal(one, same);
    assert.notEqual(one, other);
    assert.match(one, /^Bearer \[key [0-9a-f]{8}\]$/);
  });

  it('and is left alone when it is read again', () => {
    const once = redact(`Authorization: Bearer ${SENTINEL}`);
    assert.equal(redact(once), once);
  });

  it('while words that only look like one stay', () => {
    for (const words of [
      'model kiara-dream-fast-image is unknown',
      'axios@1.3.4',
      'hf_raise_for_status',
      'req_011CSHoEeqs5C35K2UUqR7Fy',
      'https://docs.example.com/a?page=2',
      'Bearer token is missing',
      'pkz_4_5',
      'skeleton-of-a-box-2026 is unknown',
    ]) {
      assert.equal(catalog.redact(words), words);
    }
  });

  it('also for the half that is left where a sentence was cut, at either end', () => {
    const value = `${SENTINEL}@example.com`;
    const known = redactorKnowing([{ start: 0, end: value.length, value, mark: '[email 0000aaaa]' }], (text) => text);
    assert.equal(known(`No account has ${value.slice(0, 14)}.`), 'No account has [email 0000aaaa].');
    assert.equal(known(`${value.slice(6)} has no account`), '[email 0000aaaa] has no account');
    assert.equal(known(`No account has ${value.slice(0, 4)}`), `No account has ${value.slice(0, 4)}`);
  });

  it('and what a line end brings together with one is none', () => {
    for (const [text, kept] of [
      ['[2026-01-15 09:30:02] box error: (1010) token is expired\n2026-01-15 09:30:03 ERROR the same', '2026-01-15'],
      [
        'InvalidClientTokenId: The token included in the request is not valid here.\nstatus code: 403',
        'is not valid here',
      ],
    ] as const) {
      const shown = JSON.stringify(decode(text, catalog, 0).diagnoses);
      assert.ok(shown.includes(kept), shown);
    }
  });
});
