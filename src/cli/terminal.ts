import { type Stdin, standardInput } from './input.js';

/** What can be asked of a person, and read from a pipe. */
export interface Terminal extends Stdin {
  /** Asks for something that is not shown while it is typed. */
  ask(question: string): Promise<string>;
  /**
   * Asks for a line.
   * @param wrong what is wrong with an answer, or `null`; the question stays until nothing is
   */
  input(question: string, wrong: (answer: string) => string | null): Promise<string>;
  choose(question: string, choices: readonly { value: string; name: string }[]): Promise<string>;
}

export function theTerminal(): Terminal {
  const stdin = standardInput();
  return {
    ...stdin,
    // A prompt needs both ends.
    isTTY: stdin.isTTY && process.stdout.isTTY === true,
    async ask(message) {
      const { default: inquirer } = await import('inquirer');
      const { answer } = await inquirer.prompt<{ answer: string }>([{ type: 'password', name: 'answer', message }]);
      return answer;
    },
    async input(message, wrong) {
      const { default: inquirer } = await import('inquirer');
      const validate = (answer: string): string | true => wrong(answer.trim()) ?? true;
      const { answer } = await inquirer.prompt<{ answer: string }>([
        { type: 'input', name: 'answer', message, validate },
      ]);
      return answer.trim();
    },
    async choose(message, choices) {
      const { default: inquirer } = await import('inquirer');
      const { answer } = await inquirer.prompt<{ answer: string }>([
        { type: 'select', name: 'answer', message, choices: [...choices], pageSize: 15 },
      ]);
      return answer;
    },
  };
}
