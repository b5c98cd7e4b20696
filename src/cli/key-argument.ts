import { secretFinder } from '../safe/redact.js';
import { Problem } from './problem.js';

/** Flags by which people expect to give a key, here or in other tools. */
const KEY_FLAG = /^--?(?:k|key|api-?key|apikey|token|bearer|secret|password|auth|authorization|header|H)(?:=|$)/i;
/** Flags of ours whose values are names of files and places: those may be long, but a bare run of letters is none. */
const TAKES_PLACE = new Set(['--key-file', '--keys', '--save', '--base-url', '--catalog']);
/** Long, unbroken, letters with digits: no word, no id of a provider. */
const OPAQUE = /^(?=\S*\d)(?=\S*[A-Za-z])[\w.~+/=-]{16,}$/;
/** The same without anything that parts a path, or a UUID. */
const BARE = /^(?=\S*\d)(?=\S*[A-Za-z])[\w+=]{20,}$|^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** How variables are named. */
const VARIABLE = /^_?[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^_?[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/;
/** What stands for a variable, but has capitals and small letters mixed, or no name's form. */
const ODD_NAME = /^(?=\S*[a-z])(?=\S*[A-Z])[^\s_]{16,}$/;

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

/**
 * Refuses to work while Node itself would write every request, headers and all, to the screen.
 * @param debug what `NODE_DEBUG` is set to
 */
export function refuseNodeDebug(debug: string | undefined): void {
  if (debug === undefined || debug.trim() === '') return;
  throw new Problem('node-debug', 'With NODE_DEBUG set, Node writes requests to the screen, and the key with them.', [
    'Leave it out: env -u NODE_DEBUG errs probe …',
  ]);
}

function isKey(arg: string, before: string | undefined): boolean {
  if (KEY_FLAG.test(arg)) return true;
  const [name, value] = arg.startsWith('--')
    ? [arg.split('=')[0] as string, arg.split('=').slice(1).join('=')]
    : [before, arg];
  if (value === '') return OPAQUE.test(arg);
  if (findSecrets(value).length > 0) return true;
  if (name === '--key-env') return !VARIABLE.test(value) && (OPAQUE.test(value) || ODD_NAME.test(value));
  return (TAKES_PLACE.has(name ?? '') ? BARE : OPAQUE).test(value);
}
