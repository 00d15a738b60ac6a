import { useMemo } from 'preact/hooks';

import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { type AnchoredAnnotation, anchorAnnotations } from '@/utils/annotation/anchored-annotation';
import type { Annotation } from '@/utils/annotation/annotation';
import type { RenderedText } from '@/utils/article/rendered-text';
import { listAnnotations } from '@/utils/library/annotate';

/** The highlights of an article with their places in its text, in reading order; follows what other windows change. */
export function useAnnotations(
  articleId: string,
  atFirst: Annotation[],
  rendered: RenderedText | null,
): AnchoredAnnotation[] {
  const library = useLibrary();
  const answer = useLiveQuery(() => listAnnotations(library, articleId), [articleId]);
  const annotations = answer.state === 'ready' ? answer.value : atFirst;
  return useMemo(
    () => (rendered ? anchorAnnotations(rendered.text, annotations) : []),
    [rendered, annotations],
  );
}
