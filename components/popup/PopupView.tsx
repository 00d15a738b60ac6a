import { i18n } from '#i18n';
import { useHeldUp } from '@/components/hooks/use-held-up';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';

import { saveLinks } from '@/utils/library/save-links';
import type { SaveJob } from '@/utils/storage/save-job';

import { FailedCard } from './FailedCard';
import { HeldUpCard } from './HeldUpCard';
import type { PopupActions, WebTab } from './popup-actions';
import styles from './PopupView.module.css';
import { SavedCard } from './SavedCard';
import { SavingCard } from './SavingCard';
import { UndoneCard } from './UndoneCard';
import { type KnownArticle, usePopupSave } from './use-popup-save';

/** The popup: saves what the tab shows and takes the reader's tags and notes, or says plainly why it can't. */
export function PopupView({ actions }: { actions: PopupActions }) {
  const library = useLibrary();
  const isHeldUp = useHeldUp();
  const { state, saveAgain, backToArticle } = usePopupSave(actions);
  const saveId = state.kind === 'saving' ? state.saveId : null;
  const jobQuery = useLiveQuery(
    async () => (saveId === null ? null : ((await library.db.jobs.get(saveId)) ?? null)),
    [saveId],
  );
  const job = jobQuery.state === 'ready' ? jobQuery.value : null;

  return (
    <main class={styles.popup} aria-label={i18n.t('appName')}>
      {isHeldUp ? <HeldUpCard /> : content()}
    </main>
  );

  function keepLink({ url, title }: WebTab): (() => Promise<void>) | undefined {
    if (!/^https?:/.test(url)) return undefined;
    return async () => {
      await saveLinks(library, [{ url, title }]);
    };
  }

  function content() {
    if (state.kind === 'looking') return <SavingCard title="" />;
    if (state.kind === 'failed') {
      const { failure, tab, article } = state;
      return (
        <FailedCard
          failure={failure}
          actions={actions}
          onKeepLink={tab && !article ? keepLink(tab) : undefined}
          onBack={article ? backToArticle : undefined}
        />
      );
    }
    const { tab } = state;
    if (state.kind === 'known') return savedCard(state, null);
    if (job?.failure) {
      return (
        <FailedCard
          failure={job.failure}
          actions={actions}
          onKeepLink={state.article ? undefined : keepLink(tab)}
          onRetry={
            job.failure.kind === 'too-large'
              ? undefined
              : () => {
                  saveAgain();
                }
          }
          onBack={state.article ? backToArticle : undefined}
        />
      );
    }
    if (job?.state === 'undone') {
      // The version before is there again.
      if (job.outcome === 'new-version' && job.articleId !== null)
        return savedCard({ articleId: job.articleId, selection: null }, job);
      return (
        <UndoneCard
          onSaveAgain={() => {
            saveAgain();
          }}
        />
      );
    }
    if (job?.state !== 'committed' || job.articleId === null) return <SavingCard title={tab.title} />;
    const selection = job.highlightsSelection ? null : job.selection;
    return savedCard({ articleId: job.articleId, selection }, job);

    function savedCard(article: KnownArticle, itsJob: SaveJob | null) {
      return (
        <SavedCard
          articleId={article.articleId}
          job={itsJob}
          selection={article.selection}
          tab={tab}
          actions={actions}
          onSaveAgain={(how) => {
            saveAgain(how, article);
          }}
        />
      );
    }
  }
}
