/** The words that JSON, Python, Ruby and JavaScript have for what is no string and no number. */
export const LITERALS: ReadonlyMap<string, boolean | null | undefined> = new Map([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
  ['null', null],
  ['None', null],
  ['nil', null],
  ['NULL', null],
  ['undefined', undefined],
  ['NaN', undefined],
  ['Infinity', undefined],
]);
