import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';

import { saveLinks } from '@/utils/library/save-links';

import { FailedCard } from './FailedCard';
import type { PopupActions, WebTab } from './popup-actions';
import styles from './PopupView.module.css';
import { SavedCard } from './SavedCard';
import { SavingCard } from './SavingCard';
import { UndoneCard } from './UndoneCard';
import { usePopupSave } from './use-popup-save';

/** The popup: saves what the tab shows and takes the reader's tags and notes, or says plainly why it can't. */
export function PopupView({ actions }: { actions: PopupActions }) {
  const library = useLibrary();
  const { state, saveAgain } = usePopupSave(actions);
  const saveId = state.kind === 'saving' ? state.saveId : null;
  const jobQuery = useLiveQuery(
    async () => (saveId === null ? null : ((await library.db.jobs.get(saveId)) ?? null)),
    [saveId],
  );
  const job = jobQuery.state === 'ready' ? jobQuery.value : null;

  return (
    <main class={styles.popup} aria-label={i18n.t('appName')}>
      {content()}
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
      const { failure, tab } = state;
      return <FailedCard failure={failure} actions={actions} onKeepLink={tab && keepLink(tab)} />;
    }
    const { tab } = state;
    if (state.kind === 'known') {
      return (
        <SavedCard
          articleId={state.articleId}
          job={null}
          selection={state.selection}
          tab={tab}
          actions={actions}
          onSaveAgain={(withPages) => {
            saveAgain(tab, withPages);
          }}
        />
      );
    }
    if (job?.failure) {
      return (
        <FailedCard
          failure={job.failure}
          actions={actions}
          onKeepLink={keepLink(tab)}
          onRetry={() => {
            saveAgain(tab);
          }}
        />
      );
    }
    if (job?.state === 'undone') {
      return (
        <UndoneCard
          onSaveAgain={() => {
            saveAgain(tab);
          }}
        />
      );
    }
    if (job?.state !== 'committed' || job.articleId === null) return <SavingCard title={tab.title} />;
    return (
      <SavedCard
        articleId={job.articleId}
        job={job}
        selection={job.highlightsSelection ? null : job.selection}
        tab={tab}
        actions={actions}
        onSaveAgain={(withPages) => {
          saveAgain(tab, withPages);
        }}
      />
    );
  }
}
