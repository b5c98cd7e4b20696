/** Shows how the time of a decode grows with the size of hostile input: npm run growth. About 2 for twice the size is linear. */
import { loadCatalog } from '../src/catalog/load.js';
import { decode } from '../src/decode/decode.js';

const UNITS: readonly [what: string, unit: string, times: number][] = [
  ['[', '[', 40_000],
  ['{"a":', '{"a":', 40_000],
  ['{"a":"', '{"a":"', 20_000],
  ['{\\"', '{\\"', 20_000],
  ['quotes', '"\'', 40_000],
  ['backslashes', '\\', 80_000],
  ['words in one line', 'word ', 400_000],
  ['short lines', 'ab cd\n', 100_000],
  ['JSON lines', '{"level":30,"msg":"fine","id":12}\n', 10_000],
  ['failing JSON lines', '{"level":50,"err":{"message":"Request failed with status code 500"}}\n', 4_000],
  ['HTTP messages', 'HTTP/1.1 500 No\n\n{"a":1}\n', 4_000],
  ['headers', 'HTTP/1.1 400 No\n', 4_000],
  ['tags', '<html><title>', 20_000],
  ['XML', '<Error><Code>', 20_000],
  ['pairs', 'status=402 ', 40_000],
  ['terminal sequences', '\u001b]8;;', 40_000],
  ['links', '[a](', 40_000],
  ['addresses', 'a@', 80_000],
  ['key words', 'key ', 80_000],
  ['curl commands', 'curl -i x\\\n', 10_000],
  ['PHP', 'Array\n(\n    [a] => ', 10_000],
  ['PHP, typed', 'array(1) {\n  ["a"]=>\n  ', 10_000],
  ['tuples', '{"a",', 40_000],
  ['wrappers', 'Some(', 40_000],
  ['labels', 'status: code: message: ', 20_000],
  ['events', 'data: {"a":1}\n', 10_000],
  ['scripts', '<html></html><script>', 10_000],
  ['boxes', '│ a │\n', 20_000],
];

const catalog = loadCatalog();
decode('{"detail":"INSUFFICIENT_CREDITS"}', catalog, 0);

function milliseconds(text: string): number {
  const start = performance.now();
  decode(text, catalog, 0);
  return performance.now() - start;
}

process.stdout.write(`${'input'.padEnd(22)}${'MB'.padStart(7)}${'ms'.padStart(9)}${'twice the size'.padStart(16)}\n`);
for (const [what, unit, times] of UNITS) {
  const once = unit.repeat(times);
  const [first, second] = [milliseconds(once), milliseconds(once + once)] as const;
  const size = (once.length / 1e6).toFixed(1);
  process.stdout.write(
    `${what.padEnd(22)}${size.padStart(7)}${first.toFixed(0).padStart(9)}${(second / first).toFixed(1).padStart(16)}\n`,
  );
}
