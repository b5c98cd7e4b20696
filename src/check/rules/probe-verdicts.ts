import { clausesOf } from '../clauses.js';
import type { Problem, Rule } from '../rule.js';

export const probeVerdicts: Rule = {
  name: 'probe verdicts',
  description: 'A verdict rests on entries of the file, is reached by an answer, and says so where it is concluded.',
  check({ path, file }) {
    const ids = new Set(file.entries.map(({ id }) => id));
    const problems: Problem[] = [];
    const report = (place: string, message: string, tip: string): void => {
      problems.push({ file: path, path: place, message, tip });
    };
    for (const { path: place, clause } of clausesOf(file)) {
      if (clause.entry === undefined) continue;
      if (!place.startsWith('probe.'))
        report(place, 'asks for an entry', 'Only verdicts of a probe do: an entry is what this clause leads to.');
      else if (!ids.has(clause.entry))
        report(place, `asks for the entry ${clause.entry}, which does not exist`, 'Correct the id, or add the entry.');
    }
    for (const { id, verdicts, note, settles } of file.probe?.checks ?? []) {
      const place = `probe.checks[${id}]`;
      const good = verdicts.filter(({ state }) => state === 'valid');
      if (settles.length === 0) report(place, 'settles nothing', 'Say which question it answers, or remove it.');
      if (good.length === 0) report(place, 'lists no answer to a good key', 'Without it every key stays undetermined.');
      for (const { when, source } of good) {
        if (file.sources[source]?.class === 'inferred' && note === undefined)
          report(
            place,
            'takes a key for good by a conclusion, without a note',
            'Say in `note` what is concluded from what.',
          );
        for (const clause of when) {
          if (clause.entry === undefined && clause.keys === undefined)
            report(
              place,
              'takes a key for good by a status alone',
              'Any router answers with it: ask for `keys` of the body too.',
            );
        }
      }
    }
    return problems;
  },
};
