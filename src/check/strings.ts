/** A text somewhere in a provider file. */
export interface Text {
  path: string;
  /** The name it stands under: `source`, `title`; that of the list for an item of a list. */
  key: string;
  text: string;
}

/** Every text of a provider file, whatever it is for; so nothing that the format gains later escapes. */
export function stringsOf(value: unknown, path = '', key = ''): Text[] {
  if (typeof value === 'string') return [{ path, key, text: value }];
  if (Array.isArray(value))
    return value.flatMap((item, index) => stringsOf(item, `${path}[${nameOf(item) ?? index}]`, key));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, item]) => stringsOf(item, path === '' ? name : `${path}.${name}`, name));
}

function nameOf(item: unknown): string | undefined {
  const id = item !== null && typeof item === 'object' && 'id' in item ? item.id : undefined;
  return typeof id === 'string' ? id : undefined;
}
