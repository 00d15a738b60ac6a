import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { Button } from '@/components/ui/Button';
import { showToast } from '@/components/ui/Toast';
import { type PageHighlight, wordsOf } from '@/utils/annotation/page-highlight';
import { dismissSave, interruptedSaves } from '@/utils/library/interrupted-saves';
import { waitingHighlights } from '@/utils/library/waiting-highlights';
import type { SaveJob } from '@/utils/storage/save-job';

import styles from './InterruptedSaves.module.css';

/**
 * Saves that were cut short, or that failed with highlights in them: the page can be opened again, or the save forgotten, and
 * with it those highlights, as its button says then.
 */
export function InterruptedSaves() {
  const library = useLibrary();
  const answer = useLiveQuery(() => interruptedSaves(library), []);
  if (answer.state !== 'ready' || answer.value.length === 0) return null;

  const dismiss = async (job: SaveJob): Promise<void> => {
    const highlights = waitingHighlights(job);
    const takeBack = await dismissSave(library, job.id);
    if (!takeBack) return;
    showToast({
      message:
        highlights.length > 0
          ? i18n.t('library.highlightsDeleted', highlights.length)
          : i18n.t('library.dismissed'),
      action: { label: i18n.t('library.undo'), run: () => void takeBack() },
    });
  };
  return (
    <ul class={styles.saves}>
      {answer.value.map((job) => {
        const { id, url, title, failure } = job;
        const name = title === '' ? url : title;
        const highlights = waitingHighlights(job);
        return (
          <li key={id} data-interrupted={id}>
            <span>
              {failure?.kind === 'interrupted'
                ? i18n.t('library.interrupted', [name])
                : i18n.t('library.couldNotSave', [name])}
            </span>
            <a href={url} target="_blank" rel="noopener noreferrer">
              {i18n.t('library.openPage')}
            </a>
            <Button variant="quiet" onClick={() => void dismiss(job)}>
              {highlights.length > 0
                ? i18n.t('library.deleteHighlights', highlights.length)
                : i18n.t('library.dismiss')}
            </Button>
            {highlights.length > 0 && <Waiting highlights={highlights} />}
          </li>
        );
      })}
    </ul>
  );
}

function Waiting({ highlights }: { highlights: PageHighlight[] }) {
  return (
    <div class={styles.waiting}>
      <p>{i18n.t('library.highlightsWait', highlights.length)}</p>
      <ul>
        {highlights.map((highlight) => (
          <li key={highlight.id}>
            {wordsOf(highlight) === '' ? i18n.t('reader.picture') : <q dir="auto">{wordsOf(highlight)}</q>}
          </li>
        ))}
      </ul>
    </div>
  );
}
