import { ArticleCatalog } from '@/utils/search/catalog/article-catalog';
import type { ArticleColumns } from '@/utils/search/catalog/article-columns';
import { watchTable } from '@/utils/storage/watch-table';

import type { LibraryContext } from './library-context';
import { loadCatalog, loadTitles, refreshColumns } from './load-catalog';

interface CatalogListener {
  next: (catalog: ArticleCatalog) => void;
  error: (error: unknown) => void;
}

interface CatalogWatch {
  /** Has titles read, for the order by them; the catalog is given again when they are known. */
  wantTitles: () => void;
  end: () => void;
}

/**
 * Gives the catalog of all articles, and again, as another object, whenever they, their highlights or their versions change
 * anywhere. Only those that changed are read again.
 */
export function watchCatalog(
  ctx: Pick<LibraryContext, 'db'>,
  { next, error }: CatalogListener,
): CatalogWatch {
  let columns: ArticleColumns | null = null;
  let stale: ReadonlySet<string> | 'all' = 'all';
  let areTitlesWanted = false;
  let isReading = false;
  let isEnded = false;

  const onChange = (keys: string[] | null): void => {
    stale = keys === null || stale === 'all' ? 'all' : new Set([...stale, ...keys]);
    void read();
  };
  const stopWatching = watchTable(ctx.db, 'catalogStale', onChange, 'written');
  const end = (): void => {
    isEnded = true;
    stopWatching();
  };
  void read();
  return {
    wantTitles: () => {
      areTitlesWanted = true;
      void read();
    },
    end,
  };

  async function read(): Promise<void> {
    if (isReading) return;
    isReading = true;
    try {
      while (!isEnded && isBehind()) {
        const ids = stale;
        stale = new Set();
        const now = columns && ids !== 'all' ? columns : await loadCatalog(ctx);
        if (now === columns && ids !== 'all' && ids.size > 0) await refreshColumns(ctx, now, [...ids]);
        if (areTitlesWanted && !now.hasTitles) await loadTitles(ctx, now);
        columns = now;
        tell(now);
      }
    } catch (thrown) {
      if (!isEnded) error(thrown);
      end();
    } finally {
      isReading = false;
    }
  }

  function isBehind(): boolean {
    return stale === 'all' || stale.size > 0 || (areTitlesWanted && !columns?.hasTitles);
  }

  function tell(now: ArticleColumns): void {
    if (!isEnded) next(new ArticleCatalog(now));
  }
}
