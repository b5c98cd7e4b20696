import { Flags } from '@oclif/core';
import { ErrsCommand } from '../../cli/base.js';
import { EXIT } from '../../exit.js';
import { csv } from '../../export/csv.js';
import { markdown } from '../../export/markdown.js';
import { typescript } from '../../export/typescript.js';
import { wholeOf } from '../../export/whole.js';
import type { CatalogExport } from '../../model.js';
import { json } from '../../render/json.js';

const FORMATS = { json, markdown, typescript, csv } as const;

export default class Export extends ErrsCommand<CatalogExport> {
  static override summary = 'Print the whole catalog, your own files in it: JSON, Markdown, TypeScript or CSV';
  static override description =
    `json has the provider files as they are written and every entry; typescript has a union of the codes of each provider,
one of all refs, RETRY[provider][code] and ENTRIES[ref]; csv has a line for each entry, with an apostrophe before what a
spreadsheet would take for a formula.`;
  static override flags = {
    format: Flags.option({
      description: 'what to print it as',
      options: ['json', 'markdown', 'typescript', 'csv'] as const,
      default: 'json' as const,
      exclusive: ['json'],
    })(),
  };
  static override examples = [
    '<%= config.bin %> <%= command.id %> --format typescript > errs-catalog.ts',
    '<%= config.bin %> <%= command.id %> --format csv > catalog.csv',
    '<%= config.bin %> <%= command.id %> | jq -r \'.entries[] | select(.charge == "charged").ref\'',
  ];

  async run(): Promise<CatalogExport> {
    const { flags } = await this.parse(Export);
    const whole = wholeOf(await this.catalog(flags));
    process.exitCode = EXIT.answered;
    if (!this.jsonEnabled()) process.stdout.write(FORMATS[flags.format](whole));
    return whole;
  }
}
