import type { Article } from '@/utils/article/article';
import { watchTable } from '@/utils/storage/watch-table';

import type { LibraryContext } from './library-context';

interface RowsListener {
  /** Rows have come, or have changed. */
  next: () => void;
  error: (error: unknown) => void;
}

/**
 * The rows of the articles that a page shows: read when they are wanted, and again when any window changes them. Of those that
 * aren't wanted any more, so many are kept as may be wanted again soon.
 */
export class ArticleRows {
  readonly #db: LibraryContext['db'];
  readonly #listener: RowsListener;
  readonly #most: number;
  /** Those wanted last at the end. */
  readonly #rows = new Map<string, Article>();
  #wanted: readonly string[] = [];
  #ahead: readonly string[] = [];
  #stale = new Set<string>();
  #isReading = false;
  #isEnded = false;
  readonly #stopWatching: () => void;

  /** `most` rows are kept, and all that are wanted at a time. */
  constructor({ db }: Pick<LibraryContext, 'db'>, most: number, listener: RowsListener) {
    this.#db = db;
    this.#most = most;
    this.#listener = listener;
    this.#stopWatching = watchTable(db, 'articles', (keys) => {
      for (const id of keys ?? this.#rows.keys()) if (this.#rows.has(id)) this.#stale.add(id);
      void this.#read();
    });
  }

  /** The row of an article; undefined until it has been read, and where there is none. */
  get(id: string): Article | undefined {
    return this.#rows.get(id);
  }

  /** Has these read, and then others that may be wanted soon, in place of those wanted before. */
  want(ids: readonly string[], ahead: readonly string[] = []): void {
    this.#wanted = ids;
    this.#ahead = ahead;
    for (const id of [...ahead, ...ids]) {
      const row = this.#rows.get(id);
      if (!row) continue;
      this.#rows.delete(id);
      this.#rows.set(id, row);
    }
    void this.#read();
  }

  end(): void {
    this.#isEnded = true;
    this.#stopWatching();
  }

  async #read(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    const gone = new Set<string>();
    try {
      for (let ids = this.#missing(gone); ids.length > 0 && !this.#isEnded; ids = this.#missing(gone)) {
        for (const id of ids) this.#stale.delete(id);
        const rows = await this.#db.articles.bulkGet(ids);
        ids.forEach((id, index) => {
          const row = rows[index];
          if (row) this.#rows.set(id, row);
          else {
            this.#rows.delete(id);
            gone.add(id);
          }
        });
        this.#dropOldest();
        this.#tell();
      }
    } catch (error) {
      if (!this.#isEnded) this.#listener.error(error);
      this.end();
    } finally {
      this.#isReading = false;
    }
  }

  #tell(): void {
    if (!this.#isEnded) this.#listener.next();
  }

  #missing(gone: ReadonlySet<string>): string[] {
    const isMissing = (id: string): boolean => !this.#rows.has(id) && !gone.has(id);
    const wanted = [...new Set([...this.#stale, ...this.#wanted.filter(isMissing)])];
    return (wanted.length > 0 ? wanted : this.#ahead.filter(isMissing)).slice(0, AT_ONCE);
  }

  #dropOldest(): void {
    const left = Math.max(this.#most, this.#wanted.length + this.#ahead.length);
    for (const id of this.#rows.keys()) {
      if (this.#rows.size <= left) return;
      this.#rows.delete(id);
    }
  }
}

/** Enough for what is seen, few enough to be there at once. */
const AT_ONCE = 200;
