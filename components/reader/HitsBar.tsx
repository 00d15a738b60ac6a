import { ChevronDown, ChevronUp, Search, X } from 'lucide-preact';

import { i18n } from '#i18n';
import { IconButton } from '@/components/ui/IconButton';

import styles from './FindBar.module.css';
import type { SearchHits } from './use-search-hits';

/** Says at which of the words the reader stands by which the article was found, and leads from one to the next. */
export function HitsBar({ hits, onClose }: { hits: SearchHits; onClose: () => void }) {
  const { count, index, step } = hits;
  return (
    <div class={styles.bar} role="group" aria-label={i18n.t('reader.hits')} data-hits="">
      <Search size={16} aria-hidden="true" />
      <output>
        {index < 0
          ? i18n.t('reader.hitCount', count)
          : i18n.t('reader.foundAt', [String(index + 1), String(count)])}
      </output>
      <IconButton
        icon={ChevronUp}
        label={i18n.t('reader.findPrevious')}
        aria-keyshortcuts="Shift+N"
        onClick={() => {
          step(-1);
        }}
      />
      <IconButton
        icon={ChevronDown}
        label={i18n.t('reader.findNext')}
        aria-keyshortcuts="N"
        onClick={() => {
          step(1);
        }}
      />
      <IconButton icon={X} label={i18n.t('reader.leaveHits')} onClick={onClose} />
    </div>
  );
}
