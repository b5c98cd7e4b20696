/** How much of each stream is kept. */
const KEPT = 1 << 20;
/** So many turns between the streams are remembered; what is older stands before them, one stream after the other. */
const TURNS = 20_000;

/** The end of what came through several streams, in the order in which it came. Its memory does not grow. */
export class Tail {
  private readonly rings: Ring[];
  private turns: Turn[] = [];

  /**
   * @param streams how many there are
   * @param kept bytes to keep of each
   */
  constructor(streams: number, kept: number = KEPT) {
    this.rings = Array.from({ length: streams }, () => new Ring(kept));
  }

  /** Adds what has just come through one of the streams, counted from 0. */
  push(stream: number, bytes: Uint8Array): void {
    this.rings[stream]?.push(bytes);
    const last = this.turns.at(-1);
    if (last?.stream === stream) last.length += bytes.length;
    else this.turns.push({ stream, length: bytes.length });
    if (this.turns.length > 2 * TURNS) this.turns = this.turns.slice(-TURNS);
  }

  bytes(): Buffer {
    const texts = this.rings.map((ring) => ring.bytes());
    // From the end: what was not kept is missing at the beginning.
    const ends = texts.map(({ length }) => length);
    const parts: Buffer[] = [];
    for (const { stream, length } of this.turns.toReversed()) {
      const end = ends[stream] ?? 0;
      const start = Math.max(0, end - length);
      parts.push((texts[stream] as Buffer).subarray(start, end));
      ends[stream] = start;
    }
    return Buffer.concat([...texts.map((text, stream) => text.subarray(0, ends[stream])), ...parts.reverse()]);
  }

  /** Whether one of the streams has stopped within a line. */
  endsInLine(): boolean {
    return this.rings.some((ring) => ring.last() !== undefined && ring.last() !== LINE_END);
  }
}

const LINE_END = 0x0a;

interface Turn {
  stream: number;
  length: number;
}

/** The last bytes of one stream. */
class Ring {
  private readonly kept: Buffer;
  private total = 0;

  constructor(size: number) {
    this.kept = Buffer.alloc(size);
  }

  push(bytes: Uint8Array): void {
    const size = this.kept.length;
    const end = bytes.subarray(-size);
    const at = (this.total + bytes.length - end.length) % size;
    const first = end.subarray(0, size - at);
    this.kept.set(first, at);
    this.kept.set(end.subarray(first.length), 0);
    this.total += bytes.length;
  }

  last(): number | undefined {
    return this.total === 0 ? undefined : this.kept[(this.total - 1) % this.kept.length];
  }

  /** Where the beginning is lost, no character is left without its first byte. */
  bytes(): Buffer {
    const size = this.kept.length;
    if (this.total <= size) return this.kept.subarray(0, this.total);
    const at = this.total % size;
    const bytes = Buffer.concat([this.kept.subarray(at), this.kept.subarray(0, at)]);
    const start = bytes.subarray(0, 4).findIndex((byte) => (byte & 0xc0) !== 0x80);
    return bytes.subarray(Math.max(0, start));
  }
}
