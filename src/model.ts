/**
 * Every shape that passes between two rooms. Types only; imports nothing.
 * The JSON Schemas in `schemas/` and `src/catalog/provider.schema.json` are generated from this file,
 * and each doc comment below becomes a description there.
 */

// ---------------------------------------------------------------------------------------------------------------------
// Words

/** What kind of trouble it is. Exactly one for each entry; billing is never rate-limit, whatever the status says. */
export type Category =
  | 'auth'
  | 'permission'
  | 'billing'
  | 'rate-limit'
  | 'concurrency'
  | 'quota'
  | 'validation'
  | 'content'
  | 'not-found'
  | 'conflict'
  | 'timeout'
  | 'server'
  | 'maintenance'
  | 'network'
  | 'blocked'
  | 'cancelled'
  | 'in-progress'
  | 'success'
  | 'unknown';

/**
 * How firmly provider and entry are established: `sure` when something names the provider and the entry is matched,
 * `likely` when only the form of the answer speaks for it, `guess` when it stays open, `none` when nobody is named.
 */
export type Certainty = 'sure' | 'likely' | 'guess' | 'none';

/** A failure with a code or a sentence of its own, a state of a job, a bare HTTP status, or a symptom without any answer. */
export type EntryKind = 'error' | 'state' | 'status' | 'symptom';

/** Who must act: who wrote the request, who owns the account, the provider, or nobody. */
export type Owner = 'caller' | 'account' | 'provider' | 'nobody';

export type RetryVerdict = 'never' | 'after-change' | 'after-wait' | 'unknown';

/** What a retry must carry or do to be safe and useful. */
export type RetryNeed = 'same-idempotency-key' | 'exponential-backoff' | 'jitter' | 'retry-after';

/**
 * What the call cost. `depends`: the provider says that it may be charged, and the notes say on what that depends;
 * `not-stated` where it does not say.
 */
export type Charge = 'charged' | 'not-charged' | 'refunded' | 'depends' | 'not-stated';

/** `documented`: the provider's own pages; `captured`: seen on the wire by a third party; `reported`: third-party code or notes; `inferred`: concluded by us. */
export type SourceClass = 'documented' | 'captured' | 'reported' | 'inferred';

// ---------------------------------------------------------------------------------------------------------------------
// Sources

export interface Source {
  /** Where it can be read. `null` only for a capture or report whose repository was not recorded; then `note` says what it is. */
  url: string | null;
  /**
   * The day it was read, YYYY-MM-DD.
   * @pattern ^\d{4}-\d{2}-\d{2}$
   */
  read: string;
  class: SourceClass;
  note?: string;
}

// ---------------------------------------------------------------------------------------------------------------------
// The catalog, as written in `src/catalog/providers/<id>.json`

/** A response header by which a provider says whether a retry helps. */
export interface RetryHeader {
  header: string;
  /** The value that says yes, and the one that says no. */
  yes: string;
  no: string;
  source: SourceKey;
}

/** A key of the file's `sources`. */
export type SourceKey = string;

/** One statement with where it comes from. */
export interface Statement {
  text: string;
  source: SourceKey;
}

/**
 * The matching language. Every key that is present must hold; a list of clauses is "any of". No negation, no nesting,
 * no regular expressions. Codes are compared without case and separators, sentences without case and outer punctuation.
 */
export interface Clause {
  /** The HTTP status is this one. Supports a candidate, never names a provider. */
  status?: number;
  /** A code, error type or one-word message is this one. */
  code?: string;
  /** A message is this sentence; `{name}` is a gap whose content is kept as a value, `{}` a gap that is not kept. */
  message?: string;
  /** The state of a job is this one (`failed`, `Request Moderated`). */
  job?: string;
  /** One of the reasons given is this one. */
  reason?: string;
  /** The code, message or job stands at this path of the body: `error.code`, `detail`, `detail[].msg`. */
  at?: string;
  /** All of these paths are in the body, whatever their value. */
  keys?: string[];
  /** A response header is present (`cf-ray`) or starts with a value (`server: cloudflare`). */
  header?: string;
  /** The answering host is this one; `*.` stands for any number of labels, `*-` for the beginning of one. */
  host?: string;
  /** An exception class: `openai.RateLimitError`; a trailing `*` stands for the rest. */
  exception?: string;
  /** A failure before any answer: `ENOTFOUND`, `curl 6`. */
  transport?: string;
  /** A title or heading of an HTML page is this sentence; gaps as in `message`. */
  page?: string;
  /** The failure is explained by this entry of the same file. Only for verdicts of a probe. */
  entry?: string;
  /** Not a condition: the product that answers in this form. */
  product?: string;
  /** Not a condition: the whole field uses this wording, so alone it is no more than a guess. */
  common?: boolean;
}

/** The form of an error body, as the provider documents it. */
export interface Envelope {
  /** What it is, in a few words: "v2 error body". */
  name: string;
  /** Paths that are always there. */
  keys: string[];
  /** Where a code stands; entries without `when` are looked for here. */
  codeAt: string | null;
  messageAt: string | null;
  requestIdAt: string | null;
  product?: string;
  source: SourceKey;
}

/** Something that speaks for this provider apart from its entries and hosts. */
export interface Sign {
  when: Clause[];
  /** `identifies`: nobody else sends this. `suggests`: supports a candidate. */
  strength: 'identifies' | 'suggests';
  note: string;
  source: SourceKey;
}

export interface Cause {
  text: string;
  /** How to tell this cause from the others; `null` where the source gives nothing. */
  tell: string | null;
  source?: SourceKey;
}

export interface Retry {
  verdict: RetryVerdict;
  needs: RetryNeed[];
  note: string | null;
}

export interface EntryFile {
  /** Last part of the ref. The literal code where there is one, the number for a status, else a slug. */
  id: string;
  kind: EntryKind;
  code: string | null;
  product?: string;
  httpStatus: number[];
  category: Category;
  /** What is wrong, not how to fix it; no full stop. */
  title: string;
  meaning: string;
  /** When it applies. Without it: the code or an alias, at the place the envelopes name. */
  when?: Clause[];
  causes: Cause[];
  /** Imperative, the most likely first, at most five. */
  fixes: string[];
  owner: Owner;
  retry: Retry;
  charge: Charge;
  /** Older or other spellings of the same condition. */
  aliases: string[];
  /** Facts that make the advice right, each with its source. */
  notes?: Statement[];
  /** A shell command that shows the fault to whoever meets it; `{host}`, `{port}` and `{origin}` are those that were called. */
  command?: string;
  /** No longer sent since this day; `replacedBy` is a ref. */
  retired?: { since: string; replacedBy: string | null };
  source: SourceKey;
}

export interface Product {
  id: string;
  name: string;
  /** Path prefixes of its endpoints: `/v1/kling/o3-photo`. */
  paths: string[];
  docs: string | null;
}

export interface Auth {
  /** The request header that carries the key: `Authorization`, `X-Api-Key`. */
  header: string;
  /** What stands before the key in that header: `Bearer`; `null` for the bare key. */
  scheme: string | null;
  keys: KeyShape[];
  /** Usual environment variables. */
  env: string[];
  notes: Statement[];
  source: SourceKey;
}

/** What a key of this provider looks like. */
export interface KeyShape {
  prefix: string;
  /** What such a key is for: "live", "sandbox, never charged". */
  meaning: string;
  /** Whether every valid key looks like this. */
  strict: boolean;
  source: SourceKey;
}

export interface Support {
  channels: Statement[];
  /** What to quote there; `null` where the provider does not say. */
  quote: string | null;
  statusPage: string | null;
  dashboard: string | null;
  source: SourceKey | null;
}

/**
 * What is found out about a key: `valid`; `invalid`; `disabled`, known but switched off; `not-allowed`, known but not for
 * this; `blocked`, somebody in front of the API answered; `undetermined`, everything else.
 */
export type AuthState = 'valid' | 'invalid' | 'disabled' | 'not-allowed' | 'blocked' | 'undetermined';

/** How a key is tried without cost. */
export interface Probe {
  /** Where the requests go: scheme and host. `null` where no source names one; then `--base-url` is needed. */
  baseUrl: string | null;
  /** Headers that every request must carry beside the key: `anthropic-version`. */
  headers: Record<string, string>;
  /** In the order in which they are made; one whose questions are answered by then is left out. */
  checks: ProbeCheck[];
  /** The state of the service as the provider publishes it. */
  service: ServiceFeed | null;
}

/** A question that harmless GET requests answer. */
export interface ProbeCheck {
  /** Unique in the file: `credits`. */
  id: string;
  /** What it asks, as a person would: "Is the key accepted, and how many credits are left?" */
  question: string;
  settles: ('auth' | 'balance')[];
  /** Path and query of the request. */
  path: string;
  /**
   * The most requests it makes: 1, or 3 where an answer that is not listed is held against the answers to no key and to
   * a wrong one.
   */
  requests: 1 | 3;
  /** What the listed answers mean; every other answer leaves the question open. The first that holds counts. */
  verdicts: ProbeVerdict[];
  /** Where the balance stands in the answer. */
  balance?: BalanceReading;
  note?: string;
  source: SourceKey;
}

export interface ProbeVerdict {
  when: Clause[];
  state: Exclude<AuthState, 'undetermined'>;
  source: SourceKey;
}

export interface BalanceReading {
  /** Path of the amount in the body, a number or a decimal string: `credits`. */
  at: string;
  /** Path of an amount to be taken off: what has been used of it. */
  minus?: string;
  /** `credits`, `USD`. */
  unit: string;
  source: SourceKey;
}

export interface ServiceFeed {
  /** The JSON of the status page. */
  url: string;
  /** `statuspage`: Atlassian Statuspage, API v2, summary or status. */
  format: 'statuspage';
  source: SourceKey;
}

/** A note of a team, with the page where more stands. */
export interface LocalNote {
  text: string;
  /** A runbook, a ticket, a chat; `null` where there is none. */
  url: string | null;
}

/** What a user's own catalog adds to an entry that is there already. */
export interface EntryPatch {
  /** The id of the entry. */
  id: string;
  notes?: LocalNote[];
  /** The address of the page that says what this team does then. */
  runbook?: string;
  /** What this team does first; shown before the fixes of the catalog. */
  fixes?: string[];
}

/** A file of a user's own catalog that adds to a provider of the bundled one. It says nothing of hosts and keys. */
export interface PatchFile {
  $schema?: string;
  /** The id of the provider it adds to; equal to the file name. */
  patches: string;
  /** Notes on the provider as a whole. */
  notes?: LocalNote[];
  runbook?: string;
  entries: EntryPatch[];
}

/** `errs.config.json`: where the user's own catalogs are. */
export interface ConfigFile {
  $schema?: string;
  /** Folders with provider files and patches, relative to this file. */
  catalogs: string[];
}

export interface ProviderFile {
  $schema?: string;
  /** Equal to the file name. */
  id: string;
  name: string;
  /** `last-resort` files hold what is true of everybody: statuses, edges, transport. They never name a provider. */
  kind: 'api' | 'last-resort';
  about: string;
  products: Product[];
  /** Hosts that answer API calls; `*.` stands for any number of labels, `*-` for the beginning of one: `*-api.acme.example`. */
  hosts: string[];
  /** Hosts of its pages. A link to one supports the provider. */
  pages: string[];
  auth: Auth | null;
  envelopes: Envelope[];
  signs: Sign[];
  limits: Statement[];
  retryPolicy: Statement[];
  /** Headers that decide about a retry, whatever the entry says in general. */
  retryHeaders?: RetryHeader[];
  notes: Statement[];
  support: Support | null;
  probe: Probe | null;
  sources: Record<SourceKey, Source>;
  entries: EntryFile[];
}

// ---------------------------------------------------------------------------------------------------------------------
// The catalog, as everybody else sees it

export interface ProviderName {
  id: string;
  name: string;
}

/** What a file of the user's own catalog says of an entry or a provider. */
export interface Local {
  /** The file that says it. */
  file: string;
  /** Everything comes from that file; otherwise it adds to what the bundled catalog says. */
  whole: boolean;
  notes: LocalNote[];
  runbook: string | null;
  fixes: string[];
}

/** One explained condition. Contract: fields are added, never renamed. */
export interface Entry {
  /** `provider/id`, unique and stable. */
  ref: string;
  provider: ProviderName;
  product: string | null;
  kind: EntryKind;
  code: string | null;
  httpStatus: number[];
  category: Category;
  title: string;
  meaning: string;
  causes: { text: string; tell: string | null; source: Source }[];
  fixes: string[];
  owner: Owner;
  retry: Retry;
  charge: Charge;
  aliases: string[];
  notes: { text: string; source: Source }[];
  /** A shell command that shows the fault; `{host}`, `{port}` and `{origin}` stand for those that were called. */
  command: string | null;
  retired: { since: string; replacedBy: string | null } | null;
  /** What the user's own catalogs say; empty where only the bundled one speaks. */
  local: Local[];
  source: Source;
}

// ---------------------------------------------------------------------------------------------------------------------
// Decode: what passes from room to room

/** A place in the text as it was given: UTF-16 code units, `end` not included. */
export interface Span {
  start: number;
  end: number;
}

/** Which part a fact plays in a failure, whoever sent it. */
export type Role =
  | 'status'
  | 'code'
  | 'type'
  | 'message'
  | 'job'
  | 'reason'
  | 'request-id'
  | 'wait'
  | 'header'
  | 'host'
  | 'url-path'
  | 'link'
  | 'key'
  | 'ref'
  | 'asked'
  | 'upstream'
  | 'exception'
  | 'transport'
  | 'page';

/** One thing read from the text. Secrets are already struck out of `value`. */
export interface Fact {
  role: Role;
  /** Where it stood: `error.code`, `header x-request-id`, `status line`, `text`. */
  at: string;
  value: string | number;
  /** Where in the given text, when that is known. */
  span: Span | null;
}

/** All that one failure shows, before anybody asks whose it is. */
export interface Evidence {
  /** How the text was read: `json`, `http`, … */
  framing: string;
  facts: Fact[];
  /** Every path in the body, array indexes written `[]`. */
  paths: string[];
  details: FieldDetail[];
  /** The text ended before the failure did. */
  cut: boolean;
}

/** A complaint about one field of the request. */
export interface FieldDetail {
  field: string | null;
  message: string;
}

/** One failure, explained as far as what was read allows. Contract: fields are added, never renamed. */
export interface Diagnosis {
  framing: string;
  provider: { id: string; name: string; product: string | null } | null;
  entry: Entry | null;
  certainty: Certainty;
  httpStatus: number | null;
  code: string | null;
  message: string | null;
  requestId: string | null;
  host: string | null;
  details: FieldDetail[];
  /** What filled the gaps of a message, the reasons given, the limits seen. */
  values: Record<string, string | number | string[]>;
  category: Category;
  owner: Owner;
  retry: { verdict: RetryVerdict; waitSeconds: number | null; needs: RetryNeed[]; note: string | null };
  charge: Charge;
  because: Fact[];
  alternatives: Alternative[];
  /** How often the same failure stands in the input. */
  count: number;
  cut: boolean;
  /** The service behind a gateway, where the gateway hands on what it said; else `null`. */
  upstream: Upstream | null;
}

/** A service that answered the gateway which answered the caller. */
export interface Upstream {
  /** As the gateway calls it. */
  name: string | null;
  /** The provider of the catalog that it is. */
  provider: ProviderName | null;
  /** The ref of the entry that explains what it said. */
  entry: string | null;
  httpStatus: number | null;
  code: string | null;
  message: string | null;
  requestId: string | null;
}

export interface Alternative {
  ref: string;
  certainty: Certainty;
  /** What speaks against it, or `null` where nothing does. */
  against: string | null;
}

/** Why there is no diagnosis, and what to do next. */
export interface Notice {
  code: string;
  message: string;
  nextSteps: string[];
}

// ---------------------------------------------------------------------------------------------------------------------
// Results of the commands, as `--json` prints them

export interface ExplainResult {
  version: 1;
  results: Explanation[];
}

export interface Explanation {
  query: string;
  matches: Entry[];
  /** The nearest refs, when nothing matched. */
  suggestions: string[];
  /** Set when the query is well known but nothing is documented for it, and what is known all the same. */
  known: string | null;
}

export interface EntriesResult {
  version: 1;
  entries: Entry[];
}

export interface DecodeResult {
  version: 1;
  diagnoses: Diagnosis[];
  /** Why there are no diagnoses, or why these are not all; else `null`. */
  notice: Notice | null;
}

export interface ProvidersResult {
  version: 1;
  providers: ProviderInfo[];
}

/** A provider as `errs providers` shows it. */
export interface ProviderInfo {
  id: string;
  name: string;
  kind: 'api' | 'last-resort';
  about: string;
  products: Product[];
  hosts: string[];
  auth: Auth | null;
  envelopes: Envelope[];
  limits: Statement[];
  retryPolicy: Statement[];
  notes: Statement[];
  support: Support | null;
  probe: Probe | null;
  /** What the user's own catalogs say; empty where only the bundled one speaks. */
  local: Local[];
  sources: Record<SourceKey, Source>;
  entries: { ref: string; code: string | null; httpStatus: number[]; category: Category; title: string }[];
}

/** Something to mend in a catalog file. */
export interface CatalogProblem {
  file: string;
  /** Where in the file, from 1; `null` where no place can be named. */
  line: number | null;
  column: number | null;
  /** Which part of it: `entries[NO_CREDITS].title`; the title of a witness. */
  path: string;
  /** `error`: the file cannot be used as it is; `advice`: it is used, and could be better. */
  weight: 'error' | 'advice';
  /** The rule that says so. */
  rule: string;
  message: string;
  /** What to do. */
  tip: string;
}

export interface CatalogCheckResult {
  version: 1;
  /** The files that were looked at. */
  files: string[];
  problems: CatalogProblem[];
}

/** The whole catalog as data. */
export interface CatalogExport {
  version: 1;
  /** The newest day on which one of its sources was read, YYYY-MM-DD. */
  read: string;
  /** The files as they are written. */
  providers: ProviderFile[];
  /** The entries as everybody sees them, last resorts at the end. */
  entries: Entry[];
}

/** What `errs catalog new` has begun. */
export interface CatalogNewResult {
  version: 1;
  /** The files that were written. */
  files: string[];
  nextSteps: string[];
}

export interface ProbeResult {
  version: 1;
  reports: Report[];
  /** With `--dry-run`: the requests that would be made. Else `null`. */
  planned: PlannedRequest[] | null;
}

/** A request as it is shown: the key in it is struck out. */
export interface PlannedRequest {
  provider: string;
  /** Set where several keys are tried. */
  label: string | null;
  /** The check that makes it, and what it is for. */
  check: string;
  purpose: 'the given key' | 'no key' | 'a wrong key' | 'service status';
  method: 'GET';
  url: string;
  headers: Record<string, string>;
  /** Made only if the answers before leave the question open. */
  isConditional: boolean;
}

/** What a probe of one provider with one key found. Contract: fields are added, never renamed. */
export interface Report {
  /** Set where several keys are tried. */
  label: string | null;
  provider: ProviderName;
  /** Where the requests went: scheme and host. */
  target: string;
  /** When, as ISO 8601 in UTC. */
  at: string;
  key: KeyReport | null;
  checks: CheckReport[];
  /** Requests made: to the API with or without the key, and to the status page. */
  requests: number;
  /** Always 0: nothing that costs is ever called. */
  billable: 0;
  /** What was sent and what came back, in order. */
  exchanges: Exchange[];
  /** Where to turn with it, and what to quote there; `null` where the provider names nothing. */
  support: { channels: string[]; quote: string | null } | null;
}

export interface KeyReport {
  /** `env BFL_API_KEY`, `file key.txt`, `stdin`, `prompt`. */
  from: string;
  /** A mark that is the same for the same key. */
  shown: string;
  /** What the shape of the key says without any request: "sandbox, never charged". */
  kind: string | null;
  /** What is odd about it: another provider's prefix, blanks that were taken off. */
  warnings: string[];
}

export type CheckVerdict = 'good' | 'bad' | 'unknown' | 'not-offered';

export interface CheckReport {
  id: 'reach' | 'auth' | 'balance' | 'status';
  verdict: CheckVerdict;
  /** For `auth`, else `null`. */
  state: AuthState | null;
  /** For `balance`: what is left. */
  value: number | null;
  unit: string | null;
  httpStatus: number | null;
  ms: Phases | null;
  /** The finding in a sentence. */
  finding: string;
  /** What backs the verdict; `null` where nothing is listed. */
  source: Source | null;
  because: Fact[];
  diagnosis: Diagnosis | null;
  /** Commands and steps that lead on, the most useful first. */
  next: string[];
  /** For `reach`: the way there. */
  way: Way | null;
  /** Rate-limit headers of the answer, as they came. */
  limits: Record<string, string>;
}

/** Milliseconds by phase; `null` for one that did not take place. */
export interface Phases {
  dns: number | null;
  tcp: number | null;
  tls: number | null;
  firstByte: number | null;
  total: number;
}

export interface Way {
  /** The address that was connected to. */
  address: string | null;
  family: 'IPv4' | 'IPv6' | null;
  /** The proxy in between, without credentials. */
  proxy: string | null;
  certificate: Certificate | null;
  /** How far this machine's clock is ahead of the server's `Date`, in seconds. */
  clockSkewSeconds: number | null;
}

export interface Certificate {
  subject: string;
  issuer: string;
  /** ISO 8601. */
  validTo: string;
  daysLeft: number;
}

/** A request that was made and what became of it. */
export interface Exchange extends PlannedRequest {
  /** `null` when no answer came; then `fault` says why. */
  status: number | null;
  answerHeaders: Record<string, string>;
  /** The beginning of the body, secrets struck out. */
  body: string;
  fault: string | null;
  ms: Phases;
}

// ---------------------------------------------------------------------------------------------------------------------
// Triage

/**
 * The failures of a log by what they are. Results over parts of a log merge to the result over all of it. Contract:
 * fields are added, never renamed.
 */
export interface TriageResult {
  version: 1;
  /** Lines read. */
  lines: number;
  /** Bytes read, unpacked. */
  bytes: number;
  /** Failures counted: the sum of the groups' counts, as long as no group is left out. */
  failures: number;
  /** Of them those that no entry explains. */
  unrecognised: number;
  /** Of them those whose time could not be read. */
  undated: number;
  /** Beside them: failures that `--since` or `--until` left out because their time could not be read. */
  leftOut: number;
  /** Time of the first failure and of the last, ISO 8601 in UTC; `null` where no time can be read. */
  from: string | null;
  to: string | null;
  timeline: Timeline | null;
  /** The most frequent first; of equal ones in the order of their names. */
  groups: TriageGroup[];
  /** Why there are no groups, or why these are not all; else `null`. */
  notice: Notice | null;
}

/** How many failures there were from time to time. */
export interface Timeline {
  /** ISO 8601 in UTC. */
  start: string;
  stepSeconds: number;
  counts: number[];
}

/** Failures of one kind. */
export interface TriageGroup {
  /** The entry that explains them, else `null`. */
  entry: string | null;
  /**
   * What they have in common beside the entry: status, code, message without what varies. `null` where the entry says
   * it all.
   */
  fingerprint: string | null;
  title: string;
  category: Category;
  owner: Owner;
  providers: Counted[];
  count: number;
  /** Part of all failures, 0 to 1. */
  share: number;
  /** Part of them that may succeed without a change, 0 to 1. */
  retryable: number;
  retry: Counted[];
  /** What the calls cost. */
  billed: Counted[];
  /** At most 100 each. */
  statuses: Counted[];
  codes: Counted[];
  first: Seen;
  last: Seen;
  /** The first of them in the order of files and lines, without secrets and cut. */
  sample: Seen & { text: string };
}

/** How often something occurred. */
export interface Counted {
  value: string;
  count: number;
}

/** Where and when. */
export interface Seen {
  /** `null` for the standard input. */
  file: string | null;
  /** Counted from 1. */
  line: number;
  /** ISO 8601 in UTC. */
  time: string | null;
}

export interface ErrorResult {
  version: 1;
  error: Notice;
}

/** What runs here, as `errs --version --json` prints it. */
export interface VersionResult {
  version: 1;
  /** The version of errs. */
  errs: string;
  /** Operating system and processor: `linux-x64`. */
  platform: string;
  /** The version of Node: `v20.20.2`. */
  node: string;
  catalog: CatalogAbout;
}

/** How new and how large the catalog is. */
export interface CatalogAbout {
  /** The newest day on which a source was read. */
  date: string;
  /** Services with a file of their own; the last resorts are none. */
  providers: number;
  /** All entries, those of the last resorts too. */
  entries: number;
  /** Of them those that hold for any provider. */
  general: number;
}

/** A script that makes a shell complete what is typed after `errs`. */
export interface CompletionResult {
  version: 1;
  shell: 'bash' | 'zsh' | 'fish' | 'powershell';
  script: string;
}

// ---------------------------------------------------------------------------------------------------------------------
// The paste with what decided marked in it (`errs decode --show`)

export interface MarkedPiece {
  text: string;
  /** What it is, where it decided; `null` for what stands around it. */
  label: string | null;
}

export interface MarkedLine {
  /** Counted from 1. */
  number: number;
  pieces: MarkedPiece[];
}
