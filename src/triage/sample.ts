import type { Catalog } from '../catalog/catalog.js';
import { hiddenIn } from '../decode/hidden.js';
import { plain } from '../safe/plain.js';
import { redactorKnowing } from '../safe/redact.js';

/** So much of a record is shown. */
const SHOWN = 600;
/** So much is looked through for secrets: what is cut off may have told what a value is. */
const LOOKED_AT = 32 * 1024;

/** A record as it may be shown: secrets struck out first, then cut, harmless on a terminal. */
export function sampleOf(record: string, catalog: Catalog): string {
  const text = record.slice(0, LOOKED_AT);
  const clean = redactorKnowing(hiddenIn(text, catalog.secrets), catalog.redact)(text).trim();
  // The cut goes through no character; what it leaves of a mark is none.
  const shown = clean.length <= SHOWN ? clean : `${[...clean.slice(0, SHOWN)].slice(0, -1).join('')}…`;
  return plain(shown);
}
