/** What the reader's screen can do. */
export interface Page {
  /** Columns, 40 to 200. */
  width: number;
  colour: boolean;
  unicode: boolean;
}

/** What is known about the place where the answer will be read. */
export interface Surroundings {
  isTTY: boolean;
  /** As the terminal reports them. */
  columns: number | undefined;
  env: Readonly<Record<string, string | undefined>>;
  /** `--color` or `--no-color`; `undefined` when neither was given. */
  colourFlag: boolean | undefined;
}

const NARROWEST = 40;
const WIDEST = 200;
const USUAL = 80;

/** Decides once what every renderer may use. */
export function pageFor({ isTTY, columns, env, colourFlag }: Surroundings): Page {
  return { width: widthOf(env, columns), colour: colourFlag ?? wantsColour(env, isTTY), unicode: canUnicode(env) };
}

/** `COLUMNS` counts into a pipe too: somebody who sets it there means it. */
function widthOf(env: Surroundings['env'], columns: number | undefined): number {
  const asked = /^\s*(\d{1,6})\s*$/.exec(env['COLUMNS'] ?? '');
  const width = Number(asked?.[1] ?? 0) || columns || USUAL;
  return Math.min(WIDEST, Math.max(NARROWEST, Math.floor(width)));
}

/** https://no-color.org: any value that is not empty. chalk itself does not look at it. */
function wantsColour(env: Surroundings['env'], isTTY: boolean): boolean {
  if (isSet(env['NO_COLOR'])) return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTTY && env['TERM'] !== 'dumb';
}

/** POSIX asks for `LC_ALL`, then `LC_CTYPE`, then `LANG`; where none is set (macOS services, Windows) UTF-8 is the rule. */
function canUnicode(env: Surroundings['env']): boolean {
  if (env['TERM'] === 'dumb') return false;
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find(isSet);
  return locale === undefined || /utf-?8/i.test(locale);
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
