import { useEffect, useMemo, useState } from 'preact/hooks';

import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import {
  type AnchoredAnnotation,
  createTextAnchors,
  type TextAnchors,
} from '@/utils/annotation/anchored-annotation';
import type { Annotation } from '@/utils/annotation/annotation';
import type { RenderedText } from '@/utils/article/rendered-text';
import { listAnnotations } from '@/utils/library/annotate';
import { inSlices } from '@/utils/shared/steps';

/** The highlights of an article in the text of one of its versions. */
export interface ArticleAnnotations {
  /** With their places, in reading order; null while they are looked for. */
  anchored: AnchoredAnnotation[] | null;
  /** What finds them; null while there is no text. */
  anchors: TextAnchors | null;
}

/** Longest stretch of looking for highlights between which the reader may scroll and type, in milliseconds. */
const SLICE_MS = 8;

/** The highlights of an article with their places in its text; follows what other windows change. */
export function useAnnotations(
  articleId: string,
  versionId: string,
  atFirst: Annotation[],
  rendered: RenderedText | null,
): ArticleAnnotations {
  const library = useLibrary();
  const answer = useLiveQuery(() => listAnnotations(library, articleId), [articleId]);
  const annotations = answer.state === 'ready' ? answer.value : atFirst;
  const anchors = useMemo(
    () => (rendered ? createTextAnchors(rendered.text, versionId) : null),
    [rendered, versionId],
  );
  const [found, setFound] = useState<ArticleAnnotations>({ anchored: null, anchors: null });

  useEffect(() => {
    if (!anchors) return;
    let isCurrent = true;
    const steps = anchors.anchor(annotations);
    function* whileCurrent() {
      for (;;) {
        if (!isCurrent) return null;
        const step = steps.next();
        if (step.done) return step.value;
        yield;
      }
    }
    void inSlices(whileCurrent(), SLICE_MS).then((anchored) => {
      if (anchored && isCurrent) setFound({ anchored, anchors });
    });
    return () => {
      isCurrent = false;
    };
  }, [anchors, annotations]);

  // Places in another text are none in this one.
  return { anchored: found.anchors === anchors ? found.anchored : null, anchors };
}
