/** What one diagnosis of a witness must come to. */
export interface Expectation {
  /** `provider/id`; `unknown` (nobody is named), `*` (any entry). */
  ref: string;
  /** Empty where the witness does not state it. */
  certainty: string;
  /** Paths into the diagnosis and the values they must have. */
  values: [path: string, value: unknown][];
}

/** A text as somebody pasted it, and what it comes to. */
export interface Witness {
  /** `pikzels.md: wrong key`. */
  title: string;
  file: string;
  text: string;
  bytes: Buffer;
  /** Empty: the text holds no failure. */
  expected: Expectation[];
  source: string;
  /** What of it is not read yet; `null` where all of it is. A witness that is read after all must lose the line. */
  notYet: string | null;
}

/**
 * The witnesses of a Markdown text; CONTRIBUTING.md describes the format.
 * @param name what the text is called where something is wrong with it
 * @throws Error that names the section whose form is broken
 */
export function witnessesIn(text: string, name: string): Witness[] {
  const sections = text.split(/^## /m).slice(1);
  return splitOutsideFences(sections).map((section) => readWitness(section, name));
}

/** A `## ` inside a pasted text is not a heading: pieces are put back together until the fence is closed. */
function splitOutsideFences(sections: string[]): string[] {
  const whole: string[] = [];
  for (const section of sections) {
    const last = whole.at(-1);
    if (last !== undefined && !/^=> /m.test(last)) whole[whole.length - 1] = `${last}## ${section}`;
    else whole.push(section);
  }
  return whole;
}

function readWitness(section: string, file: string): Witness {
  const heading = section.slice(0, section.indexOf('\n')).trim();
  const fence = /^(`{3,}|~{3,})(\S*)([^\n]*)\n/m.exec(section);
  if (fence === null) throw new Error(`${file}: "${heading}" has no fenced text`);
  const start = fence.index + fence[0].length;
  const closing = section.indexOf(`\n${fence[1]}\n`, start - 1);
  if (closing < 0) throw new Error(`${file}: the fence of "${heading}" is not closed`);
  const flags = (fence[3] as string).trim().split(/\s+/);
  const raw = section.slice(start, Math.max(start, closing));
  const pasted = flags.includes('escapes') ? withEscapes(raw) : raw;
  const encoding = flags.find((flag) => flag.startsWith('encoding='))?.slice('encoding='.length) ?? 'utf-8';
  const rest = section.slice(closing + (fence[1] as string).length + 2);
  const expected = readExpectations(rest);
  if (!/^=> /m.test(rest)) throw new Error(`${file}: "${heading}" says nothing of what it comes to`);
  const source = /^Source: (.*)$/m.exec(section.slice(0, fence.index))?.[1] ?? '';
  return {
    title: `${file}: ${heading}`,
    file,
    text: pasted,
    bytes: encode(pasted, encoding),
    expected,
    source,
    notYet: /^Not yet: (.*)$/m.exec(rest)?.[1] ?? null,
  };
}

function readExpectations(text: string): Expectation[] {
  const found: Expectation[] = [];
  for (const line of text.split('\n')) {
    const head = /^=> (\S+)(?:\s+(\S+))?\s*$/.exec(line);
    if (head !== null) {
      if (head[1] !== 'nothing') found.push({ ref: head[1] as string, certainty: head[2] ?? '', values: [] });
      continue;
    }
    const value = /^- ([^:]+):\s?(.*)$/.exec(line);
    if (value !== null) found.at(-1)?.values.push([(value[1] as string).trim(), literal((value[2] as string).trim())]);
  }
  return found;
}

/** JSON where it is JSON, `none` for null, else the words themselves. */
function literal(text: string): unknown {
  if (text === 'none') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function withEscapes(text: string): string {
  return text.replace(
    /\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([ernt0\\]))/g,
    (_all, braced, four, two, letter) => {
      if (letter !== undefined)
        return { e: '\u001b', r: '\r', n: '\n', t: '\t', 0: '\0', '\\': '\\' }[letter as 'e'] as string;
      return String.fromCodePoint(Number.parseInt(braced ?? four ?? two, 16));
    },
  );
}

function encode(text: string, encoding: string): Buffer {
  if (encoding === 'utf-16le') return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  if (encoding === 'utf-16be') return Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]);
  if (encoding === 'latin1') return Buffer.from(text, 'latin1');
  if (encoding === 'utf-8-bom') return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]);
  if (encoding !== 'utf-8') throw new Error(`unknown encoding ${encoding}`);
  return Buffer.from(text);
}

/** The value at a path such as `retry.waitSeconds` or `details[0].field`. */
export function valueAt(value: unknown, path: string): unknown {
  let at: unknown = value;
  for (const step of path.split(/[.[\]]+/).filter((each) => each !== '')) {
    if (at === null || typeof at !== 'object') return undefined;
    at = (at as Record<string, unknown>)[step];
  }
  return at;
}

/** What is wrong with what a witness came to; empty when all of it holds. */
export function differences(witness: Witness, diagnoses: readonly unknown[]): string[] {
  const wrong: string[] = [];
  if (diagnoses.length !== witness.expected.length) {
    wrong.push(`${diagnoses.length} diagnoses instead of ${witness.expected.length}`);
  }
  witness.expected.forEach((expectation, index) => {
    const diagnosis = diagnoses[index];
    if (diagnosis === undefined) return;
    const ref = valueAt(diagnosis, 'entry.ref') ?? null;
    const certainty = valueAt(diagnosis, 'certainty');
    if (expectation.ref === 'unknown') {
      if (valueAt(diagnosis, 'provider') !== null)
        wrong.push(`names ${valueAt(diagnosis, 'provider.id')} (${certainty}, ${ref})`);
    } else if (expectation.ref !== '*' && ref !== expectation.ref)
      wrong.push(`is ${ref} (${certainty}) instead of ${expectation.ref}`);
    if (expectation.certainty !== '' && certainty !== expectation.certainty)
      wrong.push(`is ${certainty} instead of ${expectation.certainty}`);
    for (const [path, value] of expectation.values) {
      const seen = valueAt(diagnosis, path) ?? null;
      if (
        JSON.stringify(seen) !== JSON.stringify(value) &&
        !(typeof value === 'number' && String(seen) === String(value))
      ) {
        wrong.push(`${path} is ${JSON.stringify(seen)} instead of ${JSON.stringify(value)}`);
      }
    }
  });
  return wrong;
}
