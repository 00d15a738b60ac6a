import { Newspaper } from 'lucide-preact';
import { useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { navigate } from '@/components/hooks/use-hash-route';
import { useColors } from '@/components/reader/use-colors';
import { Select } from '@/components/ui/Select';
import { HIGHLIGHT_COLORS } from '@/utils/annotation/annotation';
import { isNarrowed, type LibraryAnnotationFilter } from '@/utils/search/annotation-filter';
import type { LibraryEntry } from '@/utils/search/library-entries';
import { localDay, parsePeriod } from '@/utils/search/query/period';

import styles from './AnnotationFilters.module.css';
import { annotationsHash } from './annotations-route';
import { FilterChip } from './FilterChip';

interface AnnotationFiltersProps {
  /** Everything there is: what can be chosen. */
  entries: LibraryEntry[];
  filter: LibraryAnnotationFilter;
}

const PERIODS = ['today', 'week', 'month', 'year', 'days'] as const;
type PeriodName = (typeof PERIODS)[number];

/** Narrows the list of highlights and notes; each choice is another address. It offers only what there is. */
export function AnnotationFilters({ entries, filter }: AnnotationFiltersProps) {
  const { nameOf } = useColors();
  const { color, tag, articleId, period, withNote } = filter;
  const [areDaysWanted, setDaysWanted] = useState(false);
  const change = (changed: Partial<LibraryAnnotationFilter>): void => {
    navigate(annotationsHash({ ...filter, ...changed }));
  };
  const colors = new Set(entries.map(({ annotation }) => annotation.color));
  const tags = new Set(entries.flatMap(({ annotation }) => annotation.tags));
  if (tag !== null) tags.add(tag);
  const article = entries.find((entry) => entry.article.id === articleId)?.article;
  const written = periods();
  const known = PERIODS.find((name) => name !== 'days' && written[name] === period);
  const isOfDays = areDaysWanted || (period !== '' && !known);

  return (
    <search class={styles.filters} aria-label={i18n.t('annotations.filter')}>
      <p class={styles.choices}>
        <Select
          label={i18n.t('annotation.filter.color')}
          value={color}
          values={HIGHLIGHT_COLORS.filter((one) => colors.has(one) || one === color)}
          nameOf={nameOf}
          onChange={(chosen) => {
            change({ color: chosen });
          }}
        />
        {tags.size > 0 && (
          <Select
            label={i18n.t('annotation.filter.tag')}
            value={tag}
            values={[...tags].toSorted((a, b) => a.localeCompare(b, document.documentElement.lang))}
            nameOf={(one) => one}
            onChange={(chosen) => {
              change({ tag: chosen });
            }}
          />
        )}
        <Select<PeriodName>
          label={i18n.t('annotations.period')}
          value={isOfDays ? 'days' : (known ?? null)}
          values={PERIODS}
          nameOf={(name) => i18n.t(`annotations.periods.${name}`)}
          onChange={(chosen) => {
            setDaysWanted(chosen === 'days');
            if (chosen !== 'days') change({ period: chosen === null ? '' : written[chosen] });
          }}
        />
        <label>
          <input
            type="checkbox"
            checked={withNote}
            onChange={({ currentTarget }) => {
              change({ withNote: currentTarget.checked });
            }}
          />
          {i18n.t('annotation.filter.withNote')}
        </label>
        {(isNarrowed(filter) || isOfDays) && (
          <a
            href={annotationsHash({})}
            onClick={() => {
              setDaysWanted(false);
            }}
          >
            {i18n.t('library.removeFilters')}
          </a>
        )}
      </p>
      {isOfDays && (
        <DaysChoice
          period={period}
          onChange={(chosen) => {
            change({ period: chosen });
          }}
        />
      )}
      {articleId !== null && (
        <ul class={styles.chips} aria-label={i18n.t('library.filters')}>
          <FilterChip
            icon={Newspaper}
            text={article?.title ?? articleId}
            hash={annotationsHash({ ...filter, articleId: null })}
          />
        </ul>
      )}
    </search>
  );
}

/** The periods that are offered by name, as addresses have them. */
function periods(): Record<Exclude<PeriodName, 'days'>, string> {
  return { today: 'today', week: '7d', month: '30d', year: String(new Date().getFullYear()) };
}

interface DaysChoiceProps {
  period: string;
  onChange: (period: string) => void;
}

/** The first and the last day of a period; either may be left open. */
function DaysChoice({ period, onChange }: DaysChoiceProps) {
  const parsed = parsePeriod(period);
  const { from, to } = parsed?.kind === 'days' ? parsed : { from: null, to: null };
  const choose = (first: string | null, last: string | null): void => {
    const isTurned = first !== null && last !== null && first > last;
    const [begin, end] = isTurned ? [last, first] : [first, last];
    onChange(begin === null && end === null ? '' : `${begin ?? ''}..${end ?? ''}`);
  };
  const today = localDay(new Date());
  return (
    <p class={styles.choices}>
      <label>
        {i18n.t('annotations.from')}
        <input
          type="date"
          max={today}
          value={from ?? ''}
          onChange={({ currentTarget: { value } }) => {
            choose(value === '' ? null : value, to);
          }}
        />
      </label>
      <label>
        {i18n.t('annotations.to')}
        <input
          type="date"
          max={today}
          value={to ?? ''}
          onChange={({ currentTarget: { value } }) => {
            choose(from, value === '' ? null : value);
          }}
        />
      </label>
    </p>
  );
}
