import { hasPlace } from '@/utils/annotation/anchor';
import { type AnchoredAnnotation, anchorAnnotations } from '@/utils/annotation/anchored-annotation';
import { noteOf, pictureOf, quoteOf, tagsOf } from '@/utils/annotation/annotation';
import { picturePlaces } from '@/utils/annotation/picture-places';
import { oneLine } from '@/utils/article/one-line';
import { renderedText } from '@/utils/article/rendered-text';
import type { Sanitize } from '@/utils/article/sanitize-html';
import { webAddress } from '@/utils/article/web-address';
import { siteOf } from '@/utils/search/site-of';
import { escapeHtml } from '@/utils/shared/escape-html';

import { articleFacts } from '../article-facts';
import type { ExportableArticle } from '../exportable-article';
import { type BuildElement, htmlBuilder } from '../html-builder';
import { markSpans } from '../mark-spans';
import type { HtmlWords } from '../to-html';
import { strictAddress } from './strict-address';
import { makeContentValid } from './valid-content';
import { keepXmlText, xmlText } from './xml-text';

interface ChapterOptions {
  /** An empty document to build in, one that loads nothing. */
  document: Document;
  /** Writes an element as XML. */
  serialize: (element: Element) => string;
  sanitize: Sanitize;
  words: HtmlWords;
  /** Whether the body is written; without it, highlights are only listed. */
  withText: boolean;
  /** Where the pictures lie, from the chapter's file, by their number in the body. */
  pictures: ReadonlyMap<number, string>;
}

/**
 * An article as a chapter of an EPUB: XHTML with its highlights as `<mark>`, and these below it as endnotes, to which a number
 * leads from each that says more (EPUB Structural Semantics `noteref`, `footnote`; DPUB-ARIA).
 */
export function epubChapter(source: ExportableArticle, options: ChapterOptions): string {
  const { article, version, html, annotations } = source;
  const { document, serialize, sanitize, words, withText, pictures } = options;
  const build = htmlBuilder(document);
  const content = build('div', { class: 'content' }, document.importNode(sanitize(html), true));
  const rendered = renderedText(content);
  const places = picturePlaces(content, rendered, version.pictures);
  const highlights = anchorAnnotations(rendered.text, version.id, annotations, places);
  const marks = markHighlights(content, highlights, build);
  placePictures(content, pictures);
  makeContentValid(content);
  if (withText) addReferences(content, highlights, marks, build);

  const body = build(
    'body',
    {},
    header(source, words, build),
    ...(withText ? [content] : []),
    ...(highlights.length > 0
      ? [endnotes(highlights, withText ? marks : new Set(), source, words, build)]
      : []),
  );
  keepXmlText(body);
  const lang =
    article.lang === null ? '' : ` lang="${escapeHtml(article.lang)}" xml:lang="${escapeHtml(article.lang)}"`;
  const dir = article.dir === null ? '' : ` dir="${article.dir}"`;
  return `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"${lang}${dir}>
<head>
<title>${escapeHtml(xmlText(oneLine(article.title) || siteOf(article)))}</title>
<link rel="stylesheet" type="text/css" href="../style.css"/>
</head>
${serialize(body)}
</html>
`;
}

/** Marks what has a place; gives the numbers of those that do. The first mark of each is `#highlight-n`. */
function markHighlights(
  content: Element,
  highlights: AnchoredAnnotation[],
  build: BuildElement,
): Set<number> {
  const placed = highlights
    .flatMap(({ annotation, anchor }, index) =>
      hasPlace(anchor) ? [{ color: annotation.color, number: index + 1, anchor, ...spanOf(anchor) }] : [],
    )
    // Of marks that lie in each other the shortest is seen, as in the reader.
    .toSorted((a, b) => b.end - b.start - (a.end - a.start));
  const ofText = placed.filter(({ anchor }) => anchor.picture === undefined);
  const marks = markSpans(content, ofText, (index) => build('mark', { class: ofText[index]?.color }));
  const numbers = new Set<number>();
  for (const [index, { number }] of ofText.entries()) {
    const own = marks[index] ?? [];
    own[0]?.setAttribute('id', `highlight-${String(number)}`);
    own.at(-1)?.setAttribute('data-last', String(number));
    if (own.length > 0) numbers.add(number);
  }
  for (const { number, anchor, color } of placed) {
    if (anchor.picture === undefined) continue;
    const img = content.querySelector(`[data-picture="${String(anchor.picture)}"]`);
    if (!img) continue;
    img.setAttribute('id', `highlight-${String(number)}`);
    img.setAttribute('class', color);
    img.setAttribute('data-last', String(number));
    numbers.add(number);
  }
  return numbers;
}

function spanOf(anchor: { start: number; end: number }): { start: number; end: number } {
  return { start: anchor.start, end: anchor.end };
}

/** Pictures lead to their files; one that isn't there leaves its words. */
function placePictures(content: Element, pictures: ReadonlyMap<number, string>): void {
  for (const img of content.querySelectorAll('img')) {
    const src = pictures.get(Number(img.getAttribute('data-picture')));
    const alt = img.getAttribute('alt') ?? '';
    if (src === undefined) {
      const words = img.ownerDocument.createElement('span');
      words.textContent = alt;
      for (const name of ['id', 'data-last']) {
        const value = img.getAttribute(name);
        if (value !== null) words.setAttribute(name, value);
      }
      img.replaceWith(words);
    } else {
      img.setAttribute('src', src);
      img.setAttribute('alt', alt);
    }
  }
}

/** A number behind each highlight that has a note or tags, outside of links and of characters with readings. */
function addReferences(
  content: Element,
  highlights: AnchoredAnnotation[],
  marks: ReadonlySet<number>,
  build: BuildElement,
): void {
  for (const [index, { annotation }] of highlights.entries()) {
    const number = String(index + 1);
    const last = content.querySelector(`[data-last="${number}"]`);
    if (annotation.body.length > 0 && marks.has(index + 1) && last) {
      const reference = build(
        'a',
        { id: `ref-${number}`, href: `#note-${number}`, 'epub:type': 'noteref', role: 'doc-noteref' },
        number,
      );
      const outermost = last.closest('a') ?? last.closest('ruby') ?? last;
      outermost.after(build('sup', { class: 'ref' }, reference));
    }
  }
  for (const last of content.querySelectorAll('[data-last]')) last.removeAttribute('data-last');
}

function header({ article }: ExportableArticle, words: HtmlWords, build: BuildElement): Element {
  const address = webAddress(article.url);
  const facts = articleFacts(article, words.language);
  const made = build(
    'header',
    {},
    build('h1', {}, oneLine(article.title) || oneLine(siteOf(article))),
    build('p', { class: 'facts' }, facts.join(' · ')),
  );
  if (address !== null) {
    made.append(build('p', { class: 'facts' }, build('a', { href: strictAddress(address) }, words.original)));
  }
  if (article.tags.length > 0)
    made.append(build('p', { class: 'facts' }, article.tags.map((tag) => `#${tag}`).join(' ')));
  if (article.note.trim() !== '') made.append(noteBox(article.note, build));
  return made;
}

function endnotes(
  highlights: AnchoredAnnotation[],
  marks: ReadonlySet<number>,
  { article }: ExportableArticle,
  words: HtmlWords,
  build: BuildElement,
): Element {
  const notes = highlights.map(({ annotation, anchor }, index) => {
    const number = index + 1;
    const quote = quoteOf(annotation).exact || words.picture;
    const about = [
      words.colorName(annotation.color),
      ...(pictureOf(annotation) ? [words.picture] : []),
      ...tagsOf(annotation).map((tag) => `#${tag}`),
      ...(hasPlace(anchor) ? [] : [words.unplaced]),
    ];
    const lang = article.lang === null ? {} : { lang: article.lang, 'xml:lang': article.lang };
    const leadsBack = marks.has(number)
      ? { href: `#highlight-${String(number)}`, role: 'doc-backlink' }
      : null;
    const label = `${String(number)}.`;
    const note = noteOf(annotation);
    return build(
      'aside',
      { id: `note-${String(number)}`, 'epub:type': 'footnote', role: 'doc-footnote' },
      build(
        'p',
        { class: 'quote', dir: 'auto' },
        leadsBack ? build('a', leadsBack, label) : label,
        ' ',
        build('q', { class: annotation.color, ...lang }, quote),
      ),
      ...(note.trim() === '' ? [] : [noteBox(note, build)]),
      build('p', { class: 'facts' }, about.join(' · ')),
    );
  });
  return build(
    'section',
    {
      class: 'endnotes',
      'epub:type': 'endnotes',
      role: 'doc-endnotes',
      lang: words.language,
      'xml:lang': words.language,
    },
    build('h2', {}, words.highlights),
    ...notes,
  );
}

/** A note as it was written, its lines apart. */
function noteBox(note: string, build: BuildElement): Element {
  return build('p', { class: 'note', dir: 'auto' }, note.trim());
}
