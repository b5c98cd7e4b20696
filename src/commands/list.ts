import { Flags } from '@oclif/core';
import { select } from '../catalog/select.js';
import { ErrsCommand } from '../cli/base.js';
import { categoryFlag, providerFlag, providerOf, statusOf } from '../cli/flags.js';
import { exitOfEntries } from '../exit.js';
import type { EntriesResult } from '../model.js';

export default class List extends ErrsCommand<EntriesResult> {
  static override summary = 'List the entries of the catalog';
  static override flags = {
    provider: providerFlag,
    status: Flags.string({
      description: 'only this HTTP status, or a class such as 4xx',
      parse: async (text) => statusOf(text),
    }),
    category: categoryFlag,
  };
  static override examples = [
    '<%= config.bin %> <%= command.id %> --provider kiara',
    '<%= config.bin %> <%= command.id %> --status 4xx --category billing',
  ];

  async run(): Promise<EntriesResult> {
    const { flags } = await this.parse(List);
    const catalog = await this.catalog(flags);
    const provider = providerOf(flags.provider, catalog);
    const entries = select(catalog, { provider, status: flags.status ?? null, category: flags.category ?? null });
    const result: EntriesResult = { version: 1, entries };
    return this.finish({ kind: 'entries', result }, exitOfEntries(result));
  }
}
