import type { ArticleEdit } from '@/utils/article/article-edit';

import { annotateQuote } from './annotate-quote';
import type { LibraryContext } from './library-context';
import { addTag, removeTag, setFavourite, setNote } from './update-article';

/** Makes one change to an article. */
export function editArticle(ctx: LibraryContext, id: string, edit: ArticleEdit): Promise<unknown> {
  switch (edit.kind) {
    case 'note':
      return setNote(ctx, id, edit.note);
    case 'add-tag':
      return addTag(ctx, [id], edit.tag);
    case 'remove-tag':
      return removeTag(ctx, [id], edit.tag);
    case 'favourite':
      return setFavourite(ctx, [id], edit.isFavourite);
    case 'highlight':
      return annotateQuote(ctx, id, edit);
  }
}
