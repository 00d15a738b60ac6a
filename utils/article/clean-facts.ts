import type { Article, ArticleMetadata } from './article';
import { webAddress } from './web-address';

/** Facts that come from a file, without addresses that no link of ours may lead to. */
export function cleanFacts<Facts extends ArticleMetadata & Pick<Partial<Article>, 'corrections'>>(
  facts: Facts,
): Facts {
  const { canonicalUrl, aliasUrls, imageUrl, corrections } = facts;
  return {
    ...facts,
    canonicalUrl: canonicalUrl && webAddress(canonicalUrl),
    aliasUrls: aliasUrls.filter((url) => webAddress(url) !== null),
    imageUrl: imageUrl && webAddress(imageUrl),
    ...(corrections?.canonicalUrl && {
      corrections: { ...corrections, canonicalUrl: webAddress(corrections.canonicalUrl) },
    }),
  };
}
