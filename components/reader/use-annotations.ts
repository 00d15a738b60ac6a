import { useEffect, useMemo, useState } from 'preact/hooks';

import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import {
  type AnchoredAnnotation,
  createTextAnchorer,
  type TextAnchorer,
} from '@/utils/annotation/anchored-annotation';
import type { Annotation } from '@/utils/annotation/annotation';
import type { PicturePlace } from '@/utils/annotation/picture-selector';
import type { QuoteFinder } from '@/utils/annotation/quote-finder';
import { listAnnotations } from '@/utils/library/annotate';
import { inShortSlices, whileWanted } from '@/utils/shared/steps';

/**
 * The highlights of an article with their places in the text of one of its versions, in reading order; null while these are
 * looked for. Follows what other windows change.
 */
export function useAnnotations(
  articleId: string,
  versionId: string,
  atFirst: Annotation[],
  finder: QuoteFinder | null,
  pictures: readonly PicturePlace[],
): AnchoredAnnotation[] | null {
  const library = useLibrary();
  const answer = useLiveQuery(() => listAnnotations(library, articleId, versionId), [articleId, versionId]);
  const annotations = answer.state === 'ready' ? answer.value : atFirst;
  const anchorer = useMemo(
    () => (finder ? createTextAnchorer(finder, versionId, pictures) : null),
    [finder, versionId, pictures],
  );
  const [found, setFound] = useState<{ anchored: AnchoredAnnotation[]; by: TextAnchorer } | null>(null);

  useEffect(() => {
    if (!anchorer) return;
    let isCurrent = true;
    const steps = whileWanted(anchorer(annotations), () => isCurrent);
    void inShortSlices(steps).then((anchored) => {
      if (anchored && isCurrent) setFound({ anchored, by: anchorer });
    });
    return () => {
      isCurrent = false;
    };
  }, [anchorer, annotations]);

  // Places in another text are none in this one.
  return found?.by === anchorer ? found.anchored : null;
}
