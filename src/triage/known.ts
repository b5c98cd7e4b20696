/**
 * What templates came to. Bounded: two halves, of which the older is dropped when the newer is full, so that what is
 * seen again and again stays. A template that was dropped is decoded anew, never guessed.
 */
export interface Known<Value> {
  get(template: number): Value | undefined;
  set(template: number, value: Value): void;
}

const HALF = 20_000;

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
  return {
    set,
    get(template) {
      const found = young.get(template);
      if (found !== undefined) return found;
      const older = old.get(template);
      if (older !== undefined) set(template, older);
      return older;
    },
  };
}
