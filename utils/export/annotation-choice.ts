import type { Annotation } from '@/utils/annotation/annotation';
import type { Article } from '@/utils/article/article';

/** The highlights, and notes on articles, that are exported, and whether the articles' texts go with them. */
export interface AnnotationChoice {
  highlights: ReadonlySet<string>;
  /** The articles whose notes are. */
  notesOn: ReadonlySet<string>;
  withText: boolean;
}

/** An article with no other highlights than those chosen, and without its note where that isn't. */
export function withChosen<Source extends { article: Article; annotations: Annotation[] }>(
  source: Source,
  { highlights, notesOn }: Pick<AnnotationChoice, 'highlights' | 'notesOn'>,
): Source {
  const { article, annotations } = source;
  return {
    ...source,
    article: notesOn.has(article.id) ? article : { ...article, note: '' },
    annotations: annotations.filter(({ id }) => highlights.has(id)),
  };
}
