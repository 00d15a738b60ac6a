import type { IndexableType } from 'dexie';

/** A key as text; of several parts as JSON. */
export function keyText(key: IndexableType | IDBValidKey | null): string {
  return typeof key === 'string' ? key : JSON.stringify(key);
}
