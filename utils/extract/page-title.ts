import { renderedText } from '@/utils/article/rendered-text';

import type { JsonLdArticle } from './json-ld';
import type { MetaTags } from './meta-tags';
import { bareText, oneLine, textWeight } from './text-weight';
import { unescapeHtml } from './unescape-html';

/** The title of the article, and the heading that shows it on the page, if one does. */
export interface PageTitle {
  title: string;
  heading: Element | null;
}

/** Longest title kept, in UTF-16 code units. */
const MAX_LENGTH = 1_000;
/** Headings that belong to something else on the page. */
const ELSEWHERE = 'aside, footer, nav';
/** Least weight of a heading that may be a title by itself: shorter ones name sections. */
const LEAST_WEIGHT = 10;

/**
 * The article's title without the site's name: the heading on the page that says what the page's metadata say, wholly or as
 * a part; else the metadata's own title with names of site and section cut off. Empty when the page has none at all.
 */
export function pageTitle(
  document: Document,
  meta: MetaTags,
  jsonLd: JsonLdArticle | null,
  siteName: string | null,
): PageTitle {
  const tab = oneLine(unescapeHtml(document.querySelector('title')?.textContent ?? ''));
  const social = oneLine(meta('og:title', 'twitter:title', 'weibo:article:title', 'dc.title', 'title') ?? '');
  const headline = oneLine(jsonLd?.headline ?? '');
  const headings = [...document.querySelectorAll('h1'), ...document.querySelectorAll('h2')]
    .filter((heading) => !heading.closest(ELSEWHERE))
    .slice(0, 12)
    .map((heading) => ({ heading, title: oneLine(renderedText(heading).text) }))
    .filter(({ title }) => title !== '' && title.length < 300);

  const declared = [headline, social, tab].filter((title) => title !== '').map(bareText);
  const site = bareText(siteName ?? '');
  const shown = headings.find(
    ({ title }) => bareText(title) !== site && declared.some((one) => says(one, title)),
  );
  if (shown) {
    // Some headings begin with a kicker, which the metadata leave out.
    const behindKicker = [headline, social].find((one) => hasKicker(shown.title, one));
    return { heading: shown.heading, title: (behindKicker ?? shown.title).slice(0, MAX_LENGTH) };
  }

  const mainHeadings = headings.filter(({ heading }) => heading.localName === 'h1');
  const [onlyHeading] = mainHeadings.length === 1 ? mainHeadings : [];
  const isHeadlineShown = headline !== '' && (tab === '' || bareText(tab).includes(bareText(headline)));
  const title = isHeadlineShown ? headline : withoutSite(social || headline || tab, siteName);
  const saysSomething = textWeight(title) >= LEAST_WEIGHT || !onlyHeading;
  if (title !== '' && saysSomething) return { title: title.slice(0, MAX_LENGTH), heading: null };
  return { title: onlyHeading?.title.slice(0, MAX_LENGTH) ?? '', heading: onlyHeading?.heading ?? null };
}

/** Whether a heading is the declared title, or its beginning or end: the rest, which is shorter, is the site's name. */
function says(declared: string, heading: string): boolean {
  const bare = bareText(heading);
  if (declared === bare) return bare !== '';
  if (textWeight(heading) < LEAST_WEIGHT || bare.length < 0.4 * declared.length) return false;
  return declared.startsWith(bare) || declared.endsWith(bare);
}

/** Whether a heading is a title behind a kicker that is set apart by type only: one with a colon belongs to the title. */
function hasKicker(heading: string, title: string): boolean {
  if (textWeight(title) < 2 * LEAST_WEIGHT || heading === title || !heading.endsWith(title)) return false;
  return /[\p{L}\p{N}"”»]$/u.test(heading.slice(0, -title.length).trim());
}

const SEPARATOR =
  /\s*[|｜_»«·•‖—–]+\s*|\s+[-‐−:：/]\s+|\s*-{2,}\s*|(?<=\p{Script=Han})[-－](?=\p{Script=Han})/gu;

/** Cuts off what follows the first separator behind which stand only short names; or a site's name in front. */
function withoutSite(title: string, siteName: string | null): string {
  const site = bareText(siteName ?? '');
  for (const match of title.matchAll(SEPARATOR)) {
    const kept = title.slice(0, match.index).trim();
    const rest = title.slice(match.index + match[0].length);
    const isSite = site !== '' && bareText(rest).includes(site);
    const isShort = textWeight(rest) <= 40 && textWeight(rest) < 0.6 * textWeight(kept);
    if (textWeight(kept) >= LEAST_WEIGHT && (isSite || isShort) && bareText(kept) !== site) return kept;
    if (site !== '' && bareText(kept) === site && rest.trim() !== '') return rest.trim();
  }
  return title;
}
