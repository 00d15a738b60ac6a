import type { RefObject } from 'preact';
import type { Dispatch, StateUpdater } from 'preact/hooks';

import { navigate } from '@/components/hooks/use-hash-route';
import { useShortcuts } from '@/components/hooks/use-shortcuts';
import { runToastAction } from '@/components/ui/Toast';
import type { ArticleFilter } from '@/utils/search/article-filter';

import type { ListDialogState } from './list-dialog';
import { listKeys } from './list-keys';
import { articleHash } from './list-route';
import { isSearch } from './search-words';
import type { ArticleActions } from './use-article-actions';
import type { Selection } from './use-selection';

interface ListShortcuts {
  /** Whether the list is what the reader sees: keys are for it then. */
  isActive: boolean;
  /** What keys act on: the selection, or else the current row. */
  targets: string[];
  filter: ArticleFilter;
  selection: Selection;
  actions: ArticleActions;
  search: RefObject<HTMLInputElement>;
  setDialog: Dispatch<StateUpdater<ListDialogState>>;
}

/** The keys of the list; `HelpDialog` says what they do. */
export function useListShortcuts(list: ListShortcuts): void {
  const { isActive, targets, filter, selection, actions, search, setDialog } = list;
  const isTrash = filter.place === 'trash';
  const withTargets = (action: () => void) => () => {
    if (targets.length > 0) action();
  };
  const withLiveTargets = (action: () => void) => withTargets(isTrash ? () => undefined : action);
  const remove = (event: KeyboardEvent): void => {
    // A key that is held, or meant for what stands beside the list, takes no article.
    if (targets.length === 0 || event.repeat || isBeside(event.target)) return;
    if (isTrash) setDialog({ kind: 'delete-forever', ids: targets });
    else actions.trash(targets);
  };
  useShortcuts(
    isActive
      ? {
          ...listKeys(search, selection, () => {
            setDialog({ kind: 'help' });
          }),
          o: () => {
            if (selection.current !== null) navigate(articleHash(selection.current, filter));
          },
          J: () => {
            selection.extendBy(1);
          },
          K: () => {
            selection.extendBy(-1);
          },
          x: () => {
            if (selection.current !== null) selection.toggle(selection.current);
          },
          t: withLiveTargets(() => {
            setDialog({ kind: 'tag', ids: targets });
          }),
          f: withLiveTargets(() => {
            actions.toggleFavourite(targets);
          }),
          e: withLiveTargets(() => {
            actions.toggleArchived(targets);
          }),
          s: () => {
            if (isSearch(filter)) setDialog({ kind: 'search' });
          },
          '#': remove,
          Delete: remove,
          u: runToastAction,
          'Ctrl+z': runToastAction,
          'Ctrl+a': selection.selectAll,
          Escape: selection.clear,
        }
      : {},
  );
}

function isBeside(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('nav') !== null;
}
