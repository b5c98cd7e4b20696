import { type Problem, placeOf, type Rule } from '../rule.js';

export const reachable: Rule = {
  name: 'reachable',
  description:
    'Something can lead to every entry: clauses, a code at a place that the envelopes name, or a bare status.',
  check({ path, file }) {
    const hasCodePlace = file.envelopes.some(({ codeAt }) => codeAt !== null);
    const statuses = new Map<number, string>();
    return file.entries.flatMap((entry): Problem[] => {
      const problem = (message: string, tip: string): Problem => ({ file: path, path: placeOf(entry), message, tip });
      if (entry.kind === 'symptom') return [];
      if (entry.kind === 'status' && entry.when === undefined) {
        if (entry.httpStatus.length === 0) return [problem('is a status without a number', 'Fill `httpStatus`.')];
        const taken = entry.httpStatus.filter((status) => statuses.has(status));
        for (const status of entry.httpStatus) statuses.set(status, statuses.get(status) ?? entry.id);
        return taken.map((status) =>
          problem(
            `${status} leads to ${statuses.get(status)} already`,
            'Make one entry of both, or tell them apart with `when`.',
          ),
        );
      }
      if (entry.when !== undefined)
        return entry.when.length > 0
          ? []
          : [problem('has an empty `when`', 'Say when it applies, or leave the key out.')];
      if (entry.code === null) return [problem('has neither code nor `when`', 'Say how it is recognised.')];
      return hasCodePlace
        ? []
        : [
            problem(
              'has a code, but no envelope says where codes stand',
              'Fill `codeAt` of an envelope, or give `when`.',
            ),
          ];
    });
  },
};
