import type { Rule } from './rule.js';
import { budget } from './rules/budget.js';
import { canonical } from './rules/canonical.js';
import { clauses } from './rules/clauses.js';
import { dates } from './rules/dates.js';
import { entryId } from './rules/entry-id.js';
import { explained } from './rules/explained.js';
import { failures } from './rules/failures.js';
import { filename } from './rules/filename.js';
import { filler } from './rules/filler.js';
import { fixes } from './rules/fixes.js';
import { hosts } from './rules/hosts.js';
import { meanings } from './rules/meanings.js';
import { ownHosts } from './rules/own-hosts.js';
import { ownId } from './rules/own-id.js';
import { ownVariable } from './rules/own-variable.js';
import { probeAuth } from './rules/probe-auth.js';
import { probeRequests } from './rules/probe-requests.js';
import { probeVerdicts } from './rules/probe-verdicts.js';
import { products } from './rules/products.js';
import { punctuation } from './rules/punctuation.js';
import { reachable } from './rules/reachable.js';
import { retired } from './rules/retired.js';
import { retries } from './rules/retries.js';
import { schema } from './rules/schema.js';
import { schemaLink } from './rules/schema-link.js';
import { secrets } from './rules/secrets.js';
import { sentences } from './rules/sentences.js';
import { sourced } from './rules/sourced.js';
import { sourcesUsed } from './rules/sources-used.js';
import { stale } from './rules/stale.js';
import { titles } from './rules/titles.js';
import { unique } from './rules/unique.js';
import { witnessed } from './rules/witnessed.js';
import { witnesses } from './rules/witnesses.js';

/** Every rule of the folder `rules/`, in the order in which their problems are best read. */
export const RULES: readonly Rule[] = [
  schema,
  filename,
  schemaLink,
  ownId,
  ownHosts,
  ownVariable,
  canonical,
  unique,
  entryId,
  explained,
  failures,
  retries,
  sourced,
  sourcesUsed,
  stale,
  dates,
  budget,
  titles,
  sentences,
  fixes,
  punctuation,
  filler,
  meanings,
  reachable,
  clauses,
  products,
  hosts,
  probeAuth,
  probeRequests,
  probeVerdicts,
  retired,
  witnessed,
  witnesses,
  secrets,
];
