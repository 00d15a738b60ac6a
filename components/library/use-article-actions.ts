import { useMemo } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { deleteForever } from '@/utils/library/delete-article';
import type { LibraryContext } from '@/utils/library/library-context';
import type { ListedArticle } from '@/utils/library/list-articles';
import {
  addTag,
  removeTag,
  restoreArticles,
  setFavourite,
  setState,
  trashArticles,
  type Undo,
} from '@/utils/library/update-article';

import { tellDone } from './tell-done';

/** What can be done with articles of a list. Each says what it did and offers to take it back, or says that it failed. */
export interface ArticleActions {
  addTag: (articles: ListedArticle[], tag: string) => void;
  removeTag: (articles: ListedArticle[], tag: string) => void;
  /** Favourites all, or none when all are favourites. */
  toggleFavourite: (articles: ListedArticle[]) => void;
  /** Archives all, or takes all out of the archive when all are in it. */
  toggleArchived: (articles: ListedArticle[]) => void;
  trash: (articles: ListedArticle[]) => void;
  restore: (articles: ListedArticle[]) => void;
  /** The one that can't be taken back: ask first. */
  deleteForever: (articles: ListedArticle[]) => void;
}

/** The actions over the library of the page. */
export function useArticleActions(): ArticleActions {
  const library = useLibrary();
  return useMemo(() => articleActions(library), [library]);
}

function articleActions(library: LibraryContext): ArticleActions {
  return {
    addTag: (articles, tag) => {
      const { length } = articles;
      tellDone(
        i18n.t('library.tagged', length, [String(length), tag]),
        addTag(library, idsOf(articles), tag),
      );
    },
    removeTag: (articles, tag) => {
      const { length } = articles;
      tellDone(
        i18n.t('library.untagged', length, [String(length), tag]),
        removeTag(library, idsOf(articles), tag),
      );
    },
    toggleFavourite: (articles) => {
      const areFavourites = articles.every(({ isFavourite }) => isFavourite);
      tellDone(
        i18n.t(areFavourites ? 'library.unfavourited' : 'library.favourited', articles.length),
        setFavourite(library, idsOf(articles), !areFavourites),
      );
    },
    toggleArchived: (articles) => {
      if (articles.every(({ state }) => state === 'archived')) {
        tellDone(i18n.t('library.unarchived', articles.length), unarchive(library, articles));
      } else {
        tellDone(i18n.t('library.archived', articles.length), setState(library, idsOf(articles), 'archived'));
      }
    },
    trash: (articles) => {
      tellDone(i18n.t('library.deleted', articles.length), trashArticles(library, idsOf(articles)));
    },
    restore: (articles) => {
      tellDone(i18n.t('library.restored', articles.length), restoreArticles(library, idsOf(articles)));
    },
    deleteForever: (articles) => {
      tellDone(
        i18n.t('library.deletedForever', articles.length),
        deleteForever(library, idsOf(articles)).then(() => null),
      );
    },
  };
}

const idsOf = (articles: ListedArticle[]): string[] => articles.map(({ id }) => id);

/** What was begun is being read again, the rest is unread again. */
async function unarchive(library: LibraryContext, articles: ListedArticle[]): Promise<Undo> {
  const isBegun = ({ progress }: ListedArticle): boolean => progress > 0;
  const undos = await Promise.all([
    setState(library, idsOf(articles.filter(isBegun)), 'reading'),
    setState(library, idsOf(articles.filter((article) => !isBegun(article))), 'unread'),
  ]);
  return async () => {
    await Promise.all(undos.map((undo) => undo()));
  };
}
