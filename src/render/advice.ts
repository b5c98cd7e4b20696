import type { Charge, Entry, Owner } from '../model.js';
import { type Block, heading, type Inline, type Item, list, paragraph, type Row, section, type Text } from './block.js';
import { CHARGE, LABEL, OWNER, retryWords } from './words.js';

/** What follows for the caller, whether an entry was looked up or a failure was diagnosed. */
export interface Consequences {
  owner: Owner;
  retry: Parameters<typeof retryWords>[0] & { note: string | null; waitSeconds?: number | null };
  charge: Charge;
}

/** Who acts (unless nobody can say), whether to retry and when, what it cost. */
export function consequenceRows({ owner, retry, charge }: Consequences, hasOwner = true): Row[] {
  const note: Text = retry.note === null ? [] : [`. ${retry.note}`];
  return [
    ...(hasOwner ? [{ label: LABEL.owner, text: [OWNER[owner]] }] : []),
    { label: LABEL.retry, text: [retryWords(retry, retry.waitSeconds ?? null), ...note] },
    { label: LABEL.charge, text: [CHARGE[charge]] },
  ];
}

/** What an entry means: its title as a sentence, unless it stands above already, and the meaning. */
export function meaningBlock(entry: Entry, withTitle: boolean): Block {
  return paragraph(...(withTitle ? [{ strong: sentence(entry.title) }, ' '] : []), entry.meaning);
}

function sentence(title: string): string {
  return /[.!?]$/.test(title) ? title : `${title}.`;
}

/** All fixes, the most likely first. */
export function fixBlocks({ fixes }: Entry): Block[] {
  return section(
    ['What to do'],
    list(
      fixes.map((fix): Text => [fix]),
      true,
    ),
  );
}

/** The causes and how to tell them apart. `mark` adds a reference to a source. */
export function causeBlocks(
  { causes }: Entry,
  mark: (cause: Entry['causes'][number]) => readonly Inline[] = () => [],
): Block[] {
  const items = causes.map(
    (cause): Item => ({
      text: [cause.text, ...mark(cause)],
      more: cause.tell === null ? [] : [['To tell: ', cause.tell]],
    }),
  );
  return section([causes.length > 1 ? 'Which cause it is' : 'The cause'], list(items));
}

/** An entry that is no longer sent says so. */
export function retiredBlocks({ retired }: Entry): Block[] {
  if (retired === null) return [];
  const instead: Text = retired.replacedBy === null ? [] : [' Instead: ', { literal: retired.replacedBy }];
  return [paragraph({ strong: `No longer sent since ${retired.since}.` }, ...instead)];
}

/** Notes, at most so many; where the others are is said. */
export function noteBlocks(entry: Entry, most: number): Block[] {
  const shown = entry.notes.slice(0, most).map(({ text }): Text => [text]);
  const rest = entry.notes.length - shown.length;
  const more: Text[] = rest > 0 ? [[`… and ${rest} more: `, { literal: `errs explain ${entry.ref}` }]] : [];
  return shown.length === 0 ? [] : [heading('Good to know'), ...list([...shown, ...more])];
}
