/** What the lenient reader gives back: values that know where they stood. */

interface Place {
  start: number;
  /** Not included. */
  end: number;
  /** The text ended, or stopped making sense, before this value did. */
  cut: boolean;
}

export interface Pair {
  key: string;
  value: Node;
  /** Where the key stands, quotes included. */
  keyStart: number;
}

export interface ObjectNode extends Place {
  kind: 'object';
  pairs: Pair[];
  /** The class name that stood before it: `AxiosError {…}`, `ClientResponseError(…)`. */
  name: string | null;
}

export interface ArrayNode extends Place {
  kind: 'array';
  items: Node[];
  name: string | null;
}

export interface StringNode extends Place {
  kind: 'string';
  value: string;
}

export interface NumberNode extends Place {
  kind: 'number';
  value: number;
  raw: string;
}

/** `null`, `true`, `None`, `undefined`, and what a dump leaves out: `[Object]`, `<Response [402]>`. */
export interface OtherNode extends Place {
  kind: 'other';
  value: boolean | null | undefined;
}

export type Node = ObjectNode | ArrayNode | StringNode | NumberNode | OtherNode;
