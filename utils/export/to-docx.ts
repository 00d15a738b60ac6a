import { Document as WordDocument, Packer } from 'docx';
import { htmlToContent } from 'docx/html';

import { hasPlace } from '@/utils/annotation/anchor';
import { type AnchoredAnnotation, anchorAnnotations } from '@/utils/annotation/anchored-annotation';
import { type HighlightColor, noteOf, pictureOf, quoteOf, tagsOf } from '@/utils/annotation/annotation';
import { picturePlaces } from '@/utils/annotation/picture-places';
import { oneLine } from '@/utils/article/one-line';
import { renderedText } from '@/utils/article/rendered-text';
import type { Sanitize } from '@/utils/article/sanitize-html';
import { webAddress } from '@/utils/article/web-address';
import { siteOf } from '@/utils/search/site-of';

import { articleFacts } from './article-facts';
import { CORE_PICTURES } from './core-pictures';
import { keepXmlText, xmlText } from './epub/xml-text';
import type { ExportableArticle } from './exportable-article';
import { type BuildElement, htmlBuilder } from './html-builder';
import { markSpans } from './mark-spans';
import type { HtmlWords } from './to-html';

interface DocxOptions {
  /** An empty document to build in, one that loads nothing. */
  document: Document;
  sanitize: Sanitize;
  words: HtmlWords;
  /** The picture in a type that word processors show; null where that can't be made of it. */
  toCorePicture: (picture: Blob) => Promise<Blob | null>;
  withPictures: boolean;
  /** Whether the body is written; without it, highlights are only listed. */
  withText: boolean;
}

/** The shading of a highlight, on white paper. */
const SHADES: Record<HighlightColor, string> = {
  yellow: '#fdeaa0',
  green: '#cdeec0',
  blue: '#c9e2fb',
  rose: '#fbd3df',
  orange: '#fddcb8',
  violet: '#e3d7fa',
  teal: '#c0ebe6',
  grey: '#dedede',
};

/**
 * An article as a Word document (OOXML): title, facts, the reader's note, the text with its headings, lists, tables, links and
 * pictures, highlights shaded in their colours, their notes and tags as footnotes; below it the highlights that have no place.
 */
export async function articleToDocx(source: ExportableArticle, options: DocxOptions): Promise<Blob> {
  const { article } = source;
  const build = htmlBuilder(options.document);
  const pictures =
    options.withPictures && options.withText
      ? await corePictures(source, options)
      : new Map<number, Uint8Array>();
  const body = docxBody(source, options, build);
  keepXmlText(body);
  const title = xmlText(oneLine(article.title) || oneLine(siteOf(article)));
  const authors = xmlText(article.byline.map(oneLine).join(', '));
  const written = new WordDocument({
    title,
    ...(authors === '' ? {} : { creator: authors }),
    lastModifiedBy: 'Cuttings',
    sections: [
      {
        children: htmlToContent(body.innerHTML, {
          images: (address) => pictures.get(Number(address.replace(PICTURE, ''))),
        }),
      },
    ],
  });
  return Packer.toBlob(written);
}

/** An address for the pictures of the article, by their number in the body. */
const PICTURE = 'picture:';

async function corePictures(
  { pictures }: ExportableArticle,
  { toCorePicture }: DocxOptions,
): Promise<Map<number, Uint8Array>> {
  const made = new Map<number, Uint8Array>();
  for (const [index, blob] of pictures) {
    const core = CORE_PICTURES.has(blob.type) ? blob : await toCorePicture(blob);
    if (core) made.set(index, new Uint8Array(await core.arrayBuffer()));
  }
  return made;
}

/** The document as HTML, with footnotes as Pandoc writes them, which docx makes Word's of. */
function docxBody(source: ExportableArticle, options: DocxOptions, build: BuildElement): HTMLElement {
  const { version, html, annotations } = source;
  const { document, sanitize, words, withText } = options;
  const content = build('div', {}, document.importNode(sanitize(html), true));
  const rendered = renderedText(content);
  const places = picturePlaces(content, rendered, version.pictures);
  const highlights = anchorAnnotations(rendered.text, version.id, annotations, places);
  const marked = withText ? markHighlights(content, highlights, build) : new Set<number>();
  placePictures(content);
  const listed = highlights.filter((_, index) => !marked.has(index));
  const footnotes = highlights.flatMap(({ annotation }, index) =>
    marked.has(index) && annotation.body.length > 0
      ? [build('li', { id: `fn${String(index + 1)}` }, ...saidOf(annotation, build))]
      : [],
  );
  return build(
    'div',
    {},
    ...header(source, words, build),
    ...(withText ? [content] : []),
    ...(listed.length > 0 ? [build('h2', {}, words.highlights)] : []),
    ...listed.flatMap((one) => listedHighlight(one, withText, words, build)),
    ...(footnotes.length > 0
      ? [build('section', { class: 'footnotes', role: 'doc-endnotes' }, build('ol', {}, ...footnotes))]
      : []),
  );
}

/** Shades what has a place, and sets the number of a footnote behind what more is said of; gives the indexes of those. */
function markHighlights(
  content: Element,
  highlights: AnchoredAnnotation[],
  build: BuildElement,
): Set<number> {
  const placed = highlights
    .flatMap(({ annotation, anchor }, index) => (hasPlace(anchor) ? [{ annotation, anchor, index }] : []))
    // Of marks that lie in each other the shortest is seen, as in the reader.
    .toSorted((a, b) => b.anchor.end - b.anchor.start - (a.anchor.end - a.anchor.start));
  const ofText = placed.filter(({ anchor }) => anchor.picture === undefined);
  const marks = markSpans(
    content,
    ofText.map(({ anchor: { start, end } }) => ({ start, end })),
    (at) => build('mark', { style: `background-color: ${SHADES[ofText[at]?.annotation.color ?? 'yellow']}` }),
  );
  const lastOf = new Map(ofText.map(({ index }, at) => [index, marks[at]?.at(-1)]));
  const marked = new Set<number>();
  for (const { annotation, anchor, index } of placed) {
    const last =
      anchor.picture === undefined
        ? lastOf.get(index)
        : content.querySelector(`[data-picture="${String(anchor.picture)}"]`);
    if (!last) continue;
    marked.add(index);
    if (annotation.body.length === 0) continue;
    const outermost = last.closest('a') ?? last.closest('ruby') ?? last;
    outermost.after(reference(index + 1, build));
  }
  return marked;
}

function reference(number: number, build: BuildElement): Element {
  const label = String(number);
  return build(
    'a',
    { href: `#fn${label}`, id: `fnref${label}`, class: 'footnote-ref', role: 'doc-noteref' },
    build('sup', {}, label),
  );
}

/** Pictures lead to what `corePictures` has for them. */
function placePictures(content: Element): void {
  for (const img of content.querySelectorAll('img')) {
    img.setAttribute('src', `${PICTURE}${img.getAttribute('data-picture') ?? ''}`);
  }
}

function header({ article }: ExportableArticle, words: HtmlWords, build: BuildElement): Element[] {
  const address = webAddress(article.url);
  const facts = articleFacts(article, words.language);
  return [
    build('h1', {}, oneLine(article.title) || oneLine(siteOf(article))),
    build('p', {}, facts.join(' · ')),
    ...(address === null ? [] : [build('p', {}, build('a', { href: address }, address))]),
    ...(article.tags.length === 0 ? [] : [build('p', {}, article.tags.map((tag) => `#${tag}`).join(' '))]),
    ...(article.note.trim() === ''
      ? []
      : [
          build(
            'blockquote',
            {},
            build('p', {}, build('b', {}, words.note)),
            ...paragraphs(article.note, build),
          ),
        ]),
  ];
}

function listedHighlight(
  { annotation, anchor }: AnchoredAnnotation,
  withText: boolean,
  words: HtmlWords,
  build: BuildElement,
): Element[] {
  const quote = quoteOf(annotation).exact || words.picture;
  const about = [
    words.colorName(annotation.color),
    ...(pictureOf(annotation) ? [words.picture] : []),
    ...(withText || !hasPlace(anchor) ? [words.unplaced] : []),
  ];
  const style = `background-color: ${SHADES[annotation.color]}`;
  return [
    build('blockquote', {}, build('p', {}, build('mark', { style }, quote))),
    ...saidOf(annotation, build),
    build('p', {}, about.join(' · ')),
  ];
}

/** The note on a highlight, and its tags. */
function saidOf(annotation: AnchoredAnnotation['annotation'], build: BuildElement): Element[] {
  const tags = tagsOf(annotation);
  return [
    ...paragraphs(noteOf(annotation), build),
    ...(tags.length === 0 ? [] : [build('p', {}, tags.map((tag) => `#${tag}`).join(' '))]),
  ];
}

/** A note as it was written: its lines apart. */
function paragraphs(text: string, build: BuildElement): Element[] {
  return text
    .trim()
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => build('p', { dir: 'auto' }, line));
}
