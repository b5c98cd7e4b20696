import { Args } from '@oclif/core';
import { ErrsCommand, reportError } from '../cli/base.js';
import { partsOf, requireWords } from '../cli/command-words.js';
import { markdownFlag } from '../cli/flags.js';
import { catalogHere } from '../cli/own-catalog.js';
import { runCommand } from '../cli/run-command.js';
import { diagnosisOf } from '../cli/run-diagnosis.js';
import type { DecodeResult } from '../model.js';
import { json } from '../render/json.js';

export default class Run extends ErrsCommand<DecodeResult> {
  static override summary = 'Run a command, and say behind its output what a failed call in it means';
  static override description =
    `The command runs as it is, without a shell: its input, its output and its exit code are its own. Behind its output,
on stderr, stands what a failed call in it means: if the command fails, and if it exits with 0 but has plainly
printed a failure, as curl does after a 402. Everything behind -- belongs to the command.
Its output is a pipe, as with | tee: colours may vanish, curl shows its progress (-sS hides it), and editors or pagers
do not belong here.
Exit code: that of the command, 128+N if signal N ended it; 127 no such command, 126 it cannot be run, 2 usage.`;
  static override usage = ['run [--json] [--markdown] -- COMMAND [ARGS…]'];
  static override strict = false;
  static override args = {
    command: Args.string({ description: 'the command and its arguments', ignoreStdin: true }),
  };
  static override flags = { markdown: markdownFlag };
  static override examples = [
    '<%= config.bin %> <%= command.id %> -- curl -sSi https://api.example.com/v1/things',
    '<%= config.bin %> <%= command.id %> --json -- python make_images.py 2> failure.json',
  ];

  async run(): Promise<DecodeResult> {
    const { own, words } = partsOf(this.argv);
    const { flags } = await this.parse(Run, own);
    requireWords(words);
    // Nothing is said of files that are not used: the output is the command's.
    const { catalog } = await catalogHere(flags.catalog);
    const ran = await runCommand(words, [process.stdout, process.stderr]);
    const result = diagnosisOf(ran, words, catalog, Date.now());
    return this.finishBehind(ran, { kind: 'decode', result }, flags.markdown ? 'markdown' : 'terminal');
  }

  /** Standard output belongs to the command. */
  override logJson(result: unknown): void {
    process.stderr.write(json(result));
  }

  protected override async catch(error: Error): Promise<void> {
    process.exitCode = await reportError(error, this.argv, process.stderr);
  }
}
