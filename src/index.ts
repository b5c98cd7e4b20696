/** The library door: what a program may use without a terminal. */
export { allEntries, type Catalog, describe, findProvider } from './catalog/catalog.js';
export { explain } from './catalog/explain.js';
export { loadCatalog } from './catalog/load.js';
export { search } from './catalog/search.js';
export { select } from './catalog/select.js';
export { decode, decodeAll } from './decode/decode.js';
export { textOf } from './decode/encoding.js';
export type * from './model.js';
export { type Key, unsendable } from './probe/key.js';
export { plan } from './probe/plan.js';
export { type ProbeOrder, probe } from './probe/probe.js';
export type { Limits } from './probe/send.js';
export { targetOf } from './probe/target.js';
export { mergeTriage } from './triage/merge.js';
export { type LogFile, type TriageOptions, triage } from './triage/triage.js';
