import { useMemo } from 'preact/hooks';

import { useAnnotations } from '@/components/hooks/use-annotations';
import { useSetting } from '@/components/hooks/use-setting';
import { useToday } from '@/components/hooks/use-today';
import type { ListedArticle } from '@/utils/library/list-articles';
import { filterEntries, type LibraryAnnotationFilter } from '@/utils/search/annotation-filter';
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
  articles: ListedArticle[] | null,
  filter: LibraryAnnotationFilter,
  isWanted: boolean,
): LibraryEntries {
  const [order] = useSetting(settings.annotationOrder);
  const today = useToday();
  const answer = useAnnotations(isWanted);
  const annotations = answer.state === 'ready' ? answer.value : null;
  const all = useMemo(
    () => articles && annotations && sortEntries(libraryEntries(annotations.values(), articles), order),
    [articles, annotations, order],
  );
  const visible = useMemo(() => filterEntries(all ?? [], filter, today), [all, filter, today]);
  return { all, visible, failure: answer.state === 'failed' ? answer : null };
}
