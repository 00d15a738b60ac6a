import { i18n } from '#i18n';
import type { ArticleMetadata } from '@/utils/article/article';

/** Which of the facts that every article of a newspaper has weren't found, in words; null when both were. */
export function missingFacts({
  byline,
  publishedTime,
}: Pick<ArticleMetadata, 'byline' | 'publishedTime'>): string | null {
  const hasByline = byline.length > 0;
  if (publishedTime === null) return i18n.t(hasByline ? 'receipt.noDate' : 'receipt.noDateNorByline');
  return hasByline ? null : i18n.t('receipt.noByline');
}
