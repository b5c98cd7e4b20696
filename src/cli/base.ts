import { Command, Errors, Flags } from '@oclif/core';
import type { Catalog } from '../catalog/catalog.js';
import { EXIT } from '../exit.js';
import type { ErrorResult, Notice } from '../model.js';
import { json } from '../render/json.js';
import { type Page, pageFor } from '../render/page.js';
import { type Format, print, type Shown } from '../render/print.js';
import { redact } from '../safe/redact.js';
import type { Brief } from './brief.js';
import { catalogHere, unusedLines } from './own-catalog.js';
import { Interrupted, Problem } from './problem.js';
import { usageNotice } from './usage-notice.js';

/** What all commands share: `--json` that keeps exit codes, colour, and errors that say what to do next. */
export abstract class ErrsCommand<Result extends object> extends Command {
  static override enableJsonFlag = true;
  static override baseFlags = {
    color: Flags.boolean({
      description: 'colour or none, whatever the terminal is',
      allowNo: true,
      helpGroup: 'GLOBAL',
    }),
    catalog: Flags.string({
      description: 'a folder with a catalog of your own; may be given several times',
      helpValue: 'DIR',
      multiple: true,
      multipleNonGreedy: true,
      helpGroup: 'GLOBAL',
    }),
  };

  abstract override run(): Promise<Result>;

  /**
   * The catalog with the user's own beside the bundled one. What of it cannot be used is said on stderr and left out: at
   * two in the morning the rest is still needed.
   */
  protected async catalog({ catalog: named }: { catalog?: string[] | undefined }): Promise<Catalog> {
    const { catalog, problems } = await catalogHere(named);
    process.stderr.write(unusedLines(problems));
    return catalog;
  }

  /** Prints a result as it is wanted and sets the exit code; with `--json` oclif prints what is returned. */
  protected async finish(
    shown: Shown & { result: Result },
    exitCode: number,
    format: Format = 'terminal',
  ): Promise<Result> {
    process.exitCode = exitCode;
    if (!this.jsonEnabled()) process.stdout.write(await print(shown, format, pageHere(this.argv)));
    return shown.result;
  }

  /** The same for a script that asked only for a number or an exit code. */
  protected finishBriefly({ stdout, stderr, exitCode }: Brief, result: Result): Result {
    process.exitCode = exitCode;
    process.stdout.write(stdout);
    process.stderr.write(stderr);
    return result;
  }

  /**
   * The same behind what a command has printed, and on stderr; nothing where nothing failed.
   * @param ran the command, whose exit code counts
   */
  protected async finishBehind(
    ran: { exitCode: number; endsInLine: boolean },
    shown: Shown & { kind: 'decode'; result: Result },
    format: Format,
  ): Promise<Result> {
    process.exitCode = ran.exitCode;
    if (ran.endsInLine && (this.jsonEnabled() || shown.result.diagnoses.length > 0)) process.stderr.write('\n');
    if (!this.jsonEnabled() && shown.result.diagnoses.length > 0)
      process.stderr.write(`\n${await print(shown, format, pageHere(this.argv, process.stderr))}`);
    return shown.result;
  }

  override logJson(result: unknown): void {
    process.stdout.write(json(result));
  }

  /** oclif would print its parser's insides here, and exit with 1. */
  protected override async catch(error: Error): Promise<void> {
    process.exitCode = await reportError(error, this.argv);
  }
}

/**
 * Says what went wrong: on stderr, or with `--json` as the one document on stdout.
 * @param forJson where the document goes, where stdout belongs to somebody else
 * @returns the exit code
 */
export async function reportError(
  error: unknown,
  argv: readonly string[],
  forJson: NodeJS.WritableStream = process.stdout,
): Promise<number> {
  const code = exitOf(error);
  if (code === EXIT.answered || isCancelled(error)) return isCancelled(error) ? EXIT.cancelled : code;
  const notice = withoutSecrets(noticeOf(error));
  if (code === EXIT.bug && process.env['DEBUG'] !== undefined)
    process.stderr.write(`${redact(String((error as Error).stack))}\n`);
  const result: ErrorResult = { version: 1, error: notice };
  const isJson = argv.includes('--json') && !argv.slice(0, argv.indexOf('--json')).includes('--');
  if (isJson) forJson.write(json(result));
  else process.stderr.write(await print({ kind: 'error', result }, 'terminal', pageHere(argv, process.stderr)));
  return code;
}

/** Somebody may have typed a key where a file or a code was expected. */
function withoutSecrets({ code, message, nextSteps }: Notice): Notice {
  return { code, message: redact(message), nextSteps: nextSteps.map(redact) };
}

function isCancelled(error: unknown): boolean {
  if (error instanceof Interrupted) return true;
  return error instanceof Error && (error.name === 'ExitPromptError' || error.name === 'AbortPromptError');
}

function exitOf(error: unknown): number {
  if (error instanceof Problem) return error.exit;
  const { oclif } = error as { oclif?: { exit?: number } };
  return oclif?.exit ?? (error instanceof Errors.CLIError ? EXIT.usage : EXIT.bug);
}

function noticeOf(error: unknown): Notice {
  if (error instanceof Problem) return error.toNotice();
  const { message, name } = error as Error;
  // Everything that oclif's parser says is about how the command was typed.
  if (error instanceof Errors.CLIError) return usageNotice(message);
  return {
    code: 'bug',
    message: `This is a mistake in errs itself (${name}: ${message}).`,
    nextSteps: [
      'Run it again with DEBUG=errs to see where, and report it with the text that caused it, secrets removed.',
    ],
  };
}

/** What the reader's screen can do, from the terminal behind a stream and the environment. */
export function pageHere(argv: readonly string[], stream: NodeJS.WriteStream = process.stdout): Page {
  return pageFor({
    isTTY: stream.isTTY === true,
    columns: stream.columns ?? process.stdout.columns,
    env: process.env,
    colourFlag: colourFlag(argv),
  });
}

function colourFlag(argv: readonly string[]): boolean | undefined {
  const end = argv.indexOf('--');
  const flags = end < 0 ? argv : argv.slice(0, end);
  const last = flags.filter((arg) => arg === '--color' || arg === '--no-color').at(-1);
  return last === undefined ? undefined : last === '--color';
}
