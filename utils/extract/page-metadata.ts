import type { FurtherFacts } from '@/utils/article/further-facts';

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
import { oneLine } from './text-weight';

/** What a page says of its article before the article itself is looked for. */
export interface PageMetadata extends PageTitle, FurtherFacts {
  canonicalUrl: string | null;
  byline: string[];
  siteName: string | null;
  excerpt: string | null;
  lang: string | null;
  /** See `publishedTime`. */
  publishedTime: string | null;
  /** Absolute address of the picture that the page offers for sharing. */
  image: string | null;
  /** The article's text as JSON-LD tells it, with whatever markup stands in it. */
  articleBody: string | null;
  /** Whether the page calls itself an article. */
  isArticle: boolean;
}

/** Reads the metadata of a copy of the page: JSON-LD, OpenGraph and other meta tags, then what stands by the headline. */
export function pageMetadata(document: Document, url: string, baseUrl: string): PageMetadata {
  const meta = metaTags(document);
  const jsonLd = jsonLdArticle(document);
  const siteName =
    oneLine(meta('og:site_name', 'application-name') ?? jsonLd?.siteName ?? '').slice(0, 500) || null;
  const siteNames = [siteName ?? '', ...namesInAddress(url)].filter((name) => name !== '');
  const title = pageTitle(document, { meta, jsonLd, siteNames });
  const shown = headlineText(document, title);
  const lang = pageLanguage(document, meta, jsonLd, [...shown.after, title.title].join(' '));
  const sources = { jsonLd, meta, shown, siteNames, language: lang, zone: pageZone(lang, url), url };
  const excerpt = oneLine(
    meta('og:description', 'description', 'twitter:description', 'dc.description') ??
      jsonLd?.description ??
      '',
  );
  const names = byline(document, sources);
  const published = publishedTime(document, sources);
  const further = furtherFacts(sources);
  return {
    ...title,
    ...further,
    factSources: {
      title: title.titleFrom,
      ...(names && { byline: names.from }),
      ...(published && { publishedTime: published.from }),
      ...further.factSources,
    },
    canonicalUrl: canonicalUrl(document, meta('og:url'), baseUrl),
    byline: names?.value ?? [],
    siteName,
    excerpt: excerpt.slice(0, 5_000) || null,
    lang,
    publishedTime: published?.value ?? null,
    image: webAddress(meta('og:image:secure_url', 'og:image', 'twitter:image', 'twitter:image:src'), baseUrl),
    articleBody: jsonLd?.articleBody ?? null,
    isArticle:
      jsonLd?.isArticle === true ||
      /article|news/i.test(meta('og:type') ?? '') ||
      document.querySelectorAll('article').length === 1,
  };
}

function canonicalUrl(document: Document, ogUrl: string | null, baseUrl: string): string | null {
  const link = document.querySelector('link[rel~="canonical" i][href]')?.getAttribute('href') ?? null;
  return webAddress(link, baseUrl) ?? webAddress(ogUrl, baseUrl);
}

/** Absolute http(s) address without user info, of at most 10,000 characters; null for anything else. */
function webAddress(value: string | null, baseUrl: string): string | null {
  if (value === null || value.trim() === '' || !URL.canParse(value, baseUrl)) return null;
  const url = new URL(value, baseUrl);
  if (!/^https?:$/.test(url.protocol) || url.href.length > 10_000) return null;
  url.username = '';
  url.password = '';
  return url.href;
}
