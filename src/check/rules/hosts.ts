import type { Problem, Rule } from '../rule.js';

export const hosts: Rule = {
  name: 'hosts',
  description: '`hosts` and `pages` are host names, lower case, nothing before or after them.',
  check({ path, file }) {
    const problem = (place: string, message: string, tip: string): Problem => ({
      file: path,
      path: place,
      message,
      tip,
    });
    const lists = [
      { place: 'hosts', names: file.hosts },
      { place: 'pages', names: file.pages },
    ];
    return lists.flatMap(({ place, names }) =>
      names.flatMap((name, index) => [
        ...(HOST.test(name)
          ? []
          : [
              problem(
                `${place}[${index}]`,
                `"${name}" is no host name`,
                'Only the name: `api.acme.example`, `*.acme.example` for all below it, `*-api.acme.example` for one of each region.',
              ),
            ]),
        ...(names.indexOf(name) === index
          ? []
          : [problem(`${place}[${index}]`, `"${name}" stands there twice`, 'Keep one.')]),
        ...(place === 'pages' && file.hosts.includes(name)
          ? [
              problem(
                `${place}[${index}]`,
                `"${name}" is among \`hosts\` too`,
                'A page is no place where the API answers: keep it where it belongs.',
              ),
            ]
          : []),
      ]),
    );
  },
};

const HOST = /^(?:\*[.-])?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;
