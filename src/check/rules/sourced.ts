import type { Source } from '../../model.js';
import { type Problem, placeOf, type Rule } from '../rule.js';

export const sourced: Rule = {
  name: 'sourced',
  description:
    'A source can be looked up. Only a capture or report may lack a URL; then a note says what it is, and no entry rests on it.',
  check({ path, file }) {
    const sources = new Map(Object.entries(file.sources));
    const problems: Problem[] = [];
    for (const [key, source] of sources) {
      const complaint = complaintOf(source);
      if (complaint !== null) problems.push({ file: path, path: `sources[${key}]`, ...complaint });
    }
    for (const entry of file.entries) {
      if (sources.get(entry.source)?.url !== null) continue;
      problems.push({
        file: path,
        path: `${placeOf(entry)}.source`,
        message: `"${entry.source}" has no URL`,
        tip: 'Let the entry rest on a source that can be read, and keep this one for its notes and causes.',
      });
    }
    return problems;
  },
};

function complaintOf({ url, class: kind, note }: Source): Pick<Problem, 'message' | 'tip'> | null {
  if (url === null) {
    if (kind !== 'captured' && kind !== 'reported')
      return { message: `is ${kind}, but has no URL`, tip: 'Give the page it was read from.' };
    if (note === undefined)
      return {
        message: 'has neither URL nor note',
        tip: 'Say in `note` what it is and that its place was not recorded.',
      };
    return null;
  }
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    return { message: `"${url}" is no web address`, tip: 'Write the whole URL.' };
  return null;
}
