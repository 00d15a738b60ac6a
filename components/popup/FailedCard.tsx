import { useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import type { SaveFailure } from '@/utils/storage/save-job';

import { failureWords } from './failure-words';
import type { PopupActions } from './popup-actions';
import styles from './PopupView.module.css';

interface FailedCardProps {
  failure: SaveFailure;
  actions: PopupActions;
  /** Absent where the same would come of it. */
  onRetry?: (() => void) | undefined;
  /** Keeps the link to the page instead; absent where there is none. */
  onKeepLink?: (() => Promise<void>) | undefined;
  /** Shows the article as it was saved before; absent where it wasn't. */
  onBack?: (() => void) | undefined;
}

/** Says why nothing was saved, what is safe, and what to do. */
export function FailedCard({ failure, actions, onRetry, onKeepLink, onBack }: FailedCardProps) {
  const [isKept, setKept] = useState(false);
  const { title, advice } = failureWords(failure);
  return (
    <section class={styles.card} data-failure={failure.kind}>
      <div role="alert">
        <h1 class={styles.failedTitle}>{title}</h1>
        <p class={styles.advice}>{advice}</p>
      </div>
      <p class={styles.kept} role="status">
        {isKept && i18n.t('popup.linkKept')}
      </p>
      <footer class={styles.footer}>
        {onKeepLink && !isKept && (
          <Button
            onClick={() =>
              void onKeepLink().then(() => {
                setKept(true);
              })
            }
          >
            {i18n.t('popup.keepLink')}
          </Button>
        )}
        {onBack && <Button onClick={onBack}>{i18n.t('popup.backToArticle')}</Button>}
        {onRetry && <Button onClick={onRetry}>{i18n.t('popup.retry')}</Button>}
        <Button
          variant="primary"
          onClick={() => {
            actions.openLibrary();
          }}
        >
          {i18n.t('popup.openLibrary')}
        </Button>
      </footer>
    </section>
  );
}
