import type { Catalog, Provider } from '../catalog/catalog.js';
import type { Key } from '../probe/key.js';
import type { ProbeOrder } from '../probe/probe.js';
import { targetOf } from '../probe/target.js';
import type { Environment } from './environment.js';
import { providerOf } from './flags.js';
import { fromVariable, readKey, sendable, shownName, usualVariable } from './key.js';
import { readKeyList } from './key-list.js';
import { Problem } from './problem.js';
import type { Terminal } from './terminal.js';

/** What was asked for, as the flags of `errs probe` say it. */
export interface Wanted {
  provider: string | undefined;
  isAll: boolean;
  keys: string | undefined;
  keyEnv: string | undefined;
  keyFile: string | undefined;
  isKeyStdin: boolean;
  isKeyless: boolean;
  baseUrl: string | undefined;
  isPrivateAllowed: boolean;
  minBalance: number | undefined;
}

/**
 * What is to be probed, each with its key and its target.
 * @throws Problem where something is missing and nobody can be asked
 */
export async function ordersFor(
  wanted: Wanted,
  catalog: Catalog,
  env: Environment,
  terminal: Terminal,
): Promise<ProbeOrder[]> {
  const order = (provider: Provider, key: Key | null, label: string | null): ProbeOrder => ({
    provider,
    key,
    label,
    target: targetFor(provider, wanted),
    minBalance: wanted.minBalance ?? null,
  });
  if (wanted.keys !== undefined)
    return readKeyList(wanted.keys, catalog, env).map(({ provider, key, label }) => order(provider, key, label));
  if (wanted.isAll) return everySet(catalog, env).map(([provider, key]) => order(provider, key, provider.file.id));
  const provider = await theProvider(wanted, catalog, terminal);
  const target = targetFor(provider, wanted);
  const source = { env: wanted.keyEnv, file: wanted.keyFile, isStdin: wanted.isKeyStdin };
  const key = wanted.isKeyless ? null : await readKey(source, provider, env, terminal);
  return [{ ...order(provider, key, null), target }];
}

/** Every provider whose usual variable is set, with its key. */
function everySet(catalog: Catalog, env: Environment): [Provider, Key][] {
  const able = probed(catalog);
  const found = able.flatMap((provider): [Provider, Key][] => {
    const name = usualVariable(provider, env);
    return name === undefined || provider.file.probe?.baseUrl === null
      ? []
      : [[provider, sendable(fromVariable(name, env))]];
  });
  if (found.length > 0) return found;
  const names = able.filter(({ isTrusted }) => isTrusted).flatMap(({ file }) => file.auth?.env ?? []);
  throw new Problem('no-key', 'No variable with a key is set.', [`Set one of: ${names.join(', ')}`]);
}

/** The providers for which a source names a harmless request. */
function probed(catalog: Catalog): Provider[] {
  return catalog.providers.filter(({ file }) => file.probe !== null && file.probe.checks.length > 0);
}

async function theProvider({ provider }: Wanted, catalog: Catalog, terminal: Terminal): Promise<Provider> {
  const able = probed(catalog);
  const ids = able.map(({ file }) => file.id);
  if (provider === undefined && !terminal.isTTY)
    throw new Problem('no-provider', 'There is nothing to probe: no provider is named.', [
      `Name one: errs probe ${ids[0]}`,
      `These can be probed: ${ids.join(', ')}`,
      'Every one whose variable is set: errs probe --all',
    ]);
  const id =
    provider ??
    (await terminal.choose(
      'Which provider?',
      able.map((each) => ({ value: each.file.id, name: shownName(each) })),
    ));
  const known = providerOf(id, catalog);
  const found = able.find(({ file }) => file.id === known);
  if (found !== undefined) return found;
  const own = catalog.providers.find(({ file }) => file.id === known)?.local.find(({ whole }) => whole)?.file;
  throw new Problem('no-probe', `No source names a request by which a key of ${id} could be tried without cost.`, [
    ...(own === undefined ? [] : [`Where one does, add \`probe\` to ${own}.`]),
    `These can be probed: ${ids.join(', ')}`,
  ]);
}

function targetFor({ file }: Provider, { baseUrl, isPrivateAllowed }: Wanted): URL {
  const base = baseUrl ?? file.probe?.baseUrl ?? null;
  if (base === null)
    throw new Problem('no-host', `No source names the host of ${file.name}.`, [
      `Name it, as your program does: errs probe ${file.id} --base-url https://HOST`,
    ]);
  const target = targetOf(base, isPrivateAllowed);
  if (target instanceof URL) return target;
  throw new Problem(target.code, target.message, target.nextSteps);
}
