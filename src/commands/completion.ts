import { pathToFileURL } from 'node:url';
import { Args } from '@oclif/core';
import { ErrsCommand } from '../cli/base.js';
import { completionScript, shellOf } from '../cli/shells.js';
import type { CompletionResult } from '../model.js';

export default class Completion extends ErrsCommand<CompletionResult> {
  static override summary = 'Print a script that completes commands, flags, providers and codes in your shell';
  static override description =
    `SHELL is bash, zsh, fish or powershell; without it, the one that the variable SHELL names.
Where its output goes:

bash: \`~/.local/share/bash-completion/completions/errs\`, or \`source <(errs completion bash)\` in \`~/.bashrc\`
zsh: a file \`_errs\` in a folder of your fpath, or \`source <(errs completion zsh)\` in \`~/.zshrc\`, below compinit
fish: \`~/.config/fish/completions/errs.fish\`
powershell: \`errs completion powershell | Out-String | Invoke-Expression\` in the file that $PROFILE names

Exit code: 0 printed, 2 usage.`;
  static override args = { shell: Args.string({ description: 'the shell to complete in', ignoreStdin: true }) };
  static override examples = [
    'source <(<%= config.bin %> <%= command.id %> bash)',
    '<%= config.bin %> <%= command.id %> fish > ~/.config/fish/completions/errs.fish',
  ];

  async run(): Promise<CompletionResult> {
    const { args } = await this.parse(Completion);
    const shell = shellOf(args.shell, process.env['SHELL']);
    const result = completionScript(shell, pathToFileURL(`${this.config.root}/`));
    if (!this.jsonEnabled()) process.stdout.write(result.script);
    return result;
  }
}
