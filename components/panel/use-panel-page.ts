import { useEffect, useRef, useState } from 'preact/hooks';

import { isSamePage } from '@/utils/article/url-key';

import type { PanelActions, PanelPage } from './panel-actions';

/**
 * The page beside the panel. While the reader writes, what they write on stays, though the page is loaded anew or another has
 * taken its place (`isGone`): until they leave the field, or the page is there again.
 */
export function usePanelPage(actions: PanelActions): {
  /** Undefined until it is known. */
  page: PanelPage | null | undefined;
  isGone: boolean;
  /** To be called when the reader may have left a field, with what tells of it. */
  onLeave: (event: Event) => void;
} {
  const [page, setPage] = useState<PanelPage | null>();
  const [isGone, setGone] = useState(false);
  const shown = useRef<PanelPage | null>(null);
  /** What has come in place of what is shown. */
  const next = useRef<PanelPage | null>(null);

  const show = (seen: PanelPage | null): void => {
    shown.current = seen;
    setGone(false);
    setPage(seen);
  };
  const see = (seen: PanelPage | null): void => {
    const before = shown.current;
    const isSameTab = before?.places != null && seen?.tabId === before.tabId;
    if (isSameTab && !areOfSamePage(seen.places, before.places) && isField(document.activeElement)) {
      next.current = seen;
      setGone(true);
    } else if (!isSameTab || !seen.places || !isAboutToLook(seen.places, before.places)) show(seen);
  };
  useEffect(() => actions.watchPage(see), []);
  return {
    page,
    isGone,
    onLeave: (event) => {
      // On the way from one field to the next, none has the focus.
      if (event instanceof FocusEvent && isField(event.relatedTarget)) return;
      // When the window loses the focus, its field keeps it.
      queueMicrotask(() => {
        if (isGone && !isField(document.activeElement)) show(next.current);
      });
    },
  };
}

/** A page that was loaded anew has yet to look where its highlights stand. */
function isAboutToLook(seen: NonNullable<PanelPage['places']>, before: PanelPage['places']): boolean {
  return seen.url === before?.url && seen.anchors.length === 0;
}

function areOfSamePage(seen: PanelPage['places'], before: PanelPage['places']): boolean {
  return seen !== null && before !== null && isSamePage(seen.url, before.url);
}

/** Whether one writes there. */
function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('textarea, input:not([type=checkbox])');
}
