import { useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { numberWords } from '@/components/ui/number-words';
import { ALL_ARTICLES, type ArticleFilter } from '@/utils/search/article-filter';
import { matchingTags } from '@/utils/search/matching-tags';

import { useLibrarySide } from './library-side';
import { filterHash } from './list-route';
import { MOST_FOUND, SHOWN } from './side-lists';
import { SideFilter } from './SideFilter';
import styles from './TagSection.module.css';

/** The sites of the articles in a place, each a link to what is from there. */
export function SiteSection({ filter }: { filter: ArticleFilter | null }) {
  const {
    counts: { sites },
  } = useLibrarySide();
  const { place, tag, site: current } = filter ?? ALL_ARTICLES;
  const [wanted, setWanted] = useState('');
  const [areAllShown, showAll] = useState(false);
  if (sites.length === 0) return null;
  const isLong = sites.length > SHOWN;
  const isFiltered = isLong && wanted.trim() !== '';
  const counts = new Map(sites);
  const names = sites.map(([site]) => site);
  const found = isFiltered ? matchingTags(wanted, names, []) : names;
  const isFurtherDown = current !== null && names.indexOf(current) >= SHOWN;
  const most = isFiltered ? MOST_FOUND : areAllShown || isFurtherDown ? found.length : SHOWN;
  return (
    <section class={styles.tags} aria-label={i18n.t('library.sites')}>
      <h2>{i18n.t('library.sites')}</h2>
      {isLong && <SideFilter label={i18n.t('library.findSite')} value={wanted} onChange={setWanted} />}
      <ul>
        {found.slice(0, most).map((site) => (
          <li key={site}>
            <a
              href={filterHash({ place, tag, site: site === current ? null : site })}
              aria-current={site === current ? 'true' : undefined}
            >
              <span title={site}>
                <bdi>{site}</bdi>
              </span>
              <small>{numberWords(counts.get(site) ?? 0)}</small>
            </a>
          </li>
        ))}
      </ul>
      {isFiltered ? (
        <p role="status">
          {found.length === 0
            ? i18n.t('library.noSiteFound')
            : found.length > most && i18n.t('library.more', [String(found.length - most)])}
        </p>
      ) : (
        isLong &&
        !isFurtherDown && (
          <button
            type="button"
            class={styles.further}
            aria-expanded={areAllShown}
            onClick={() => {
              showAll(!areAllShown);
            }}
          >
            {areAllShown ? i18n.t('library.less') : i18n.t('library.more', [String(sites.length - SHOWN)])}
          </button>
        )
      )}
    </section>
  );
}
