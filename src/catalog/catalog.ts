import type {
  Clause,
  Entry,
  EntryFile,
  Local,
  PatchFile,
  ProviderFile,
  ProviderInfo,
  Source,
  SourceKey,
} from '../model.js';
import { type FindSecrets, type Redact, redactor, secretFinder } from '../safe/redact.js';
import { type Recogniser, toRecogniser } from './clause.js';
import { normalise } from './spelling.js';

/** An entry together with how it is recognised. */
export interface Known {
  entry: Entry;
  when: readonly Clause[];
}

/** A provider together with its entries. */
export interface Provider {
  file: ProviderFile;
  entries: readonly Known[];
  /** How its entries and signs are recognised; made ready when first asked for, since a look-up never asks. */
  recognisers: () => Recognisers;
  /** What the user's own catalogs say of it as a whole. */
  local: readonly Local[];
  /** Whether its usual variables are read unasked: not where the folder that we happen to be in has brought it along. */
  isTrusted: boolean;
}

/**
 * What a user's own catalogs bring, each with the file that it comes from. `isChosen`: the user has named the catalog;
 * one that lies in a project may come from somebody else.
 */
export interface Own {
  providers: readonly { file: ProviderFile; from: string; isChosen: boolean }[];
  patches: readonly { file: PatchFile; from: string }[];
}

const NOTHING: Own = { providers: [], patches: [] };

export interface Recognisers {
  /** For each entry, in the order of `entries`. */
  entries: readonly (readonly Recogniser[])[];
  /** For each of the file's signs. */
  signs: readonly (readonly Recogniser[])[];
}

/** Everything errs knows. Look-ups go through maps, so no word of a user ever indexes an object. */
export interface Catalog {
  providers: readonly Provider[];
  byId: ReadonlyMap<string, Provider>;
  byRef: ReadonlyMap<string, Entry>;
  /** Finds secrets, the keys of these providers among them. */
  secrets: FindSecrets;
  /** Strikes them out. */
  redact: Redact;
}

/**
 * Builds the look-ups over provider files. Nothing is checked here.
 * @param own what is added from the user's own catalogs
 */
export function toCatalog(files: readonly ProviderFile[], own: Own = NOTHING): Catalog {
  const providers = [
    ...files.map((file) => toProvider(file, true, (entry) => additionsTo(file, entry, own))),
    ...own.providers.map(({ file, from, isChosen }) => {
      const whole = { ...SAYS_NOTHING, file: from, whole: true };
      return toProvider(file, isChosen, (entry) => [whole, ...additionsTo(file, entry, own)]);
    }),
  ].sort(byId);
  const all = providers.map(({ file }) => file);
  const secrets = secretFinder(all.flatMap(({ auth }) => auth?.keys.map(({ prefix }) => prefix) ?? []));
  return {
    providers,
    byId: new Map(providers.map((provider) => [provider.file.id, provider])),
    secrets,
    redact: redactor(secrets),
    byRef: new Map(providers.flatMap(({ entries }) => entries.map(({ entry }) => [entry.ref.toLowerCase(), entry]))),
  };
}

/** All entries, providers in order, entries as the files have them; last resorts at the end. */
export function allEntries(catalog: Catalog): Entry[] {
  const ordered = [...catalog.providers].sort((one, other) => rank(one) - rank(other));
  return ordered.flatMap(({ entries }) => entries.map(({ entry }) => entry));
}

function rank({ file }: Provider): number {
  return file.kind === 'api' ? 0 : 1;
}

/** A provider by its id, whatever the case. */
export function findProvider(catalog: Catalog, id: string): Provider | undefined {
  return catalog.byId.get(id.toLowerCase());
}

/** What `errs providers` shows of a provider. */
export function describe({ file, entries, local }: Provider): ProviderInfo {
  return {
    id: file.id,
    name: file.name,
    kind: file.kind,
    about: file.about,
    products: file.products,
    hosts: file.hosts,
    auth: file.auth,
    envelopes: file.envelopes,
    limits: file.limits,
    retryPolicy: file.retryPolicy,
    notes: file.notes,
    support: file.support,
    probe: file.probe,
    local: [...local],
    sources: file.sources,
    entries: entries.map(({ entry }) => ({
      ref: entry.ref,
      code: entry.code,
      httpStatus: entry.httpStatus,
      category: entry.category,
      title: entry.title,
    })),
  };
}

function byId({ file: one }: Provider, { file: other }: Provider): number {
  return one.id < other.id ? -1 : 1;
}

const SAYS_NOTHING = { notes: [], runbook: null, fixes: [] };

/** What patches add to an entry of a provider, or to the provider itself. */
function additionsTo({ id }: ProviderFile, entry: string | null, { patches }: Own): Local[] {
  return patches
    .filter(({ file }) => file.patches === id)
    .flatMap(({ file, from }) => {
      const said = entry === null ? [file] : file.entries.filter((each) => each.id === entry);
      return said.map(({ notes, runbook, ...rest }): Local => {
        const fixes = 'fixes' in rest ? (rest.fixes ?? []) : [];
        return { file: from, whole: false, notes: notes ?? [], runbook: runbook ?? null, fixes };
      });
    });
}

/** @param localOf what the user's own catalogs say of an entry, or with `null` of the provider */
function toProvider(file: ProviderFile, isTrusted: boolean, localOf: (entry: string | null) => Local[]): Provider {
  const sources = new Map(Object.entries(file.sources));
  const entries = file.entries.map((entry) => ({
    entry: toEntry(entry, file, sources, localOf(entry.id)),
    when: clausesOf(entry, file),
  }));
  let ready: Recognisers | null = null;
  const recognisers = (): Recognisers => {
    ready ??= {
      entries: entries.map(({ when }) => when.map(toRecogniser)),
      signs: file.signs.map(({ when }) => when.map(toRecogniser)),
    };
    return ready;
  };
  return { file, entries, recognisers, local: localOf(null), isTrusted };
}

function toEntry(entry: EntryFile, file: ProviderFile, sources: ReadonlyMap<SourceKey, Source>, local: Local[]): Entry {
  const source = (key: SourceKey | undefined): Source => sources.get(key ?? entry.source) as Source;
  return {
    ref: `${file.id}/${entry.id}`,
    provider: { id: file.id, name: file.name },
    product: entry.product ?? null,
    kind: entry.kind,
    code: entry.code,
    httpStatus: entry.httpStatus,
    category: entry.category,
    title: entry.title,
    meaning: entry.meaning,
    causes: entry.causes.map((cause) => ({ text: cause.text, tell: cause.tell, source: source(cause.source) })),
    fixes: entry.fixes,
    owner: entry.owner,
    retry: entry.retry,
    charge: entry.charge,
    aliases: entry.aliases,
    notes: (entry.notes ?? []).map((note) => ({ text: note.text, source: source(note.source) })),
    command: entry.command ?? null,
    retired: entry.retired ?? null,
    local,
    source: source(entry.source),
  };
}

/** Written clauses, or else: the code or an alias at each place where the provider's envelopes put a code. */
function clausesOf(entry: EntryFile, file: ProviderFile): Clause[] {
  if (entry.when !== undefined) return entry.when;
  if (entry.code === null) return [];
  const places = [...new Set(file.envelopes.map(({ codeAt }) => codeAt).filter((at) => at !== null))];
  const spellings = new Map([entry.code, ...entry.aliases].map((code) => [normalise(code), code]));
  return [...spellings.values()].flatMap((code) => places.map((at) => ({ code, at })));
}
