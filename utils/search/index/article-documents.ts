import { type Annotation, noteOf, quoteOf, tagsOf } from '@/utils/annotation/annotation';

import type { SearchedFields } from '../article-text';
import { searchedWords } from '../searched-words';
import { siteOf } from '../site-of';
import type { DocumentPart } from './index-document';
import type { Weight } from './term-block';

/**
 * What the library says of an article, for its own document in the index: the reader changes it often, and the text never
 * changes. The highlights are those that aren't deleted.
 */
export function factsDocument(article: SearchedFields, highlights: Annotation[]): DocumentPart[] {
  const { title, note, tags, byline } = article;
  return [
    part(3)(title),
    ...[note, ...tags, siteOf(article), ...byline].map(part(2)),
    ...highlights
      .flatMap((highlight) => [quoteOf(highlight).exact, noteOf(highlight), ...tagsOf(highlight)])
      .map(part(2)),
  ];
}

/**
 * Most of a text that is found, in UTF-16 code units of its composed form: a book of 300,000 words. What is longer is seldom
 * read, and would hold up the save.
 */
const MOST_TEXT = 2_000_000;

/** The text of a version, as a document of the index. */
export function textDocument(text: string): DocumentPart[] {
  const beginning = text.slice(0, MOST_TEXT);
  // A character may stand for eighteen.
  const { length } = beginning.normalize('NFKC');
  return [part(0)(beginning.slice(0, Math.floor((MOST_TEXT * MOST_TEXT) / Math.max(length, MOST_TEXT))))];
}

const part =
  (weight: Weight) =>
  (text: string): DocumentPart => ({ words: searchedWords(text), weight });
