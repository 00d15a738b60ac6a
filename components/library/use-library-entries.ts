import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

import { useAnnotations } from '@/components/hooks/use-annotations';
import { useArticleRows } from '@/components/hooks/use-article-rows';
import { useSetting } from '@/components/hooks/use-setting';
import { useToday } from '@/components/hooks/use-today';
import type { ListedArticle } from '@/utils/library/list-articles';
import { filterEntries, type LibraryAnnotationFilter } from '@/utils/search/annotation-filter';
import type { ArticleCatalog } from '@/utils/search/catalog/article-catalog';
import { type LibraryEntry, libraryEntries, sortEntries } from '@/utils/search/library-entries';
import { settings } from '@/utils/storage/settings';

interface LibraryEntries {
  /** All there are, in the order that the reader chose; null until they have been read. */
  all: LibraryEntry[] | null;
  /** Those that the filter lets through. */
  visible: LibraryEntry[];
  /** Why they can't be read; null where they can. */
  failure: { error: unknown } | null;
}

/** The highlights and notes of the library, as far as they are wanted. */
export function useLibraryEntries(
  catalog: ArticleCatalog | null,
  filter: LibraryAnnotationFilter,
  isWanted: boolean,
): LibraryEntries {
  const [order] = useSetting(settings.annotationOrder);
  const today = useToday();
  const answer = useAnnotations(isWanted);
  const annotations = answer.state === 'ready' ? answer.value : null;
  const [wasWanted, setWasWanted] = useState(isWanted);
  if (isWanted && !wasWanted) setWasWanted(true);
  const ids = useMemo(() => (wasWanted && catalog ? catalog.annotated() : null), [catalog, wasWanted]);
  const rows = useArticleRows(catalog, 0);
  useEffect(() => {
    if (ids) rows.want(ids);
  }, [ids]);
  const known = useMemo(() => ids?.map(rows.rowOf), [ids, rows]);
  const whole = useRef<ListedArticle[] | null>(null);
  // What has just come or gone is read before the list is another.
  if (known?.every((article) => article !== undefined)) whole.current = known;
  const articles = whole.current;
  const all = useMemo(
    () => articles && annotations && sortEntries(libraryEntries(annotations.values(), articles), order),
    [articles, annotations, order],
  );
  const visible = useMemo(() => filterEntries(all ?? [], filter, today), [all, filter, today]);
  return { all, visible, failure: answer.state === 'failed' ? answer : rows.failure };
}
