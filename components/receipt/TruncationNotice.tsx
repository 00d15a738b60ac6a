import { i18n } from '#i18n';
import type { TruncationSign } from '@/utils/article/truncation-sign';

import styles from './TruncationNotice.module.css';

/** What most tells that a saved text may not be the whole article, and what can be done; nothing where nothing does. */
export function TruncationNotice({ signs = [] }: { signs?: TruncationSign[] | undefined }) {
  const [sign] = signs;
  if (!sign) return null;
  return (
    <p class={styles.notice} data-truncated={sign.kind}>
      {signWords(sign)}
      <span>{adviceWords(sign)}</span>
    </p>
  );
}

function signWords(sign: TruncationSign): string {
  switch (sign.kind) {
    case 'for-subscribers':
      return i18n.t('receipt.forSubscribers', [isolated(sign.words)]);
    case 'offers-more':
      return i18n.t('receipt.offersMore', [isolated(sign.words)]);
    case 'shorter': {
      const percent = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' });
      return i18n.t('receipt.shorter', [percent.format(sign.share)]);
    }
    case 'not-free':
      return i18n.t('receipt.notFree');
  }
}

function adviceWords({ kind }: TruncationSign): string {
  const asksForAccount = kind === 'for-subscribers' || kind === 'not-free';
  return i18n.t(asksForAccount ? 'receipt.logIn' : 'receipt.unfold');
}

/** The page's own words, which may be of another direction (Unicode UAX #9: FSI … PDI). */
function isolated(words: string): string {
  return `\u2068${words}\u2069`;
}
