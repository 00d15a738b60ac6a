/** What browsers and Dexie say where the database can't read or write, by the names of their errors. */
const OF_STORAGE = [
  ...['OpenFailedError', 'MissingAPIError', 'QuotaExceededError', 'UnknownError', 'AbortError', 'DataError'],
  ...['InvalidStateError', 'TimeoutError', 'TransactionInactiveError', 'PrematureCommitError', 'BulkError'],
  ...['ModifyError', 'ConstraintError', 'NotReadableError', 'ReadOnlyError'],
];

export const isNameOfStorage = (name: string): boolean => OF_STORAGE.includes(name);

/** Whether it is the database that failed, as on a full disk, and no fault of ours. */
export const isStorageError = (error: unknown): boolean => errorNames(error).some(isNameOfStorage);

/**
 * Names of an error and of what it comes from, which is first: Dexie wraps what went wrong, and calls a database closed that it
 * couldn't open.
 */
export function errorNames(error: unknown): string[] {
  if (!(error instanceof Error || error instanceof DOMException)) return [];
  const cause: unknown = 'inner' in error ? error.inner : error.cause;
  return [...errorNames(cause), error.name];
}
