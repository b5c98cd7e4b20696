import { readFileSync } from 'node:fs';
import { exactFirst, type Lookup, lookUp } from '../catalog/lookup.js';
import { exitOfExplain } from '../exit.js';
import type { Entry, ExplainResult, Explanation } from '../model.js';
import { explainBlocks } from '../render/entry.js';
import { json } from '../render/json.js';
import { markdown } from '../render/markdown.js';
import { type Page, pageFor } from '../render/page.js';
import { screen } from '../render/screen.js';
import { plain } from '../safe/plain.js';
import { configFiles, folderHere } from './config-file.js';
import { builtAbout, printVersion, versionAsked } from './version.js';

/**
 * The short way of `errs --version` and of `errs explain`: known codes and statuses, with flags that need no parser. It reads the entries that
 * are asked for instead of the catalog, and loads no framework. Everything else takes the long way, and both print
 * the same.
 * @param argv what was typed, without node and script
 * @param home the path of the folder with `lookup.json`, `entries.jsonl` and `about.json`, with its last slash
 * @returns whether it has answered
 */
export async function quick(argv: readonly string[], home: string): Promise<boolean> {
  const typed = typedIn(argv);
  if (typed === null) return quickVersion(argv, home);
  // What a user's own catalog says stands in none of the files made at build time.
  if (configFiles(folderHere(), process.env, process.platform).length > 0) return false;
  const built = builtIn(home);
  if (built === null) return false;
  const { lookup, text } = built;
  const found = typed.refs.map((ref) => lookUp(ref, lookup));
  if (found.includes(null)) return false;
  const entryAt = (place: number): Entry => {
    const [, start, end] = lookup.spans[place] as Lookup['spans'][number];
    return JSON.parse(text.toString('utf8', start, end)) as Entry;
  };
  const results = typed.refs.map((query, index): Explanation => {
    const matches = exactFirst((found[index] ?? []).map(entryAt), query);
    return { query: plain(query), matches, suggestions: [], known: null };
  });
  await print({ version: 1, results }, typed);
  return true;
}

function quickVersion(argv: readonly string[], home: string): boolean {
  const asked = versionAsked(argv);
  const about = asked === null ? null : builtAbout(home);
  if (asked === null || about === null) return false;
  printVersion(about, asked);
  return true;
}

interface Typed {
  refs: string[];
  isJson: boolean;
  isMarkdown: boolean;
  colour: boolean | undefined;
}

/** `null` for everything that a parser should look at. */
function typedIn([command, ...rest]: readonly string[]): Typed | null {
  if (command !== 'explain') return null;
  const flags = rest.filter((arg) => arg.startsWith('-'));
  const refs = rest.filter((arg) => !arg.startsWith('-'));
  if (refs.length === 0 || flags.some((flag) => !FLAGS.has(flag)) || new Set(flags).size < flags.length) return null;
  const [isJson, isMarkdown] = [flags.includes('--json'), flags.includes('--markdown')];
  const colours = flags.filter((flag) => flag.endsWith('color'));
  if ((isJson && isMarkdown) || colours.length > 1) return null;
  return { refs, isJson, isMarkdown, colour: colours[0] === undefined ? undefined : colours[0] === '--color' };
}

const FLAGS: ReadonlySet<string> = new Set(['--json', '--markdown', '--color', '--no-color']);

/** What the build has made; `null` where it is missing or damaged: the long way does without. */
function builtIn(home: string): { lookup: Lookup; text: Buffer } | null {
  try {
    const lookup = JSON.parse(readFileSync(`${home}lookup.json`, 'utf8')) as Lookup;
    return { lookup, text: readFileSync(`${home}entries.jsonl`) };
  } catch {
    return null;
  }
}

async function print(result: ExplainResult, { isJson, isMarkdown, colour }: Typed): Promise<void> {
  process.exitCode = exitOfExplain(result);
  const blocks = explainBlocks(result);
  process.stdout.write(isJson ? json(result) : isMarkdown ? markdown(blocks) : await screen(blocks, pageOf(colour)));
}

function pageOf(colourFlag: boolean | undefined): Page {
  const { stdout, env } = process;
  return pageFor({ isTTY: stdout.isTTY === true, columns: stdout.columns, env, colourFlag });
}
