import { Dexie } from 'dexie';

/**
 * Calls back whenever a transaction of any window or of the background has changed rows of a table: with their keys, or those in
 * an `index`, or with null where Dexie only says that there were many. Returns the function that ends it.
 */
export function watchTable(
  db: Dexie,
  table: string,
  onChange: (keys: string[] | null) => void,
  index = '',
): () => void {
  const part = `idb://${db.name}/${table}/${index}`;
  const listener = (parts: Record<string, unknown>): void => {
    // `all` comes when the page was put aside by the browser and has missed what happened meanwhile.
    const changed = parts.all ?? parts[part];
    if (changed === undefined) return;
    const ranges = [...rangesOf(changed)];
    const keys = ranges.map(({ from, to }) => (from === to && typeof from === 'string' ? from : null));
    const known = keys.filter((key) => key !== null);
    onChange(known.length === keys.length ? known : null);
  };
  Dexie.on('storagemutated', listener);
  return () => {
    Dexie.on.storagemutated.unsubscribe(listener);
  };
}

/** Dexie's set of key ranges is a tree; from another window it comes without its methods. */
function* rangesOf(node: unknown): Generator<{ from: unknown; to: unknown }> {
  if (typeof node !== 'object' || node === null || !('from' in node) || !('to' in node)) return;
  if ('l' in node) yield* rangesOf(node.l);
  yield { from: node.from, to: node.to };
  if ('r' in node) yield* rangesOf(node.r);
}
