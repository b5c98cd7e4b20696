import { hostMatches } from '../../catalog/clause.js';
import type { ProviderFile } from '../../model.js';
import type { Problem, Rule } from '../rule.js';

export const probeRequests: Rule = {
  name: 'probe requests',
  description: 'A probe asks the provider and nobody else, encrypted, by paths; its checks can be told apart.',
  check({ path, file }) {
    const { probe } = file;
    if (probe === null) return [];
    const problem = (place: string, message: string, tip: string): Problem => ({
      file: path,
      path: place,
      message,
      tip,
    });
    const ids = probe.checks.map(({ id }) => id);
    return [
      ...baseProblems('probe.baseUrl', probe.baseUrl, file),
      ...probe.checks.flatMap(({ id, path: asked }, index) => [
        ...(/^\/[^\s#]*$/.test(asked) && !asked.startsWith('//')
          ? []
          : [{ place: `probe.checks[${id}].path`, message: `"${asked}" is no path`, tip: 'Begin it with one slash.' }]),
        ...(ids.indexOf(id) === index
          ? []
          : [
              {
                place: `probe.checks[${id}].id`,
                message: 'is the id of another check',
                tip: 'Give it a name of its own.',
              },
            ]),
      ]),
      ...(probe.service === null || /^https:\/\/[^\s@]+$/.test(probe.service.url)
        ? []
        : [
            {
              place: 'probe.service.url',
              message: `"${probe.service.url}" is not encrypted`,
              tip: 'Give its https address.',
            },
          ]),
    ].map(({ place, message, tip }) => problem(place, message, tip));
  },
};

/** Scheme and host of one of the provider's own. */
function baseProblems(
  place: string,
  base: string | null,
  { hosts }: ProviderFile,
): { place: string; message: string; tip: string }[] {
  if (base === null) return [];
  const url = URL.canParse(base) ? new URL(base) : null;
  if (url === null || url.protocol !== 'https:' || url.origin !== base)
    return [
      { place, message: `"${base}" is not https and a host`, tip: 'Write https://HOST and put the rest into `path`.' },
    ];
  return hosts.some((pattern) => hostMatches(pattern, url.hostname))
    ? []
    : [
        {
          place,
          message: `${url.hostname} is not among \`hosts\``,
          tip: 'A key goes to the provider only: list the host, or correct it.',
        },
      ];
}
