import { Args } from '@oclif/core';
import { ErrsCommand, pageHere } from '../cli/base.js';
import { onInterrupt } from '../cli/interrupt.js';
import { followTriage, mergeFiles, runTriage, topOf } from '../cli/run-triage.js';
import { TRIAGE_FLAGS, triageOptions } from '../cli/triage-flags.js';
import { exitOfTriage } from '../exit.js';
import type { TriageResult } from '../model.js';

export default class Triage extends ErrsCommand<TriageResult> {
  static override summary = 'Count the failures of a log by what they are, the most frequent first';
  static override description = `Takes any log, text or JSON lines, also packed with gzip; files or a pipe.
Exit code: 0 failures were found and counted, 1 there is none, 2 usage.`;
  static override strict = false;
  static override args = {
    file: Args.string({ description: 'logs to read; - or none is the standard input', ignoreStdin: true }),
  };
  static override flags = TRIAGE_FLAGS;
  static override examples = [
    '<%= config.bin %> <%= command.id %> app.log',
    'kubectl logs deploy/app --since 24h | <%= config.bin %> <%= command.id %> --top 5',
    '<%= config.bin %> <%= command.id %> --merge a.json b.json',
  ];

  async run(): Promise<TriageResult> {
    const { argv, flags } = await this.parse(Triage);
    const [files, catalog] = [argv as string[], await this.catalog(flags)];
    const options = triageOptions(flags, catalog, Date.now());
    const [page, write] = [pageHere(this.argv), (text: string) => process.stdout.write(text)];
    const result = flags.merge
      ? mergeFiles(files)
      : flags.follow
        ? await followTriage(files, catalog, options, { signal: onInterrupt(), page, write })
        : await runTriage(files, catalog, options);
    const shown = topOf(result, flags.top);
    return this.finish(
      { kind: 'triage', result: shown },
      exitOfTriage(result),
      flags.markdown ? 'markdown' : 'terminal',
    );
  }
}
