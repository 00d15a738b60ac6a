import { urlKey } from '@/utils/article/url-key';

/**
 * What an address says of the page: its number as the site counts, `whole` for the article on one page, or null when it says
 * nothing, as that of a first page does.
 */
export type PageMarker = number | 'whole' | null;

/** How an address stands to that of another page: as a page of the same article, or maybe of a series of articles. */
export interface PageRelation {
  marker: PageMarker;
  /** `series`: only a bare number differs (`/story/5` and `/story/6`), which may as well be the next story. */
  kind: 'article' | 'series';
  /** Key of the address without a number. */
  article: string;
}

/**
 * Reads addresses as those of other pages of the article at `own`: the same address but for the number of a page, which stands
 * in a parameter (`?page=2`), behind the name (`story_2.html`) or as a part of the path (`/story/2`, `/story/seite-2`). Null
 * for one that is no such address, or the same one.
 */
export function pageRelations(own: string): (other: URL) => PageRelation | null {
  const ownReadings = pageReadings(own);
  const pathBegins = ownReadings.at(-1)?.path ?? '';
  return (other) => {
    // Reading an address takes its time, and most links of a page lead elsewhere.
    if (!other.pathname.startsWith(pathBegins)) return null;
    let series: PageRelation | null = null;
    for (const { article, marker, isBare } of pageReadings(other.href)) {
      const same = ownReadings.find((reading) => reading.article === article);
      if (!same || same.marker === marker) continue;
      if (!isBare || !same.isBare) return { marker, kind: 'article', article };
      series = { marker, kind: 'series', article };
    }
    return series;
  };
}

/** Number of the page in an address; null for a first page. `article` is what `pageRelations` gave for one of its kin. */
export function markerIn(address: string, article: string): PageMarker {
  return pageReadings(address).find((reading) => reading.article === article)?.marker ?? null;
}

interface PageReading {
  article: string;
  /** Path of the article, with which those of all its pages begin; the last reading has the shortest. */
  path: string;
  marker: PageMarker;
  /** Whether nothing says that the number is that of a page. */
  isBare: boolean;
}

/** Parameters in which sites count the pages of an article. */
const PAGE_PARAMETER =
  /^(?:p|pg|pn|pp|page|pages|paged|page_?(?:n|no|num|nr|number|wanted)|n_?page|curr?(?:ent)?_?page|seite|pagina|sida|side|sivu|strana|stranka|strona|oldal|sayfa|trang|halaman)$/i;
const PAGE_WORD =
  'page|pages|paged|p|pg|seite|pagina|sida|side|sivu|strana|stranka|strona|oldal|sayfa|trang|halaman';
const WORD_AND_NUMBER = new RegExp(`^(?:${PAGE_WORD})[-_]?(\\d{1,3})$`, 'i');
const WORD_ALONE = new RegExp(`^(?:${PAGE_WORD})$`, 'i');
/** A name with a number behind: an article has some dozens of pages at most, and longer numbers are its own. */
const NAME_AND_NUMBER = new RegExp(`^(.*?[^-_.~])[-_.~]{1,2}(?:(${PAGE_WORD})[-_]?)?(\\d{1,2})$`, 'i');
const WHOLE = /^(?:all|full|whole|single|single-?page|one-?page|allpages|komplettansicht)$/i;
const NAME_AND_WHOLE = /^(.+)[-_](?:all|full|whole|single)$/i;
const EXTENSION = /\.(?:[sx]?html?|php\d?|aspx?|jspx?|cfm|cgi|do|action|amp)$/i;
const INDEX = /^(?:index|default|main)$/i;

/** Every way in which an address may be that of a page: first as it is. */
function pageReadings(address: string): PageReading[] {
  const key = urlKey(address);
  if (key === null) return [];
  const url = new URL(key);
  const parameters = [...url.searchParams].flatMap(([name, value]): PageReading[] => {
    if (!PAGE_PARAMETER.test(name) || !/^(?:\d{1,3}|all)$/i.test(value)) return [];
    const rest = new URL(url);
    rest.searchParams.delete(name);
    return [{ ...articleAt(rest), marker: markerOf(value), isBare: false }];
  });
  return [{ ...articleAt(url), marker: null, isBare: false }, ...parameters, ...pathReadings(url)];
}

function pathReadings(url: URL): PageReading[] {
  const segments = url.pathname.replace(EXTENSION, '').split('/');
  const last = segments.at(-1) ?? '';
  const at = (path: string[], marker: string | undefined, isBare: boolean): PageReading => {
    const article = new URL(url);
    article.pathname = path.join('/');
    return { ...articleAt(article), marker: markerOf(marker), isBare };
  };
  const before = segments.slice(0, -1);
  if (WHOLE.test(last)) return [at(before, 'all', false)];
  const named = WORD_AND_NUMBER.exec(last);
  if (named) return [at(before, named[1], false)];
  if (/^\d{1,3}$/.test(last) && WORD_ALONE.test(before.at(-1) ?? '')) {
    return [at(before.slice(0, -1), last, false)];
  }
  if (/^\d{1,2}$/.test(last)) return [at(before, last, true)];
  const whole = NAME_AND_WHOLE.exec(last);
  if (whole) return [at([...before, whole[1] ?? ''], 'all', false)];
  const numbered = NAME_AND_NUMBER.exec(last);
  if (!numbered) return [];
  const [, name = '', word, number] = numbered;
  return [at([...before, name], number, word === undefined)];
}

function markerOf(value: string | undefined): PageMarker {
  return value?.toLowerCase() === 'all' ? 'whole' : Number(value);
}

/** An address without what sites leave out of it at will: the ending of a file, `index`, the scheme. */
function articleAt(url: URL): Pick<PageReading, 'article' | 'path'> {
  const segments = url.pathname.replace(EXTENSION, '').split('/');
  if (INDEX.test(segments.at(-1) ?? '')) segments.pop();
  const path = segments.join('/').replace(/\/+$/, '');
  return { article: `${url.host}${path}${url.search}${url.hash}`, path };
}
