import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { explain } from '../../src/catalog/explain.js';
import { loadCatalog } from '../../src/catalog/load.js';
import type { Entry } from '../../src/model.js';

/**
 * What the first five documents state, as facts: codes, statuses, literal sentences and states, each with the status it
 * comes with. All of it is found by `explain` with the provider given, and answered in full.
 */
const DOCUMENTS: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  pikzels: {
    VALIDATION_ERROR: [400],
    INVALID_PERSONA: [400],
    INVALID_STYLE: [400],
    INVALID_AMOUNT: [400],
    CONTENT_POLICY: [400],
    CANNOT_DELETE_PROCESSING: [400],
    SUPPORT_IMAGE_NOT_SUPPORTED: [400],
    IMAGE_TOO_LARGE: [413],
    MISSING_API_KEY: [401],
    INVALID_API_KEY_FORMAT: [401],
    INVALID_API_KEY: [401],
    API_KEY_INACTIVE: [401],
    API_KEY_DELETED: [401],
    INSUFFICIENT_CREDITS: [402],
    SMART_BALANCE_PAYMENT_FAILED: [402],
    API_ACCESS_NOT_ENABLED: [403],
    ACCOUNT_SUSPENDED: [403],
    NOT_FOUND: [404],
    NAME_RESERVED: [409],
    NAME_ALREADY_EXISTS: [409],
    CONFLICT: [409],
    GENERATION_REJECTED: [422],
    CANCELLED: [499],
    GENERATION_FAILED: [500],
    INVALID_IMAGE: [400],
    INTERNAL_ERROR: [500],
    SERVICE_UNDER_MAINTENANCE: [503],
    GENERATION_TIMEOUT: [504],
    SCORING_TIMEOUT: [504],
    TITLE_TIMEOUT: [504],
    TOO_MANY_REQUESTS: [429],
  },
  kiara: {
    authentication_failed: [401],
    account_disabled: [403],
    origin_not_allowed: [403],
    ip_not_allowed: [403],
    invalid_request: [400],
    invalid_product: [400],
    source_image_required: [400],
    invalid_image: [400],
    image_too_large: [400],
    insufficient_balance: [402],
    product_paused: [409],
    invalid_state: [409],
    idempotency_conflict: [409],
    invalid_pack: [400],
    rate_limited: [429],
    queue_full: [429],
    rate_limiter_unavailable: [503],
    service_unavailable: [502, 503],
    not_found: [404],
    generation_failed: [],
  },
  runblob: {
    INSUFFICIENT_CREDITS: [402],
    OPENAI_DECLINED: [500],
    Maintenance: [503],
    'Task not found': [404],
    'Generation not found': [],
    'Validation error: images format invalid': [400],
    'Validation error: prompt is required': [],
    'Invalid image format': [400],
    INVALID_IMAGE: [],
    IMAGE_INACCESSIBLE: [],
    'Invalid resolution. Must be 1k, 2k, or 4k': [],
    'Maximum 10 images allowed (URLs + base64 combined)': [],
    'Cannot mix images_url and images_base64 in one request': [],
    '200': [200],
    '201': [201],
    '400': [400],
    '401': [401],
    '402': [402],
    '404': [404],
    '422': [422],
    '500': [500],
    '503': [503],
  },
  bfl: {
    '400': [400],
    '402': [402],
    '403': [403],
    '422': [422],
    '429': [429],
    '500': [500],
    '503': [503],
    Ready: [],
    Pending: [],
    'Request Moderated': [],
    'Content Moderated': [],
    'Task not found': [],
    Error: [],
  },
};

const catalog = loadCatalog();

function found(query: string, provider: string): Entry[] {
  return explain([query], catalog, provider).results[0]?.matches ?? [];
}

for (const [provider, stated] of Object.entries(DOCUMENTS)) {
  describe(`what the documents of ${provider} state is explained`, () => {
    for (const [query, statuses] of Object.entries(stated)) {
      it(query, () => {
        const [entry] = found(query, provider);
        assert.ok(entry !== undefined, `errs explain "${query}" --provider ${provider} finds nothing`);
        for (const status of statuses)
          assert.ok(
            found(query, provider).some(({ httpStatus }) => httpStatus.includes(status)),
            `not with ${status}`,
          );
        assert.notEqual(entry.meaning, '');
        assert.match(entry.source.url ?? '', /^https:/);
        assert.ok(entry.fixes.length > 0 || entry.owner === 'nobody');
      });
    }
  });
}

/** The documents' own counts. */
const COUNTS: readonly [provider: string, codes: number][] = [
  ['pikzels', 31],
  ['kiara', 20],
];

describe('no code of the documents is missing', () => {
  for (const [provider, count] of COUNTS)
    it(`${provider} states ${count}`, () => assert.equal(Object.keys(DOCUMENTS[provider] ?? {}).length, count));
});

describe('any spelling finds the same entries', () => {
  const SPELLINGS: readonly (readonly string[])[] = [
    [
      'INSUFFICIENT_CREDITS',
      'insufficient_credits',
      'insufficient-credits',
      'Insufficient credits',
      'insufficientCredits',
      ' INSUFFICIENT CREDITS ',
    ],
    ['pikzels/NOT_FOUND', 'pikzels:NOT_FOUND', 'PIKZELS/not-found', 'pikzels / not found'],
    ['402', 'HTTP 402', 'http402'],
    ['4xx', '4XX'],
    [
      'Maximum 10 images allowed (URLs + base64 combined)',
      'maximum 12 images allowed (urls + base64 combined).',
      '"Maximum 3 images allowed (URLs + base64 combined)"',
    ],
    ['Request Moderated', 'request_moderated', 'REQUEST-MODERATED'],
  ];
  for (const [first, ...others] of SPELLINGS) {
    for (const other of others) {
      it(`${other} is ${first}`, () => {
        const refs = (query: string): string[] =>
          (explain([query], catalog, null).results[0]?.matches ?? []).map(({ ref }) => ref);
        assert.ok(refs(first as string).length > 0);
        assert.deepEqual(refs(other), refs(first as string));
      });
    }
  }
});

describe('what is not there is told apart', () => {
  const only = (query: string, provider: string | null = null) => explain([query], catalog, provider).results[0];
  it('a typing error finds the nearest', () =>
    assert.equal(only('INSUFICIENT_CREDTIS', 'pikzels')?.suggestions[0], 'pikzels/INSUFFICIENT_CREDITS'));
  it('a code of others is known, but not here', () => {
    assert.match(only('SMART_BALANCE_PAYMENT_FAILED', 'kiara')?.known ?? '', /documents nothing/);
    assert.deepEqual(only('SMART_BALANCE_PAYMENT_FAILED', 'kiara')?.suggestions, [
      'pikzels/SMART_BALANCE_PAYMENT_FAILED',
    ]);
  });
  it('a status without a meaning still has a class', () => assert.match(only('477')?.known ?? '', /client error/));
  it('a word that nobody uses is unknown', () => assert.equal(only('qwertzuiop')?.known, null));
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    it(`${name} is a word like any other`, () => assert.deepEqual(only(name)?.matches, []));
  }
  it('several are answered in order', () => {
    const { results } = explain(['bfl/402', 'nonsense-code', 'kiara/queue_full'], catalog, null);
    assert.deepEqual(
      results.map(({ matches }) => matches[0]?.ref ?? null),
      ['bfl/402', null, 'kiara/queue_full'],
    );
  });
});
