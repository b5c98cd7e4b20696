/**
 * Text for a man page: the few marks of the man macros that groff and mandoc read alike.
 */

/** A text in which nothing is a mark. A line must not begin with a full stop or an apostrophe: those are requests. */
export function roff(text: string): string {
  return text.replaceAll('\\', '\\e').replace(/^(?=[.'])/gm, '\\&');
}

/** What is typed as it stands: a hyphen there is a minus, so that it can be copied, and quotes stay straight. */
export function literal(text: string): string {
  return roff(text)
    .replaceAll('-', '\\-')
    .replace(/(?<!\\&)'/g, '\\(aq')
    .replace(/[`^~]/g, (sign) => ACCENTS.get(sign) ?? sign);
}

/** These would be printed as accents. */
const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['`', '\\(ga'],
  ['^', '\\(ha'],
  ['~', '\\(ti'],
]);

export function bold(text: string): string {
  return `\\fB${literal(text)}\\fR`;
}

export function italic(text: string): string {
  return `\\fI${literal(text)}\\fR`;
}

/** A sentence in which `…` is to be typed. */
export function prose(text: string): string {
  const parts = text.split('`');
  // A part between two marks; a mark without its partner stays as it is.
  const marked = parts.map((part, index) =>
    index % 2 === 1 && index < parts.length - 1 ? bold(part) : `${index % 2 === 1 ? '\\(ga' : ''}${words(part)}`,
  );
  return marked.join('').replace(/^(?=[.'])/gm, '\\&');
}

/** Names of flags and of variables in a sentence are typed as well. */
function words(text: string): string {
  return text
    .split(/((?<![\w-])--?[a-z][\w-]*|\$[A-Z]+)/)
    .map((part, index) => (index % 2 === 1 ? literal(part) : unmarked(part)))
    .join('');
}

function unmarked(text: string): string {
  return text.replaceAll('\\', '\\e').replace(/[`^~]/g, (sign) => ACCENTS.get(sign) ?? sign);
}

export function section(title: string, lines: readonly string[]): string[] {
  return [`.SH ${title.toUpperCase()}`, ...lines];
}

/** A name and, set in, what it is. */
export function term(name: string, about: readonly string[]): string[] {
  return ['.TP', name, ...(about.length === 0 ? ['\\&'] : about)];
}

/** Lines that are typed; they are neither filled nor broken. */
export function example(lines: readonly string[]): string[] {
  return ['.RS 4', '.EX', ...lines.map(literal), '.EE', '.RE'];
}

const LONGEST = 80;

/** Long lines of text are parted at blanks, as manuals are written; what is typed and the name of a term stay in one line. */
export function folded(lines: readonly string[]): string[] {
  let isExample = false;
  return lines.flatMap((line, index) => {
    if (line === '.EX' || line === '.EE') isExample = line === '.EX';
    return isExample || lines[index - 1] === '.TP' || line.startsWith('.') ? [line] : foldedLine(line);
  });
}

function foldedLine(line: string): string[] {
  const parts: string[] = [];
  for (const word of line.split(' ')) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= LONGEST) parts[parts.length - 1] = `${last} ${word}`;
    else parts.push(word.replace(/^(?=[.'])/, '\\&'));
  }
  return parts;
}
