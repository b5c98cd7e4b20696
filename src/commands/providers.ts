import { Args } from '@oclif/core';
import { describe } from '../catalog/catalog.js';
import { ErrsCommand } from '../cli/base.js';
import { providerOf } from '../cli/flags.js';
import { EXIT } from '../exit.js';
import type { ProvidersResult } from '../model.js';

export default class Providers extends ErrsCommand<ProvidersResult> {
  static override summary =
    'Show the providers of the catalog, or one of them: auth, envelope, limits, retry policy, support, codes';
  static override args = { id: Args.string({ description: 'a provider', ignoreStdin: true }) };
  static override examples = ['<%= config.bin %> <%= command.id %>', '<%= config.bin %> <%= command.id %> bfl'];

  async run(): Promise<ProvidersResult> {
    const { args, flags } = await this.parse(Providers);
    const catalog = await this.catalog(flags);
    const id = providerOf(args.id, catalog);
    const shown = catalog.providers.filter(({ file }) => id === null || file.id === id);
    const result: ProvidersResult = { version: 1, providers: shown.map(describe) };
    return this.finish({ kind: id === null ? 'providers' : 'provider', result }, EXIT.answered);
  }
}
