import type { FactSource } from '@/utils/article/fact-source';
import type { FurtherFacts } from '@/utils/article/further-facts';
import { oneLine } from '@/utils/article/one-line';
import type { Steps } from '@/utils/shared/steps';

import { byline } from './byline';
import { furtherFacts } from './further-facts';
import { headlineText } from './headline-text';
import { jsonLdArticle } from './json-ld';
import { metaTags } from './meta-tags';
import { pageLanguage } from './page-language';
import { type PageTitle, pageTitle } from './page-title';
import { pageZone } from './page-zone';
import { publishedTime } from './published-time';
import { namesInAddress } from './site-names';
import { pageAddresses, webAddress } from './page-addresses';

/** What a page says of its article before the article itself is looked for. */
export interface PageMetadata extends PageTitle, FurtherFacts {
  canonicalUrl: string | null;
  byline: string[];
  siteName: string | null;
  excerpt: string | null;
  lang: string | null;
  /** See `publishedTime`. */
  publishedTime: string | null;
  /** Absolute addresses of all pictures that the page offers as the article's, `imageUrl` first. */
  offeredImages: string[];
  /** The article's text as JSON-LD tells it, with whatever markup stands in it. */
  articleBody: string | null;
  /** How many words JSON-LD says that it has. */
  wordCount: number | null;
  /** Whether the page calls itself an article. */
  isArticle: boolean;
}

/** Where a page was read. */
export interface ReadAddress {
  url: string;
  baseUrl: string;
}

/**
 * Reads the metadata of a copy of the page: JSON-LD, OpenGraph and other meta tags, then what stands by the headline.
 * `otherSiteNames` are those that the page doesn't tell itself.
 */
export function* pageMetadata(
  document: Document,
  { url, baseUrl }: ReadAddress,
  otherSiteNames: string[] = [],
): Steps<PageMetadata> {
  const meta = metaTags(document);
  const jsonLd = jsonLdArticle(document);
  const metaSite = meta('og:site_name', 'application-name');
  const siteName = oneLine(metaSite ?? jsonLd?.siteName ?? '').slice(0, 500) || null;
  const siteNames = [siteName ?? '', ...otherSiteNames, ...namesInAddress(url)].filter((name) => name !== '');
  const title = pageTitle(document, { meta, jsonLd, siteNames });
  yield;
  const shown = headlineText(document, title);
  yield;
  const language = pageLanguage(document, meta, jsonLd, [...shown.after, title.title].join(' '));
  const lang = language?.value ?? null;
  const sources = { jsonLd, meta, shown, siteNames, language: lang, zone: pageZone(lang, url), url };
  const metaExcerpt = meta('og:description', 'description', 'twitter:description', 'dc.description');
  const excerpt = oneLine(metaExcerpt ?? jsonLd?.description ?? '').slice(0, 5_000) || null;
  const { canonicalUrl, aliasUrls } = pageAddresses(document, meta('og:url'), { url, baseUrl });
  const metaImages = ['og:image:secure_url', 'og:image', 'twitter:image', 'twitter:image:src'].map((name) =>
    meta(name),
  );
  const offeredImages = [...metaImages, ...(jsonLd?.images ?? [])]
    .map((address) => webAddress(address, baseUrl))
    .filter((address) => address !== null);
  const [imageUrl = null] = offeredImages;
  const names = byline(document, sources);
  yield;
  const published = publishedTime(document, sources);
  yield;
  const further = furtherFacts(sources);
  return {
    ...title,
    ...further,
    factSources: {
      title: title.titleFrom,
      ...(names && { byline: names.from }),
      ...(published && { publishedTime: published.from }),
      ...(siteName !== null && { siteName: headOr(metaSite) }),
      ...(excerpt !== null && { excerpt: headOr(metaExcerpt) }),
      ...(canonicalUrl !== null && { canonicalUrl: 'meta' }),
      ...(imageUrl !== null && { imageUrl: headOr(metaImages.find((one) => one !== null) ?? null) }),
      ...(language && { lang: language.from }),
      ...further.factSources,
    },
    canonicalUrl,
    aliasUrls,
    byline: names?.value ?? [],
    siteName,
    excerpt,
    lang,
    publishedTime: published?.value ?? null,
    imageUrl,
    offeredImages,
    articleBody: jsonLd?.articleBody ?? null,
    wordCount: jsonLd?.wordCount ?? null,
    isArticle:
      jsonLd?.isArticle === true ||
      /article|news/i.test(meta('og:type') ?? '') ||
      document.querySelectorAll('article').length === 1,
  };
}

/** Where a fact is from that is taken from JSON-LD when no meta tag tells it. */
function headOr(inMeta: string | null): FactSource {
  return inMeta === null ? 'json-ld' : 'meta';
}
