import { useMemo } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { deleteForever } from '@/utils/library/delete-article';
import type { LibraryContext } from '@/utils/library/library-context';
import {
  addTag,
  removeTag,
  restoreArticles,
  setFavourite,
  setState,
  trashArticles,
  type Undo,
} from '@/utils/library/update-article';
import type { ArticleCatalog } from '@/utils/search/catalog/article-catalog';

import { tellDone } from './tell-done';

/** What can be done with articles of a list. Each says what it did and offers to take it back, or says that it failed. */
export interface ArticleActions {
  addTag: (ids: string[], tag: string) => void;
  removeTag: (ids: string[], tag: string) => void;
  /** Favourites all, or none when all are favourites. */
  toggleFavourite: (ids: string[]) => void;
  /** Archives all, or takes all out of the archive when all are in it. */
  toggleArchived: (ids: string[]) => void;
  trash: (ids: string[]) => void;
  restore: (ids: string[]) => void;
  /** The one that can't be taken back: ask first. */
  deleteForever: (ids: string[]) => void;
}

/** The actions over the library of the page; what articles are like before is looked up in its catalog. */
export function useArticleActions(catalog: ArticleCatalog | null): ArticleActions {
  const library = useLibrary();
  return useMemo(() => articleActions(library, catalog), [library, catalog]);
}

function articleActions(library: LibraryContext, catalog: ArticleCatalog | null): ArticleActions {
  const areAll = (ids: string[], what: 'favourite' | 'archived'): boolean =>
    catalog?.which(ids, what).length === ids.length;
  return {
    addTag: (ids, tag) => {
      const { length } = ids;
      tellDone(i18n.t('library.tagged', length, [String(length), tag]), addTag(library, ids, tag));
    },
    removeTag: (ids, tag) => {
      const { length } = ids;
      tellDone(i18n.t('library.untagged', length, [String(length), tag]), removeTag(library, ids, tag));
    },
    toggleFavourite: (ids) => {
      const areFavourites = areAll(ids, 'favourite');
      tellDone(
        i18n.t(areFavourites ? 'library.unfavourited' : 'library.favourited', ids.length),
        setFavourite(library, ids, !areFavourites),
      );
    },
    toggleArchived: (ids) => {
      if (areAll(ids, 'archived')) {
        tellDone(
          i18n.t('library.unarchived', ids.length),
          unarchive(library, ids, catalog?.which(ids, 'begun') ?? []),
        );
      } else {
        tellDone(i18n.t('library.archived', ids.length), setState(library, ids, 'archived'));
      }
    },
    trash: (ids) => {
      tellDone(i18n.t('library.deleted', ids.length), trashArticles(library, ids));
    },
    restore: (ids) => {
      tellDone(i18n.t('library.restored', ids.length), restoreArticles(library, ids));
    },
    deleteForever: (ids) => {
      tellDone(
        i18n.t('library.deletedForever', ids.length),
        deleteForever(library, ids).then(() => null),
      );
    },
  };
}

/** What was begun is being read again, the rest is unread again. */
async function unarchive(library: LibraryContext, ids: string[], begun: string[]): Promise<Undo> {
  const areBegun = new Set(begun);
  const undos = await Promise.all([
    setState(library, begun, 'reading'),
    setState(
      library,
      ids.filter((id) => !areBegun.has(id)),
      'unread',
    ),
  ]);
  return async () => {
    await Promise.all(undos.map((undo) => undo()));
  };
}
