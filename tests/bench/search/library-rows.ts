import { annotationBody, type Annotation, motivationOf } from '@/utils/annotation/annotation';
import type { ArticleMetadata, ArticleVersion, SavedArticle } from '@/utils/article/article';
import { NO_FURTHER_FACTS } from '@/utils/article/further-facts';
import { textLength } from '@/utils/article/text-length';
import { addressKeys } from '@/utils/article/url-key';
import { sha256 } from '@/utils/library/sha256';
import type { BodyRow, TextRow } from '@/utils/storage/database';
import { gzip } from '@/utils/storage/gzip';

import type { CorpusArticle } from './corpus.ts';

/** All that the library has of an article. */
export interface LibraryRows {
  article: SavedArticle;
  version: ArticleVersion;
  body: BodyRow;
  text: TextRow;
  annotations: Annotation[];
}

/** The facts of an article, as a page tells them. */
export function metadataOf(article: CorpusArticle): ArticleMetadata {
  const { url, title, byline, lang, siteName, publishedTime, text } = article;
  return {
    ...NO_FURTHER_FACTS,
    url,
    canonicalUrl: url,
    title,
    byline,
    dir: 'ltr',
    lang,
    siteName,
    excerpt: text.slice(0, 140),
    publishedTime: `${publishedTime.slice(0, 19)}Z`,
  };
}

/** Its body, sanitised. */
export function contentOf({ text }: CorpusArticle): string {
  return text
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('');
}

/** The rows of an article as they are when it has been saved, highlighted and tagged. */
export async function libraryRows(article: CorpusArticle): Promise<LibraryRows> {
  const content = contentOf(article);
  const versionId = versionIdOf(article);
  const metadata = metadataOf(article);
  const receipt = {
    ...textLength(article.text),
    source: 'article' as const,
    picturesKept: 0,
    picturesFound: 0,
    pages: 1,
    signs: [],
    reading: 'best' as const,
    choices: null,
  };
  const { id, savedAt, tags, note, isFavourite, state } = article;
  return {
    article: {
      ...metadata,
      ...receipt,
      id,
      urlKeys: addressKeys(article.url),
      versionId,
      savedAt,
      modified: savedAt,
      tags,
      note,
      isFavourite,
      state,
      progress: state === 'reading' ? 0.4 : 0,
      leadImage: null,
      deletedAt: null,
    },
    version: {
      id: versionId,
      articleId: id,
      capturedAt: savedAt,
      contentHash: await sha256(content),
      metadata,
      receipt,
      pictures: [],
    },
    body: { versionId, gzip: await gzip(content) },
    text: { versionId, text: article.text },
    annotations: annotationsOf(article),
  };
}

/** Its highlights. */
export function annotationsOf(article: CorpusArticle): Annotation[] {
  return article.highlights.map((highlight) => annotationOf(article, highlight));
}

function versionIdOf({ id }: CorpusArticle): string {
  return id.replace(/^.{4}/, 'feed');
}

function annotationOf(
  article: CorpusArticle,
  { id, color, start, end, note, tags }: CorpusArticle['highlights'][number],
): Annotation {
  const { id: articleId, url, text, savedAt } = article;
  return {
    id,
    articleId,
    versionId: versionIdOf(article),
    motivation: motivationOf(note),
    color,
    body: annotationBody(note, tags),
    target: {
      source: url,
      selector: [
        {
          type: 'TextQuoteSelector',
          exact: text.slice(start, end),
          prefix: text.slice(Math.max(0, start - 32), start),
          suffix: text.slice(end, end + 32),
        },
        { type: 'TextPositionSelector', start, end },
      ],
    },
    created: savedAt,
    modified: savedAt,
    deletedAt: null,
  };
}
