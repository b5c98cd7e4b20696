import { Args } from '@oclif/core';
import { asReferences, explain } from '../catalog/explain.js';
import { ErrsCommand } from '../cli/base.js';
import { chooseReference } from '../cli/choose.js';
import { markdownFlag, providerFlag, providerOf } from '../cli/flags.js';
import { exitOfExplain } from '../exit.js';
import type { ExplainResult } from '../model.js';

export default class Explain extends ErrsCommand<ExplainResult> {
  static override summary = 'Look up codes, statuses, messages: what they mean and what to do';
  static override description =
    `REF is a code in any spelling, a status (402, 4xx), provider/code, or a literal message.
Several are answered in order. On a terminal without REF: search as you type.
Exit code: 0 all found, 1 something not found, 2 usage.`;
  static override strict = false;
  static override args = {
    ref: Args.string({ description: 'codes, statuses, messages, provider/code', ignoreStdin: true }),
  };
  static override flags = { provider: providerFlag, markdown: markdownFlag };
  static override examples = [
    '<%= config.bin %> <%= command.id %> INSUFFICIENT_CREDITS',
    '<%= config.bin %> <%= command.id %> bfl/402 "Maximum 10 images allowed (URLs + base64 combined)"',
    '<%= config.bin %> <%= command.id %> 429 --provider kiara --json',
  ];

  async run(): Promise<ExplainResult> {
    const { argv, flags } = await this.parse(Explain);
    const catalog = await this.catalog(flags);
    const provider = providerOf(flags.provider, catalog);
    const queries = argv.length > 0 ? asReferences(argv as string[], catalog) : [await chooseReference(catalog)];
    const result = explain(queries, catalog, provider);
    return this.finish({ kind: 'explain', result }, exitOfExplain(result), flags.markdown ? 'markdown' : 'terminal');
  }
}
