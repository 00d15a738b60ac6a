import { ArrowDown, ArrowUp, Bookmark, CircleAlert, GripVertical, PenLine, Trash2 } from 'lucide-preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useDragOrder } from '@/components/reader/use-drag-order';
import { MenuItem } from '@/components/ui/Menu';
import { deleteSearch, moveSearch } from '@/utils/library/saved-searches';
import type { ArticleFilter } from '@/utils/search/article-filter';
import { parseQuery } from '@/utils/search/query/parse-query';
import {
  filterOf,
  isReadable,
  isSameFilter,
  type SavedSearch,
  type UnreadableSearch,
} from '@/utils/search/saved-search';

import { useLibrarySide } from './library-side';
import { filterHash } from './list-route';
import { problemWords } from './query-words';
import { searchName } from './search-words';
import { SearchNameDialog } from './SearchNameDialog';
import styles from './SavedSearches.module.css';
import { SideRow } from './SideRow';
import { tellDone, tellFailure } from './tell-done';

/** How far a pointer may move in a click, in CSS pixels. */
const STILL = 4;

/** The searches that the reader has saved, with how much each finds; they can be renamed, put in order and deleted. */
export function SavedSearches({ filter }: { filter: ArticleFilter | null }) {
  const library = useLibrary();
  const { searches, found } = useLibrarySide();
  const [renamed, setRenamed] = useState<SavedSearch | null>(null);
  const [said, say] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  /** Where the sign of a search was pressed: let go there, it is no drag but a click. */
  const pressed = useRef(0);
  /** The search whose link gets the focus once it stands where it is to. */
  const moved = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (moved.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-search="${CSS.escape(moved.current)}"] a`)?.focus();
    moved.current = null;
  }, [searches]);

  const move = (from: number, to: number): void => {
    const search = searches?.[from];
    if (!searches || !search || to < 0 || to >= searches.length) return;
    moved.current = search.id;
    moveSearch(library, search.id, to).then(() => {
      say(i18n.t('searches.moved', [nameOf(search), String(to + 1), String(searches.length)]));
    }, tellFailure);
  };
  const dragging = useDragOrder(list, move);
  if (!searches) return null;
  const remove = (search: SavedSearch | UnreadableSearch): void => {
    // The next key is meant for its neighbour, not for the list of articles.
    const at = searches.indexOf(search);
    const neighbour = searches[at + 1] ?? searches[at - 1];
    moved.current = neighbour?.id ?? null;
    if (!neighbour) heading.current?.focus();
    deleteSearch(library, search.id).then((undo) => {
      if (undo) tellDone(i18n.t('searches.deleted', [nameOf(search)]), Promise.resolve(undo));
    }, tellFailure);
  };

  return (
    <section class={styles.searches} aria-label={i18n.t('searches.title')}>
      <h2 ref={heading} tabIndex={-1}>
        {i18n.t('searches.title')}
      </h2>
      {searches.length === 0 && <p>{i18n.t('searches.empty')}</p>}
      <ol ref={list} data-dragging={dragging.dragged !== null || undefined}>
        {searches.map((search, index) => {
          const rename = (): void => {
            if (isReadable(search)) setRenamed(search);
          };
          const up = (): void => {
            move(index, index - 1);
          };
          const down = (): void => {
            move(index, index + 1);
          };
          const erase = (): void => {
            remove(search);
          };
          return (
            <li
              key={search.id}
              data-dragged={dragging.dragged === index || undefined}
              style={{ translate: `0 ${String(dragging.shiftOf(index))}px` }}
            >
              <SideRow
                data-search={search.id}
                hash={isReadable(search) ? filterHash(filterOf(search)) : '#/'}
                isCurrent={filter !== null && isReadable(search) && isSameFilter(filterOf(search), filter)}
                count={found.get(search.id) ?? null}
                menuLabel={i18n.t('searches.menu', [nameOf(search)])}
                keys={{ F2: rename, Delete: erase, 'Alt+ArrowUp': up, 'Alt+ArrowDown': down }}
                handle={
                  // Whoever doesn't drag has the keys and the menu.
                  <span
                    class={styles.handle}
                    data-handle=""
                    aria-hidden="true"
                    title={i18n.t('searches.drag')}
                    onPointerDown={(event) => {
                      pressed.current = event.clientY;
                      dragging.begin(index, event);
                    }}
                    onClick={({ currentTarget, clientY }) => {
                      if (Math.abs(clientY - pressed.current) < STILL)
                        currentTarget.parentElement?.querySelector('a')?.click();
                    }}
                  >
                    <Bookmark size={16} />
                    <GripVertical size={16} />
                  </span>
                }
                menu={
                  <>
                    <MenuItem
                      icon={PenLine}
                      text={i18n.t('searches.rename')}
                      keyName="F2"
                      isDisabled={!isReadable(search)}
                      onChoose={rename}
                    />
                    <MenuItem
                      icon={ArrowUp}
                      text={i18n.t('searches.moveUp')}
                      keyName="Alt ↑"
                      isDisabled={index === 0}
                      onChoose={up}
                    />
                    <MenuItem
                      icon={ArrowDown}
                      text={i18n.t('searches.moveDown')}
                      keyName="Alt ↓"
                      isDisabled={index === searches.length - 1}
                      onChoose={down}
                    />
                    <MenuItem
                      icon={Trash2}
                      text={i18n.t('searches.delete')}
                      keyName="Delete"
                      onChoose={erase}
                    />
                  </>
                }
              >
                <Name search={search} />
              </SideRow>
            </li>
          );
        })}
      </ol>
      <p class="visually-hidden" role="status">
        {said}
      </p>
      {renamed && (
        <SearchNameDialog
          filter={filterOf(renamed)}
          saved={renamed}
          onClose={() => {
            setRenamed(null);
          }}
        />
      )}
    </section>
  );
}

/** The name of a search, and what is wrong with it, if anything. */
function Name({ search }: { search: SavedSearch | UnreadableSearch }) {
  const problem = problemOf(search);
  return (
    <span title={problem ?? nameOf(search)}>
      <bdi>{nameOf(search)}</bdi>
      {problem !== null && (
        <span class={styles.problem}>
          <CircleAlert size={12} aria-hidden="true" />
          <span>{problem}</span>
        </span>
      )}
    </span>
  );
}

function nameOf(search: SavedSearch | UnreadableSearch): string {
  return isReadable(search) ? searchName(search) : search.unreadable;
}

function problemOf(search: SavedSearch | UnreadableSearch): string | null {
  if (!isReadable(search)) return i18n.t('searches.unreadable');
  const [problem] = parseQuery(search.query).problems;
  return problem ? problemWords(problem, search.query) : null;
}
