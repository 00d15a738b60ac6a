import { backupName } from '@/utils/backup/backup-name';
import type { BackupFailure, FolderBackup } from '@/utils/backup/backup-plan';

/** Where it is remembered which files are ours, the oldest first. */
interface FolderBackups {
  getValue: () => Promise<FolderBackup[]>;
  setValue: (files: FolderBackup[]) => Promise<void>;
}

/** A folder that can't be written in, and why. */
export class FolderError extends Error {
  override name = 'FolderError';
  readonly failure: BackupFailure;

  constructor(cause: unknown) {
    super(String(cause), { cause });
    this.failure = failureOf(cause);
  }
}

interface FolderOptions {
  files: FolderBackups;
  now: Date;
  /** How many backups stay there, the new one included. */
  keep: number;
}

/**
 * Writes a backup into a folder under a name that is free, and then removes the oldest of ours. What `write` gives to the stream gets
 * its name when the stream is closed: until then there is an empty file, which is removed where writing fails, or by the next backup
 * where the browser died. A file is ours if we remember its name and it is as long as when we wrote it; no other is touched. Rejects
 * as `write` does, and with a `FolderError`.
 */
export async function writeIntoFolder<Made>(
  folder: FileSystemDirectoryHandle,
  { files, now, keep }: FolderOptions,
  write: (to: WritableStream<Uint8Array<ArrayBuffer>>) => Promise<Made>,
): Promise<Made> {
  const before = await withoutUnfinished(folder, await files.getValue());
  const name = await ofFolder(freeName(folder, now));
  // One of that name that is remembered isn't there any more.
  const others = before.filter((one) => one.name !== name);
  await files.setValue([...others, { name, sizeBytes: null }]);
  try {
    const file = await ofFolder(folder.getFileHandle(name, { create: true }));
    const made = await writeFile(file, write);
    const { size } = await ofFolder(file.getFile());
    const whole = [...others, { name, sizeBytes: size }];
    await files.setValue(whole);
    await files.setValue(await withoutOldest(folder, whole, keep));
    return made;
  } catch (error) {
    await files.setValue(await withoutUnfinished(folder, await files.getValue()));
    throw error;
  }
}

async function writeFile<Made>(
  file: FileSystemFileHandle,
  write: (to: WritableStream<Uint8Array<ArrayBuffer>>) => Promise<Made>,
): Promise<Made> {
  const stream = await ofFolder(file.createWritable());
  try {
    // One of its own: whoever fails may leave it locked, and then it couldn't be aborted.
    const to = new WritableStream<Uint8Array<ArrayBuffer>>({
      write: (chunk) => ofFolder(stream.write(chunk)),
      close: () => ofFolder(stream.close()),
    });
    return await write(to);
  } catch (error) {
    // One that has failed by itself is closed already.
    await stream.abort().catch(() => undefined);
    throw error;
  }
}

async function freeName(folder: FileSystemDirectoryHandle, now: Date): Promise<string> {
  for (let number = 1; ; number += 1) {
    const name = backupName(now, number);
    if (!(await isTaken(folder, name))) return name;
  }
}

/** Those that were whole when they were written; what is left of the others is removed. */
async function withoutUnfinished(
  folder: FileSystemDirectoryHandle,
  files: FolderBackup[],
): Promise<FolderBackup[]> {
  const left: FolderBackup[] = [];
  for (const file of files) {
    if (file.sizeBytes !== null) left.push(file);
    else if (!(await isDone(removeUnfinished(folder, file)))) left.push(file);
  }
  return left;
}

/** Removes the empty file, and the one beside it in which Chromium gathers its content, where the browser died. */
async function removeUnfinished(folder: FileSystemDirectoryHandle, file: FolderBackup): Promise<void> {
  await removeOurs(folder, { ...file, sizeBytes: 0 });
  // Mostly there is none, and not every folder lets us see it.
  await folder.removeEntry(`${file.name}.crswap`).catch(() => undefined);
}

/** Those of ours that are there, but for the oldest, which are removed; what can't be removed is tried again next time. */
async function withoutOldest(
  folder: FileSystemDirectoryHandle,
  files: FolderBackup[],
  keep: number,
): Promise<FolderBackup[]> {
  const ours: FolderBackup[] = [];
  for (const file of files) if (await isOurs(folder, file).catch(() => true)) ours.push(file);
  const left: FolderBackup[] = [];
  for (const [index, file] of ours.entries()) {
    const isOld = index < ours.length - keep;
    if (!isOld || !(await isDone(removeOurs(folder, file)))) left.push(file);
  }
  return left;
}

/** Removes a file, unless it is another by now. */
async function removeOurs(folder: FileSystemDirectoryHandle, file: FolderBackup): Promise<void> {
  if (await isOurs(folder, file)) await folder.removeEntry(file.name);
}

async function isOurs(
  folder: FileSystemDirectoryHandle,
  { name, sizeBytes }: FolderBackup,
): Promise<boolean> {
  return (await fileIn(folder, name))?.size === sizeBytes;
}

function isDone(work: Promise<void>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}

/** Also by a folder. */
async function isTaken(folder: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  try {
    return (await fileIn(folder, name)) !== null;
  } catch (error) {
    if (isNamed(error, 'TypeMismatchError')) return true;
    throw error;
  }
}

/** A file of a folder; null where there is none. */
async function fileIn(folder: FileSystemDirectoryHandle, name: string): Promise<File | null> {
  try {
    return await (await folder.getFileHandle(name)).getFile();
  } catch (error) {
    if (isNamed(error, 'NotFoundError')) return null;
    throw error;
  }
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof DOMException && error.name === name;
}

function ofFolder<Value>(work: Promise<Value>): Promise<Value> {
  return work.catch((error: unknown) => {
    throw new FolderError(error);
  });
}

function failureOf(error: unknown): BackupFailure {
  if (isNamed(error, 'NotFoundError')) return 'gone';
  if (isNamed(error, 'NotAllowedError') || isNamed(error, 'NoModificationAllowedError')) return 'denied';
  return isNamed(error, 'QuotaExceededError') ? 'full' : 'other';
}
