import { secretFinder } from '../safe/redact.js';
import { Problem } from './problem.js';

/** Flags by which people expect to give a key, here or in other tools. */
const KEY_FLAG = /^--?(?:k|key|api-?key|apikey|token|bearer|secret|password|auth|authorization|header|H)(?:=|$)/i;
/** Flags of ours whose values are names, places and numbers. */
const TAKES_PLACE = new Set(['--key-file', '--keys', '--save', '--base-url']);
/** Long, unbroken, letters with digits: no word, no id of a provider. */
const OPAQUE = /^(?=\S*\d)(?=\S*[A-Za-z])[\w.~+/=-]{16,}$/;

const findSecrets = secretFinder([]);

/**
 * Refuses a key that was typed as an argument, before anything else sees or prints it.
 * @param argv what stands behind `errs probe`
 * @throws Problem with the command that was meant, and the advice to rotate
 */
export function refuseKeyIn(argv: readonly string[]): void {
  const given = argv.find((arg, index) => isKey(arg, argv[index - 1]));
  if (given === undefined) return;
  const provider =
    argv.find((arg, index) => /^[a-z][a-z0-9-]{1,30}$/.test(arg) && !isKey(arg, argv[index - 1])) ?? 'PROVIDER';
  throw new Problem('key-in-arguments', 'A key does not belong on the command line.', [
    `Be asked for it, hidden: errs probe ${provider}`,
    `Or name where it is: errs probe ${provider} --key-env NAME, --key-file FILE, or --key-stdin`,
    'Replace that key with a new one (rotate it): it stands in the history of the shell and was visible to everybody on this machine.',
  ]);
}

function isKey(arg: string, before: string | undefined): boolean {
  if (KEY_FLAG.test(arg)) return true;
  const [name, value] = arg.startsWith('--')
    ? [arg.split('=')[0] as string, arg.split('=').slice(1).join('=')]
    : [before, arg];
  if (value === '') return false;
  if (findSecrets(value).length > 0) return true;
  return OPAQUE.test(value) && !TAKES_PLACE.has(name ?? '');
}
