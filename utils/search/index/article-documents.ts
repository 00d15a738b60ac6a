import { type Annotation, noteOf, quoteOf, tagsOf } from '@/utils/annotation/annotation';

import type { SearchedFields } from '../article-text';
import { searchedBeginning } from '../searched-beginning';
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

/** The text of a version, as a document of the index. */
export function textDocument(text: string): DocumentPart[] {
  return [part(0)(searchedBeginning(text))];
}

const part =
  (weight: Weight) =>
  (text: string): DocumentPart => ({ words: searchedWords(text), weight });
