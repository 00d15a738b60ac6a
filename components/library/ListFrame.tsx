import { CircleHelp, Menu } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

import { i18n } from '#i18n';
import { IconButton } from '@/components/ui/IconButton';

import styles from './ListFrame.module.css';

interface LibraryFrameProps {
  /** What leads from one view to the other. */
  places: ComponentChildren;
  /** The views: see `ListFrame`. */
  children: ComponentChildren;
}

/** The library page: its places beside whichever view is shown. */
export function LibraryFrame({ places, children }: LibraryFrameProps) {
  return (
    <div class={styles.page}>
      <nav class={styles.side} aria-label={i18n.t('library.places')}>
        <a class={styles.name} href="#/">
          {i18n.t('appName')}
        </a>
        {places}
      </nav>
      {children}
    </div>
  );
}

interface ListFrameProps {
  /** Whether this view is the one that is shown. */
  isShown: boolean;
  /** Whether it is what the reader sees: no article lies over it. */
  isActive: boolean;
  /** Names what is listed: another list begins at its top, or where it was left when the reader goes back to it. */
  list: string;
  layout: string;
  search: ComponentChildren;
  onPlaces: () => void;
  onHelp: () => void;
  /** The list. */
  children: ComponentChildren;
  /** What lies over its foot. */
  footer?: ComponentChildren;
}

/** A view of the library page: search above a list. */
export function ListFrame(props: ListFrameProps) {
  const { isShown, isActive, list, layout, search, onPlaces, onHelp, children, footer } = props;
  const main = useRef<HTMLElement>(null);
  const scrolledTo = useRef(0);
  /** Where to scroll as soon as that much of the list is there; null once it is, or the reader goes elsewhere. */
  const wanted = useRef<number | null>(null);
  useLayoutEffect(() => {
    scrolledTo.current = leftAt();
    wanted.current = scrolledTo.current;
  }, [list]);
  useLayoutEffect(() => {
    if (!main.current || wanted.current === null) return;
    main.current.scrollTop = wanted.current;
    if (Math.abs(main.current.scrollTop - wanted.current) <= 1) wanted.current = null;
  });
  useLayoutEffect(() => {
    if (isActive && main.current) main.current.scrollTop = scrolledTo.current;
  }, [isActive]);

  const stay = (): void => {
    wanted.current = null;
  };
  return (
    <div class={styles.view} hidden={!isShown}>
      <header class={styles.bar}>
        <div class={styles.column}>
          <span class={styles.menu}>
            <IconButton icon={Menu} label={i18n.t('library.places')} onClick={onPlaces} />
          </span>
          {search}
          <IconButton icon={CircleHelp} label={i18n.t('library.help')} onClick={onHelp} />
        </div>
      </header>
      <main
        ref={main}
        class={styles.list}
        data-density={layout}
        onScroll={({ currentTarget }) => {
          if (isActive) scrolledTo.current = currentTarget.scrollTop;
        }}
        onScrollEnd={() => {
          if (isActive) leave(scrolledTo.current);
        }}
        onWheel={stay}
        onPointerDown={stay}
        onKeyDown={stay}
      >
        <div class={styles.column}>{children}</div>
      </main>
      {footer}
    </div>
  );
}

/** Notes in this step of the browser's history where its list is, in CSS pixels. */
function leave(scrolledTo: number): void {
  history.replaceState({ scrolledTo }, '');
}

/** Where the list of this step was left; 0 in a new one. */
function leftAt(): number {
  const state: unknown = history.state;
  const isNoted = typeof state === 'object' && state !== null && 'scrolledTo' in state;
  return isNoted && typeof state.scrolledTo === 'number' ? state.scrolledTo : 0;
}
