import { useMemo, useState } from 'preact/hooks';

import type { AnchoredAnnotation } from '@/utils/annotation/anchored-annotation';
import type { PicturePlace } from '@/utils/annotation/picture-selector';
import { createQuoteFinder, type QuoteFinder } from '@/utils/annotation/quote-finder';
import { type RenderedText, renderedText, type TextSpan } from '@/utils/article/rendered-text';
import type { WholeArticle } from '@/utils/library/read-article';

import { useAnnotations } from './use-annotations';
import { type DrawnHighlights, useHighlights } from './use-highlights';
import { useMarkedPictures } from './use-marked-pictures';
import { usePictures } from './use-pictures';

/** The text of a version that is shown, with its highlights. */
export interface ShownText {
  /** What holds it; null before it is shown, and so for what is read from it. */
  root: HTMLElement | null;
  /** Called with what holds it when it is shown. */
  onReady: (root: HTMLElement) => void;
  rendered: RenderedText | null;
  finder: QuoteFinder | null;
  pictures: readonly PicturePlace[];
  /** The highlights with their places; null while these are looked for. */
  anchored: AnchoredAnnotation[] | null;
  highlights: DrawnHighlights;
}

/** The text of this version. The highlight in focus is drawn where it is `moved` to, if it is. */
export function useShownText(
  { article, version, annotations }: WholeArticle,
  focused: string | null,
  moved: TextSpan | null = null,
): ShownText {
  const [root, onReady] = useState<HTMLElement | null>(null);
  const rendered = useMemo(() => (root ? renderedText(root) : null), [root]);
  const finder = useMemo(() => rendered && createQuoteFinder(rendered.text), [rendered]);
  const pictures = usePictures(root, rendered, version.pictures);
  const anchored = useAnnotations(article.id, version.id, annotations, finder, pictures);
  const highlights = useHighlights(rendered, anchored, focused, moved);
  useMarkedPictures(root, highlights.placed, focused);
  return { root, onReady, rendered, finder, pictures, anchored, highlights };
}
