import type { FactSource } from '@/utils/article/fact-source';
import { oneLine } from '@/utils/article/one-line';
import { renderedText } from '@/utils/article/rendered-text';

import { isElsewhere } from './is-elsewhere';
import type { JsonLdArticle } from './json-ld';
import type { MetaTags } from './meta-tags';
import { sharedWords } from './shared-words';
import { bareText, textWeight } from './text-weight';
import { unescapeHtml } from './unescape-html';

/** The title of the article, and the heading that shows it on the page, if one does. */
export interface PageTitle {
  title: string;
  /** Where the title was found. */
  titleFrom: FactSource;
  /** Whether nothing but the tab tells it. */
  isOfTab: boolean;
  heading: Element | null;
}

/** Longest title kept, in UTF-16 code units. */
const MAX_LENGTH = 1_000;
/** Longest heading that may be a title. */
const MAX_HEADING_LENGTH = 300;
/** Most headings of a level that are looked at. */
const MAX_HEADINGS = 12;
/** What holds the name of the site. */
const SITE_BOX =
  ':is([class*="logo" i], [id*="logo" i], [class*="site-title" i], [class*="site-name" i], [class*="sitename" i], [class*="site-branding" i]):not(html, body, main, article)';
/** Least weight of a heading that may be a title by itself: shorter ones name sections. */
const LEAST_WEIGHT = 10;
/** Share of words from which two titles are of one story: headline and search title are seldom the same. */
const SAME_STORY = 0.5;

/** Where a page may say its title. */
export interface TitleSources {
  meta: MetaTags;
  jsonLd: JsonLdArticle | null;
  /** Names of the site, the declared one first, then those in its address. */
  siteNames: string[];
}

/**
 * The article's title without the site's name. What the page shows as its headline goes first: the heading that says what
 * the metadata say, wholly or as a part; else a main heading of the same story; else the only one. Then the metadata's own
 * title with names of site and section cut off. Empty when the page has none at all.
 */
export function pageTitle(document: Document, { meta, jsonLd, siteNames }: TitleSources): PageTitle {
  const tab = titleIn(unescapeHtml(document.querySelector('title')?.textContent ?? ''));
  const social = titleIn(meta('og:title', 'twitter:title', 'weibo:article:title', 'dc.title', 'title') ?? '');
  const headline = titleIn(jsonLd?.headline ?? '');
  const declared = [headline, social, tab].filter((title) => title !== '');
  const sites = siteNames.map(bareText);
  const headings = headingsOf(document, sites);

  const shown =
    declaredHeading(
      headings.filter((one) => !one.isElsewhere),
      declared,
    ) ?? declaredHeading(headings, declared);
  if (shown) {
    return {
      titleFrom: 'shown',
      isOfTab: false,
      heading: shown.heading,
      title: besideKicker(shown.title, headline, social).slice(0, MAX_LENGTH),
    };
  }
  const declaredTitle =
    headline !== '' && (tab === '' || bareText(tab).includes(bareText(headline)))
      ? headline
      : withoutSite(social || headline || tab, sites);
  const found = mainHeading(headings, declared, declaredTitle);
  // What JSON-LD calls the headline is one; other titles may be made for search engines.
  const isBetter =
    found &&
    (found.bare.includes(bareText(declaredTitle)) ? isFuller(found, declaredTitle) : headline === '');
  const title = isBetter ? found.title : declaredTitle;
  const titleFrom = isBetter ? 'shown' : title === headline ? 'json-ld' : 'meta';
  const isOfTab = !isBetter && headline === '' && social === '';
  return { titleFrom, isOfTab, heading: found?.heading ?? null, title: title.slice(0, MAX_LENGTH) };
}

/** Whether a heading says more than the title in one breath: what type, a colon or a separator sets apart is a kicker or a name. */
function isFuller({ heading, title: shown }: Heading, title: string): boolean {
  const at = shown.toLowerCase().indexOf(title.toLowerCase());
  if (heading.firstElementChild || at < 0) return false;
  const before = shown.slice(0, at).trim();
  const isKicker = /[|｜•·:：–—-]$/.test(before) && !/["“”„«»「」]/.test(before);
  return !isKicker && !/^\s*[|｜•·–—-]/.test(shown.slice(at + title.length));
}

function titleIn(text: string): string {
  return oneLine(text).slice(0, MAX_LENGTH);
}

/** The main heading that tells the same story as the declared titles, else the only one, unless it is too short for a title. */
function mainHeading(headings: Heading[], declared: string[], declaredTitle: string): Heading | null {
  const main = headings.filter((one) => one.heading.localName === 'h1' && !one.isElsewhere);
  const [sameStory] = main
    .map((one) => ({ ...one, share: Math.max(0, ...declared.map((title) => sharedWords(title, one.title))) }))
    .filter(({ title, share }) => share >= SAME_STORY && textWeight(title) >= LEAST_WEIGHT)
    .sort((a, b) => b.share - a.share);
  if (sameStory) return sameStory;
  const [only] = main.length === 1 ? main : [];
  const isTitle =
    only && (textWeight(only.title) >= LEAST_WEIGHT || textWeight(declaredTitle) < LEAST_WEIGHT);
  return isTitle ? only : null;
}

/** The heading that says what a declared title says: the whole of it, or one of its parts, or its longer part. */
function declaredHeading(headings: Heading[], declared: string[]): Heading | undefined {
  return (
    headings.find(({ bare }) => declared.some((title) => bareText(title) === bare)) ??
    headingOfPart(headings, declared) ??
    headings.find(({ title }) => declared.some((one) => says(one, title)))
  );
}

interface Heading {
  heading: Element;
  title: string;
  bare: string;
  isElsewhere: boolean;
}

/** Headings that may be a title, main ones first, without those that name the site. */
function headingsOf(document: Document, sites: string[]): Heading[] {
  return ['h1', '[itemprop~="headline"]', 'h2']
    .flatMap((selector) => [...document.querySelectorAll(selector)].slice(0, 4 * MAX_HEADINGS))
    .map((heading) => {
      const text = heading.firstElementChild ? renderedText(heading).text : heading.textContent;
      const title = oneLine(text.replaceAll('\u00ad', ''));
      return { heading, title, bare: bareText(title) };
    })
    .filter(({ bare, title }) => bare !== '' && title.length < MAX_HEADING_LENGTH && !sites.includes(bare))
    .filter(({ heading }) => !heading.closest(SITE_BOX) && !leadsHome(heading))
    .slice(0, 2 * MAX_HEADINGS)
    .map((one) => ({ ...one, isElsewhere: isElsewhere(one.heading) }));
}

/** A heading that is a link to the front page is the site's. */
function leadsHome(heading: Element): boolean {
  const link = heading.closest('a[href]') ?? heading.querySelector('a[href]');
  return /^(?:https?:\/\/[^/?#]+)?\/?$/.test(link?.getAttribute('href')?.trim() ?? '-');
}

/** The heaviest heading that is a whole part of a declared title between its separators; a short one must be the first part. */
function headingOfPart(headings: Heading[], declared: string[]): Heading | undefined {
  const parts = declared.flatMap((title) =>
    title.split(SEPARATOR).map((part, index) => ({ bare: bareText(part), isFirst: index === 0 })),
  );
  return headings
    .filter(({ bare, title, heading }) => {
      const isMain = heading.localName === 'h1';
      const isLong = textWeight(title) >= LEAST_WEIGHT;
      return parts.some((part) => part.bare === bare && (isLong || (isMain && part.isFirst)));
    })
    .sort((a, b) => textWeight(b.title) - textWeight(a.title))[0];
}

/** Whether a heading is the beginning or the end of a declared title: the rest, which is shorter, is the site's name. */
function says(declaredTitle: string, heading: string): boolean {
  const declared = bareText(declaredTitle);
  const bare = bareText(heading);
  if (textWeight(heading) < LEAST_WEIGHT || bare.length < 0.4 * declared.length) return false;
  return declared.startsWith(bare) || declared.endsWith(bare);
}

/**
 * A kicker before a heading belongs to the title where the metadata agree on that, and is cut off where they leave out one
 * that is set apart by type only.
 */
function besideKicker(heading: string, headline: string, social: string): string {
  if (headline !== '' && bareText(headline) === bareText(social) && headline.endsWith(`: ${heading}`)) {
    return headline;
  }
  return [headline, social].find((title) => hasKicker(heading, title)) ?? heading;
}

function hasKicker(heading: string, title: string): boolean {
  if (textWeight(title) < 2 * LEAST_WEIGHT || heading === title || !heading.endsWith(title)) return false;
  return /[\p{L}\p{N}"”»]$/u.test(heading.slice(0, -title.length).trim());
}

const SEPARATOR =
  /\s*[|｜_»«·•‖—–]+\s*|\s+[-‐−:：/]\s+|\s*-{2,}\s*|(?<=\p{Script=Han})[-－](?=\p{Script=Han})/gu;

/** Cuts off what follows the first separator behind which stand only short names; or a site's name in front. */
function withoutSite(title: string, sites: string[]): string {
  const isSite = (text: string) => sites.includes(bareText(text));
  for (const match of title.matchAll(SEPARATOR)) {
    const kept = title.slice(0, match.index).trim();
    const rest = title.slice(match.index + match[0].length).trim();
    if (isSite(kept) && rest !== '') return withoutSite(rest, sites);
    const namesSite = sites.some((site) => site.length > 2 && bareText(rest).includes(site));
    const isShort = textWeight(rest) <= 40 && textWeight(rest) < 0.6 * textWeight(kept);
    if (textWeight(kept) >= LEAST_WEIGHT && (namesSite || isShort)) return kept;
  }
  return title;
}
