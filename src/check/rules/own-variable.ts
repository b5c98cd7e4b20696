import type { Rule } from '../rule.js';

/** Else a catalog that lies in a project could have the key of somebody else sent to its own host. */
export const ownVariable: Rule = {
  name: 'own variable',
  description: 'No two providers take their key from one environment variable.',
  check: ({ path, file, others }) =>
    (file.auth?.env ?? []).flatMap((name, index) => {
      const owner = others.find(({ auth }) => auth?.env.some((other) => areOne(name, other)) === true);
      return owner === undefined
        ? []
        : [
            {
              file: path,
              path: `auth.env[${index}]`,
              message: `${name} holds the key of ${owner.id}`,
              tip: 'Name another variable; whoever means that key says so with --key-env.',
            },
          ];
    }),
};

/** Windows does not tell capitals from small letters in the names of variables. */
function areOne(one: string, other: string): boolean {
  return one.toUpperCase() === other.toUpperCase();
}
