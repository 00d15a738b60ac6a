import { sha256 } from '../sha256';

/** What we ask of a file of the reader's (FileSystemFileHandle). */
interface FileHandle {
  getFile: () => Promise<Blob>;
  createWritable: () => Promise<{
    write: (content: Blob | string) => Promise<void>;
    close: () => Promise<void>;
    abort: () => Promise<void>;
  }>;
}

/** What we ask of a folder of the reader's (FileSystemDirectoryHandle). */
export interface FolderHandle {
  getFileHandle: (name: string, options?: { create?: boolean }) => Promise<FileHandle>;
  getDirectoryHandle: (name: string, options?: { create?: boolean }) => Promise<FolderHandle>;
  removeEntry: (name: string) => Promise<void>;
  keys: () => AsyncIterable<string>;
}

/** Whose a file is: one that has a fingerprint of ours, or any other. */
export type Owner = 'nobody' | 'ours' | 'theirs';

type Act = (folder: FolderHandle, name: string) => Promise<void>;
const doNothing: Act = () => Promise.resolve();

/** What a file is before anything has been written into it. */
export const EMPTY = '0-e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Size and SHA-256 of a content: two files of the same are the same. */
export async function fingerprint(content: Blob | string): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : await bytesOf(content);
  return `${String(bytes.length)}-${await sha256(bytes)}`;
}

/**
 * Files in a folder of the reader's, by paths with `/`. Nothing is written over or removed that isn't ours by its fingerprint. Its
 * methods reject with what the browser says.
 */
export class FolderFiles {
  readonly #root: FolderHandle;

  constructor(root: FolderHandle) {
    this.#root = root;
  }

  /** The names of the files and folders that lie right in it. */
  async names(): Promise<string[]> {
    const names: string[] = [];
    for await (const name of this.#root.keys()) names.push(name);
    return names;
  }

  /** Whose the file is that is there. Where it is ours, `act` is called at once, before another program can write. */
  async ownerOf(path: string, ours: readonly string[], act: Act = doNothing): Promise<Owner> {
    try {
      const { folder, name } = await this.#find(path, false);
      const owner = await ownerIn(folder, name, ours);
      if (owner === 'ours') await act(folder, name);
      return owner;
    } catch (error) {
      if (isNamed(error, 'NotFoundError')) return 'nobody';
      // A folder where a file was looked for, or a file where its folder was.
      if (isNamed(error, 'TypeMismatchError')) return 'theirs';
      throw error;
    }
  }

  /**
   * Writes a file, as a whole or not at all; false, and nothing is, where what is there isn't `ours`. It is looked at again when all is
   * ready to take its place, so that what another program writes meanwhile stays.
   */
  async write(path: string, content: Blob | string, ours: readonly string[]): Promise<boolean> {
    const before = await this.ownerOf(path, ours);
    if (before === 'theirs') return false;
    const { folder, name } = await this.#find(path, true);
    const handle = await folder.getFileHandle(name, { create: true });
    const mayBe = before === 'nobody' ? [...ours, EMPTY] : ours;
    try {
      const writable = await handle.createWritable();
      try {
        await writable.write(content);
        if ((await this.ownerOf(path, mayBe)) === 'theirs') {
          await writable.abort();
          return false;
        }
        await writable.close();
      } catch (error) {
        // It says so again where it can't be aborted any more: what is told is why.
        await writable.abort().catch(() => undefined);
        throw error;
      }
    } catch (error) {
      if (before === 'nobody') await this.remove(path, [EMPTY]).catch(() => undefined);
      throw error;
    }
    return true;
  }

  /** Removes a file that is ours, and its folder where nothing is left in it; gives whose it was. */
  async remove(path: string, ours: readonly string[]): Promise<Owner> {
    const owner = await this.ownerOf(path, ours, (folder, name) => folder.removeEntry(name));
    const [folderName, inFolder] = path.split('/');
    if (owner === 'ours' && folderName !== undefined && inFolder !== undefined) {
      await this.#root.removeEntry(folderName).catch((error: unknown) => {
        if (!isNamed(error, 'InvalidModificationError', 'NotFoundError')) throw error;
      });
    }
    return owner;
  }

  async #find(path: string, create: boolean): Promise<{ folder: FolderHandle; name: string }> {
    const [first = '', second] = path.split('/');
    if (second === undefined) return { folder: this.#root, name: first };
    return { folder: await this.#root.getDirectoryHandle(first, { create }), name: second };
  }
}

async function ownerIn(folder: FolderHandle, name: string, ours: readonly string[]): Promise<Owner> {
  const handle = await folder.getFileHandle(name);
  const file = await handle.getFile();
  // What is of another size needn't be read.
  if (!ours.some((one) => one.startsWith(`${String(file.size)}-`))) return 'theirs';
  return ours.includes(await fingerprint(file)) ? 'ours' : 'theirs';
}

async function bytesOf(content: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await content.arrayBuffer());
}

/** Whether an error is a `DOMException` of one of these names. */
export function isNamed(error: unknown, ...names: string[]): boolean {
  return error instanceof DOMException && names.includes(error.name);
}
