import type { Article, ArticleVersion, SavedArticle } from '@/utils/article/article';
import { withCorrections } from '@/utils/article/corrections';

import { leadImage } from './keep-pictures';
import { type LibraryContext, timestamp } from './library-context';

/** What of an article is the reader's own, or is older than the version that is shown. */
type ReadersOwn = Partial<Article> &
  Pick<Article, 'savedAt' | 'urlKeys' | 'tags' | 'note' | 'isFavourite' | 'state' | 'progress'>;

/** The article's row as it shows this version: the reader's own tags, note, state and corrections stay as they were. */
export function articleOf(
  ctx: LibraryContext,
  known: Article | undefined,
  version: ArticleVersion,
  keys: string[],
): SavedArticle {
  const now = timestamp(ctx);
  const {
    linkTitle: _,
    isFromText: __,
    ...readers
  }: ReadersOwn = known ?? {
    savedAt: now,
    urlKeys: [],
    tags: [],
    note: '',
    isFavourite: false,
    state: 'unread',
    progress: 0,
  };
  return {
    ...readers,
    ...withCorrections(version.metadata, readers.corrections ?? {}),
    ...version.receipt,
    id: version.articleId,
    versionId: version.id,
    urlKeys: [...new Set([...readers.urlKeys, ...keys])],
    leadImage: leadImage(version.pictures),
    modified: now,
    deletedAt: null,
  };
}
