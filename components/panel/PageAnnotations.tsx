import { useMemo } from 'preact/hooks';

import { useLibrary } from '@/components/hooks/use-library';
import { useShortcuts } from '@/components/hooks/use-shortcuts';
import { AnnotationList } from '@/components/reader/AnnotationList';
import { redoAloud, undoAloud } from '@/components/reader/edits-aloud';
import { hasPlace } from '@/utils/annotation/anchor';
import type { AnchoredAnnotation } from '@/utils/annotation/anchored-annotation';
import { pictureOf } from '@/utils/annotation/annotation';
import type { ArticlePlace } from '@/utils/annotation/article-place';
import { createQuoteFinder } from '@/utils/annotation/quote-finder';
import type { SavedArticle } from '@/utils/article/article';
import type { TextSpan } from '@/utils/article/rendered-text';
import type { AnnotationFilter } from '@/utils/search/filter-annotations';
import type { PanelRequest } from '@/utils/storage/panel-request';

import { usePageParts } from './use-page-parts';

interface PageAnnotationsProps {
  article: SavedArticle;
  /** In the page's order, and the text that they stand in. */
  anchored: AnchoredAnnotation[];
  text: string;
  focused: string | null;
  onFocus: (annotationId: string) => void;
  /** What is to be written on now. */
  wanted: PanelRequest | null;
  filter: AnnotationFilter;
  onFilter: (filter: AnnotationFilter) => void;
  /** Goes to a highlight in the page, or to a stretch of its text. */
  onGoTo: (place: { id: string } | TextSpan) => void;
  /** Lets the reader select the words of a highlight in the page. */
  onAttach: (annotationId: string) => void;
  /** Shows a highlight in the saved article. */
  onShowSaved: (place: ArticlePlace) => void;
}

/** Notes and highlights of the page beside the panel, and what can be done with them. */
export function PageAnnotations(props: PageAnnotationsProps) {
  const { article, anchored, text, focused, onFocus, wanted, filter, onFilter } = props;
  const { onGoTo, onAttach, onShowSaved } = props;
  const library = useLibrary();
  const finder = useMemo(() => createQuoteFinder(text), [text]);
  const actionsFor = usePageParts({ article, anchored, finder, focused, onFocus });
  const redo = (): void => void redoAloud(library, onFocus);
  useShortcuts({
    'Ctrl+z': () => void undoAloud(library, onFocus),
    'Ctrl+Z': redo,
    'Ctrl+y': redo,
  });
  return (
    <AnnotationList
      article={article}
      anchored={anchored}
      finder={finder}
      versionId={null}
      filter={filter}
      onFilter={onFilter}
      focused={focused}
      noteWanted={wanted?.field === 'note' ? wanted.annotationId : null}
      tagsWanted={wanted?.field === 'tags' ? wanted.annotationId : null}
      wish={wanted?.id}
      onJump={(id) => {
        onFocus(id);
        const its = anchored.find(({ annotation }) => annotation.id === id);
        if (its && pictureOf(its.annotation) && !hasPlace(its.anchor)) onShowSaved({ annotationId: id });
        else onGoTo({ id });
      }}
      onShowPlace={onGoTo}
      onAttach={onAttach}
      onShowSaved={(versionId, annotationId) => {
        onShowSaved({ versionId, annotationId });
      }}
      actionsFor={actionsFor}
    />
  );
}
