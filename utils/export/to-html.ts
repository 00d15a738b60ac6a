import { hasPlace } from '@/utils/annotation/anchor';
import { type AnchoredAnnotation, anchorAnnotations } from '@/utils/annotation/anchored-annotation';
import { type HighlightColor, noteOf, pictureOf, quoteOf, tagsOf } from '@/utils/annotation/annotation';
import { type Paints, swatchRules } from '@/utils/annotation/highlight-sheet';
import { picturePlaces } from '@/utils/annotation/picture-places';
import type { Article } from '@/utils/article/article';
import { languageName } from '@/utils/article/language-name';
import { listNames } from '@/utils/article/list-names';
import { longDate, publicationDay } from '@/utils/article/long-date';
import { oneLine } from '@/utils/article/one-line';
import { renderedText } from '@/utils/article/rendered-text';
import type { Sanitize } from '@/utils/article/sanitize-html';
import { webAddress } from '@/utils/article/web-address';
import { encodeBase64 } from '@/utils/images/base64';
import { siteOf } from '@/utils/search/site-of';
import { escapeHtml } from '@/utils/shared/escape-html';

import type { ExportableArticle } from './exportable-article';
import { factTags } from './fact-tags';
import { type BuildElement, htmlBuilder } from './html-builder';
import htmlStyle from './html-style.css?raw';
import { markSpans } from './mark-spans';

/** Words that the file is written with, in the reader's language. */
export interface HtmlWords {
  /** BCP 47 tag of the language of these words. */
  language: string;
  original: string;
  saved: string;
  /** Before the day of its last change. */
  updated: string;
  /** Names the outlet it is republished from. */
  source: (name: string) => string;
  note: string;
  highlights: string;
  /** Said of a highlight whose place isn't found in the text. */
  unplaced: string;
  /** Says that a highlight is of a picture. */
  picture: string;
  /** What a colour means to the reader. */
  colorName: (color: HighlightColor) => string;
}

/** A highlight with its number in the list, and the id of its first mark. */
interface Listed extends AnchoredAnnotation {
  number: string;
  id: string;
}

interface HtmlOptions {
  /** An empty document to build in, one that loads nothing. */
  document: Document;
  sanitize: Sanitize;
  words: HtmlWords;
  withPictures: boolean;
  /** Where a picture lies beside the file, as an address from there; they are in it where this is missing. */
  pictureAddress?: (index: number, picture: Blob) => string;
  /** Whether the body is written; without it, highlights are only listed, with the pictures that are highlighted. */
  withText: boolean;
  /** What the ids of highlights begin with, where several articles stand in one document. */
  anchor?: string;
}

const fileColors: Paints['of'] = (look) => ({ wash: `var(--${look})`, line: `var(--${look}-line)` });

/** Nothing loads from anywhere and nothing runs, wherever the file is opened. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";
/** But what lies beside it: a file from the disk has no origin that `'self'` would name. */
const POLICY_BESIDE = "default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'";

/**
 * An article as one HTML file: pictures in it, highlights marked, and listed below with their notes and tags. What comes from
 * the page reaches it as text or through the sanitiser. Rejects when a picture can't be read.
 */
export async function articleToHtml(source: ExportableArticle, options: HtmlOptions): Promise<string> {
  const { document, pictureAddress } = options;
  const main = htmlBuilder(document)('main', { class: 'article' }, ...(await articleParts(source, options)));
  const body = htmlBuilder(document)('body', {}, main);
  return page(source.article, body, pictureAddress ? POLICY_BESIDE : POLICY);
}

/** What such a file shows: the article's head, its body, and the list of its highlights. */
export async function articleParts(
  source: ExportableArticle,
  { document, sanitize, words, withPictures, pictureAddress, withText, anchor = 'highlight-' }: HtmlOptions,
): Promise<Element[]> {
  const { article, version, html, annotations } = source;
  const build = htmlBuilder(document);
  const body = build('article', {}, document.importNode(sanitize(html), true));
  const rendered = renderedText(body);
  const pictures = picturePlaces(body, rendered, version.pictures);
  const highlights = anchorAnnotations(rendered.text, version.id, annotations, pictures).map(
    (highlight, index) => ({ ...highlight, number: String(index + 1), id: `${anchor}${String(index + 1)}` }),
  );
  markPictures(body, highlights);
  if (withPictures) await showPictures(body, source, pictureAddress ?? dataAddress);
  else for (const img of body.querySelectorAll('img')) img.remove();
  markHighlights(body, highlights, build);
  return [
    header(article, words, build),
    ...(withText ? [body] : []),
    ...(highlights.length > 0 ? [list(highlights, body, withText, article, words, build)] : []),
  ];
}

/** Styles of the marks of highlights, for documents that have `html-style.css`. */
export const markStyle = swatchRules(fileColors);

function page(article: Article, body: HTMLElement, policy: string): string {
  const root = [attribute('lang', article.lang), attribute('dir', article.dir)].join('');
  const tags = factTags(article).map(
    ([name, value, content]) => `<meta${attribute(name, value)}${attribute('content', content)}>`,
  );
  return `<!doctype html>
<html${root}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(oneLine(article.title))}</title>
${tags.join('\n')}
<style>
${htmlStyle}${markStyle}</style>
</head>
${body.outerHTML}
</html>
`;
}

function attribute(name: string, value: string | null): string {
  return value === null ? '' : ` ${name}="${escapeHtml(value)}"`;
}

async function dataAddress(_: number, picture: Blob): Promise<string> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  return `data:${picture.type};base64,${encodeBase64(bytes)}`;
}

async function showPictures(
  body: Element,
  { pictures }: ExportableArticle,
  addressOf: (index: number, picture: Blob) => string | Promise<string>,
): Promise<void> {
  for (const img of body.querySelectorAll('img')) {
    const index = Number(img.getAttribute('data-picture'));
    const blob = pictures.get(index);
    img.removeAttribute('data-picture');
    if (blob) {
      img.setAttribute('src', await addressOf(index, blob));
    } else {
      // Its words stand in its place; a hole of its size helps nobody.
      img.removeAttribute('width');
      img.removeAttribute('height');
    }
  }
}

/** Marks the pictures that are highlighted, as `markHighlights` does text. */
function markPictures(body: Element, highlights: Listed[]): void {
  for (const { annotation, anchor, id } of highlights) {
    if (!hasPlace(anchor) || anchor.picture === undefined) continue;
    const img = body.querySelector(`[data-picture="${String(anchor.picture)}"]`);
    img?.setAttribute('id', id);
    img?.setAttribute('data-color', annotation.color);
  }
}

/** Marks the highlights of text that have a place. */
function markHighlights(body: Element, highlights: Listed[], build: BuildElement): void {
  const placed = highlights
    .flatMap(({ annotation, anchor, number, id }) =>
      hasPlace(anchor) ? [{ annotation, number, id, start: anchor.start, end: anchor.end }] : [],
    )
    // Of marks that lie in each other the shortest is seen, as in the reader.
    .toSorted((a, b) => b.end - b.start - (a.end - a.start));
  const marks = markSpans(body, placed, (index) =>
    build('mark', { 'data-color': placed[index]?.annotation.color }),
  );
  for (const [index, { annotation, number, id }] of placed.entries()) {
    marks[index]?.[0]?.setAttribute('id', id);
    const hasMore = annotation.body.length > 0;
    if (hasMore) marks[index]?.at(-1)?.setAttribute('data-number', number);
  }
}

function header(article: Article, words: HtmlWords, build: BuildElement): Element {
  const address = webAddress(article.url);
  const { section, sourceName, publishedTime, modifiedTime, savedAt, lang } = article;
  const time = (datetime: string, day: string): Element =>
    build('time', { datetime }, longDate(day, words.language));
  const facts = [
    article.byline.length === 0 ? null : build('span', {}, ...people(article, words, build)),
    section === null ? null : build('bdi', { lang }, oneLine(section)),
    sourceName === null ? null : build('bdi', {}, words.source(oneLine(sourceName))),
    publishedTime === null ? null : time(publishedTime, publicationDay(publishedTime)),
    modifiedTime === null
      ? null
      : build('span', {}, `${words.updated} `, time(modifiedTime, publicationDay(modifiedTime))),
    build('span', {}, `${words.saved} `, time(savedAt, savedAt)),
    lang === null ? null : build('span', {}, languageName(lang, words.language)),
    address === null ? null : build('a', { href: address, rel: 'noopener noreferrer' }, words.original),
  ];
  const made = build(
    'header',
    {},
    build('p', { class: 'site' }, oneLine(siteOf(article))),
    build('h1', {}, oneLine(article.title)),
    build('p', { class: 'facts', lang: words.language }, ...facts.filter((fact) => fact !== null)),
  );
  if (article.tags.length > 0) made.append(tagList(article.tags, build));
  if (article.note.trim() !== '') {
    made.append(
      build('h2', { lang: words.language }, words.note),
      build('p', { class: 'note', dir: 'auto' }, article.note),
    );
  }
  return made;
}

function people({ byline, lang }: Article, words: HtmlWords, build: BuildElement): (Element | string)[] {
  return listNames(byline.map(oneLine), words.language).map(({ name, between }) =>
    name === null ? between : build('bdi', { lang }, name),
  );
}

function list(
  highlights: Listed[],
  body: Element,
  isBodyShown: boolean,
  { lang }: Article,
  words: HtmlWords,
  build: BuildElement,
): Element {
  const items = highlights.map(({ annotation, anchor, id }) => {
    const isPlaced = hasPlace(anchor);
    const quote = quoteOf(annotation).exact || words.picture;
    const mark = body.querySelector(`#${id}`);
    const item = build(
      'li',
      { 'data-color': annotation.color },
      ...(!isBodyShown && mark?.localName === 'img' ? [mark] : []),
      build(
        'blockquote',
        { lang, dir: 'auto' },
        mark && isBodyShown ? build('a', { href: `#${id}` }, quote) : quote,
      ),
    );
    const note = noteOf(annotation);
    if (note.trim() !== '') item.append(build('p', { class: 'note', dir: 'auto' }, note));
    const facts = build('div', { class: 'facts' }, build('span', {}, words.colorName(annotation.color)));
    if (pictureOf(annotation)) facts.append(build('span', {}, words.picture));
    if (!isPlaced) facts.append(build('span', {}, words.unplaced));
    const tags = tagsOf(annotation);
    if (tags.length > 0) facts.append(tagList(tags, build));
    item.append(facts);
    return item;
  });
  return build(
    'section',
    { class: 'highlights', lang: words.language },
    build('h2', {}, words.highlights),
    build('ol', {}, ...items),
  );
}

function tagList(tags: string[], build: BuildElement): Element {
  return build('ul', { class: 'tags' }, ...tags.map((tag) => build('li', {}, build('bdi', {}, tag))));
}
