/** The part of JSON Schema 2020-12 that our schema uses. */
interface Schema {
  $ref?: string;
  const?: unknown;
  enum?: unknown[];
  type?: string | string[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  unevaluatedProperties?: boolean;
  propertyNames?: Schema;
  items?: Schema;
  prefixItems?: Schema[];
  allOf?: Schema[];
  oneOf?: Schema[];
  $defs?: Record<string, Schema>;
}

const KNOWN = new Set([
  ...[
    '$schema',
    '$defs',
    '$ref',
    'title',
    'description',
    'const',
    'enum',
    'type',
    'pattern',
    'minimum',
    'maximum',
  ],
  ...['required', 'properties', 'additionalProperties', 'unevaluatedProperties', 'propertyNames', 'items'],
  ...['prefixItems', 'allOf', 'oneOf'],
]);

/** What is wrong with a value by a schema, each with its place; fails on a keyword it doesn't know. */
export function schemaFaults(root: object, value: unknown): string[] {
  return check(root, value, '');

  function check(schema: Schema, at: unknown, path: string): string[] {
    for (const keyword of Object.keys(schema))
      if (!KNOWN.has(keyword)) throw new Error(`unknown keyword ${keyword}`);
    const faults = [
      ...(schema.$ref === undefined ? [] : check(resolve(schema.$ref), at, path)),
      ...(schema.allOf ?? []).flatMap((part) => check(part, at, path)),
    ];
    if (schema.const !== undefined && at !== schema.const)
      faults.push(`${path}: not ${JSON.stringify(schema.const)}`);
    if (schema.enum && !schema.enum.includes(at)) faults.push(`${path}: ${String(at)} is none of the values`);
    if (schema.type !== undefined && ![schema.type].flat().some((type) => isOfType(at, type)))
      faults.push(`${path}: type`);
    if (schema.oneOf && schema.oneOf.filter((part) => check(part, at, path).length === 0).length !== 1) {
      faults.push(`${path}: fits not exactly one`);
    }
    if (typeof at === 'string' && schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(at)) {
      faults.push(`${path}: pattern`);
    }
    if (typeof at === 'number' && (at < (schema.minimum ?? -Infinity) || at > (schema.maximum ?? Infinity))) {
      faults.push(`${path}: out of range`);
    }
    if (Array.isArray(at)) faults.push(...checkItems(schema, at, path));
    else if (typeof at === 'object' && at !== null) faults.push(...checkObject(schema, at, path));
    return faults;
  }

  function checkItems({ prefixItems = [], items }: Schema, list: unknown[], path: string): string[] {
    return list.flatMap((item, index) => {
      const schema = prefixItems[index] ?? items;
      return schema ? check(schema, item, `${path}/${String(index)}`) : [];
    });
  }

  function checkObject(schema: Schema, at: object, path: string): string[] {
    const faults = (schema.required ?? [])
      .filter((key) => !(key in at))
      .map((key) => `${path}: lacks ${key}`);
    const known = namesOf(schema);
    for (const [key, value] of Object.entries(at)) {
      const here = `${path}/${key}`;
      const own = schema.properties?.[key];
      if (schema.propertyNames) faults.push(...check(schema.propertyNames, key, here));
      if (own) faults.push(...check(own, value, here));
      else if (typeof schema.additionalProperties === 'object')
        faults.push(...check(schema.additionalProperties, value, here));
      else if (schema.additionalProperties === false) faults.push(`${here}: not known`);
      if (schema.unevaluatedProperties === false && !known.has(key)) faults.push(`${here}: not known`);
    }
    return faults;
  }

  /** Properties named by a schema and by those it is made of. */
  function namesOf(schema: Schema): Set<string> {
    const parts = [...(schema.allOf ?? []), ...(schema.$ref === undefined ? [] : [resolve(schema.$ref)])];
    return new Set([...Object.keys(schema.properties ?? {}), ...parts.flatMap((part) => [...namesOf(part)])]);
  }

  function resolve(ref: string): Schema {
    const found = (root as Schema).$defs?.[ref.replace('#/$defs/', '')];
    if (!found) throw new Error(`no ${ref}`);
    return found;
  }
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
