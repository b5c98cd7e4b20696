import { Command, Errors, Flags } from '@oclif/core';
import type { Catalog } from '../catalog/catalog.js';
import { EXIT } from '../exit.js';
import type { ErrorResult, Notice } from '../model.js';
import { json } from '../render/json.js';
import { type Page, pageFor } from '../render/page.js';
import { type Format, print, type Shown } from '../render/print.js';
import { redact } from '../safe/redact.js';
import { catalogHere, unusedLines } from './own-catalog.js';
import { Interrupted, Problem } from './problem.js';

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
 * @returns the exit code
 */
export async function reportError(error: unknown, argv: readonly string[]): Promise<number> {
  const code = exitOf(error);
  if (code === EXIT.answered || isCancelled(error)) return isCancelled(error) ? EXIT.cancelled : code;
  const notice = withoutSecrets(noticeOf(error));
  if (code === EXIT.bug && process.env['DEBUG'] !== undefined)
    process.stderr.write(`${redact(String((error as Error).stack))}\n`);
  const result: ErrorResult = { version: 1, error: notice };
  const isJson = argv.includes('--json') && !argv.slice(0, argv.indexOf('--json')).includes('--');
  if (isJson) process.stdout.write(json(result));
  else
    process.stderr.write(
      await print({ kind: 'error', result }, 'terminal', { ...pageHere(argv), colour: colourOf(process.stderr, argv) }),
    );
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
  if (error instanceof Errors.CLIError) {
    const words = message
      .replace(/\s*See more help with --help\s*$/, '')

      .replace(/=\S+/g, '=…')
      .replace(/\s+/g, ' ')
      .trim();
    return {
      code: 'usage',
      message: words.endsWith('.') ? words : `${words}.`,
      nextSteps: ['See what can be typed: errs --help', 'A pasted failure goes through a pipe: … | errs'],
    };
  }
  return {
    code: 'bug',
    message: `This is a mistake in errs itself (${name}: ${message}).`,
    nextSteps: [
      'Run it again with DEBUG=errs to see where, and report it with the text that caused it, secrets removed.',
    ],
  };
}

/** What the reader's screen can do, from the terminal and the environment. */
export function pageHere(argv: readonly string[]): Page {
  return pageFor({
    isTTY: process.stdout.isTTY === true,
    columns: process.stdout.columns,
    env: process.env,
    colourFlag: colourFlag(argv),
  });
}

function colourOf(stream: NodeJS.WriteStream, argv: readonly string[]): boolean {
  return pageFor({
    isTTY: stream.isTTY === true,
    columns: stream.columns,
    env: process.env,
    colourFlag: colourFlag(argv),
  }).colour;
}

function colourFlag(argv: readonly string[]): boolean | undefined {
  const end = argv.indexOf('--');
  const flags = end < 0 ? argv : argv.slice(0, end);
  const last = flags.filter((arg) => arg === '--color' || arg === '--no-color').at(-1);
  return last === undefined ? undefined : last === '--color';
}
