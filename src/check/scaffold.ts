import type { EntryPatch, PatchFile, ProviderFile } from '../model.js';

/** What has to be known of a provider before its files can be begun. */
export interface Wanted {
  id: string;
  name: string;
  /** Where its errors are documented. */
  docs: string;
  /** Where its API answers. */
  url: string;
}

/** Why no files were begun: the user's turn. */
export class Refused extends Error {
  override name = 'Refused';
}

/**
 * Begins a provider: its catalog file and its witnesses, both with TODO where somebody has to read the documentation.
 * The file is not used, and the project's tests stay red, until those are gone.
 * @param schema where the file finds its schema: `../provider.schema.json`
 * @param today YYYY-MM-DD
 * @returns what the two files hold
 * @throws Refused with a sentence that says what to change
 */
export function providerScaffold(
  wanted: Wanted,
  schema: string,
  today: string,
): { provider: string; witnesses: string } {
  refuseId(wanted.id);
  if (wanted.name.trim() === '')
    throw new Refused('The name is empty. Give the one the provider uses for itself: --name "Acme AI".');
  const hosts = { docs: hostOf(wanted.docs, '--docs'), url: hostOf(wanted.url, '--url') };
  return {
    provider: providerFile(wanted, hosts, schema, today),
    witnesses: fixtureFile(wanted, hosts.url, today),
  };
}

/**
 * Begins a patch with one entry to write notes on.
 * @param schema where the file finds its schema
 */
export function patchScaffold(provider: string, entry: string, schema: string): string {
  const patch: EntryPatch = {
    id: entry,
    notes: [{ text: 'TODO: what your team knows about this.', url: null }],
    runbook: 'https://TODO.example.com',
    fixes: ['TODO: what your team does first.'],
  };
  const file: PatchFile = { $schema: schema, patches: provider, entries: [patch] };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Words with a meaning of their own where an id can stand: the folder of forms, and `=> nothing`, `=> unknown` in fixtures. */
const RESERVED = new Set(['forms', 'nothing', 'unknown']);

/** @throws Refused when the word cannot be the id of a provider */
export function refuseId(id: string): void {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id)) {
    throw new Refused(
      `"${id}" is no id. Use lower-case letters, digits and single hyphens, a letter first: acme-video.`,
    );
  }
  if (RESERVED.has(id))
    throw new Refused(`"${id}" is taken: the word has a meaning of its own in fixtures. Choose another id.`);
}

/** @throws Refused when it is no address of a page or an API */
export function refuseAddress(url: string, flag: string): void {
  hostOf(url, flag);
}

function hostOf(url: string, flag: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed?.protocol !== 'https:')
    throw new Refused(`"${url}" is no whole address for ${flag}. It takes one such as https://example.com/errors.`);
  return parsed.hostname;
}

function providerFile(
  { id, name, docs }: Wanted,
  hosts: { docs: string; url: string },
  schema: string,
  today: string,
): string {
  const file: ProviderFile = {
    $schema: schema,
    id,
    name,
    kind: 'api',
    about: 'TODO: what it generates and how it reports failures, in one or two sentences.',
    products: [],
    hosts: [hosts.url],
    pages: [hosts.docs],
    auth: {
      header: 'Authorization',
      scheme: 'Bearer',
      keys: [],
      env: [`${id.toUpperCase().replaceAll('-', '_')}_API_KEY`],
      notes: [],
      source: 'errors',
    },
    envelopes: [
      {
        name: 'error body',
        keys: ['error.code'],
        codeAt: 'error.code',
        messageAt: 'error.message',
        requestIdAt: null,
        source: 'errors',
      },
    ],
    signs: [],
    limits: [],
    retryPolicy: [],
    notes: [],
    support: null,
    probe: null,
    sources: { errors: { url: docs, read: today, class: 'documented' } },
    entries: [
      {
        id: 'TODO',
        kind: 'error',
        code: 'TODO',
        httpStatus: [400],
        category: 'unknown',
        title: 'TODO what is wrong, without a full stop',
        meaning: 'TODO: one or two sentences in your own words.',
        causes: [
          { text: 'TODO: one of the causes behind it.', tell: 'TODO: what shows that it is this one, or null.' },
        ],
        fixes: ['TODO: what to do first.'],
        owner: 'caller',
        retry: { verdict: 'unknown', needs: [], note: null },
        charge: 'not-stated',
        aliases: [],
        source: 'errors',
      },
    ],
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function fixtureFile({ id, name, docs }: Wanted, host: string, today: string): string {
  return `# ${name}

## TODO what it is, in a few words
Source: ${docs} (documented, ${today})

\`\`\`text
$ curl -i https://${host}/v1/TODO
HTTP/2 400
content-type: application/json

{"error":{"code":"TODO","message":"TODO"}}
\`\`\`

=> ${id}/TODO sure
- httpStatus: 400
- code: TODO
`;
}
