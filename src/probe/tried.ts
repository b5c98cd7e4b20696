import type { Diagnosis, Evidence } from '../model.js';
import type { Outcome } from './send.js';
import type { Judgement } from './verdict.js';

/** One request and what it came to. */
export interface Tried {
  outcome: Outcome;
  evidence: Evidence;
  diagnosis: Diagnosis;
  judgement: Judgement;
  /** Set when this machine's clock is far from the server's. */
  clock: Diagnosis | null;
}
