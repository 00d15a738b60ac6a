import { oneLine } from '@/utils/article/one-line';

import { elementsUnder, type PageWindow } from '../page-window';
import { markerIn, type PageRelation, pageRelations } from './page-address';
import { type PageLabel, pageLabel } from './page-label';

/** Another page of an article. */
export interface FoundPage {
  url: string;
  /** Number in its address, by which pages are in order; null for a first page that has none. */
  marker: number | null;
}

/** What a page tells of the others of its article. */
export interface FoundPages {
  /** Number in the page's own address. */
  own: number | null;
  /** The others that it links to, in order; those before it as well. */
  pages: FoundPage[];
  /** How many there are besides it, as far as its links say; null when they lead to the next one only. */
  more: number | null;
  /** Address of the whole article on one page, if the site has such. */
  whole: string | null;
}

const LINKS = new Set(['a', 'link', 'option']);
/** Most links that are looked at. */
const MAX_LINKS = 5_000;
/** Boxes in which links lead elsewhere. As a selector, since the properties of a live form may be its inputs. */
const ELSEWHERE = 'comment discuss disqus reply replies related recommend pinglun sidebar widget forum'
  .split(' ')
  .map((name) => `:is([class*="${name}" i], [id*="${name}" i]):not(html, body)`)
  .join(', ');

/**
 * The other pages of the article at `url` to which a document of it links: addresses of the same article but for the number of
 * a page, on links that say so by `rel=next`, "next page" or a number. Pages of comments and of lists aren't counted; nor is
 * the next article, whose address is another.
 */
export function findPages(page: PageWindow, url: string, baseUrl: string): FoundPages {
  const { origin } = new URL(url);
  const relationOf = pageRelations(url);
  const candidates = elementsUnder(page, page.document)
    .filter(({ localName }) => LINKS.has(localName))
    .slice(0, MAX_LINKS)
    .flatMap((element): Candidate[] => {
      const target = targetOf(element, baseUrl);
      const relation = target?.origin === origin ? relationOf(target) : null;
      if (!target || !relation || element.closest(ELSEWHERE)) return [];
      const label = labelOf(element);
      return fits(relation, label) ? [{ href: target.href, relation, label }] : [];
    });
  const found = candidates.filter(
    ({ relation }) => relation.kind === 'article' || isOneArticle(relation.article, candidates),
  );
  const pages = new Map<number | null, FoundPage>();
  for (const {
    href,
    relation: { marker },
  } of found) {
    if (marker !== 'whole' && !pages.has(marker)) pages.set(marker, { url: href, marker });
  }
  const own = found[0] ? markerIn(url, found[0].relation.article) : null;
  // The reader has it all before them.
  if (own === 'whole') return { own: null, pages: [], more: 0, whole: null };
  const whole = found.find(
    ({ relation, label }) => relation.marker === 'whole' && (pages.size > 0 || label === 'next'),
  );
  const largest = Math.max(0, ...found.map(({ label }) => (typeof label === 'number' ? label : 0)));
  return {
    own,
    pages: [...pages.values()].toSorted((a, b) => (a.marker ?? -1) - (b.marker ?? -1)),
    more: largest === 0 ? null : Math.max(largest - 1, pages.size),
    whole: whole?.href ?? null,
  };
}

interface Candidate {
  href: string;
  relation: PageRelation;
  label: PageLabel;
}

/** Whether the words of a link are of the page that its address names. Some sites count from 0. */
function fits({ marker }: PageRelation, label: PageLabel): boolean {
  if (marker === 'whole') return true;
  if (label === 'next' || label === null || marker === null) return label !== null;
  return marker === label || marker === label - 1;
}

function targetOf(element: Element, baseUrl: string): URL | null {
  const value = (element.getAttribute('href') ?? element.getAttribute('value') ?? '').trim();
  if (value === '' || value.startsWith('#') || !URL.canParse(value, baseUrl)) return null;
  return new URL(value, baseUrl);
}

function labelOf(element: Element): PageLabel {
  if (/(?:^|\s)next(?:\s|$)/i.test(element.getAttribute('rel') ?? '')) return 'next';
  if (element.localName === 'link') return null;
  const text = oneLine(element.textContent.slice(0, 500));
  const instead = [
    element.getAttribute('aria-label'),
    element.getAttribute('title'),
    element.querySelector('img')?.getAttribute('alt'),
  ];
  return (
    pageLabel(text) ?? instead.map((words) => pageLabel(words ?? '')).find((label) => label !== null) ?? null
  );
}

/** Whether what looks like a series is one article: a link numbered 1 leads to the address without a number. */
function isOneArticle(article: string, candidates: Candidate[]): boolean {
  return candidates.some(
    ({ relation, label }) => relation.article === article && relation.marker === null && label === 1,
  );
}
