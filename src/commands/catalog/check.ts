import { Args, Flags } from '@oclif/core';
import { ErrsCommand } from '../../cli/base.js';
import { checkCatalog } from '../../cli/check-catalog.js';
import { exitOfCatalogCheck } from '../../exit.js';
import type { CatalogCheckResult } from '../../model.js';

export default class Check extends ErrsCommand<CatalogCheckResult> {
  static override summary = 'Say what is wrong with files of a catalog of your own: line, reason and cure';
  static override description =
    `PATH is a file or a folder; without it, the catalogs that apply here are checked. A Markdown file of the same name holds
witnesses: pasted texts and what they must come to; each is decoded.
Exit code: 0 all is well, 1 a file is not used or a witness comes to something else (with --strict: or there is advice),
2 usage.`;
  static override strict = false;
  static override args = {
    path: Args.string({ description: 'files and folders of a catalog', ignoreStdin: true }),
  };
  static override flags = {
    strict: Flags.boolean({ description: 'advice counts as well: what the bundled catalog is held to' }),
  };
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> errs-catalog/acme.json',
  ];

  async run(): Promise<CatalogCheckResult> {
    const { argv, flags } = await this.parse(Check);
    const result = await checkCatalog(argv as string[], flags.catalog);
    return this.finish({ kind: 'catalog-check', result }, exitOfCatalogCheck(result, flags.strict));
  }
}
