import { useMemo } from 'preact/hooks';

import { i18n } from '#i18n';
import { useColors } from '@/components/reader/use-colors';
import type { ListedArticle } from '@/utils/library/list-articles';
import { countArticles } from '@/utils/search/count-articles';
import type { LibraryEntry } from '@/utils/search/library-entries';
import { parsePeriod } from '@/utils/search/query/period';
import { ARTICLE_PARTS, ARTICLE_STATES } from '@/utils/search/query/query-tree';
import type { NamedValue, QueryVocabulary } from '@/utils/search/query/suggest';

import { periodWords, valueWords } from './query-words';

/** What can be asked for in a library: its tags, sites, languages and colours, those of the most articles first. */
export function useQueryVocabulary(articles: ListedArticle[]): QueryVocabulary {
  const { nameOf } = useColors();
  return useMemo(() => {
    const { tags, sites } = countArticles(articles, 'all', document.documentElement.lang);
    const asIs = (value: string): NamedValue => ({ value, label: value });
    const days = periods(articles);
    return {
      tag: tags.map(([tag]) => asIs(tag)),
      site: sites.map(([site]) => asIs(site)),
      lang: mostFirst(articles.flatMap(({ lang }) => languagesOf(lang))).map((value) => ({
        value,
        label: valueWords({ kind: 'lang', value }, nameOf),
      })),
      is: ARTICLE_STATES.map((value) => ({ value, label: i18n.t(`query.states.${value}`) })),
      has: ARTICLE_PARTS.map((value) => ({ value, label: i18n.t(`query.parts.${value}`) })),
      color: mostFirst(articles.flatMap(({ colors }) => colors)).map((value) => ({
        value,
        label: nameOf(value),
      })),
      before: days,
      after: days,
      saved: days,
      published: days,
    };
  }, [articles, nameOf]);
}

/** The same for a list of highlights and notes: tags and colours are theirs. */
export function useAnnotationVocabulary(articles: ListedArticle[], entries: LibraryEntry[]): QueryVocabulary {
  const { nameOf } = useColors();
  const vocabulary = useQueryVocabulary(articles);
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

/** A language as its page names it, and without the region. */
function languagesOf(lang: string | null): string[] {
  if (lang === null || !/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(lang)) return [];
  const [language = lang] = lang.split('-');
  return language === lang ? [lang] : [language, lang];
}

function mostFirst<Value>(values: Value[]): Value[] {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([value]) => value);
}

/** Today, yesterday, spans up to today, and the years that anything was saved or published in, the last first. */
function periods(articles: ListedArticle[]): NamedValue[] {
  const years = articles.flatMap(({ savedAt, publishedTime }) => [
    savedAt.slice(0, 4),
    ...(publishedTime === null ? [] : [publishedTime.slice(0, 4)]),
  ]);
  const written = ['today', 'yesterday', '7d', '1m', '1y', ...[...new Set(years)].toSorted().toReversed()];
  return written.flatMap((value) => {
    const period = parsePeriod(value);
    return period ? [{ value, label: periodWords(period) }] : [];
  });
}
