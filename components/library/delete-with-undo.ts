import { i18n } from '#i18n';
import { showToast } from '@/components/ui/Toast';
import type { LibraryContext } from '@/utils/library/library-context';
import { trashArticles } from '@/utils/library/update-article';

/** Puts articles in the trash, and offers to take that back. */
export async function deleteWithUndo(library: LibraryContext, ids: string[]): Promise<void> {
  const undo = await trashArticles(library, ids);
  showToast({
    message: i18n.t('library.deleted', ids.length),
    action: { label: i18n.t('library.undo'), run: () => void undo() },
  });
}
