import { Merge } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { Button } from '@/components/ui/Button';
import { numberWords } from '@/components/ui/number-words';
import { showToast } from '@/components/ui/Toast';
import { publicationDay } from '@/utils/article/long-date';
import type { DoubledArticle } from '@/utils/library/list-doubles';
import { type MergedHighlights, mergeArticles } from '@/utils/library/merge-articles';
import { tellApart } from '@/utils/library/tell-apart';
import type { DoubleGroup } from '@/utils/search/similar/double-groups';
import { siteOf } from '@/utils/search/site-of';

import { shortDay } from './article-date';
import { doubledArticleHash } from './doubles-route';
import styles from './DoublesView.module.css';
import { tellFailure } from './tell-done';

/** Articles that may be one: what they have in common, each with its facts, and what can be done with them. */
export function DoubleGroupCard({ group }: { group: DoubleGroup<DoubledArticle> }) {
  const { articles, share } = group;
  const library = useLibrary();
  const headingId = useId();
  const ids = articles.map(({ id }) => id);

  const keep = async (kept: DoubledArticle): Promise<void> => {
    const merged = await mergeArticles(
      library,
      kept.id,
      ids.filter((id) => id !== kept.id),
    );
    if (!merged) return;
    tell(wordsOf(kept.title, merged.highlights), merged.undo);
  };
  const part = async (): Promise<void> => {
    tell(i18n.t('doubles.apart'), await tellApart(library, ids));
  };
  return (
    <section class={styles.group} aria-labelledby={headingId} data-doubles="">
      <header class={styles.head}>
        <h2 id={headingId} tabIndex={-1}>
          {share === null ? i18n.t('doubles.sameAddress') : i18n.t('doubles.sameText', [percent(share)])}
        </h2>
        <Button variant="quiet" onClick={() => void part().catch(tellFailure)}>
          {i18n.t('doubles.tellApart')}
        </Button>
      </header>
      <ul class={styles.articles}>
        {articles.map((article) => (
          <li key={article.id} data-article-id={article.id}>
            <h3 lang={article.lang ?? undefined} dir={article.dir ?? 'auto'}>
              <a href={doubledArticleHash(article.id)}>{article.title}</a>
            </h3>
            <dl>
              {factsOf(article).map((fact, at) => {
                const differs = articles.some((other) => factsOf(other)[at]?.value !== fact.value);
                return (
                  <Fact key={fact.name} name={fact.name} differs={differs}>
                    {fact.value}
                  </Fact>
                );
              })}
            </dl>
            <Button
              icon={Merge}
              aria-label={i18n.t('doubles.keepThis', [article.title])}
              onClick={() => void keep(article).catch(tellFailure)}
            >
              {i18n.t('doubles.keep')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Fact({ name, differs, children }: { name: string; differs: boolean; children: ComponentChildren }) {
  return (
    <div data-differs={differs}>
      <dt>{name}</dt>
      <dd>{differs ? <strong>{children}</strong> : children}</dd>
    </div>
  );
}

function factsOf(article: DoubledArticle): { name: string; value: string }[] {
  const { publishedTime, savedAt, words, characters, highlights, tags, note, isFavourite } = article;
  const own = [
    ...(highlights > 0 ? [i18n.t('library.highlights', highlights)] : []),
    ...(note.trim() === '' ? [] : [i18n.t('library.hasNote')]),
    ...(isFavourite ? [i18n.t('library.favourite')] : []),
    ...tags,
  ];
  return [
    { name: i18n.t('doubles.site'), value: siteOf(article) },
    {
      name: i18n.t('doubles.published'),
      value: publishedTime === null ? '–' : shortDay(publicationDay(publishedTime)),
    },
    { name: i18n.t('doubles.saved'), value: shortDay(savedAt) },
    { name: i18n.t('doubles.length'), value: lengthOf(words, characters) },
    { name: i18n.t('doubles.yours'), value: own.length > 0 ? own.join(', ') : '–' },
  ];
}

function lengthOf(words: number, characters: number): string {
  return characters > words
    ? i18n.t('doubles.characters', [numberWords(characters)])
    : i18n.t('doubles.words', [numberWords(words)]);
}

/** Never all of it where something differs. */
function percent(share: number): string {
  const locale = document.documentElement.lang;
  const shown = share === 1 ? 1 : Math.min(share, 0.99);
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(shown);
}

function wordsOf(title: string, { kept, unsure }: MergedHighlights): string {
  return [
    i18n.t('doubles.merged', [title]),
    ...(kept > 0 ? [i18n.t('doubles.carried', kept)] : []),
    ...(unsure > 0 ? [i18n.t('doubles.unsure', unsure)] : []),
  ].join(' ');
}

function tell(message: string, undo: () => Promise<void>): void {
  showToast({
    message,
    action: { label: i18n.t('library.undo'), run: () => void undo().catch(tellFailure) },
  });
}
