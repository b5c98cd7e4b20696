import { hostMatches } from '../../catalog/clause.js';
import type { Problem, Rule } from '../rule.js';

/** Else a catalog that lies in a project could speak with certainty for a provider that somebody else describes. */
export const ownHosts: Rule = {
  name: 'own hosts',
  description: 'No provider claims a host at which another one answers.',
  check: ({ path, file, others }) =>
    (['hosts', 'pages'] as const).flatMap((place) =>
      file[place].flatMap((name, index): Problem[] => {
        const owner = others.find(({ hosts }) => hosts.some((other) => areOne(name, other)));
        return owner === undefined
          ? []
          : [
              {
                file: path,
                path: `${place}[${index}]`,
                message: `${owner.id} answers at ${name} already`,
                tip: 'Name the hosts of this provider alone; notes on that one belong into a patch: `"patches"`.',
              },
            ];
      }),
    ),
};

/** Whether some host is meant by both. */
function areOne(one: string, other: string): boolean {
  return hostMatches(one, exampleOf(other)) || hostMatches(other, exampleOf(one));
}

/** A host that a pattern means. */
function exampleOf(pattern: string): string {
  return pattern.replace(/^\*/, 'x');
}
