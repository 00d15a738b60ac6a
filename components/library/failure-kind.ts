/** What the reader can do about it: update the extension, reload the page, see to the disk, or hope that it was once. */
type FailureKind = 'newer' | 'updated' | 'storage' | 'broken';

/** The library is from a newer Cuttings. */
const NEWER = ['NewerLibraryError', 'VersionError'];
/** Another window has opened the library with a newer Cuttings, which closes it in this one. */
const UPDATED = ['DatabaseClosedError'];
/** Whatever else the browser's database says. */
const STORAGE = [
  ...['OpenFailedError', 'MissingAPIError', 'QuotaExceededError', 'UnknownError', 'AbortError', 'DataError'],
  ...['InvalidStateError', 'TimeoutError', 'TransactionInactiveError', 'PrematureCommitError', 'BulkError'],
  ...['ModifyError', 'ConstraintError', 'NotReadableError', 'ReadOnlyError'],
];

/** Told apart by the names of Dexie's errors, the browser's and ours. */
export function failureKind(error: unknown): FailureKind {
  const names = error instanceof Error ? [error.name, innerName(error)] : [];
  const isOneOf = (known: string[]): boolean => names.some((name) => known.includes(name));
  if (isOneOf(NEWER)) return 'newer';
  if (isOneOf(UPDATED)) return 'updated';
  return isOneOf(STORAGE) ? 'storage' : 'broken';
}

/** Dexie wraps what went wrong. */
function innerName(error: Error): string {
  const inner: unknown = 'inner' in error ? error.inner : error.cause;
  return inner instanceof Error || inner instanceof DOMException ? inner.name : '';
}
