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
  const kinds = namesOf(error).map(kindNamed);
  return kinds.find((kind) => kind !== 'broken') ?? 'broken';
}

function kindNamed(name: string): FailureKind {
  if (NEWER.includes(name)) return 'newer';
  if (UPDATED.includes(name)) return 'updated';
  return STORAGE.includes(name) ? 'storage' : 'broken';
}

/**
 * Names of an error and of what it comes from, which is first: Dexie wraps what went wrong, and calls a database closed that it
 * couldn't open.
 */
function namesOf(error: unknown): string[] {
  if (!(error instanceof Error || error instanceof DOMException)) return [];
  const cause: unknown = 'inner' in error ? error.inner : error.cause;
  return [...namesOf(cause), error.name];
}
