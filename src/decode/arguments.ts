import { readValue } from './lenient.js';
import { isReasonPhrase } from './reason-phrases.js';
import { isCodeLike } from './vocabulary.js';

/** One argument and where it stands in its line. */
export interface Part {
  value: string;
  start: number;
  end: number;
}

/** The parts of a failure among the arguments of an exception. */
export interface Arguments {
  status: Part;
  code: Part | null;
  message: Part | null;
}

/** `NotFoundError(404, '…'`, `ApiError: ('…', 502, '…'`: an exception as Python prints one with several arguments. */
const CALL = /\b[A-Z]\w{0,80}(?:Error|Exception)(?:: )?\((?=[45]\d\d, |b?["'])/;

/**
 * Reads the arguments of an exception by what they are: the status is a number, what follows it the service said.
 * @returns `null` where no status is among them
 */
export function argumentsIn(line: string): Arguments | null {
  const call = CALL.exec(line);
  const node = call === null ? null : readValue(line, call.index + call[0].length - 1);
  if (call === null || node?.kind !== 'array') return null;
  const at = node.items.findIndex((item) => item.kind === 'number' && item.value >= 400 && item.value <= 599);
  const status = node.items[at];
  if (status?.kind !== 'number') return null;
  const words = node.items.slice(at + 1).flatMap((item) => (item.kind === 'string' ? [item] : []));
  const telling = words.filter(({ value }) => value.length > 2 && !isReasonPhrase(value));
  const code = telling.find(({ value }) => isCodeLike(value)) ?? null;
  return {
    status: { value: status.raw, start: status.start, end: status.end },
    code,
    message: telling.find((each) => each !== code && !/^[{[<]/.test(each.value)) ?? null,
  };
}
