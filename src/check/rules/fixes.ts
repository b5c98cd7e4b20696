import { placeOf, type Rule } from '../rule.js';

export const fixes: Rule = {
  name: 'fixes',
  description: 'A fix tells somebody what to do: imperative, full stop last.',
  force: 'house',
  check: ({ path, file }) =>
    file.entries.flatMap((entry) =>
      entry.fixes.flatMap((fix, index) => {
        const message = complaint(fix);
        return message === null
          ? []
          : [
              {
                file: path,
                path: `${placeOf(entry)}.fixes[${index}]`,
                message,
                tip: 'Begin with the verb: "Send ...", "Wait ...", or with the condition: "If ..., send ...".',
              },
            ];
      }),
    ),
};

/** Words that begin a description. What is left is not proven to be a verb, but the usual slips are caught. */
const NO_VERB =
  /^(?:An?|The|This|That|These|Those|There|It|Its|You|Your|We|They|One|Some|Any|Most|Please|Maybe|Perhaps|Possibly|Sometimes|Usually|Often|Not|No|To)\b/;
const GERUND = /^(?!Bring|Ping|String)[A-Z][a-z]+ing\b/;

function complaint(fix: string): string | null {
  if (!/^[A-Z]/.test(fix)) return 'does not begin with a capital';
  if (NO_VERB.test(fix) || GERUND.test(fix)) return `begins with "${fix.split(' ', 1)[0]}", which is no imperative`;
  return fix.endsWith('.') ? null : 'does not end with a full stop';
}
