import { fileName, foldName, type TakenNames } from '@/utils/export/file-name';

/** More names are tried for one title only by their numbers. */
const MOST_LOOKED_AT = 5;

interface NameWish {
  articleId: string;
  title: string;
  /** What stands between the title and the extension, to tell a file from the reader's. */
  suffix: string;
}

/**
 * The names that are taken in a folder: by files and folders that are there, and by articles, whether their files are there or not.
 * Names are the same that differ in case only.
 */
export class NameRegister {
  readonly #extension: string;
  readonly #untitled: string;
  readonly #taken: TakenNames = new Map();
  readonly #articleOf = new Map<string, string>();

  constructor(inFolder: string[], extension: string, untitled: string) {
    this.#extension = extension;
    this.#untitled = untitled;
    for (const name of inFolder) this.#taken.set(foldName(name), 1);
  }

  /** Notes that a name, without extension, is that of an article. */
  give(name: string, articleId: string): void {
    this.#taken.set(foldName(name), 1);
    this.#taken.set(foldName(name + this.#extension), 1);
    this.#articleOf.set(foldName(name), articleId);
  }

  /** The safe name that a title would have if none were taken. */
  plainName(title: string): string {
    return this.#nameOf(title, '', new Map());
  }

  /** Whether two names would be one file. */
  isSame(one: string, other: string): boolean {
    return foldName(one) === foldName(other);
  }

  /** Names for an article that are in no other's use, but may be of files of the reader's; the first of them. */
  *inFolder({ articleId, title, suffix }: NameWish): Generator<string> {
    const tried: TakenNames = new Map();
    for (let number = 0; number < MOST_LOOKED_AT; number += 1) {
      const name = this.#nameOf(title, suffix, tried);
      if (!this.#taken.has(foldName(name + this.#extension))) return;
      const owner = this.#articleOf.get(foldName(name));
      if (owner === undefined || owner === articleId) yield name;
    }
  }

  /** A name that nothing in the folder has, neither as a file nor as a folder, and no article. It is another each time. */
  free({ title, suffix }: Pick<NameWish, 'title' | 'suffix'>): string {
    for (;;) {
      const name = this.#nameOf(title, suffix, this.#taken);
      if (!this.#taken.has(foldName(name))) return name;
    }
  }

  #nameOf(title: string, suffix: string, taken: TakenNames): string {
    const extension = suffix + this.#extension;
    return fileName(title, { extension, taken, untitled: this.#untitled }).slice(0, -this.#extension.length);
  }
}
