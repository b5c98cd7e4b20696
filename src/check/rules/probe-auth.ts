import type { Rule } from '../rule.js';

export const probeAuth: Rule = {
  name: 'probe auth',
  description: 'Whoever has checks says in `auth` how the key is sent.',
  check({ path, file }) {
    const isAsked = (file.probe?.checks.length ?? 0) > 0;
    if (!isAsked || (file.auth !== null && /^[!#$%&'*+.^_`|~\w-]+$/.test(file.auth.header))) return [];
    return [
      {
        file: path,
        path: 'auth',
        message: 'does not say how the key is sent',
        tip: 'Name the header in `auth.header`.',
      },
    ];
  },
};
