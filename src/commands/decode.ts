import { Args, Flags } from '@oclif/core';
import { ErrsCommand } from '../cli/base.js';
import { briefOf } from '../cli/brief.js';
import { BRIEF_FLAGS, markdownFlag } from '../cli/flags.js';
import { onlyOne, readInputs } from '../cli/input.js';
import { decodeInputs } from '../decode/excerpt.js';
import { sieveFor } from '../decode/may-fail.js';
import { markedLines } from '../decode/show.js';
import { exitOfDecode } from '../exit.js';
import type { DecodeResult } from '../model.js';

export default class Decode extends ErrsCommand<DecodeResult> {
  static override summary = 'Read a failed call from files or a pipe and say what it means';
  static override description = `Takes anything: a JSON body, \`curl -i\` output, a log line, several in one text.
Exit code: 0 every failure was recognised, 1 none was (or there is none), 2 usage, 3 something stays open.
With --wait: 0 and the seconds on stdout, 1 waiting is useless, 3 stays open. With --is: 0 yes, 1 no, 3 stays open.`;
  static override strict = false;
  static override args = {
    file: Args.string({ description: 'files to read; - or none is the standard input', ignoreStdin: true }),
  };
  static override flags = {
    markdown: markdownFlag,
    show: Flags.boolean({ description: 'show the text too, with what decided underlined' }),
    ...BRIEF_FLAGS,
  };
  static override examples = [
    'curl -i https://api.example.com/v1/things | <%= config.bin %>',
    '<%= config.bin %> <%= command.id %> answer.http',
    '<%= config.bin %> <%= command.id %> answer.http --json | jq .diagnoses[0].category',
    'sleep "$(<%= config.bin %> <%= command.id %> --wait --attempt 2 < answer.http)"',
    '<%= config.bin %> <%= command.id %> --is billing --is quota answer.http && echo "top up"',
  ];

  async run(): Promise<DecodeResult> {
    const { argv, flags } = await this.parse(Decode);
    const catalog = await this.catalog(flags);
    const inputs = await readInputs(argv as string[], process.stdin.isTTY === true, () => sieveFor(catalog));
    const result = decodeInputs(inputs, catalog, Date.now());
    const brief = briefOf(result, { wait: flags.wait, attempt: flags.attempt, is: flags.is }, catalog);
    if (brief !== null) return this.finishBriefly(brief, result);
    const marked = flags.show ? markedLines(onlyOne(inputs), result.diagnoses, catalog.secrets) : [];
    return this.finish(
      { kind: 'decode', result, marked },
      exitOfDecode(result),
      flags.markdown ? 'markdown' : 'terminal',
    );
  }
}
