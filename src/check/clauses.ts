import type { Clause, ProviderFile } from '../model.js';
import { placeOf } from './rule.js';

/** Every clause written in a provider file, verdicts of a probe among them, with its place. */
export function clausesOf(file: ProviderFile): { path: string; clause: Clause }[] {
  const lists: [path: string, clauses: readonly Clause[]][] = [
    ...file.signs.map((sign, index): [string, Clause[]] => [`signs[${index}].when`, sign.when]),
    ...file.entries.map((entry): [string, Clause[]] => [`${placeOf(entry)}.when`, entry.when ?? []]),
    ...(file.probe?.checks ?? []).flatMap(({ id, verdicts }) =>
      verdicts.map(({ when }, index): [string, Clause[]] => [`probe.checks[${id}].verdicts[${index}].when`, when]),
    ),
  ];
  return lists.flatMap(([path, clauses]) => clauses.map((clause, index) => ({ path: `${path}[${index}]`, clause })));
}
