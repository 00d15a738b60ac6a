import * as v from 'valibot';

import type { Beginning, ImportKind, ImportKindName } from './import-kind';
import { faultAt, type ImportItem, type ImportPlace } from './import-record';
import type { ImportSource } from './import-source';
import { readJson } from './read-json';

interface JsonKind<Value> {
  name: ImportKindName;
  matches: (beginning: Beginning) => boolean;
  /** Where its records stand: see `readJson`. */
  paths: string[];
  /** What a record must be. */
  schema: v.GenericSchema<unknown, Value>;
  /** What a record is taken as. */
  items: (value: Value, place: ImportPlace, source: ImportSource) => ImportItem[] | Promise<ImportItem[]>;
}

/** A kind of JSON files that hold their records in lists. One that isn't as it should be is told; where the file breaks off, that is. */
export function jsonKind<Value>({ name, matches, paths, schema, items }: JsonKind<Value>): ImportKind {
  return {
    name,
    matches,
    read: async function* (source) {
      for await (const read of readJson(source, paths)) {
        const place = { file: source.path, record: read.number };
        if ('broken' in read) yield faultAt(place, 'broken', read.broken);
        else yield* await parsed(read.value, place, source);
      }
    },
  };

  function parsed(
    value: unknown,
    place: ImportPlace,
    source: ImportSource,
  ): ImportItem[] | Promise<ImportItem[]> {
    const result = v.safeParse(schema, value);
    if (result.success) return items(result.output, place, source);
    const [issue] = result.issues;
    return [faultAt(place, 'invalid', `${v.getDotPath(issue) ?? ''}: ${issue.message}`)];
  }
}

/** Whether the beginning of a file is a list whose first entry has these properties, or an object with such a list. */
export function beginsWith(json: unknown, properties: string[], list?: string): boolean {
  const records = list === undefined ? json : property(json, list);
  const first: unknown = Array.isArray(records) ? records[0] : undefined;
  return (
    typeof first === 'object' && first !== null && properties.every((name) => Object.hasOwn(first, name))
  );
}

/** A property of an object of its own; undefined of anything else. */
export function property(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null && Object.hasOwn(json, name)
    ? Reflect.get(json, name)
    : undefined;
}

/** A text that may be missing or null: empty then. */
export const maybeText = v.nullish(v.string(), '');
/** A list of texts that may be missing or null. */
export const maybeTexts = v.pipe(
  v.nullish(v.array(v.unknown()), []),
  v.transform((list) => list.filter((entry) => typeof entry === 'string')),
);
/** A moment in whatever form; see `importedTime`. */
export const maybeTime = v.optional(v.unknown());
/** Yes or no, as programs write it. */
export const maybeFlag = v.pipe(
  v.optional(v.unknown()),
  v.transform((flag) => flag === true || flag === 1 || flag === '1' || flag === 'true' || flag === 'True'),
);
