import type { CatalogProblem, ConfigFile } from '../model.js';
import type { Schema } from './canonical.js';
import { placeIn } from './place.js';
import { readJson } from './read-json.js';
import { schemaProblems } from './rules/schema.js';

/**
 * Says what is wrong with a configuration.
 * @param path how the file is called
 * @param isFolder whether a path, as the file has it, leads to a folder
 * @returns the configuration, or `null` where it has another form
 */
export function checkConfig(
  path: string,
  text: string,
  schema: Schema,
  isFolder: (catalog: string) => boolean,
): { config: ConfigFile | null; problems: CatalogProblem[] } {
  const shared = { file: path, weight: 'error', rule: 'configuration' } as const;
  const read = readJson(text);
  if ('slip' in read) return { config: null, problems: [{ ...shared, path: '/', ...read.slip }] };
  const broken = schemaProblems(path, read.value, schema);
  if (broken.length > 0)
    return { config: null, problems: broken.map((each) => ({ ...shared, ...each, ...placeIn(text, each.path) })) };
  const config = read.value as ConfigFile;
  const problems = config.catalogs.flatMap((catalog, index) => {
    const place = `catalogs[${index}]`;
    const tip = 'Correct the path, which begins where this file is, or remove it.';
    const message = `"${catalog}" is no folder`;
    return isFolder(catalog) ? [] : [{ ...shared, path: place, ...placeIn(text, place), message, tip }];
  });
  return { config, problems };
}
