import { apiWords } from '../api-words.js';
import { argumentsIn, type Part } from '../arguments.js';
import { isComplaint } from '../code-in.js';
import type { Label } from '../labels.js';
import type { Text } from '../text.js';
import { type Frame, reading } from './form.js';
import type { Line } from './lines.js';

/** What an exception was made with: `NotFoundError(404, 'index_not_found', 'no such index')`. */
export function argumentsInto(frame: Frame, line: Line, text: Text): boolean {
  const given = argumentsIn(line.value);
  if (given === null) return false;
  const place = (part: Part): [Text, number, number] => [text, line.start + part.start, line.start + part.end];
  frame.status ??= reading(Number(given.status.value), 'exception', ...place(given.status));
  frame.said = given.message === null ? [] : [reading(given.message.value, 'exception', ...place(given.message))];
  if (given.code !== null) frame.codes.push(reading(given.code.value, 'exception', ...place(given.code)));
  return true;
}

/** What the labels of a line name, in front of what the line says by itself. */
export function tellInto(frame: Frame, told: readonly Label[], line: Line, text: Text): void {
  const hasCode = told.some(({ role }) => role === 'code');
  for (const { role, value, index } of told) {
    const place = [text, line.start + index, line.start + index + value.length] as const;
    if (role === 'status' && /^[45]\d\d$/.test(value)) frame.status ??= reading(Number(value), 'text', ...place);
    else if (
      role === 'code' &&
      !/status/i.test(value) &&
      /^[\w.-]*[a-z_][\w.-]*$|^-?\d{4,}$/i.test(value) &&
      value.length < 80
    )
      frame.codes.push(reading(value, 'label', ...place));
    else if (role === 'type' && !hasCode && /^[a-z]+(?:_[a-z]+)+$/.test(value) && isComplaint(value))
      frame.codes.push(reading(value, 'label', ...place));
    else if (role === 'request-id' && /\d/.test(value) && value.length > 5)
      frame.requestId ??= reading(value, 'text', ...place);
    else if (role === 'message') {
      const said = apiWords(value);
      frame.said = frame.said.filter(({ at }) => at !== 'exception');
      if (said !== '') frame.said.unshift(reading(said, 'exception', ...place));
    }
  }
}
