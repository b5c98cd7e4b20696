/** A word as it is typed in a shell: in quotes where it has other signs than names have, never like a flag. */
export function shellWord(word: string): string {
  const named = word.startsWith('-') ? `./${word}` : word;
  return /^[\w./:@%+,=~-]+$/.test(named) ? named : `'${named.replaceAll("'", "'\\''")}'`;
}
