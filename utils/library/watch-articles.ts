import { type HighlightSummary, NO_HIGHLIGHTS } from '@/utils/search/searched-article';
import { watchTable } from '@/utils/storage/watch-table';

import type { LibraryContext } from './library-context';
import { countVersions, listArticles, type ListedArticle, summariseHighlights } from './list-articles';

interface ArticlesListener {
  next: (articles: ListedArticle[]) => void;
  error: (error: unknown) => void;
}

/** What has to be read again: articles by their ids, or all of them, and how many highlights there are. */
interface Stale {
  ids: Set<string> | 'all';
  highlights: boolean;
}

/**
 * Gives all articles, the trash included and in no order, and again whenever they or their highlights change anywhere. Of ten
 * thousand only those that changed are read again, and the others stay the same objects. Returns the function that ends it.
 */
export function watchArticles(ctx: LibraryContext, { next, error }: ArticlesListener): () => void {
  const listed = new Map<string, ListedArticle>();
  let summaries = new Map<string, HighlightSummary>();
  let stale: Stale | null = { ids: 'all', highlights: true };
  let isReading = false;
  let isEnded = false;

  const stopArticles = watchTable(ctx.db, 'articles', (keys) => {
    markStale(keys ?? 'all', false);
  });
  const stopAnnotations = watchTable(ctx.db, 'annotations', () => {
    markStale([], true);
  });
  const end = (): void => {
    isEnded = true;
    stopArticles();
    stopAnnotations();
  };
  void readStale();
  return end;

  function markStale(ids: string[] | 'all', highlights: boolean): void {
    const before = stale ?? { ids: new Set<string>(), highlights: false };
    stale = {
      ids: ids === 'all' || before.ids === 'all' ? 'all' : new Set([...before.ids, ...ids]),
      highlights: before.highlights || highlights,
    };
    void readStale();
  }

  async function readStale(): Promise<void> {
    if (isReading) return;
    isReading = true;
    try {
      for (let reading = takeStale(); reading; reading = takeStale()) {
        await read(reading);
        tell();
      }
    } catch (thrown) {
      if (!isEnded) error(thrown);
      end();
    } finally {
      isReading = false;
    }
  }

  function takeStale(): Stale | null {
    const taken = isEnded ? null : stale;
    stale = null;
    return taken;
  }

  function tell(): void {
    if (!isEnded) next([...listed.values()]);
  }

  async function read({ ids, highlights }: Stale): Promise<void> {
    const wanted = ids === 'all' ? undefined : [...ids];
    const [rows, versions, summariesNow] = await Promise.all([
      listArticles(ctx, wanted),
      countVersions(ctx, wanted),
      highlights ? summariseHighlights(ctx) : summaries,
    ]);
    summaries = summariesNow;
    if (ids === 'all') listed.clear();
    else for (const id of ids) listed.delete(id);
    const summaryOf = (id: string): HighlightSummary => summaries.get(id) ?? NO_HIGHLIGHTS;
    for (const row of rows) {
      listed.set(row.id, { ...row, ...summaryOf(row.id), versions: versions.get(row.id) ?? 0 });
    }
    if (!highlights) return;
    for (const [id, article] of listed) {
      if (!isSameSummary(article, summaryOf(id))) listed.set(id, { ...article, ...summaryOf(id) });
    }
  }
}

function isSameSummary(one: HighlightSummary, other: HighlightSummary): boolean {
  return (
    one.highlights === other.highlights &&
    one.hasNotes === other.hasNotes &&
    one.colors.join() === other.colors.join()
  );
}
