import type {
  CatalogCheckResult,
  CatalogNewResult,
  DecodeResult,
  EntriesResult,
  ErrorResult,
  ExplainResult,
  MarkedLine,
  ProbeResult,
  ProvidersResult,
  TriageResult,
} from '../model.js';
import type { Block } from './block.js';
import { begunBlocks, checkBlocks } from './catalog-files.js';
import { decodeBlocks } from './diagnosis.js';
import { explainBlocks } from './entry.js';
import { entriesBlocks, providersBlocks } from './listing.js';
import { markedBlocks } from './marked.js';
import { noticeBlocks } from './notice.js';
import { providerBlocks } from './provider.js';
import { planBlocks, probeBlocks } from './report.js';
import { triageBlocks } from './triage.js';

/** A result and what it is the answer to. */
export type Shown =
  | { kind: 'decode'; result: DecodeResult; isFull?: boolean; marked?: readonly MarkedLine[] }
  | { kind: 'explain'; result: ExplainResult }
  | { kind: 'entries'; result: EntriesResult }
  | { kind: 'providers'; result: ProvidersResult }
  /** The same result, each provider with all that is known about it. */
  | { kind: 'provider'; result: ProvidersResult }
  | { kind: 'probe'; result: ProbeResult }
  | { kind: 'triage'; result: TriageResult }
  | { kind: 'catalog-check'; result: CatalogCheckResult }
  | { kind: 'catalog-new'; result: CatalogNewResult }
  | { kind: 'error'; result: ErrorResult };

/** `prometheus` is for results of a probe only. */
export type Format = 'terminal' | 'markdown' | 'json' | 'prometheus';

/** What a result consists of, before any format. */
export function blocksOf(shown: Shown): Block[] {
  switch (shown.kind) {
    case 'decode':
      return [...decodeBlocks(shown.result, shown.isFull), ...markedBlocks(shown.marked ?? [])];
    case 'explain':
      return explainBlocks(shown.result);
    case 'entries':
      return entriesBlocks(shown.result.entries);
    case 'providers':
      return providersBlocks(shown.result.providers);
    case 'provider':
      return shown.result.providers.flatMap(providerBlocks);
    case 'probe':
      return shown.result.planned === null ? probeBlocks(shown.result) : planBlocks(shown.result.planned);
    case 'triage':
      return triageBlocks(shown.result);
    case 'catalog-check':
      return checkBlocks(shown.result);
    case 'catalog-new':
      return begunBlocks(shown.result);
    case 'error':
      return noticeBlocks(shown.result.error, 'failure');
  }
}
