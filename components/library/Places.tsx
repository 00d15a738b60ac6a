import { Archive, BookOpen, Inbox, type LucideIcon, Newspaper, Star, Trash2 } from 'lucide-preact';

import { i18n } from '#i18n';
import { ALL_ARTICLES, type ArticleFilter, type Place, PLACES } from '@/utils/search/article-filter';
import type { ArticleCounts } from '@/utils/search/count-articles';

import { filterHash } from './list-route';
import styles from './Places.module.css';

interface PlacesProps {
  counts: ArticleCounts;
  filter: ArticleFilter;
  onChoose: () => void;
}

const ICONS: Record<Place, LucideIcon> = {
  all: Newspaper,
  unread: Inbox,
  reading: BookOpen,
  favourites: Star,
  archived: Archive,
  trash: Trash2,
};

/** Tags and sites shown before "all": more would push each other out of sight. */
const SHOWN = 12;

/** Places, tags and sites with their counts, each a link to its list. */
export function Places({ counts, filter, onChoose }: PlacesProps) {
  return (
    <div class={styles.places} onClick={onChoose}>
      <ul>
        {PLACES.map((place) => {
          const Icon = ICONS[place];
          const isCurrent = filter.place === place && filter.tag === null && filter.site === null;
          return (
            <li key={place}>
              <a href={filterHash({ place })} aria-current={isCurrent ? 'page' : undefined}>
                <Icon size={16} aria-hidden="true" />
                <span>{i18n.t(`places.${place}`)}</span>
                <Count value={counts.places[place]} />
              </a>
            </li>
          );
        })}
      </ul>
      <CountedLinks
        heading={i18n.t('library.tags')}
        counted={counts.tags}
        current={filter.tag}
        hashOf={(tag) => filterHash({ ...ALL_ARTICLES, place: keptPlace(filter), tag })}
      />
      <CountedLinks
        heading={i18n.t('library.sites')}
        counted={counts.sites}
        current={filter.site}
        hashOf={(site) => filterHash({ ...ALL_ARTICLES, place: keptPlace(filter), site })}
      />
    </div>
  );
}

/** A tag is looked for in the place one stands in, but not in the trash, whose articles aren't counted. */
const keptPlace = ({ place }: ArticleFilter): Place => (place === 'trash' ? 'all' : place);

interface CountedLinksProps {
  heading: string;
  counted: [name: string, count: number][];
  current: string | null;
  hashOf: (name: string) => string;
}

function CountedLinks({ heading, counted, current, hashOf }: CountedLinksProps) {
  if (counted.length === 0) return null;
  const link = ([name, count]: [string, number]) => (
    <li key={name}>
      <a href={hashOf(name)} aria-current={name === current ? 'page' : undefined}>
        <span>
          <bdi>{name}</bdi>
        </span>
        <Count value={count} />
      </a>
    </li>
  );
  return (
    <section>
      <h2>{heading}</h2>
      <ul>{counted.slice(0, SHOWN).map(link)}</ul>
      {counted.length > SHOWN && (
        <details
          onClick={(event) => {
            event.stopPropagation();
          }}
        >
          <summary>{i18n.t('library.more', [String(counted.length - SHOWN)])}</summary>
          <ul>{counted.slice(SHOWN).map(link)}</ul>
        </details>
      )}
    </section>
  );
}

function Count({ value }: { value: number }) {
  return value === 0 ? null : <small>{new Intl.NumberFormat().format(value)}</small>;
}
