import { anchorAnnotations } from '@/utils/annotation/anchored-annotation';
import { noteOf, quoteOf, tagsOf } from '@/utils/annotation/annotation';
import type { Sanitize } from '@/utils/article/sanitize-html';
import { siteOf } from '@/utils/search/article-filter';
import { encodeBase64 } from '@/utils/images/base64';

import type { ExportableArticle } from './exportable-article';
import htmlStyle from './html-style.css?raw';
import { markHighlights } from './mark-highlights';
import { pictureBytes } from './picture-file';

/** Words that the file is written with, in the reader's language. */
export interface HtmlWords {
  original: string;
  saved: string;
  note: string;
  tags: string;
  highlights: string;
  colors: Record<string, string>;
}

/** Nothing loads from anywhere and nothing runs, wherever the file is opened. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/**
 * An article as one HTML file: pictures in it, highlights marked, notes and tags listed below. `page` is an empty document of
 * the caller's; it is filled. Page-derived text reaches it only as text and as the sanitiser's fragment.
 */
export async function articleToHtml(
  source: ExportableArticle,
  { document: page, sanitize, words }: { document: Document; sanitize: Sanitize; words: HtmlWords },
): Promise<string> {
  const { article, html, annotations, text } = source;
  const root = page.documentElement;
  if (article.lang !== null) root.lang = article.lang;
  if (article.dir !== null) root.dir = article.dir;

  page.head.append(
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
    element('meta', { name: 'referrer', content: 'no-referrer' }),
    element('meta', { name: 'viewport', content: 'width=device-width' }),
    element('title', {}, article.title),
    element('style', {}, htmlStyle),
  );

  const body = page.createElement('article');
  body.append(page.importNode(sanitize(html), true));
  await embedPictures(body, source);
  markHighlights(body, annotations);
  page.body.append(header(), body);
  if (article.note !== '')
    page.body.append(section(words.note, element('p', { class: 'note' }, article.note)));
  if (annotations.length > 0) page.body.append(section(words.highlights, list()));
  return `<!doctype html>\n${root.outerHTML}\n`;

  function header(): Element {
    const facts = [
      siteOf(article),
      article.byline,
      article.publishedTime?.slice(0, 10),
      `${words.saved} ${article.savedAt.slice(0, 10)}`,
    ].filter((fact) => fact !== null && fact !== undefined);
    const line = element('p', { class: 'facts' }, `${facts.join(' · ')} · `);
    line.append(element('a', { href: article.url, rel: 'noopener noreferrer nofollow' }, words.original));
    const made = page.createElement('header');
    made.append(element('h1', {}, article.title), line);
    if (article.tags.length > 0)
      made.append(element('p', { class: 'tags' }, `${words.tags}: ${article.tags.join(', ')}`));
    return made;
  }

  function list(): Element {
    const made = page.createElement('ol');
    for (const { annotation } of anchorAnnotations(text, annotations)) {
      const item = element('li', { class: annotation.color });
      const quote = element('blockquote', {}, quoteOf(annotation).exact);
      item.append(
        quote,
        element('p', { class: 'color' }, words.colors[annotation.color] ?? annotation.color),
      );
      const note = noteOf(annotation);
      if (note !== '') item.append(element('p', { class: 'note' }, note));
      const tags = tagsOf(annotation);
      if (tags.length > 0) item.append(element('p', { class: 'tags' }, `${words.tags}: ${tags.join(', ')}`));
      made.append(item);
    }
    return made;
  }

  function section(heading: string, content: Element): Element {
    const made = page.createElement('section');
    made.append(element('h2', {}, heading), content);
    return made;
  }

  function element(name: string, attributes: Record<string, string>, content?: string): Element {
    const made = page.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (content !== undefined) made.textContent = content;
    return made;
  }
}

async function embedPictures(body: Element, { pictures, version }: ExportableArticle): Promise<void> {
  for (const img of body.querySelectorAll('img')) {
    const index = Number(img.dataset.picture);
    const blob = pictures.get(index);
    delete img.dataset.picture;
    if (blob) img.setAttribute('src', `data:${blob.type};base64,${encodeBase64(await pictureBytes(blob))}`);
    else img.alt = version.pictures[index]?.alt ?? img.alt;
  }
}
