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
import { useDoubles } from '@/components/hooks/use-doubles';
import { useHashRoute } from '@/components/hooks/use-hash-route';
import { ALL_ARTICLES, type ArticleFilter, type Place, PLACES } from '@/utils/search/article-filter';
import type { ArticleCounts } from '@/utils/search/count-articles';

import { annotationsHash } from './annotations-route';
import { DOUBLES_HASH, DOUBLES_PATH } from './doubles-route';
import { filterHash } from './list-route';
import styles from './Places.module.css';

interface PlacesProps {
  counts: ArticleCounts;
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

/** Tags and sites shown before "more": too many would push each other out of sight. */
const SHOWN = 12;

/**
 * Places, the highlights and notes of all of them, and the tags and sites of the articles in the current place, with their
 * counts; each a link to its list.
 */
export function Places({ counts, filter, onChoose }: PlacesProps) {
  const { place, tag, site } = filter ?? ALL_ARTICLES;
  const isDoubles = useHashRoute().path === DOUBLES_PATH;
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
      <CountedLinks
        heading={i18n.t('library.tags')}
        counted={counts.tags}
        current={tag}
        hashOf={(one) => filterHash({ place, site, tag: one === tag ? null : one })}
      />
      <CountedLinks
        heading={i18n.t('library.sites')}
        counted={counts.sites}
        current={site}
        hashOf={(one) => filterHash({ place, tag, site: one === site ? null : one })}
      />
    </div>
  );
}

interface CountedLinksProps {
  heading: string;
  counted: [name: string, count: number][];
  current: string | null;
  /** Where a name leads: the current one to the list without it. */
  hashOf: (name: string) => string;
}

function CountedLinks({ heading, counted, current, hashOf }: CountedLinksProps) {
  if (counted.length === 0) return null;
  const link = ([name, count]: [string, number]) => (
    <li key={name}>
      <a href={hashOf(name)} aria-current={name === current ? 'true' : undefined}>
        <span>
          <bdi>{name}</bdi>
        </span>
        <Count value={count} />
      </a>
    </li>
  );
  const isFurtherDown = counted.slice(SHOWN).some(([name]) => name === current);
  return (
    <section>
      <h2>{heading}</h2>
      <ul>{counted.slice(0, SHOWN).map(link)}</ul>
      {counted.length > SHOWN && (
        <details open={isFurtherDown}>
          <summary>{i18n.t('library.more', [String(counted.length - SHOWN)])}</summary>
          <ul>{counted.slice(SHOWN).map(link)}</ul>
        </details>
      )}
    </section>
  );
}

function Count({ value }: { value: number }) {
  if (value === 0) return null;
  return <small>{new Intl.NumberFormat(document.documentElement.lang).format(value)}</small>;
}
