import { Search, X } from 'lucide-preact';

import { i18n } from '#i18n';
import { IconButton } from '@/components/ui/IconButton';
import { Select } from '@/components/ui/Select';
import { ANCHOR_STATES } from '@/utils/annotation/anchor';
import type { AnchoredAnnotation } from '@/utils/annotation/anchored-annotation';
import { HIGHLIGHT_COLORS, noteOf, tagsOf } from '@/utils/annotation/annotation';
import { ALL_ANNOTATIONS, type AnnotationFilter, isFiltering } from '@/utils/search/filter-annotations';

import styles from './AnnotationFilterBar.module.css';
import { useColors } from './use-colors';

interface AnnotationFilterBarProps {
  anchored: AnchoredAnnotation[];
  /** How many of them the filter lets through. */
  found: number;
  filter: AnnotationFilter;
  onFilter: (filter: AnnotationFilter) => void;
  /** The reader goes on to what was found. */
  onEnter: () => void;
}

/** Narrows the list of highlights. It offers only what tells these highlights apart. */
export function AnnotationFilterBar({
  anchored,
  found,
  filter,
  onFilter,
  onEnter,
}: AnnotationFilterBarProps) {
  const { nameOf } = useColors();
  const change = (changed: Partial<AnnotationFilter>): void => {
    onFilter({ ...filter, ...changed });
  };
  const states = new Set(anchored.map(({ anchor }) => anchor.state));
  const colors = new Set(anchored.map(({ annotation }) => annotation.color));
  const tags = [...new Set(anchored.flatMap(({ annotation }) => tagsOf(annotation)))].toSorted((a, b) =>
    a.localeCompare(b, document.documentElement.lang),
  );
  const haveNotes = anchored.some(({ annotation }) => noteOf(annotation) !== '');
  return (
    <search class={styles.filter} aria-label={i18n.t('annotation.filter.title')}>
      <p class={styles.search}>
        <Search size={16} aria-hidden="true" />
        <input
          type="search"
          value={filter.query}
          aria-label={i18n.t('annotation.filter.search')}
          placeholder={i18n.t('annotation.filter.search')}
          onInput={({ currentTarget }) => {
            change({ query: currentTarget.value });
          }}
          onKeyDown={(event) => {
            if (event.isComposing) return;
            if (event.key === 'Enter' || event.key === 'ArrowDown') {
              event.preventDefault();
              onEnter();
            } else if (event.key === 'Escape' && filter.query !== '') {
              event.preventDefault();
              event.stopPropagation();
              change({ query: '' });
            }
          }}
        />
      </p>
      <p class={styles.choices}>
        {(states.size > 1 || filter.state !== null) && (
          <Select
            label={i18n.t('annotation.filter.state')}
            value={filter.state}
            values={ANCHOR_STATES.filter((state) => states.has(state) || state === filter.state)}
            nameOf={(state) => i18n.t(`annotation.states.${state}`)}
            onChange={(state) => {
              change({ state });
            }}
          />
        )}
        {(colors.size > 1 || filter.color !== null) && (
          <Select
            label={i18n.t('annotation.filter.color')}
            value={filter.color}
            values={HIGHLIGHT_COLORS.filter((color) => colors.has(color) || color === filter.color)}
            nameOf={nameOf}
            onChange={(color) => {
              change({ color });
            }}
          />
        )}
        {(tags.length > 0 || filter.tag !== null) && (
          <Select
            label={i18n.t('annotation.filter.tag')}
            value={filter.tag}
            values={filter.tag !== null && !tags.includes(filter.tag) ? [...tags, filter.tag] : tags}
            nameOf={(tag) => tag}
            onChange={(tag) => {
              change({ tag });
            }}
          />
        )}
        {(haveNotes || filter.withNote) && (
          <label>
            <input
              type="checkbox"
              checked={filter.withNote}
              onChange={({ currentTarget }) => {
                change({ withNote: currentTarget.checked });
              }}
            />
            {i18n.t('annotation.filter.withNote')}
          </label>
        )}
      </p>
      <p class={styles.found}>
        <output>
          {isFiltering(filter) && i18n.t('annotation.filter.found', [String(found), String(anchored.length)])}
        </output>
        {isFiltering(filter) && (
          <IconButton
            icon={X}
            label={i18n.t('annotation.filter.clear')}
            onClick={() => {
              onFilter(ALL_ANNOTATIONS);
            }}
          />
        )}
      </p>
    </search>
  );
}
