import { CopyCheck } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useDoubles } from '@/components/hooks/use-doubles';
import { useShortcuts } from '@/components/hooks/use-shortcuts';
import { Drawer } from '@/components/ui/Drawer';
import { HelpDialog } from '@/components/ui/HelpDialog';
import { runToastAction } from '@/components/ui/Toast';

import { DOUBLES_HASH } from './doubles-route';
import { DoubleGroupCard } from './DoubleGroupCard';
import styles from './DoublesView.module.css';
import { EmptyState } from './EmptyState';
import { ListFrame } from './ListFrame';
import { ListTitle } from './ListTitle';
import { Places } from './Places';
import { SearchHelp } from './SearchHelp';

interface DoublesViewProps {
  /** Whether it is what the reader sees. */
  isShown: boolean;
}

/** Articles that may be one, side by side: the reader keeps one of them, or says that they are different. */
export function DoublesView({ isShown }: DoublesViewProps) {
  const groups = useDoubles();
  const [dialog, setDialog] = useState<'places' | 'help' | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const close = (): void => {
    setDialog(null);
  };
  useEffect(() => {
    if (isShown) document.title = `${i18n.t('doubles.title')} – ${i18n.t('appName')}`;
  }, [isShown]);
  useEffect(() => {
    // What had the focus went with its group: the next one is where to go on.
    if (!isShown || !groups || document.activeElement !== document.body) return;
    list.current?.querySelector<HTMLElement>('h2')?.focus();
  }, [groups?.length]);
  useShortcuts(
    isShown
      ? {
          '?': () => {
            setDialog('help');
          },
          u: runToastAction,
          'Ctrl+z': runToastAction,
        }
      : {},
  );

  return (
    <>
      <ListFrame
        isShown={isShown}
        isActive={isShown}
        list={DOUBLES_HASH}
        layout="cards"
        search={<span class={styles.space} />}
        onPlaces={() => {
          setDialog('places');
        }}
        onHelp={() => {
          setDialog('help');
        }}
      >
        <ListTitle title={i18n.t('doubles.title')} count={groups && i18n.t('doubles.count', groups.length)} />
        {groups && groups.length > 0 && <p class={styles.advice}>{i18n.t('doubles.advice')}</p>}
        {groups?.length === 0 && (
          <EmptyState icon={CopyCheck} title={i18n.t('doubles.none')} advice={i18n.t('doubles.noneAdvice')} />
        )}
        <div ref={list} class={styles.groups}>
          {groups?.map((group) => (
            <DoubleGroupCard key={group.articles.map(({ id }) => id).join()} group={group} />
          ))}
        </div>
      </ListFrame>
      {dialog === 'help' && (
        <HelpDialog kind="library" onClose={close}>
          <SearchHelp />
        </HelpDialog>
      )}
      {dialog === 'places' && (
        <Drawer title={i18n.t('appName')} onClose={close}>
          <nav aria-label={i18n.t('library.places')}>
            <Places filter={null} onChoose={close} />
          </nav>
        </Drawer>
      )}
    </>
  );
}
