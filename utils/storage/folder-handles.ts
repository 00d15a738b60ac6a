import { Dexie, type EntityTable } from 'dexie';

declare global {
  /** Only Chromium has these: https://wicg.github.io/file-system-access/ */
  interface FileSystemHandle {
    queryPermission?: (descriptor: { mode: 'readwrite' }) => Promise<PermissionState>;
    requestPermission?: (descriptor: { mode: 'readwrite' }) => Promise<PermissionState>;
  }
  interface Window {
    showDirectoryPicker?: (options: { id: string; mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>;
  }
}

/** What a folder is used for. */
export type FolderUse = 'backup' | 'mirror';

interface FolderRow {
  use: FolderUse;
  handle: FileSystemDirectoryHandle;
}

/**
 * Folders of this machine that the reader has chosen. They are in a database of their own: a handle is of use in this browser only,
 * and is neither part of the library nor of its backups.
 */
class FoldersDatabase extends Dexie {
  declare folders: EntityTable<FolderRow, 'use'>;

  constructor() {
    super('cuttings-folders');
    this.version(1).stores({ folders: 'use' });
  }
}

const db = new FoldersDatabase();

/** Whether the reader can choose a folder that we write into. */
export function canPickFolders(): boolean {
  return window.showDirectoryPicker !== undefined;
}

/**
 * Has the reader choose a folder, and allow us to write in it; null when they don't. Must be called in a click. Rejects with what the
 * browser says where it can't be asked.
 */
export async function pickFolder(use: FolderUse): Promise<FileSystemDirectoryHandle | null> {
  try {
    return (await window.showDirectoryPicker?.({ id: `cuttings-${use}`, mode: 'readwrite' })) ?? null;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

/** Keeps a folder, in place of the one before. */
export async function keepFolder(use: FolderUse, handle: FileSystemDirectoryHandle): Promise<void> {
  await db.folders.put({ use, handle });
}

/** The folder that is kept, or null. A live query over it follows what other windows do. */
export async function keptFolder(use: FolderUse): Promise<FileSystemDirectoryHandle | null> {
  return (await db.folders.get(use))?.handle ?? null;
}

/** Forgets it; nothing in it is touched. */
export async function forgetFolder(use: FolderUse): Promise<void> {
  await db.folders.delete(use);
}

/** Whether we may write in a folder: `prompt` where the reader would have to be asked again. */
export async function folderPermission(handle: FileSystemDirectoryHandle): Promise<PermissionState> {
  return (await handle.queryPermission?.({ mode: 'readwrite' })) ?? 'granted';
}

/** Asks the reader for it again, in a click; whether we may. */
export async function askForFolder(handle: FileSystemDirectoryHandle): Promise<boolean> {
  return ((await handle.requestPermission?.({ mode: 'readwrite' })) ?? 'granted') === 'granted';
}
