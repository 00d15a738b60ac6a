import { Dexie, type DBCore, type DBCoreTable, type IndexableType, type Middleware } from 'dexie';

import type { CuttingsDatabase } from '@/utils/storage/database';

/** Makes rows unreadable, as where a file of the browser's is damaged: whatever asks for one of them fails, until it is written anew. */
export interface UnreadableRows {
  damage: (table: string, key: IndexableType) => void;
}

/** To be set up before the database is opened. */
export function unreadableRows(db: CuttingsDatabase): UnreadableRows {
  const damaged = new Set<string>();
  const nameOf = (table: string, key: unknown): string => JSON.stringify([table, key]);
  const guarded = (name: string, table: DBCoreTable): DBCoreTable => {
    const isAnyDamaged = (keys: readonly unknown[]): boolean =>
      keys.some((key) => damaged.has(nameOf(name, key)));
    // Dexie knows its transaction as long as its own promises are used.
    const refuse = () =>
      Dexie.Promise.reject(new DOMException('Failed to read large IndexedDB value', 'DataError'));
    const keyOf = (row: unknown): unknown => table.schema.primaryKey.extractKey?.(row);
    return {
      ...table,
      get: (request) => (isAnyDamaged([request.key]) ? refuse() : table.get(request)),
      getMany: (request) => (isAnyDamaged(request.keys) ? refuse() : table.getMany(request)),
      query: (request) =>
        table
          .query(request)
          .then((answer) =>
            (request.values ?? false) && isAnyDamaged(answer.result.map(keyOf)) ? refuse() : answer,
          ),
      mutate: (request) => {
        const keys: unknown[] =
          request.type === 'delete' ? request.keys : 'values' in request ? request.values.map(keyOf) : [];
        for (const key of keys) damaged.delete(nameOf(name, key));
        return table.mutate(request);
      },
    };
  };
  const middleware: Middleware<DBCore> = {
    stack: 'dbcore',
    name: 'unreadable rows',
    create: (core) => ({ ...core, table: (name) => guarded(name, core.table(name)) }),
  };
  db.use(middleware);
  return {
    damage: (table, key) => {
      damaged.add(nameOf(table, key));
    },
  };
}
