/** RFC 9457: the type is a URI; its last segment names the problem, unless it points into a document about statuses. */
export function problemType(text: string): string | null {
  const found = /^(?:https?:\/\/|urn:)[^\s?#]*[/:]([A-Za-z][\w-]*)\/?$/.exec(text);
  const name = found?.[1];
  return name === undefined ||
    /^(?:rfc|section|http|status|errors?$|[\w-]*glossary$|docs?$|documentation$|reference$)/i.test(name)
    ? null
    : name;
}
