import { CopyCheck } from 'lucide-preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useDoubles } from '@/components/hooks/use-doubles';
import { useShortcuts } from '@/components/hooks/use-shortcuts';
import { Drawer } from '@/components/ui/Drawer';
import { HelpDialog } from '@/components/ui/HelpDialog';
import { runToastAction } from '@/components/ui/Toast';
import type { DoubledArticle } from '@/utils/library/list-doubles';
import type { DoubleGroup } from '@/utils/search/similar/double-groups';

import { DOUBLES_HASH } from './doubles-route';
import { DoubleGroupCard } from './DoubleGroupCard';
import styles from './DoublesView.module.css';
import { EmptyState } from './EmptyState';
import { ListFrame } from './ListFrame';
import { ListTitle } from './ListTitle';
import { Places } from './Places';

interface DoublesViewProps {
  /** The article that lies open over it; null while it is what the reader sees. */
  openId: string | null;
}

/** Articles that may be one, side by side: the reader keeps one of them, or says that they are different. */
export function DoublesView({ openId }: DoublesViewProps) {
  const isShown = openId === null;
  const groups = useDoubles();
  const [dialog, setDialog] = useState<'places' | 'help' | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const close = (): void => {
    setDialog(null);
  };
  useEffect(() => {
    if (isShown) document.title = `${i18n.t('doubles.title')} – ${i18n.t('appName')}`;
  }, [isShown]);
  const listed = useRef<string[]>([]);
  useEffect(() => {
    if (!groups) return;
    const now = groups.map(keyOf);
    const left = listed.current.findIndex((key) => !now.includes(key));
    listed.current = now;
    // What had the focus went with its group: the one that moved up in its place is where to go on.
    if (!isShown || left < 0 || document.activeElement !== document.body) return;
    const headings = list.current?.querySelectorAll('h2') ?? [];
    headings[Math.min(left, headings.length - 1)]?.focus();
  }, [groups]);
  const opened = useRef(openId);
  useLayoutEffect(() => {
    const id = opened.current;
    opened.current = openId;
    // Back from an article, the reader goes on where they opened it.
    if (!isShown || id === null) return;
    list.current?.querySelector<HTMLElement>(`[data-article-id="${CSS.escape(id)}"] a`)?.focus();
  }, [openId]);
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
        isShown
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
            <DoubleGroupCard key={keyOf(group)} group={group} />
          ))}
        </div>
      </ListFrame>
      {dialog === 'help' && <HelpDialog kind="doubles" onClose={close} />}
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

function keyOf({ articles }: DoubleGroup<DoubledArticle>): string {
  return articles.map(({ id }) => id).join();
}
