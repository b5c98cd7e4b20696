import { Interrupted } from './problem.js';

/** A signal that is given when the user presses Ctrl-C or the system asks the program to end. */
export function onInterrupt(): AbortSignal {
  const controller = new AbortController();
  const stop = (): void => controller.abort(new Interrupted('interrupted'));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return controller.signal;
}
