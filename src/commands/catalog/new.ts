import { Args, Flags } from '@oclif/core';
import { ErrsCommand } from '../../cli/base.js';
import { beginCatalogFile } from '../../cli/begin-catalog.js';
import { catalogHere } from '../../cli/own-catalog.js';
import { theTerminal } from '../../cli/terminal.js';
import { EXIT } from '../../exit.js';
import type { CatalogNewResult } from '../../model.js';

export default class New extends ErrsCommand<CatalogNewResult> {
  static override summary =
    'Begin a file of a catalog of your own: a provider with its witnesses, or notes on an entry';
  static override description =
    `ID is the id of a provider that errs does not know, or provider/entry of one that it knows. What is not given is asked
for. The first time, errs.config.json is written too, so that the catalog is used from then on.`;
  static override args = {
    id: Args.string({ description: 'an id for a provider, provider/entry for notes on an entry', ignoreStdin: true }),
  };
  static override flags = {
    name: Flags.string({ description: 'what the provider calls itself' }),
    docs: Flags.string({ description: 'where its errors are documented', helpValue: 'URL' }),
    url: Flags.string({ description: 'where its API answers', helpValue: 'URL' }),
    dir: Flags.string({ description: 'the folder of the catalog', default: 'errs-catalog', helpValue: 'FOLDER' }),
  };
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> acme --name "Acme AI" --docs https://docs.acme.example/errors --url https://api.acme.example',
    '<%= config.bin %> <%= command.id %> bfl/402',
  ];

  async run(): Promise<CatalogNewResult> {
    const { args, flags } = await this.parse(New);
    // What of it is not used yet is told by `catalog check`.
    const { catalog } = await catalogHere(flags.catalog);
    const today = new Date().toISOString().slice(0, 10);
    const result = await beginCatalogFile({ id: args.id, ...flags }, catalog, theTerminal(), today);
    return this.finish({ kind: 'catalog-new', result }, EXIT.answered);
  }
}
