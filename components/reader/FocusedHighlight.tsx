import { i18n } from '#i18n';
import type { AnchoredAnnotation } from '@/utils/annotation/anchored-annotation';
import { quoteOf } from '@/utils/annotation/annotation';

import { useColors } from './use-colors';

interface FocusedHighlightProps {
  anchored: AnchoredAnnotation[] | null;
  focused: string | null;
}

/** Says the highlight in focus to those who can't see it: colour and words. */
export function FocusedHighlight({ anchored, focused }: FocusedHighlightProps) {
  const { nameOf } = useColors();
  const annotation = anchored?.find((one) => one.annotation.id === focused)?.annotation;
  return (
    <output class="visually-hidden">
      {annotation && `${nameOf(annotation.color)}: ${quoteOf(annotation).exact || i18n.t('reader.picture')}`}
    </output>
  );
}
