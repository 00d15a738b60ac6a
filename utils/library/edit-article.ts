import type { ArticleEdit } from '@/utils/article/article-edit';

import type { LibraryContext } from './library-context';
import { addTag, removeTag, setFavourite, setNote, type Undo } from './update-article';

/** Makes one change to an article. */
export function editArticle(ctx: LibraryContext, id: string, edit: ArticleEdit): Promise<Undo> {
  switch (edit.kind) {
    case 'note':
      return setNote(ctx, id, edit.note);
    case 'add-tag':
      return addTag(ctx, [id], edit.tag);
    case 'remove-tag':
      return removeTag(ctx, [id], edit.tag);
    case 'favourite':
      return setFavourite(ctx, [id], edit.isFavourite);
  }
}
