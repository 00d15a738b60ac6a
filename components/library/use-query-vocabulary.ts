import { useMemo } from 'preact/hooks';

import { i18n } from '#i18n';
import { useColors } from '@/components/reader/use-colors';
import type { ArticleCatalog } from '@/utils/search/catalog/article-catalog';
import { NO_COUNTS } from '@/utils/search/count-articles';
import type { LibraryEntry } from '@/utils/search/library-entries';
import { parsePeriod } from '@/utils/search/query/period';
import { ARTICLE_PARTS, ARTICLE_STATES } from '@/utils/search/query/query-tree';
import type { NamedValue, QueryVocabulary } from '@/utils/search/query/suggest';

import { periodWords, valueWords } from './query-words';

/** What can be asked for in a library: its tags, sites, languages and colours, those of the most articles first. */
export function useQueryVocabulary(catalog: ArticleCatalog | null): QueryVocabulary {
  const { nameOf } = useColors();
  return useMemo(() => {
    const { tags, sites } = catalog?.counts('all', document.documentElement.lang) ?? NO_COUNTS;
    const asIs = (value: string): NamedValue => ({ value, label: value });
    const days = periods(catalog?.years() ?? []);
    return {
      tag: tags.map(([tag]) => asIs(tag)),
      site: sites.map(([site]) => asIs(site)),
      lang: languagesOf(catalog?.languages() ?? []).map((value) => ({
        value,
        label: valueWords({ kind: 'lang', value }, nameOf),
      })),
      is: ARTICLE_STATES.map((value) => ({ value, label: i18n.t(`query.states.${value}`) })),
      has: ARTICLE_PARTS.map((value) => ({ value, label: i18n.t(`query.parts.${value}`) })),
      color: (catalog?.colors() ?? []).map((value) => ({
        value,
        label: nameOf(value),
      })),
      before: days,
      after: days,
      saved: days,
      published: days,
    };
  }, [catalog, nameOf]);
}

/** The same for a list of highlights and notes: tags and colours are theirs. */
export function useAnnotationVocabulary(
  catalog: ArticleCatalog | null,
  entries: LibraryEntry[],
): QueryVocabulary {
  const { nameOf } = useColors();
  const vocabulary = useQueryVocabulary(catalog);
  return useMemo(() => {
    const colors = entries.flatMap(({ annotation: { color } }) => (color === null ? [] : [color]));
    const tags = entries.flatMap(({ annotation }) => annotation.tags);
    return {
      ...vocabulary,
      tag: mostFirst(tags).map((value) => ({ value, label: value })),
      color: mostFirst(colors).map((value) => ({ value, label: nameOf(value) })),
    };
  }, [vocabulary, entries, nameOf]);
}

/** Languages as their pages name them, and without the region; those of the most articles first. */
function languagesOf(named: [lang: string, count: number][]): string[] {
  const counts = new Map<string, number>();
  for (const [lang, count] of named) {
    if (!/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(lang)) continue;
    const [language = lang] = lang.split('-');
    for (const one of new Set([language, lang])) counts.set(one, (counts.get(one) ?? 0) + count);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([lang]) => lang);
}

function mostFirst<Value>(values: Value[]): Value[] {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([value]) => value);
}

/** Today, yesterday, spans up to today, and the years that anything was saved or published in, the last first. */
function periods(years: string[]): NamedValue[] {
  const written = ['today', 'yesterday', '7d', '1m', '1y', ...years];
  return written.flatMap((value) => {
    const period = parsePeriod(value);
    return period ? [{ value, label: periodWords(period) }] : [];
  });
}
