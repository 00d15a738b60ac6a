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
  /** Names what is listed: another list begins at its top, and one comes back to where it was left. */
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
  useLayoutEffect(() => {
    scrolledTo.current = 0;
    if (main.current) main.current.scrollTop = 0;
  }, [list]);
  useLayoutEffect(() => {
    if (isActive && main.current) main.current.scrollTop = scrolledTo.current;
  }, [isActive]);

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
      >
        <div class={styles.column}>{children}</div>
      </main>
      {footer}
    </div>
  );
}
