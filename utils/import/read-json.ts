import { JSONParser } from '@streamparser/json';

import type { ImportSource } from './import-source';

/** Bytes read between which the page may answer its reader. */
const AT_ONCE = 1_000_000;

/** A value of a JSON file, numbered from 1; or why it goes no further. */
type JsonValue = { number: number; value: unknown } | { number: number; broken: string };

/**
 * The values of a JSON file that stand at these paths (`$.*`, `$.bookmarks.*`), one after another: the file isn't in memory as a
 * whole. Where it is broken, those before are given, and then what is wrong.
 */
export async function* readJson(source: ImportSource, paths: string[]): AsyncGenerator<JsonValue> {
  const blob = await source.open();
  const parser = new JSONParser({ paths, keepStack: false });
  let found: unknown[] = [];
  const broken: string[] = [];
  parser.onValue = ({ value }) => void found.push(value);
  parser.onError = ({ message }) => {
    broken.push(message);
  };
  let number = 1;
  for (let at = 0; at < blob.size && broken.length === 0; at += AT_ONCE) {
    const bytes = new Uint8Array(await blob.slice(at, at + AT_ONCE).arrayBuffer());
    parser.write(at === 0 ? withoutMark(bytes) : bytes);
    const whole = found;
    found = [];
    for (const value of whole) {
      yield { number, value };
      number += 1;
    }
  }
  if (broken.length === 0 && !parser.isEnded) parser.end();
  const [first] = broken;
  if (first !== undefined) yield { number, broken: first };
}

/** What of a JSON value its beginning tells; undefined where it is none. */
export function jsonBeginning(bytes: Uint8Array): unknown {
  const parser = new JSONParser();
  let beginning: unknown;
  parser.onValue = ({ value, parent, stack }) => {
    // What a value stands in, from without: first nothing, then the whole, as far as it is there.
    [, beginning] = [...stack.map((around) => around.value), parent, value];
  };
  // It ends anywhere.
  parser.onError = () => undefined;
  parser.write(withoutMark(bytes));
  return beginning;
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}
