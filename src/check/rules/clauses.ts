import type { Clause } from '../../model.js';
import { clausesOf } from '../clauses.js';
import type { Problem, Rule } from '../rule.js';

export const clauses: Rule = {
  name: 'clauses',
  description:
    'A clause can hold: something is asked, nothing asked is empty, and it names only hosts the provider lists.',
  check({ path, file }) {
    const hosts = new Set([...file.hosts, ...file.pages]);
    const seen = new Set<string>();
    return clausesOf(file).flatMap(({ path: place, clause }) => {
      const key = `${place.replace(/\[\d+\]$/, '')} ${JSON.stringify(clause)}`;
      const messages = complaints(clause);
      if (seen.has(key)) messages.push('stands there twice');
      seen.add(key);
      if (clause.host !== undefined && !hosts.has(clause.host))
        messages.push(`asks for the host ${clause.host}, which \`hosts\` does not list`);
      return messages.map(
        (message): Problem => ({
          file: path,
          path: place,
          message,
          tip: 'The clause language is described at `Clause` in src/model.ts.',
        }),
      );
    });
  },
};

/** A path: names with dots between them, `[]` for every item of a list. Names may have spaces, as some providers' do. */
const PLACE = /^(?:\[\])*(?:(?:^|(?<=\])\.?|\.)[^\s.[\]](?:[^.[\]]*[^\s.[\]])?(?:\[\])*)*$/;

function complaints(clause: Clause): string[] {
  const { product, common, at, keys, status, ...words } = clause;
  const found: string[] = [];
  for (const [key, value] of Object.entries({ ...words, at, product })) {
    if (value?.trim() === '') found.push(`\`${key}\` is empty`);
  }
  if (Object.keys(words).length === 0 && keys === undefined && status === undefined) found.push('asks for nothing');
  if (at !== undefined && clause.code === undefined && clause.message === undefined && clause.job === undefined) {
    found.push('has `at`, but no code, message or job that could stand there');
  }
  if (at !== undefined && !PLACE.test(at)) found.push(`\`at\` is "${at}", which is no path`);
  if (keys !== undefined && keys.length === 0) found.push('`keys` is empty');
  for (const each of keys ?? []) if (!PLACE.test(each)) found.push(`\`keys\` has "${each}", which is no path`);
  if (status !== undefined && !(Number.isInteger(status) && status >= 100 && status <= 599))
    found.push(`${status} is no HTTP status`);
  if (common === false) found.push('`common` is false, which is the same as leaving it out');
  if (clause.header !== undefined && !/^[!#$%&'*+.^_`|~\w-]+(?:: \S.*)?$/.test(clause.header))
    found.push('`header` is neither a name nor "name: value"');
  return [...found, ...templateComplaints('message', clause.message), ...templateComplaints('page', clause.page)];
}

/** A gap has a plain name or none; anything else in braces would be taken literally. */
function templateComplaints(key: string, template: string | undefined): string[] {
  if (template === undefined) return [];
  const found: string[] = [];
  const names = [...template.matchAll(/\{([a-zA-Z]+)\}/g)].map(([, name]) => name);
  const literal = template.replace(/\{[a-zA-Z]*\}/g, '\0');
  if (/[{}]/.test(literal)) found.push(`\`${key}\` has a brace that is no gap; a gap's name has only letters`);
  if (new Set(names).size < names.length) found.push(`\`${key}\` has two gaps of the same name`);
  if (literal.includes('\0\0')) found.push(`\`${key}\` has two gaps with nothing between them`);
  if (!/\p{L}/u.test(literal)) found.push(`\`${key}\` has no word outside its gaps, so it is every sentence`);
  return found;
}
