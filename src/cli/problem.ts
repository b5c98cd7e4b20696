import { EXIT } from '../exit.js';
import type { Notice } from '../model.js';

/** Something the user can put right: what is wrong, and what to do next. Never shown with a stack trace. */
export class Problem extends Error {
  override readonly name = 'Problem';
  /** The message as it was given: oclif puts its own words around that of an error in a flag. */
  private readonly said: string;

  constructor(
    /** Stable, for scripts: `file-not-found`. */
    readonly code: string,
    message: string,
    readonly nextSteps: readonly string[],
    readonly exit: number = EXIT.usage,
  ) {
    super(message);
    this.said = message;
  }

  toNotice(): Notice {
    return { code: this.code, message: this.said, nextSteps: [...this.nextSteps] };
  }
}

/** Somebody pressed Ctrl-C, or the system asked the program to end. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}
