import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { Button } from '@/components/ui/Button';
import { showToast } from '@/components/ui/Toast';
import type { PageHighlight } from '@/utils/annotation/page-highlight';
import { dismissSave, interruptedSaves } from '@/utils/library/interrupted-saves';
import type { SaveJob } from '@/utils/storage/save-job';

import styles from './InterruptedSaves.module.css';

/**
 * Saves that were cut short, with what the reader had highlighted of their pages: the page can be opened again, or the save
 * forgotten.
 */
export function InterruptedSaves() {
  const library = useLibrary();
  const answer = useLiveQuery(() => interruptedSaves(library), []);
  if (answer.state !== 'ready' || answer.value.length === 0) return null;

  const dismiss = async ({ id }: SaveJob): Promise<void> => {
    const takeBack = await dismissSave(library, id);
    showToast({
      message: i18n.t('library.dismissed'),
      action: { label: i18n.t('library.undo'), run: () => void takeBack() },
    });
  };
  return (
    <ul class={styles.saves}>
      {answer.value.map((job) => (
        <li key={job.id} data-interrupted={job.id}>
          <span>{i18n.t('library.interrupted', [job.title === '' ? job.url : job.title])}</span>
          <a href={job.url} target="_blank" rel="noopener noreferrer">
            {i18n.t('library.openPage')}
          </a>
          <Button variant="quiet" onClick={() => void dismiss(job)}>
            {i18n.t('library.dismiss')}
          </Button>
          {job.highlights && job.highlights.length > 0 && <Waiting highlights={job.highlights} />}
        </li>
      ))}
    </ul>
  );
}

function Waiting({ highlights }: { highlights: PageHighlight[] }) {
  return (
    <div class={styles.waiting}>
      <p>{i18n.t('library.highlightsWait', highlights.length)}</p>
      <ul>
        {highlights.map(({ id, quote }) => (
          <li key={id}>
            <q dir="auto">{quote.exact}</q>
          </li>
        ))}
      </ul>
    </div>
  );
}
