import type { CslItem } from '../references/csl-item';
import { UNDIVIDED } from '../references/person-name';
import { isoDate } from '../references/to-bibtex';
import type { CitationStyle } from './citation-style';
import { americanDate, dayFirst, yearFirst } from './cited-date';
import { apaNames, chicagoNames, gbtNames, mlaNames, nameInOrder } from './cited-names';
import type { CitedPart } from './cited-part';
import { closed, quotedTitle, withCurlyQuotes } from './cited-title';

/**
 * A reference as it stands in a bibliography of the style, on one line, with what is known of it. Names of Chinese, Japanese
 * and Korean, and of organisations, aren't turned round; titles and names of sites in their scripts aren't slanted. An outlet
 * that is named as its own author is named once.
 */
export function formatCitation(item: CslItem, style: CitationStyle): CitedPart[] {
  return FORMS[style](item).filter(({ text }) => text !== '');
}

const FORMS: Record<CitationStyle, (item: CslItem) => CitedPart[]> = { apa, mla, chicago, gbt };

function apa(item: CslItem): CitedPart[] {
  const { URL: url, issued, accessed, 'container-title': site } = item;
  const names = apaNames(item.author ?? []);
  const title = closed(withCurlyQuotes(item.title));
  const date = `(${issued ? yearFirst(issued) : 'n.d.'}).`;
  const retrieved = issued ? '' : `Retrieved ${americanDate(accessed)}, from `;
  return [
    plain(names === '' ? `${title} ${date}` : `${closed(names)} ${date} ${title}`),
    ...(isByItsSite(item) ? [] : [plain(' '), slanted(site), plain(site.endsWith('.') ? '' : '.')]),
    ...(url === undefined ? [] : [plain(` ${retrieved}`), link(url)]),
  ];
}

function mla(item: CslItem): CitedPart[] {
  const { URL: url, issued, accessed, 'container-title': site } = item;
  const names = mlaNames(isByItsSite(item) ? [] : (item.author ?? []));
  return [
    plain(`${names === '' ? '' : `${closed(names)} `}${quotedTitle(item.title, item.language)} `),
    slanted(site),
    plain(issued ? `, ${dayFirst(issued)}` : ''),
    ...(url === undefined ? [] : [plain(', '), link(url)]),
    plain(url === undefined && !issued && site.endsWith('.') ? '' : '.'),
    plain(issued || url === undefined ? '' : ` Accessed ${dayFirst(accessed)}.`),
  ];
}

function chicago(item: CslItem): CitedPart[] {
  const { URL: url, issued, accessed, 'container-title': site } = item;
  const names = chicagoNames(isByItsSite(item) ? [] : (item.author ?? []));
  const title = quotedTitle(item.title, item.language);
  const date = issued ? `${americanDate(issued)}.` : '';
  const stop = site.endsWith('.') ? '' : '.';
  return [
    // The outlet stands in the author's place where there is none.
    ...(names === ''
      ? [slanted(site), plain(`${stop} ${title}${date === '' ? '' : ` ${date}`}`)]
      : [plain(`${closed(names)} ${title} `), slanted(site), plain(date === '' ? stop : `, ${date}`)]),
    plain(issued || url === undefined ? '' : ` Accessed ${americanDate(accessed)}.`),
    ...(url === undefined ? [] : [plain(' '), link(url), plain('.')]),
  ];
}

/** What was read on the web is `EB/OL`, what came from a file an article of a newspaper, `N`. */
function gbt(item: CslItem): CitedPart[] {
  const { URL: url, issued, accessed, 'container-title': site } = item;
  const names = gbtNames(item.author ?? [], wordForOthers(item));
  const title = `${names === '' ? '' : `${closed(names)} `}${withCurlyQuotes(item.title)}`;
  if (url === undefined) return [plain(`${title}[N]. ${site}${issued ? `, ${isoDate(issued)}` : ''}.`)];
  const date = issued ? `(${isoDate(issued)})` : '';
  return [plain(`${title}[EB/OL]. ${date}[${isoDate(accessed)}]. `), link(url), plain('.')];
}

/** By the language of the article; where that isn't known, by the script of its title. */
function wordForOthers({ language, title }: CslItem): string {
  const [primary] = (language ?? '').toLowerCase().split('-');
  if (primary === 'ja' || (primary === '' && /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(title)))
    return 'ほか';
  if (primary === 'zh' || (primary === '' && /\p{Script=Han}/u.test(title))) return '等';
  return 'et al.';
}

/** Whether the outlet is named as the author. */
function isByItsSite({ author = [], 'container-title': site }: CslItem): boolean {
  const [first, ...others] = author;
  return others.length === 0 && first !== undefined && nameInOrder(first) === site;
}

function plain(text: string): CitedPart {
  return { text };
}

/** Scripts without a slant of their own are left upright. */
function slanted(text: string): CitedPart {
  return UNDIVIDED.test(text) ? { text } : { text, look: 'italic' };
}

function link(url: string): CitedPart {
  return { text: url, look: 'link' };
}
