import type { Node, ObjectNode, Pair } from '../node.js';
import type { Text } from '../text.js';
import { rankOf } from '../vocabulary.js';
import { emptyFrame, type Find, type Form, reading } from './form.js';
import { unescapeEntities } from './page.js';

/** An element that only holds text. */
const LEAF =
  /<([A-Za-z_][\w.:-]{0,60})(?:\s[^<>]{0,300})?>(?:\s*<!\[CDATA\[([\s\S]{0,4000}?)\]\]>\s*|([^<]{1,4000}))(?:<\/\1\s*>|$)/g;
/** What error documents begin with: AWS, SOAP, and the rest of the field. */
const START =
  /<\?xml\b|<(?:\w+:)?(?:Error|ErrorResponse|Fault|Envelope|error|errors|Response|Errors|exception|ServiceException|ExceptionReport|[A-Z]\w{0,40}Exception|err|rsp)(?:\s[^<>[]{0,300})?>|<response\s[^<>]{0,200}=["'](?:error|fail)[^<>]{0,100}>/g;
/** An element that is an error, and what it says of itself: `<err code="100" msg="…" />`. */
const TELLING_ELEMENT = /<(?:error|err|fault|exception)\s([^<>]{1,600}?)\/?>/gi;
const ATTRIBUTE = /(?<![\w:.-])(code|msg|message)[ \t]?=[ \t]?["']([^"'<>]{1,400})["']/gi;

/** XML answers: the elements that hold text become the leaves of a structure. A cut one keeps what it has. */
export const xml: Form = {
  name: 'xml',
  find(text) {
    START.lastIndex = 0;
    const finds: Find[] = [];
    for (let found = START.exec(text.value); found !== null; found = START.exec(text.value)) {
      const { index } = found;
      const end = endOf(text.value, index);
      const node = readXml(text.value, index, end);
      START.lastIndex = Math.max(end, index + 1);
      if (node === null) continue;
      const frame = emptyFrame('xml');
      frame.span = reading('', '', text, index, end).span;
      frame.body = { node, text, under: '' };
      frame.cut = node.cut;
      finds.push({ start: index, end, frames: [frame] });
    }
    return finds.length > 0 ? finds : fragmentsIn(text);
  },
};

/** Elements side by side, taken out of what held them: `<Code>…</Code><Message>…</Message>`. */
const SIDE_BY_SIDE = /(?:<([A-Za-z]\w{1,40})>[^<>]{1,1000}<\/\1>\s{0,40}){2,60}/g;
const TELLING = ['code', 'message'] as const;

function fragmentsIn(text: Text): Find[] {
  if (!/<(?:\w{0,20}Code|\w{0,20}Message)>/i.test(text.value)) return [];
  return [...text.value.matchAll(SIDE_BY_SIDE)].flatMap((found): Find[] => {
    const end = found.index + found[0].trimEnd().length;
    const node = readXml(text.value, found.index, end);
    const names = node?.pairs.map(({ key }) => key) ?? [];
    if (node === null || !TELLING.every((role) => names.some((name) => rankOf(role, name) !== null))) return [];
    const frame = emptyFrame('xml');
    frame.span = reading('', '', text, found.index, end).span;
    frame.body = { node, text, under: '' };
    return [{ start: found.index, end, frames: [frame] }];
  });
}

export function looksLikeXml(text: string): boolean {
  START.lastIndex = 0;
  const found = START.exec(text.slice(0, 400));
  return found !== null && text.slice(0, found.index).trim() === '';
}

/** The whole of a text as an XML structure. */
export function xmlBody(text: Text): Node | null {
  return readXml(text.value, 0, text.value.length);
}

function endOf(source: string, start: number): number {
  const opening = /<([A-Za-z_][\w.:-]*)/g;
  opening.lastIndex = start;
  const root = opening.exec(source);
  if (root === null) return source.length;
  const closing = source.indexOf(`</${root[1]}`, root.index);
  if (closing < 0) return source.length;
  const end = source.indexOf('>', closing);
  return end < 0 ? source.length : end + 1;
}

/** The code and the sentence that an element has as attributes, where no element of that name says them. */
function attributesOf(slice: string, start: number, known: readonly Pair[]): Pair[] {
  const names = new Set(known.map(({ key }) => key.toLowerCase()));
  return [...slice.matchAll(TELLING_ELEMENT)].flatMap((element) => {
    const from = start + element.index + element[0].indexOf(element[1] as string);
    return [...(element[1] as string).matchAll(ATTRIBUTE)].flatMap((found): Pair[] => {
      const [all, key, raw] = found as unknown as [string, string, string];
      if (names.has(key.toLowerCase())) return [];
      const at = from + found.index + all.lastIndexOf(raw);
      const value = unescapeEntities(raw).trim();
      return [
        {
          key,
          keyStart: from + found.index,
          value: { kind: 'string', value, start: at, end: at + raw.length, cut: false },
        },
      ];
    });
  });
}

function readXml(source: string, start: number, end: number): ObjectNode | null {
  const pairs: Pair[] = [];
  const slice = source.slice(start, end);
  for (const found of slice.matchAll(LEAF)) {
    const raw = found[2] ?? found[3] ?? '';
    const value = unescapeEntities(raw).replace(/\s+/g, ' ').trim();
    if (value === '') continue;
    const at = start + found.index + found[0].indexOf(raw, 1);
    const name = (found[1] as string).replace(/^\w+:/, '');
    pairs.push({
      key: name,
      keyStart: start + found.index,
      value: { kind: 'string', value, start: at, end: at + raw.length, cut: false },
    });
  }
  pairs.push(...attributesOf(slice, start, pairs));
  const cut = !/>\s*$/.test(slice);
  return pairs.length === 0 ? null : { kind: 'object', pairs, name: null, start, end, cut };
}
