import {
  Dexie,
  type DBCore,
  type DBCoreMutateRequest,
  type DBCoreTable,
  type DBCoreTransaction,
  type Middleware,
} from 'dexie';

/** Where it is noted which articles aren't as the catalog says any more. */
const STALE = 'catalogStale';
/** Whose rows the catalog is made of, and where they say which article they are of. */
const OF_ARTICLE: Record<string, string> = {
  articles: 'id',
  annotations: 'articleId',
  versions: 'articleId',
};
/** Of as many rows at once Dexie still tells other windows which they are. */
const TOLD_AT_ONCE = 49;
/** More than that aren't told of one by one: reading all anew is quicker. */
const MOST_TOLD = 1000;

/**
 * Notes in every transaction that changes articles, their highlights or their versions which articles these are. It stands
 * beneath all code that writes, so that none can forget to; above what of Dexie tells other windows, and beneath its hooks, which
 * know only tables that were asked for.
 */
export const markStale: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'markStale',
  level: 1.5,
  create: (core) => {
    if (!core.schema.tables.some(({ name }) => name === STALE)) return core;
    const stale = core.table(STALE);
    return {
      ...core,
      transaction: (stores, mode, options) => {
        const isTold = mode === 'readwrite' && stores.some((store) => store in OF_ARTICLE);
        return core.transaction(isTold ? [...new Set([...stores, STALE])] : stores, mode, options);
      },
      table: (name) => {
        const property = OF_ARTICLE[name];
        return property === undefined ? core.table(name) : marking(core.table(name), property, stale);
      },
    };
  },
};

function marking(table: DBCoreTable, property: string, stale: DBCoreTable): DBCoreTable {
  const { primaryKey } = table.schema;
  return {
    ...table,
    // Dexie knows its transaction as long as its own promises are used.
    mutate: (request) => {
      const marked = articlesOf(request).then((ids) => mark(request.trans, ids));
      return Dexie.Promise.all([table.mutate(request), marked]).then(([answer]) => answer);
    },
  };

  function mark(trans: DBCoreTransaction, ids: string[]): Promise<unknown> {
    const values = [...new Set(ids)].map((articleId) => ({ articleId, written: articleId }));
    const atOnce = values.length > MOST_TOLD ? values.length : TOLD_AT_ONCE;
    const parts: (typeof values)[] = [];
    for (let from = 0; from < values.length; from += atOnce) parts.push(values.slice(from, from + atOnce));
    return Dexie.Promise.all(parts.map((part) => stale.mutate({ type: 'put', trans, values: part })));
  }

  /** The articles that rows to be changed are of, and those that they are to be of. */
  function articlesOf(request: DBCoreMutateRequest): Promise<string[]> {
    const { trans } = request;
    if (!isOver(trans, STALE)) return Dexie.Promise.resolve([]);
    const after = 'values' in request ? textsIn(request.values, property) : [];
    if (request.type === 'add') return Dexie.Promise.resolve(after);
    const isOfArticles = property === primaryKey.keyPath;
    if (request.type === 'deleteRange') {
      const query = { index: primaryKey, range: request.range };
      return table
        .query({ trans, values: !isOfArticles, query })
        .then(({ result }) => (isOfArticles ? result.map(String) : textsIn(result, property)));
    }
    const keys = request.type === 'delete' ? request.keys : textsIn(request.values, 'id');
    if (isOfArticles) return Dexie.Promise.resolve(keys.map(String));
    return table.getMany({ trans, keys }).then((rows) => [...after, ...textsIn(rows, property)]);
  }
}

function textsIn(rows: readonly unknown[], property: string): string[] {
  return rows.flatMap((row) => {
    const value: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, property) : undefined;
    return typeof value === 'string' ? [value] : [];
  });
}

/** An upgrade from a form that had no catalog runs before there is one. */
function isOver(
  { objectStoreNames }: DBCoreTransaction & { objectStoreNames?: Pick<DOMStringList, 'contains'> },
  store: string,
): boolean {
  return objectStoreNames?.contains(store) ?? false;
}
