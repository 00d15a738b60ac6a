import { Dexie, type DBCore, type DBCoreTable, type Middleware } from 'dexie';

import type { CuttingsDatabase } from '@/utils/storage/database';

/** How requests of a database fail: as on a full disk, a broken one, or one that has gone away. */
export const REQUEST_FAILURES = [
  'QuotaExceededError',
  'AbortError',
  'DataError',
  'UnknownError',
  'InvalidStateError',
];

/** Requests of a database, of which one can be made to fail. */
export interface FailingRequests {
  /** The `n`-th request from now on fails so, from 1. */
  failAt: (n: number, failure: string) => void;
  /** Whether it has failed since; from now on none fails. */
  hasFailed: () => boolean;
}

/** Counts what is asked of a database, beneath all of our code. It must not have been opened yet. */
export function failingRequests(db: CuttingsDatabase): FailingRequests {
  let left = Infinity;
  let failure = '';
  let failed = false;
  const asked = (): DOMException | null => {
    left -= 1;
    if (left !== 0) return null;
    failed = true;
    return new DOMException(`request failed on purpose`, failure);
  };
  const guarded = (table: DBCoreTable): DBCoreTable => {
    const guard =
      <Request, Answer>(ask: (request: Request) => Promise<Answer>) =>
      (request: Request): Promise<Answer> => {
        const error = asked();
        // Dexie knows its transaction as long as its own promises are used.
        return error ? Dexie.Promise.reject(error) : ask(request);
      };
    return {
      ...table,
      get: guard((request) => table.get(request)),
      getMany: guard((request) => table.getMany(request)),
      query: guard((request) => table.query(request)),
      openCursor: guard((request) => table.openCursor(request)),
      count: guard((request) => table.count(request)),
      mutate: guard((request) => table.mutate(request)),
    };
  };
  const middleware: Middleware<DBCore> = {
    stack: 'dbcore',
    name: 'failing requests',
    level: 1,
    create: (core) => ({ ...core, table: (name) => guarded(core.table(name)) }),
  };
  db.use(middleware);
  return {
    failAt: (n, how) => {
      left = n;
      failure = how;
      failed = false;
    },
    hasFailed: () => {
      left = Infinity;
      return failed;
    },
  };
}
