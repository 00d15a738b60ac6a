import {
  type Annotation,
  type HighlightColor,
  isOfText,
  noteOf,
  pictureOf,
  quoteOf,
  selectorsOf,
  tagsOf,
  wordsBeside,
} from '@/utils/annotation/annotation';
import type { PictureIdentity } from '@/utils/annotation/picture-selector';
import type { Article } from '@/utils/article/article';

/** What a list over the whole library holds of a highlight, or of the note on an article: far less than its row. */
export interface ListedAnnotation {
  /** Of the highlight; of a note that of its article. */
  id: string;
  articleId: string;
  /** Null for the note on an article. */
  color: HighlightColor | null;
  /** The words that are highlighted, or that stand for the picture; empty for a note on an article. */
  quote: string;
  picture: PictureIdentity | null;
  note: string;
  tags: string[];
  /** ISO 8601, UTC. Of the note on an article when it was changed last, or the save where that isn't known. */
  created: string;
  /** UTF-16 offset at which it was placed last; null where that isn't known. */
  start: number | null;
  /** Whether the reader keeps its words beside others that stand in their place. */
  isKeptBeside: boolean;
}

/** What is listed of a highlight. */
export function listedHighlight(annotation: Annotation): ListedAnnotation {
  const { id, articleId, color, created } = annotation;
  const selectors = selectorsOf(annotation);
  const quote = quoteOf(annotation).exact;
  const beside = wordsBeside(annotation);
  return {
    id,
    articleId,
    color,
    quote,
    picture: pictureOf(annotation),
    note: noteOf(annotation),
    tags: tagsOf(annotation),
    created,
    start: isOfText(selectors) ? (selectors[1]?.start ?? null) : null,
    isKeptBeside: beside !== undefined && beside !== quote,
  };
}

const notes = new WeakMap<Article, ListedAnnotation>();

/** The note on an article, which has the article's tags; null where there is none. The same object until the row changes. */
export function listedNote(article: Article): ListedAnnotation | null {
  const { id, note, noteModified, savedAt, tags } = article;
  if (note.trim() === '') return null;
  const known = notes.get(article);
  if (known) return known;
  const listed = {
    id,
    articleId: id,
    color: null,
    quote: '',
    picture: null,
    note,
    tags,
    created: noteModified ?? savedAt,
    start: null,
    isKeptBeside: false,
  };
  notes.set(article, listed);
  return listed;
}
