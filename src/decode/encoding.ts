/**
 * Bytes to text, whatever wrote them: UTF-8 with or without a byte order mark, UTF-16 (what PowerShell's `>` writes),
 * else Windows-1252 as the WHATWG Encoding Standard has it.
 */
export function textOf(bytes: Uint8Array): string {
  const wide = wideEncoding(bytes);
  if (wide !== null) return decodeAs(wide, bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return mostlyText(bytes) ? decodeAs('windows-1252', bytes) : decodeAs('utf-8', bytes);
  }
}

function decodeAs(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** Which UTF-16 it is, by the mark or, without one, since every other byte of the beginning is zero; else `null`. */
export function wideEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const length = Math.min(bytes.length, 400) & ~1;
  if (length < 8) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  if (odd > length * 0.4 && even === 0) return 'utf-16le';
  return even > length * 0.4 && odd === 0 ? 'utf-16be' : null;
}

/** Few control bytes: a text in an old encoding, not binary data or UTF-8 with a broken character. */
function mostlyText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096);
  const high = head.filter((byte) => byte >= 0x80).length;
  const control = head.filter((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)).length;
  return control === 0 && high < head.length * 0.3;
}
