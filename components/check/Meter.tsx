import { i18n } from '#i18n';
import { numberWords } from '@/components/ui/number-words';

import styles from './Check.module.css';

/** How far long work is, in steps of which there are `total`; 0 as long as that isn't known. */
export function Meter({ done, total }: { done: number; total: number }) {
  return (
    <div class={styles.meter}>
      <progress {...(total > 0 && { value: done, max: total })} aria-label={i18n.t('check.progress')} />
      {total > 0 && <span>{i18n.t('check.soFar', [numberWords(done), numberWords(total)])}</span>}
    </div>
  );
}
