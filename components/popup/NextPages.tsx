import { useEffect, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { Button } from '@/components/ui/Button';
import type { Reading } from '@/utils/article/reading';
import type { PagesProgress } from '@/utils/extract/pages/read-pages';
import { undoSave } from '@/utils/library/undo-save';
import type { SaveJob } from '@/utils/storage/save-job';

import type { PopupActions, WebTab } from './popup-actions';
import styles from './PopupView.module.css';
import { askForSave } from './ask-for-save';
import { failureWords } from './failure-words';

interface NextPagesProps {
  /** Of how many pages the article is joined already. */
  pages: number;
  tab: WebTab;
  /** How its first page was read. */
  reading: Reading;
  actions: PopupActions;
}

/** An article goes on over other pages: offers to add them, shows how far that is, and what came of it. */
export function NextPages({ pages, tab, reading, actions }: NextPagesProps) {
  const library = useLibrary();
  const [more, setMore] = useState<number | null>(0);
  const jobs = useLiveQuery(() => library.db.jobs.where('tabId').equals(tab.id).toArray(), [tab.id]);
  const job = jobs.state === 'ready' ? latest(jobs.value, tab.url) : undefined;
  useEffect(() => {
    void actions.morePages(tab.id).then(setMore);
  }, []);

  const add = (): void => {
    void askForSave(actions, { saveId: library.newId(), tab, withPages: true, reading });
  };
  if (job?.state === 'capturing') {
    const { read, found } = job.pages ?? { read: 1, found: 2 };
    const words = i18n.t(more === null ? 'popup.pages.reading' : 'popup.pages.readingOf', [
      String(Math.min(read + 1, found)),
      String(found),
    ]);
    return (
      <div class={styles.pages} data-pages="reading">
        <p role="status">{words}</p>
        <Button
          variant="quiet"
          onClick={() => {
            actions.cancelSave(tab.id, job.id);
          }}
        >
          {i18n.t('popup.pages.cancel')}
        </Button>
        <progress value={read} max={found} aria-label={words} />
      </div>
    );
  }
  if (job?.state === 'committed' && job.pages) {
    const isWhole = job.pages.failure === null;
    return (
      <div class={styles.pages} data-pages={isWhole ? 'added' : 'cut-short'}>
        <p role={isWhole ? 'status' : 'alert'}>{outcomeWords(job.pages)}</p>
        <Button variant="quiet" onClick={isWhole ? () => void undoSave(library, job.id) : add}>
          {i18n.t(isWhole ? 'popup.undo' : 'popup.retry')}
        </Button>
      </div>
    );
  }
  const failure = job?.failure && job.failure.kind !== 'cancelled' ? job.failure : null;
  const left = pagesLeft(pages, more);
  if (left === 0 && !failure) return null;
  return (
    <div class={styles.pages} data-pages={failure ? 'failed' : 'offered'}>
      <p role={failure ? 'alert' : 'status'}>
        {failure ? [i18n.t('popup.pages.failed'), failureWords(failure).advice].join(' ') : offerWords(left)}
      </p>
      <Button onClick={add}>{i18n.t(failure ? 'popup.retry' : 'popup.pages.add')}</Button>
    </div>
  );
}

function latest(jobs: SaveJob[], url: string): SaveJob | undefined {
  return jobs
    .filter((job) => job.withPages && job.url === url)
    .toSorted((a, b) => a.startedAt.localeCompare(b.startedAt))
    .at(-1);
}

/** How many pages aren't in the article yet; null when there are some, but nobody says how many. */
function pagesLeft(pages: number, more: number | null): number | null {
  if (more === null) return pages > 1 ? 0 : null;
  return Math.max(0, more + 1 - pages);
}

function offerWords(left: number | null): string {
  return left === null ? i18n.t('popup.pages.next') : i18n.t('popup.pages.more', left);
}

function outcomeWords({ read, found, failure }: PagesProgress): string {
  if (failure === null) return i18n.t('popup.pages.added', read);
  const kept = i18n.t('popup.pages.kept', read);
  if (failure.kind === 'too-many') return [i18n.t('popup.pages.tooMany'), kept].join(' ');
  const at: [string, string, string] = [String(failure.page), String(found), reasonWords(failure)];
  return [i18n.t('popup.pages.unread', at), kept].join(' ');
}

type ReadingFailure = Exclude<NonNullable<PagesProgress['failure']>, { kind: 'too-many' }>;

function reasonWords(failure: ReadingFailure): string {
  switch (failure.kind) {
    case 'refused':
      return i18n.t('popup.pages.refused', [String(failure.status)]);
    case 'unreachable':
      return i18n.t('popup.pages.unreachable');
    case 'not-html':
      return i18n.t('popup.pages.notHtml');
    case 'no-article':
      return i18n.t('popup.pages.noArticle');
  }
}
