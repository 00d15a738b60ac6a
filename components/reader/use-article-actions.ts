import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { showToast } from '@/components/ui/Toast';
import type { SavedArticle } from '@/utils/article/article';
import { setFavourite, setState, trashArticles } from '@/utils/library/update-article';

/** What the reader does with an article as a whole. */
export interface ArticleActions {
  toggleFavourite: () => void;
  toggleArchived: () => void;
  moveToTrash: () => void;
}

/** The same for this article, which is closed when it goes to the trash. */
export function useArticleActions(article: SavedArticle, onClose: () => void): ArticleActions {
  const library = useLibrary();
  const ids = [article.id];
  const moveToTrash = async (): Promise<void> => {
    const undo = await trashArticles(library, ids);
    onClose();
    showToast({
      message: i18n.t('reader.deleted'),
      action: { label: i18n.t('reader.undo'), run: () => void undo() },
    });
  };
  return {
    toggleFavourite: () => void setFavourite(library, ids, !article.isFavourite),
    toggleArchived: () => void setState(library, ids, article.state === 'archived' ? 'reading' : 'archived'),
    moveToTrash: () => void moveToTrash(),
  };
}
