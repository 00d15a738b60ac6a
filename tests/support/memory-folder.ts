import { Buffer } from 'node:buffer';

import type { FolderHandle } from '@/utils/library/mirror/folder-files';

/** Each use of the folder that takes time: another program may write meanwhile, or the browser may die. */
type Step = (path: string, action: 'find' | 'look' | 'open' | 'write' | 'list') => void;

/**
 * A folder in memory that behaves as the File System Access API says: a file that is made is empty, and what is written into it takes its
 * place as a whole when it is closed. `before` is called before each step.
 */
export class MemoryFolder {
  /** Its files by path, a character for each byte. */
  readonly files = new Map<string, string>();
  before: Step = () => undefined;

  /** Writes as another program does. */
  put(path: string, text: string): void {
    this.files.set(path, Buffer.from(text).toString('latin1'));
  }

  text(path: string): string | undefined {
    const bytes = this.files.get(path);
    return bytes === undefined ? undefined : Buffer.from(bytes, 'latin1').toString();
  }

  handle(prefix = ''): FolderHandle {
    const isFolder = (path: string): boolean =>
      [...this.files.keys()].some((one) => one.startsWith(`${path}/`));
    // A folder that was made stays when it is empty; nothing here depends on it.
    return {
      getFileHandle: async (name, { create = false } = {}) => {
        const path = prefix + name;
        await this.#step(path, 'find');
        if (isFolder(path)) throw new DOMException('a folder', 'TypeMismatchError');
        if (!this.files.has(path) && !create) throw new DOMException('not there', 'NotFoundError');
        if (!this.files.has(path)) this.files.set(path, '');
        return {
          getFile: async () => {
            await this.#step(path, 'look');
            const content = this.files.get(path);
            if (content === undefined) throw new DOMException('not there', 'NotFoundError');
            return new Blob([Buffer.from(content, 'latin1')]);
          },
          createWritable: async () => {
            await this.#step(path, 'open');
            let written = '';
            return {
              write: async (content) => {
                await this.#step(path, 'write');
                written += Buffer.from(await new Blob([content]).arrayBuffer()).toString('latin1');
              },
              // Between the last look at a file and this, nothing may come: the API knows no condition.
              close: () => {
                this.files.set(path, written);
                return Promise.resolve();
              },
              abort: () => Promise.resolve(),
            };
          },
        };
      },
      getDirectoryHandle: async (name, { create = false } = {}) => {
        const path = prefix + name;
        await this.#step(path, 'find');
        if (this.files.has(path)) throw new DOMException('a file', 'TypeMismatchError');
        if (!isFolder(path) && !create) throw new DOMException('not there', 'NotFoundError');
        return this.handle(`${path}/`);
      },
      removeEntry: (name) => {
        const path = prefix + name;
        if (isFolder(path)) return Promise.reject(new DOMException('not empty', 'InvalidModificationError'));
        this.files.delete(path);
        return Promise.resolve();
      },
      ...this.#listing(prefix),
    };
  }

  #listing(prefix: string): Pick<FolderHandle, 'keys'> {
    const { files } = this;
    const step = (): Promise<void> => this.#step(prefix, 'list');
    return {
      async *keys() {
        await step();
        const within = [...files.keys()].filter((path) => path.startsWith(prefix));
        yield* new Set(within.map((path) => path.slice(prefix.length).split('/', 1)[0] ?? ''));
      },
    };
  }

  async #step(...step: Parameters<Step>): Promise<void> {
    await Promise.resolve();
    this.before(...step);
  }
}
