import { useId } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { numberWords } from '@/components/ui/number-words';
import { indexProgress } from '@/utils/library/rebuild-index';

import styles from './IndexProgress.module.css';

/** How far the index of full texts is, as long as it isn't whole. */
export function IndexProgress({ articles }: { articles: number }) {
  const library = useLibrary();
  const answer = useLiveQuery(() => indexProgress(library), []);
  const id = useId();
  if (articles === 0 || answer.state !== 'ready' || answer.value === null) return null;
  const { indexed } = answer.value;
  return (
    <div class={styles.indexing}>
      <p id={id} role="status">
        {i18n.t('library.indexing')}
      </p>
      <progress value={indexed} max={articles} aria-labelledby={id} />
      <span>{i18n.t('library.indexed', [numberWords(indexed), numberWords(articles)])}</span>
    </div>
  );
}
