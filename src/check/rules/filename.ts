import type { Problem, Rule } from '../rule.js';

export const filename: Rule = {
  name: 'filename',
  description: 'The file is named after the id.',
  check({ path, file }) {
    const problems: Problem[] = [];
    const wanted = `${file.id}.json`;
    if (path.split(/[/\\]/).at(-1) !== wanted) {
      problems.push({
        file: path,
        path: 'id',
        message: `"${file.id}" belongs into ${wanted}`,
        tip: 'Rename the file or change the id.',
      });
    }
    if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(file.id)) {
      problems.push({
        file: path,
        path: 'id',
        message: `"${file.id}" is no id`,
        tip: 'Lower-case letters, digits and single hyphens.',
      });
    }
    return problems;
  },
};
