import { hasPlace } from '@/utils/annotation/anchor';
import { anchorAnnotations } from '@/utils/annotation/anchored-annotation';
import { noteOf, pictureOf, quoteOf, tagsOf } from '@/utils/annotation/annotation';
import { picturePlaces } from '@/utils/annotation/picture-places';
import { oneLine } from '@/utils/article/one-line';
import { renderedText } from '@/utils/article/rendered-text';
import type { Sanitize } from '@/utils/article/sanitize-html';
import { webAddress } from '@/utils/article/web-address';

import { articleFacts } from './article-facts';
import type { ExportableArticle } from './exportable-article';
import type { HtmlWords } from './to-html';

interface TextOptions {
  sanitize: Sanitize;
  words: Pick<HtmlWords, 'language' | 'note' | 'highlights' | 'unplaced' | 'picture' | 'colorName'>;
  /** Whether the body is written; without it, highlights are only listed. */
  withText: boolean;
}

/** What draws nothing and could steer a terminal or a printer; line feeds and tabs stay. */
const CONTROLS = /(?![\n\t])[\p{Cc}\u2028\u2029]/gu;

/**
 * An article as plain text: title, facts and the reader's note, the body with a blank line between its blocks, then the
 * highlights with colour, tags and notes.
 */
export function articleToText(source: ExportableArticle, { sanitize, words, withText }: TextOptions): string {
  const { article, version, html, text, annotations } = source;
  const body = sanitize(html);
  const places = picturePlaces(body, renderedText(body), version.pictures);
  const highlights = anchorAnnotations(text, version.id, annotations, places).map(
    ({ annotation, anchor }) => {
      const about = [
        words.colorName(annotation.color),
        ...(pictureOf(annotation) ? [words.picture] : []),
        ...tagsOf(annotation).map((tag) => `#${tag}`),
        ...(hasPlace(anchor) ? [] : [words.unplaced]),
      ];
      return lines(quoteOf(annotation).exact || words.picture, about.join(' · '), noteOf(annotation));
    },
  );
  const parts = [
    lines(
      oneLine(article.title),
      articleFacts(article, words.language).join(' · '),
      webAddress(article.url) ?? '',
      article.tags.map((tag) => `#${tag}`).join(' '),
    ),
    article.note.trim() === '' ? '' : lines(`${words.note}:`, article.note),
    withText ? text.replaceAll('\n', '\n\n') : '',
    highlights.length === 0 ? '' : `${words.highlights}:`,
    ...highlights,
  ];
  return `${parts
    .filter((part) => part !== '')
    .join('\n\n')
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, '')}\n`;
}

function lines(...all: string[]): string {
  return all.filter((line) => line.trim() !== '').join('\n');
}
