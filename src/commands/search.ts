import { Args } from '@oclif/core';
import { search } from '../catalog/search.js';
import { ErrsCommand } from '../cli/base.js';
import { exitOfEntries } from '../exit.js';
import type { EntriesResult } from '../model.js';

export default class Search extends ErrsCommand<EntriesResult> {
  static override summary = 'Search names, causes and fixes for words';
  static override strict = false;
  static override args = {
    words: Args.string({ description: 'words that must all be found', required: true, ignoreStdin: true }),
  };
  static override examples = [
    '<%= config.bin %> <%= command.id %> top up',
    '<%= config.bin %> <%= command.id %> image too large',
  ];

  async run(): Promise<EntriesResult> {
    const { argv, flags } = await this.parse(Search);
    const catalog = await this.catalog(flags);
    const result: EntriesResult = { version: 1, entries: search(argv.join(' '), catalog) };
    return this.finish({ kind: 'entries', result }, exitOfEntries(result));
  }
}
