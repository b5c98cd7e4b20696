/** As much of JSON Schema as the generated schema uses. */
export interface Schema {
  $ref?: string;
  definitions?: Record<string, Schema>;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: Schema[];
}

/**
 * The one form of a provider file: keys in the order of the interfaces in `src/model.ts`, two spaces, a line feed at the end.
 * @param text JSON
 * @param schema the generated schema: its property order is the only list of the keys
 * @returns the same data; keys that the schema does not know come last, maps such as `sources` keep their order
 * @throws SyntaxError when the text is not JSON
 */
export function canonical(text: string, schema: Schema): string {
  return `${JSON.stringify(inOrder(JSON.parse(text), schema, schema), null, 2)}\n`;
}

function inOrder(value: unknown, schema: Schema, root: Schema): unknown {
  if (Array.isArray(value)) {
    const items = shapeFor(schema, 'items', root)?.items;
    return items === undefined ? value : value.map((item) => inOrder(item, items, root));
  }
  if (value === null || typeof value !== 'object') return value;
  const given = new Map(Object.entries(value));
  const shape = shapeFor(schema, 'properties', root);
  const properties = new Map(Object.entries(shape?.properties ?? {}));
  const others = shapeFor(schema, 'additionalProperties', root)?.additionalProperties;
  const known = [...properties.keys()].filter((key) => given.has(key));
  const unknown = [...given.keys()].filter((key) => !properties.has(key));
  return Object.fromEntries(
    [...known, ...unknown].map((key) => {
      const inner = properties.get(key) ?? (typeof others === 'object' ? others : {});
      return [key, inOrder(given.get(key), inner, root)];
    }),
  );
}

/** Follows references and alternatives (`Auth | null`) to the part of the schema that has this keyword. */
function shapeFor(
  schema: Schema,
  keyword: 'items' | 'properties' | 'additionalProperties',
  root: Schema,
): Schema | undefined {
  if (schema[keyword] !== undefined) return schema;
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace('#/definitions/', '');
    const target = new Map(Object.entries(root.definitions ?? {})).get(name);
    return target === undefined ? undefined : shapeFor(target, keyword, root);
  }
  return schema.anyOf?.map((each) => shapeFor(each, keyword, root)).find((each) => each !== undefined);
}
