import {
  Archive,
  BookOpen,
  Copy,
  Highlighter,
  Inbox,
  type LucideIcon,
  Newspaper,
  Star,
  Trash2,
} from 'lucide-preact';

import { i18n } from '#i18n';
import { BackupRow } from '@/components/backup/BackupRow';
import { useDoubles } from '@/components/hooks/use-doubles';
import { useHashRoute } from '@/components/hooks/use-hash-route';
import { MirrorRow } from '@/components/mirror/MirrorRow';
import { numberWords } from '@/components/ui/number-words';
import { ALL_ARTICLES, type ArticleFilter, type Place, PLACES } from '@/utils/search/article-filter';
import { canPickFolders } from '@/utils/storage/folder-handles';

import { annotationsHash } from './annotations-route';
import { DOUBLES_HASH, isOfDoubles } from './doubles-route';
import { useLibrarySide } from './library-side';
import { filterHash } from './list-route';
import styles from './Places.module.css';
import { SavedSearches } from './SavedSearches';
import { SiteSection } from './SiteSection';
import { TagSection } from './TagSection';

interface PlacesProps {
  /** That of the list of articles; null while it is highlights and notes that are listed. */
  filter: ArticleFilter | null;
  /** Called when a place, tag or site has been chosen. */
  onChoose?: () => void;
}

/** The sign of each place. */
export const PLACE_ICONS: Record<Place, LucideIcon> = {
  all: Newspaper,
  unread: Inbox,
  reading: BookOpen,
  favourites: Star,
  archived: Archive,
  trash: Trash2,
};

/**
 * Places, the highlights and notes of all of them, the reader's searches, and the tags and sites of the articles in the current
 * place, with their counts; each a link to its list.
 */
export function Places({ filter, onChoose }: PlacesProps) {
  const { counts, unbacked } = useLibrarySide();
  const { place } = filter ?? ALL_ARTICLES;
  const { path, query } = useHashRoute();
  const isDoubles = isOfDoubles(path, query);
  const doubles = useDoubles()?.length ?? 0;
  return (
    <div
      class={styles.places}
      onClick={({ target }) => {
        if (target instanceof Element && target.closest('a')) onChoose?.();
      }}
    >
      <ul>
        {PLACES.map((one) => {
          const Icon = PLACE_ICONS[one];
          return (
            <li key={one}>
              <a
                href={filterHash({ place: one })}
                aria-current={filter && one === place ? 'page' : undefined}
              >
                <Icon size={16} aria-hidden="true" />
                <span>{i18n.t(`places.${one}`)}</span>
                <Count value={counts.places[one]} />
              </a>
            </li>
          );
        })}
      </ul>
      <ul>
        <li>
          <a href={annotationsHash({})} aria-current={filter || isDoubles ? undefined : 'page'}>
            <Highlighter size={16} aria-hidden="true" />
            <span>{i18n.t('annotations.title')}</span>
            <Count value={counts.annotations} />
          </a>
        </li>
        {(doubles > 0 || isDoubles) && (
          <li>
            <a href={DOUBLES_HASH} aria-current={isDoubles ? 'page' : undefined}>
              <Copy size={16} aria-hidden="true" />
              <span>{i18n.t('doubles.title')}</span>
              <Count value={doubles} />
            </a>
          </li>
        )}
      </ul>
      <SavedSearches filter={filter} />
      <TagSection filter={filter} />
      <SiteSection filter={filter} />
      <BackupRow unbacked={unbacked} />
      {canPickFolders() && <MirrorRow />}
    </div>
  );
}

function Count({ value }: { value: number }) {
  if (value === 0) return null;
  return <small>{numberWords(value)}</small>;
}
