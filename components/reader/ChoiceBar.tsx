import type { ComponentChildren } from 'preact';

import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';

import styles from './ChoiceBar.module.css';

interface ChoiceBarProps {
  /** What is being done. */
  label: string;
  /** What the reader is to choose in the text, or has chosen. */
  children: ComponentChildren;
  /** What the chosen is used for. */
  action: string;
  canAct: boolean;
  onAct: () => void;
  onCancel: () => void;
  /** Whether the chosen is told elsewhere as it changes: it mustn't be told twice. */
  isToldElsewhere?: boolean;
}

/** Over the article while the reader chooses something in its text. */
export function ChoiceBar({
  label,
  children,
  action,
  canAct,
  onAct,
  onCancel,
  isToldElsewhere = false,
}: ChoiceBarProps) {
  return (
    <div
      class={styles.bar}
      data-choice-bar=""
      role="group"
      aria-label={label}
      onMouseDown={(event) => {
        // A click on a button must not take the selection away before it is used.
        event.preventDefault();
      }}
    >
      <p role={isToldElsewhere ? undefined : 'status'}>{children}</p>
      <span class={styles.actions}>
        <Button variant="quiet" onClick={onCancel}>
          {i18n.t('annotation.place.cancel')}
        </Button>
        <Button variant="primary" disabled={!canAct} onClick={onAct}>
          {action}
        </Button>
      </span>
    </div>
  );
}
