import type {
  CheckReport,
  Diagnosis,
  Entry,
  Fact,
  Local,
  PlannedRequest,
  ProviderInfo,
  Report,
  Role,
  Source,
  TriageResult,
} from '../../src/model.js';
import type { Page } from '../../src/render/page.js';
import type { Shown } from '../support/render.js';

/** Made-up results: no provider of the catalog, so that a change there changes no test here. */

export const SOURCE: Source = {
  url: 'https://docs.acme.example/reference/errors-and-status-codes',
  read: '2026-11-20',
  class: 'documented',
};
const SEEN: Source = {
  url: null,
  read: '2026-10-02',
  class: 'captured',
  note: 'A capture whose place was not recorded.',
};

export const REQUEST_ID = 'req_0f8c2d6e-77aa-4c1b-9d52-5b0f6f3c9a11';

export function page(changes: Partial<Page> = {}): Page {
  return { width: 80, colour: false, unicode: true, ...changes };
}

export function entry(changes: Partial<Entry> = {}): Entry {
  return {
    ref: 'acme/INSUFFICIENT_CREDITS',
    provider: { id: 'acme', name: 'Acme Images' },
    product: null,
    kind: 'error',
    code: 'INSUFFICIENT_CREDITS',
    httpStatus: [402],
    category: 'billing',
    title: 'The balance does not cover the generation',
    meaning: 'The account holds fewer credits than this generation costs. The code stands in `detail`.',
    causes: [
      {
        text: 'The credits are used up.',
        tell: '`GET https://api.acme.example/v1/credits` with the same key shows less than the price.',
        source: SOURCE,
      },
      { text: 'The key belongs to another organization.', tell: null, source: SEEN },
    ],
    fixes: [
      'Add credits to the account, then send the same request again.',
      'Compare the balance with the `price` of earlier generations.',
    ],
    local: [],
    owner: 'account',
    retry: { verdict: 'after-change', needs: [], note: 'The same request is refused until the balance covers it.' },
    charge: 'not-charged',
    aliases: ['OUT_OF_CREDITS'],
    notes: [
      { text: 'Credits belong to the organization, keys to a project.', source: SOURCE },
      { text: 'Second note.', source: SEEN },
      { text: 'Third note.', source: SEEN },
      { text: 'Fourth note.', source: SEEN },
    ],
    command: null,
    retired: null,
    source: SOURCE,
    ...changes,
  };
}

export function fact(role: Role, at: string, value: string | number): Fact {
  return { role, at, value, span: null };
}

export function diagnosis(changes: Partial<Diagnosis> = {}): Diagnosis {
  return {
    framing: 'http',
    provider: { id: 'acme', name: 'Acme Images', product: 'pictures-2' },
    entry: entry(),
    certainty: 'sure',
    httpStatus: 402,
    code: 'INSUFFICIENT_CREDITS',
    message: 'Your balance of 3 credits is too low for a request of 12 credits.',
    requestId: REQUEST_ID,
    host: 'api.acme.example',
    details: [],
    values: { max: 12, reasons: ['Violence', 'Protected Content'] },
    category: 'billing',
    owner: 'account',
    retry: {
      verdict: 'after-change',
      waitSeconds: null,
      needs: [],
      note: 'The same request is refused until the balance covers it.',
    },
    charge: 'not-charged',
    because: [
      fact('code', 'error.code', 'INSUFFICIENT_CREDITS'),
      fact('status', 'status line', 402),
      fact('header', 'header x-acme-node', 'fra-2'),
    ],
    alternatives: [
      {
        ref: 'other/INSUFFICIENT_CREDITS',
        certainty: 'none',
        against: 'it stands at `detail` there, here at `error.code`',
      },
    ],
    count: 1,
    cut: false,
    upstream: null,
    ...changes,
  };
}

/** A failure of which nothing but the status is known. */
export const BARE = diagnosis({
  provider: null,
  entry: null,
  certainty: 'none',
  code: null,
  message: null,
  requestId: null,
  host: null,
  values: {},
  category: 'unknown',
  owner: 'caller',
  retry: { verdict: 'unknown', waitSeconds: null, needs: [], note: null },
  charge: 'not-stated',
  because: [fact('status', 'status line', 402)],
  alternatives: [],
});

/** What a team added, and an entry that is theirs as a whole. */
export const ADDED: Local = {
  file: 'team/acme.json',
  whole: false,
  notes: [
    { text: 'The finance channel tops up until noon.', url: 'https://chat.example.com/finance' },
    { text: 'The staging key has no balance.', url: null },
  ],
  runbook: 'https://wiki.example.com/acme-402',
  fixes: ['Pause the render queue first.'],
};
export const WHOLE: Local = { file: 'team/forge.json', whole: true, notes: [], runbook: null, fixes: [] };

export const PROVIDER: ProviderInfo = {
  id: 'acme',
  name: 'Acme Images',
  kind: 'api',
  about: 'Pictures from words. A submit returns a `job_id` to poll.',
  products: [
    { id: 'pictures-2', name: 'Pictures 2', paths: ['/v2/pictures'], docs: 'https://docs.acme.example/pictures-2' },
  ],
  hosts: ['api.acme.example', 'api.eu.acme.example', '*.acme.example'],
  auth: {
    header: 'Authorization',
    scheme: 'Bearer',
    keys: [{ prefix: 'ack_', meaning: 'a live key', strict: true, source: 'docs' }],
    env: ['ACME_API_KEY'],
    notes: [{ text: 'A key is shown once.', source: 'docs' }],
    source: 'docs',
  },
  envelopes: [
    {
      name: 'error object',
      keys: ['error.code', 'error.message'],
      codeAt: 'error.code',
      messageAt: 'error.message',
      requestIdAt: null,
      product: 'pictures-2',
      source: 'docs',
    },
  ],
  limits: [{ text: '24 active jobs.', source: 'docs' }],
  retryPolicy: [{ text: 'After 503, try again in a few moments.', source: 'docs' }],
  notes: [{ text: 'Only finished pictures cost credits.', source: 'docs' }],
  probe: null,
  support: {
    channels: [{ text: 'support@acme.example', source: 'docs' }],
    quote: 'The job id.',
    statusPage: 'https://status.acme.example',
    dashboard: null,
    source: 'docs',
  },
  local: [ADDED],
  sources: { docs: SOURCE, wire: SEEN },
  entries: [
    {
      ref: 'acme/INSUFFICIENT_CREDITS',
      code: 'INSUFFICIENT_CREDITS',
      httpStatus: [402],
      category: 'billing',
      title: 'The balance does not cover the generation',
    },
  ],
};

/** Entries of one name and several owners. */
export const OWNERS: Entry[] = [
  entry(),
  entry({
    ref: 'zenith/insufficient_credits',
    provider: { id: 'zenith', name: 'Zenith' },
    code: 'insufficient_credits',
    owner: 'caller',
    retry: { verdict: 'after-wait', needs: ['exponential-backoff', 'jitter'], note: null },
    charge: 'not-stated',
  }),
  entry({
    ref: 'orbit/402',
    provider: { id: 'orbit', name: 'Orbit Video' },
    product: 'clips',
    kind: 'status',
    code: null,
    httpStatus: [402, 403],
    aliases: [],
    notes: [],
    causes: [],
  }),
];

export function decoded(...diagnoses: Diagnosis[]): Shown {
  return { kind: 'decode', result: { version: 1, diagnoses, notice: null } };
}

export function explained(query: string, matches: Entry[]): Shown {
  return { kind: 'explain', result: { version: 1, results: [{ query, matches, suggestions: [], known: null }] } };
}

const ASKED: PlannedRequest = {
  provider: 'acme',
  label: null,
  check: 'credits',
  purpose: 'the given key',
  method: 'GET',
  url: 'https://api.acme.example/v1/credits',
  headers: { accept: 'application/json', 'x-key': '[key 1f3a9c0b]' },
  isConditional: false,
};

const MS = { dns: 3, tcp: 12, tls: 24, firstByte: 80, total: 120 };

const UNCHECKED: CheckReport = {
  id: 'reach',
  verdict: 'good',
  state: null,
  value: null,
  unit: null,
  httpStatus: 403,
  ms: MS,
  finding: 'api.acme.example answers.',
  source: null,
  because: [],
  diagnosis: null,
  next: [],
  way: {
    address: '192.0.2.7',
    family: 'IPv4',
    proxy: 'http://proxy.example:3128',
    certificate: {
      subject: 'api.acme.example',
      issuer: 'Acme Trust',
      validTo: '2027-01-01T00:00:00.000Z',
      daysLeft: 42,
    },
    clockSkewSeconds: 0,
  },
  limits: { 'x-ratelimit-remaining': '7' },
};

export function reported(changes: Partial<Report> = {}): Report {
  const refused = diagnosis({ category: 'auth', message: 'No such key.' });
  return {
    label: null,
    provider: { id: 'acme', name: 'Acme Images' },
    target: 'https://api.acme.example',
    at: '2026-11-20T12:00:00.000Z',
    key: {
      from: 'env ACME_API_KEY',
      shown: '[key 1f3a9c0b]',
      kind: 'live',
      warnings: ['This looks like a key of another.'],
    },
    checks: [
      UNCHECKED,
      {
        ...UNCHECKED,
        id: 'auth',
        verdict: 'bad',
        state: 'invalid',
        finding: 'The key is refused.',
        source: SOURCE,
        because: refused.because,
        diagnosis: refused,
        next: ['Send the key as `x-key: <key>`.'],
        way: null,
        limits: {},
      },
      {
        ...UNCHECKED,
        id: 'balance',
        verdict: 'not-offered',
        finding: 'This API does not tell the balance.',
        way: null,
        limits: {},
      },
    ],
    requests: 1,
    billable: 0,
    exchanges: [
      {
        ...ASKED,
        status: 403,
        answerHeaders: { server: 'acme' },
        body: '{"detail":"No such key."}',
        fault: null,
        ms: MS,
      },
      { ...ASKED, status: null, answerHeaders: {}, body: '', fault: 'connect ECONNREFUSED', ms: MS },
    ],
    support: { channels: ['help@acme.example answers.'], quote: 'The request id.' },
    ...changes,
  };
}

const PLACE = { file: 'app.log', line: 17, time: '2026-11-20T12:00:00.000Z' };

const TRIAGED: TriageResult = {
  version: 1,
  lines: 1000,
  bytes: 100_000,
  failures: 12,
  unrecognised: 2,
  undated: 1,
  leftOut: 3,
  from: '2026-11-20T11:00:00.000Z',
  to: '2026-11-20T12:00:00.000Z',
  timeline: { start: '2026-11-20T11:00:00.000Z', stepSeconds: 600, counts: [1, 0, 4, 7, 0, 0] },
  groups: [
    {
      entry: 'acme/INSUFFICIENT_CREDITS',
      fingerprint: null,
      title: 'The balance does not cover the generation',
      category: 'billing',
      owner: 'account',
      providers: [{ value: 'acme', count: 10 }],
      count: 10,
      share: 10 / 12,
      retryable: 0,
      retry: [{ value: 'after-change', count: 10 }],
      billed: [{ value: 'not-charged', count: 10 }],
      statuses: [{ value: '402', count: 10 }],
      codes: [{ value: 'INSUFFICIENT_CREDITS', count: 10 }],
      first: PLACE,
      last: PLACE,
      sample: { ...PLACE, text: 'ERROR 402 {"detail":"INSUFFICIENT_CREDITS"}' },
    },
    {
      entry: null,
      fingerprint: 'E77 went wrong with #',
      title: 'went wrong with #',
      category: 'unknown',
      owner: 'caller',
      providers: [],
      count: 2,
      share: 2 / 12,
      retryable: 1,
      retry: [{ value: 'unknown', count: 2 }],
      billed: [],
      statuses: [],
      codes: [{ value: 'E77', count: 2 }],
      first: { ...PLACE, file: null, time: null },
      last: PLACE,
      sample: { ...PLACE, text: 'E77 went wrong with 12' },
    },
  ],
  notice: null,
};

/** One of every result there is. */
export const ALL: readonly Shown[] = [
  { kind: 'probe', result: { version: 1, reports: [reported()], planned: null } },
  {
    kind: 'probe',
    result: {
      version: 1,
      reports: [reported({ label: 'one' }), reported({ label: 'two', key: null, checks: [UNCHECKED] })],
      planned: null,
    },
  },
  {
    kind: 'probe',
    result: { version: 1, reports: [], planned: [ASKED, { ...ASKED, label: 'two', isConditional: true }] },
  },
  { kind: 'triage', result: TRIAGED },
  decoded(diagnosis()),
  decoded(
    diagnosis({
      certainty: 'likely',
      count: 3,
      cut: true,
      details: [
        { field: 'images[0].url', message: 'Field required' },
        { field: null, message: 'Extra input' },
      ],
    }),
    BARE,
  ),
  {
    kind: 'decode',
    result: { version: 1, diagnoses: [diagnosis({ certainty: 'guess' })], notice: null },
    isFull: true,
  },
  {
    kind: 'decode',
    result: {
      version: 1,
      diagnoses: [],
      notice: {
        code: 'empty-input',
        message: 'The input is empty: there is no failure in it.',
        nextSteps: ['Check that the command before the pipe prints something.'],
      },
    },
  },
  explained('INSUFFICIENT_CREDITS', OWNERS.slice(0, 1)),
  explained('acme/402', [entry({ local: [ADDED, WHOLE] })]),
  decoded(diagnosis({ entry: entry({ local: [ADDED] }) })),
  explained('insufficient credits', OWNERS),
  explained(
    '4xx',
    Array.from({ length: 9 }, (_, index) => entry({ ref: `acme/CODE_${index}` })),
  ),
  {
    kind: 'explain',
    result: {
      version: 1,
      results: [
        { query: 'INSUFICIENT', matches: [], suggestions: ['acme/INSUFFICIENT_CREDITS'], known: null },
        { query: '418', matches: [], suggestions: [], known: 'A status of the class 4xx.' },
      ],
    },
  },
  { kind: 'entries', result: { version: 1, entries: OWNERS } },
  { kind: 'entries', result: { version: 1, entries: [] } },
  {
    kind: 'providers',
    result: {
      version: 1,
      providers: [PROVIDER, { ...PROVIDER, id: 'zenith', name: 'Zenith', hosts: [], products: [] }],
    },
  },
  { kind: 'provider', result: { version: 1, providers: [PROVIDER] } },
  {
    kind: 'error',
    result: {
      version: 1,
      error: {
        code: 'file-not-found',
        message: 'There is no file nowhere.txt.',
        nextSteps: ['Check the path.', 'If it is a code: errs explain nowhere.txt'],
      },
    },
  },
];

/** What is not text but a choice of the model: poisoning it would only break the types. */
const CHOICES = new Set([
  'kind',
  'category',
  'certainty',
  'owner',
  'verdict',
  'charge',
  'class',
  'role',
  'needs',
  'strength',
  'state',
  'family',
  'method',
  'purpose',
]);

const CHECKS = new Set(['reach', 'auth', 'balance', 'status']);
/** Lists of choices with counts. */
const COUNTS = new Set(['retry', 'billed']);

/** The same result with every text in it replaced, names of values too. */
export function poisoned(shown: Shown, poison: (text: string) => string): Shown {
  const walk = (value: unknown, key: string): unknown => {
    if (key === 'id' && CHECKS.has(String(value))) return value;
    if (CHOICES.has(key) || (Array.isArray(value) && COUNTS.has(key))) return value;
    if (typeof value === 'string') return poison(value);
    if (Array.isArray(value)) return value.map((each) => walk(each, ''));
    if (value === null || typeof value !== 'object') return value;
    const isNamed = ['values', 'sources', 'headers', 'answerHeaders', 'limits'].includes(key);
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [isNamed ? poison(name) : name, walk(each, isNamed ? '' : name)]),
    );
  };
  return { ...shown, result: walk(shown.result, 'result') } as Shown;
}
