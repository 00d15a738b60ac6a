import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';

import styles from './AttachBar.module.css';

interface AttachBarProps {
  /** The words of the highlight that has no place. */
  quote: string;
  /** Whether something is selected that it can be attached to. */
  canAttach: boolean;
  onAttach: () => void;
  onCancel: () => void;
}

/** Over the article while the reader looks for the words of a highlight that wasn't found. */
export function AttachBar({ quote, canAttach, onAttach, onCancel }: AttachBarProps) {
  return (
    <div
      class={styles.bar}
      role="group"
      aria-label={i18n.t('annotation.place.attach')}
      onMouseDown={(event) => {
        // A click on a button must not take the selection away before it is used.
        event.preventDefault();
      }}
    >
      <p role="status">{i18n.t('annotation.place.select', [quote])}</p>
      <span class={styles.actions}>
        <Button variant="quiet" onClick={onCancel}>
          {i18n.t('annotation.place.cancel')}
        </Button>
        <Button variant="primary" disabled={!canAttach} onClick={onAttach}>
          {i18n.t('annotation.place.attachHere')}
        </Button>
      </span>
    </div>
  );
}
