import { nearestOf } from '../catalog/nearest.js';
import type { EntryPatch, PatchFile, ProviderFile } from '../model.js';
import type { Problem } from './rule.js';
import { stringsOf } from './strings.js';

/**
 * What is wrong with a patch that has the form of one.
 * @param others the providers that it may add to
 */
export function patchProblems(path: string, file: PatchFile, others: readonly ProviderFile[]): Problem[] {
  const provider = others.find(({ id }) => id === file.patches);
  const say = (place: string, message: string, tip: string): Problem => ({ file: path, path: place, message, tip });
  const name = `${file.patches}.json`;
  return [
    ...(path.split(/[/\\]/).at(-1) === name
      ? []
      : [say('patches', `notes on ${file.patches} belong into ${name}`, 'Rename the file.')]),
    ...(provider === undefined
      ? [
          say(
            'patches',
            `there is no provider "${file.patches}"`,
            nearest(
              file.patches,
              others.map(({ id }) => id),
              'errs providers',
            ),
          ),
        ]
      : file.entries.flatMap((entry) => entryProblems(entry, provider, say))),
    ...doubles(file).map((id) => say(`entries[${id}]`, 'stands there twice', 'Put both into one.')),
    ...stringsOf(file).flatMap(({ path: place, key, text }) => textProblem(place, key, text, say)),
  ];
}

type Say = (place: string, message: string, tip: string) => Problem;

function entryProblems(
  { id, notes = [], runbook, fixes = [] }: EntryPatch,
  provider: ProviderFile,
  say: Say,
): Problem[] {
  const ids = provider.entries.map((entry) => entry.id);
  if (!ids.includes(id))
    return [
      say(
        `entries[${id}].id`,
        `${provider.id} has no entry "${id}"`,
        nearest(id, ids, `errs list --provider ${provider.id}`),
      ),
    ];
  const isEmpty = notes.length === 0 && fixes.length === 0 && runbook === undefined;
  return isEmpty ? [say(`entries[${id}]`, 'adds nothing', 'Write `notes`, `fixes` or a `runbook`, or remove it.')] : [];
}

function doubles({ entries }: PatchFile): string[] {
  const ids = entries.map(({ id }) => id);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

function textProblem(place: string, key: string, text: string, say: Say): Problem[] {
  if (text.trim() === '') return [say(place, 'is empty', 'Write something, or leave the key out.')];
  if (/\bTODO\b/.test(text)) return [say(place, 'still says "TODO"', 'Write what your team knows, or leave it out.')];
  if ((key === 'runbook' || key === 'url') && !isWebAddress(text))
    return [say(place, `"${text}" is no web address`, 'Write the whole address: https://wiki.example.com/402.')];
  return [];
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function nearest(word: string, known: readonly string[], all: string): string {
  const found = nearestOf(word, known);
  return found === null ? `See all: ${all}.` : `The nearest is "${found}".`;
}
