import { Args, Flags } from '@oclif/core';
import { ErrsCommand, pageHere } from '../cli/base.js';
import { onInterrupt } from '../cli/interrupt.js';
import { ordersFor } from '../cli/orders.js';
import { limitsOf, PROBE_FLAGS, wantedOf } from '../cli/probe-flags.js';
import { planProbes, runProbes } from '../cli/run-probes.js';
import { saveTicket } from '../cli/save.js';
import { theTerminal } from '../cli/terminal.js';
import { watchingHere, watchProbes } from '../cli/watch.js';
import { EXIT, exitOfProbe } from '../exit.js';
import type { ProbeResult } from '../model.js';

export default class Probe extends ErrsCommand<ProbeResult> {
  static override summary = 'Try a key without cost: is it the key, the balance, the service, or the way there?';
  static override description =
    `Makes the few GET requests that the catalog lists for a provider, and no other. The key comes from its usual
variable, --key-env, --key-file, --key-stdin or a hidden prompt; it is never an argument, never stored, never shown.
Exit code: 0 every check is good, 1 one is bad, 2 usage, 3 something stays open.`;
  static override args = {
    provider: Args.string({ description: 'whom to ask (see `errs providers`)', ignoreStdin: true }),
  };
  static override flags = {
    ...PROBE_FLAGS,
    'dry-run': Flags.boolean({ description: 'show the requests and send nothing' }),
  };
  static override examples = [
    '<%= config.bin %> <%= command.id %> bfl',
    '<%= config.bin %> <%= command.id %> pikzels --key-file key.txt --save ticket.md',
    '<%= config.bin %> <%= command.id %> --all --json | jq .reports[].checks',
  ];

  async run(): Promise<ProbeResult> {
    const { args, flags } = await this.parse(Probe);
    const catalog = await this.catalog(flags);
    const orders = await ordersFor(wantedOf(args.provider, flags), catalog, process.env, theTerminal());
    if (flags['dry-run']) return this.finish({ kind: 'probe', result: planProbes(orders) }, EXIT.answered);
    const signal = onInterrupt();
    const run = () => runProbes(orders, catalog, limitsOf(flags, signal), flags.parallel);
    if (flags.watch !== undefined) {
      const last = await watchProbes(run, watchingHere(flags.watch, signal, pageHere(this.argv)));
      process.exitCode = exitOfProbe(last);
      return last;
    }
    const result = await run();
    if (flags.save !== undefined) await saveTicket(flags.save, result);
    return this.finish({ kind: 'probe', result }, exitOfProbe(result), flags.markdown ? 'markdown' : flags.format);
  }
}
