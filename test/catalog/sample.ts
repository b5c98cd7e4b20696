import { readFileSync } from 'node:fs';
import { canonical, type Schema } from '../../src/check/canonical.js';
import type { Context } from '../../src/check/rule.js';
import type { Witness } from '../../src/check/witness.js';
import type { Auth, EntryFile, ProbeCheck, ProviderFile, Source } from '../../src/model.js';
import { ROOT } from '../support/root.js';

export const SCHEMA = JSON.parse(readFileSync(new URL('src/catalog/provider.schema.json', ROOT), 'utf8')) as Schema;

/** A made-up provider that keeps every rule. What a test changes in it is what its rule must notice. */
export interface Sample {
  file: ProviderFile;
  witnesses: Witness[];
  fixture: string | null;
  path: string;
  text: string | null;
  others: ProviderFile[];
}

/** @param change what is wrong with this one */
export function contextOf(change: (sample: Sample) => void = () => {}): Context {
  const file = acme();
  const witnesses = [
    witness('empty balance', ['acme/NO_CREDITS']),
    witness('still running', ['acme/queued']),
    witness('bare 500', ['acme/500']),
  ];
  const sample: Sample = {
    file,
    witnesses,
    fixture: FIXTURE,
    path: 'src/catalog/providers/acme.json',
    text: null,
    others: [other()],
  };
  change(sample);
  return {
    path: sample.path,
    text: sample.text ?? canonical(JSON.stringify(sample.file), SCHEMA),
    file: sample.file,
    fixturePath: 'test/fixtures/acme.md',
    fixture: sample.fixture,
    witnesses: sample.witnesses,
    refs: new Set(['acme/NO_CREDITS', 'acme/queued', 'acme/500', 'other/GONE']),
    others: sample.others,
    schema: SCHEMA,
    today: '2026-03-02',
  };
}

/** An entry of the sample by its id. */
export function entryOf({ file }: Pick<Sample, 'file'>, id: string): EntryFile {
  const entry = file.entries.find((each) => each.id === id);
  if (entry === undefined) throw new Error(`the sample has no entry ${id}`);
  return entry;
}

/** A source of the sample by its key. */
export function sourceOf({ file }: Pick<Sample, 'file'>, key: string): Source {
  const source = new Map(Object.entries(file.sources)).get(key);
  if (source === undefined) throw new Error(`the sample has no source ${key}`);
  return source;
}

/** The only check of the sample's probe. */
export function checkOf({ file }: Pick<Sample, 'file'>): ProbeCheck {
  const [check] = file.probe?.checks ?? [];
  if (check === undefined) throw new Error('the sample has no check');
  return check;
}

export function witness(title: string, refs: readonly string[]): Witness {
  const text = '{"error":{"code":"NO_CREDITS"}}';
  const expected = refs.map((ref) => ({ ref, certainty: 'likely', values: [] }));
  const source = 'https://docs.acme.example/errors (documented, 2026-03-01)';
  return {
    title: `acme.md: ${title}`,
    file: 'acme.md',
    text,
    bytes: Buffer.from(text),
    expected,
    source,
    notYet: null,
  };
}

const FIXTURE = `# Acme

authorization: Bearer acme_EXAMPLE000000000000
somebody@example.com
`;

/** Another provider of the catalog, with hosts and a variable of its own. */
function other(): ProviderFile {
  const file = acme();
  return {
    ...file,
    id: 'other',
    hosts: ['*.other.example'],
    pages: ['docs.other.example'],
    auth: { ...(file.auth as Auth), env: ['OTHER_KEY'] },
  };
}

function acme(): ProviderFile {
  return {
    $schema: '../provider.schema.json',
    id: 'acme',
    name: 'Acme AI',
    kind: 'api',
    about: 'Pictures of roadrunners. A submit returns an id, and failures appear when it is polled.',
    products: [{ id: 'rocket', name: 'Rocket', paths: ['/v1/rocket'], docs: null }],
    hosts: ['api.acme.example', '*.api.acme.example'],
    pages: ['docs.acme.example'],
    auth: {
      header: 'Authorization',
      scheme: 'Bearer',
      keys: [{ prefix: 'acme_', meaning: 'live', strict: true, source: 'errors' }],
      env: ['ACME_API_KEY'],
      notes: [{ text: 'A key is shown once.', source: 'errors' }],
      source: 'errors',
    },
    envelopes: [
      {
        name: 'error body',
        keys: ['error.code'],
        codeAt: 'error.code',
        messageAt: null,
        requestIdAt: null,
        product: 'rocket',
        source: 'errors',
      },
    ],
    signs: [
      {
        when: [{ header: 'server: acme' }, { host: '*.api.acme.example' }],
        strength: 'identifies',
        note: 'Their own server.',
        source: 'capture',
      },
    ],
    limits: [{ text: 'A picture has at most 10 MB.', source: 'errors' }],
    retryPolicy: [],
    notes: [],
    support: {
      channels: [{ text: 'help@acme.example answers.', source: 'errors' }],
      quote: 'The id of the job.',
      statusPage: null,
      dashboard: null,
      source: 'errors',
    },
    probe: {
      baseUrl: 'https://api.acme.example',
      headers: {},
      checks: [
        {
          id: 'balance',
          question: 'Is the key accepted, and how much is left?',
          settles: ['auth', 'balance'],
          path: '/v1/balance',
          requests: 3,
          verdicts: [
            { when: [{ status: 200, keys: ['balance'] }], state: 'valid', source: 'errors' },
            { when: [{ entry: 'NO_CREDITS' }], state: 'not-allowed', source: 'errors' },
          ],
          balance: { at: 'balance', unit: 'USD', source: 'errors' },
          source: 'errors',
        },
      ],
      service: { url: 'https://status.acme.example/api/v2/summary.json', format: 'statuspage', source: 'errors' },
    },
    sources: {
      errors: { url: 'https://docs.acme.example/errors', read: '2026-03-01', class: 'documented' },
      capture: { url: null, read: '2026-03-02', class: 'captured', note: 'A trace whose place was not recorded.' },
    },
    entries: [
      {
        id: 'NO_CREDITS',
        kind: 'error',
        code: 'NO_CREDITS',
        httpStatus: [402],
        category: 'billing',
        title: 'Balance is empty',
        meaning: 'The account has fewer credits than the call costs. Nothing was started.',
        causes: [{ text: 'The credits are used up.', tell: '`GET /v1/balance` returns 0.', source: 'capture' }],
        fixes: ['Buy credits in the dashboard.', 'If a top-up is on its way, wait until it is booked.'],
        owner: 'account',
        retry: { verdict: 'after-change', needs: [], note: 'The same call works once the balance covers it.' },
        charge: 'not-charged',
        aliases: ['OUT_OF_CREDITS'],
        notes: [{ text: 'Bought credits count at once.', source: 'errors' }],
        source: 'errors',
      },
      {
        id: 'queued',
        kind: 'state',
        code: 'queued',
        product: 'rocket',
        httpStatus: [200],
        category: 'in-progress',
        title: 'Job is waiting for its turn',
        meaning: 'Nothing has failed.',
        when: [
          { job: 'queued', at: 'job.state', keys: ['job.id', 'job[].Wait Reasons'], product: 'rocket' },
          { message: '{count} jobs wait before yours, {}', at: 'detail', common: true },
        ],
        causes: [],
        fixes: ['Poll again after 2 seconds.'],
        owner: 'nobody',
        retry: { verdict: 'after-wait', needs: ['exponential-backoff'], note: null },
        charge: 'not-stated',
        aliases: [],
        source: 'errors',
      },
      {
        id: '500',
        kind: 'status',
        code: null,
        httpStatus: [500],
        category: 'server',
        title: 'Unexpected error at Acme',
        meaning: 'Their servers failed without saying why.',
        causes: [{ text: 'Not published.', tell: null }],
        fixes: ['Send the call again after a minute, twice at most.'],
        owner: 'provider',
        retry: { verdict: 'unknown', needs: [], note: null },
        charge: 'not-stated',
        aliases: [],
        retired: { since: '2026-03-01', replacedBy: 'other/GONE' },
        source: 'errors',
      },
    ],
  };
}
