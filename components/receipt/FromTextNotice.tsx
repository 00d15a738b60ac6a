import { i18n } from '#i18n';

import styles from './TruncationNotice.module.css';

/** Says of an article that its body was made anew from its text; nothing of others. */
export function FromTextNotice({ isFromText = false }: { isFromText?: boolean | undefined }) {
  if (!isFromText) return null;
  return (
    <p class={styles.notice} data-from-text>
      {i18n.t('check.fromText')}
      <span>{i18n.t('check.fromTextAdvice')}</span>
    </p>
  );
}
