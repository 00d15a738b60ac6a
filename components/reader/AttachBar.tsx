import { i18n } from '#i18n';

import { ChoiceBar } from './ChoiceBar';

interface AttachBarProps {
  /** The words of the highlight that has no place. */
  quote: string;
  isPicture: boolean;
  /** Whether something is selected that it can be attached to. */
  canAttach: boolean;
  onAttach: () => void;
  onCancel: () => void;
}

/** Over the article while the reader looks for the words of a highlight that wasn't found, or its picture. */
export function AttachBar({ quote, isPicture, canAttach, onAttach, onCancel }: AttachBarProps) {
  return (
    <ChoiceBar
      label={i18n.t('annotation.place.attach')}
      action={i18n.t('annotation.place.attachHere')}
      canAct={canAttach}
      onAct={onAttach}
      onCancel={onCancel}
    >
      {isPicture ? i18n.t('annotation.picture.choose') : i18n.t('annotation.place.select', [quote])}
    </ChoiceBar>
  );
}
