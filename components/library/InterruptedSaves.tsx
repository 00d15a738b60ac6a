import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { Button } from '@/components/ui/Button';
import { dismissSave, interruptedSaves } from '@/utils/library/interrupted-saves';

import styles from './InterruptedSaves.module.css';

/** Saves that were cut short: the page can be opened again, or the save forgotten. */
export function InterruptedSaves() {
  const library = useLibrary();
  const answer = useLiveQuery(() => interruptedSaves(library), []);
  if (answer.state !== 'ready' || answer.value.length === 0) return null;
  return (
    <ul class={styles.saves}>
      {answer.value.map(({ id, url, title }) => (
        <li key={id}>
          <span>{i18n.t('library.interrupted', [title === '' ? url : title])}</span>
          <a href={url} target="_blank" rel="noopener noreferrer">
            {i18n.t('library.openPage')}
          </a>
          <Button variant="quiet" onClick={() => void dismissSave(library, id)}>
            {i18n.t('library.dismiss')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
