/**
 * What templates came to. Bounded: two halves, of which the older is dropped when the newer is full, so that what is
 * seen again and again stays. A template that was dropped is decoded anew, never guessed.
 */
export interface Known<Value> {
  get(template: number): Value | undefined;
  set(template: number, value: Value): void;
}

const HALF = 20_000;
/** So many places by the last bits of a template, each for the one that was asked for last: most lines need no more. */
const RECENT = 4096;

export function newKnown<Value>(half = HALF): Known<Value> {
  let young = new Map<number, Value>();
  let old = new Map<number, Value>();
  const set = (template: number, value: Value): void => {
    if (young.size >= half) {
      old = young;
      young = new Map();
    }
    young.set(template, value);
  };
  const recent = new Float64Array(RECENT).fill(-1);
  const recentValues = new Array<Value | undefined>(RECENT);
  const look = (template: number): Value | undefined => {
    const found = young.get(template);
    if (found !== undefined) return found;
    const older = old.get(template);
    if (older !== undefined) set(template, older);
    return older;
  };
  return {
    set(template, value) {
      set(template, value);
      recent[template & (RECENT - 1)] = template;
      recentValues[template & (RECENT - 1)] = value;
    },
    get(template) {
      const place = template & (RECENT - 1);
      if (recent[place] === template) return recentValues[place];
      const found = look(template);
      if (found === undefined) return undefined;
      recent[place] = template;
      recentValues[place] = found;
      return found;
    },
  };
}
