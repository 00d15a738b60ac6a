import { errorNames, isNameOfStorage } from '@/utils/storage/storage-error';

/** What the reader can do about it: update the extension, reload the page, see to the disk, or hope that it was once. */
type FailureKind = 'newer' | 'updated' | 'storage' | 'broken';

/** The library is from a newer Cuttings. */
const NEWER = ['NewerLibraryError', 'VersionError'];
/** Another window has opened the library with a newer Cuttings, which closes it in this one. */
const UPDATED = ['DatabaseClosedError'];

/** Told apart by the names of Dexie's errors, the browser's and ours. */
export function failureKind(error: unknown): FailureKind {
  const kinds = errorNames(error).map(kindNamed);
  return kinds.find((kind) => kind !== 'broken') ?? 'broken';
}

function kindNamed(name: string): FailureKind {
  if (NEWER.includes(name)) return 'newer';
  if (UPDATED.includes(name)) return 'updated';
  return isNameOfStorage(name) ? 'storage' : 'broken';
}
