import { useEffect, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useHeldUp } from '@/components/hooks/use-held-up';
import { useTheme } from '@/components/hooks/use-theme';
import { HeldUpLibrary } from '@/components/library/HeldUpLibrary';
import { Choice } from '@/components/ui/Choice';
import { panelRequest, type PanelRequest } from '@/utils/storage/panel-request';

import { PagePanel } from './PagePanel';
import type { PanelActions } from './panel-actions';
import { PanelLibrary } from './PanelLibrary';
import styles from './PanelView.module.css';

const VIEWS = ['page', 'library'] as const;
type PanelKind = (typeof VIEWS)[number];

interface PanelViewProps {
  actions: PanelActions;
  /** The keys that save a page, as the browser writes them; null when there are none. */
  saveShortcut: string | null;
}

/** The browser's panel: the notes and highlights of the page beside it, or the library's lists. */
export function PanelView({ actions, saveShortcut }: PanelViewProps) {
  const [view, setView] = useState<PanelKind>('page');
  useTheme();
  const isHeldUp = useHeldUp();
  useEffect(() => {
    // What is to be written on is of the page, which takes the request.
    const show = (request: PanelRequest | null): void => {
      if (request)
        void actions.windowId().then((windowId) => {
          if (request.windowId === windowId) setView('page');
        });
    };
    return panelRequest.watch(show);
  }, []);

  if (isHeldUp) return <HeldUpLibrary />;
  return (
    <div class={styles.panel} data-panel-view={view}>
      <nav class={styles.switch} aria-label={i18n.t('panelPage.shows')}>
        <Choice
          label={i18n.t('panelPage.shows')}
          values={VIEWS}
          value={view}
          nameOf={(one) => i18n.t(`panelPage.views.${one}`)}
          onChange={setView}
        />
      </nav>
      {/* What is being written there, and undo, is still there when the reader comes back. */}
      <div hidden={view !== 'page'}>
        <PagePanel actions={actions} />
      </div>
      {view === 'library' && (
        <PanelLibrary
          saveShortcut={saveShortcut}
          onOpen={(hash) => {
            actions.openAddress(hash);
          }}
        />
      )}
    </div>
  );
}
