import { i18n } from '#i18n';
import { navigate } from '@/components/hooks/use-hash-route';
import { useImageUrl } from '@/components/hooks/use-image-url';
import { isSaved } from '@/utils/article/article';
import { decodedAddress } from '@/utils/article/decoded-address';
import { readingMinutes } from '@/utils/article/text-length';
import type { ListedArticle } from '@/utils/library/list-articles';
import type { SnippetReader } from '@/utils/library/snippet-reader';
import type { ArticleFilter } from '@/utils/search/article-filter';
import type { WantedWords } from '@/utils/search/query/wanted-words';
import { siteOf } from '@/utils/search/site-of';

import { articleDate } from './article-date';
import { ArticleMarks } from './ArticleMarks';
import styles from './ArticleRow.module.css';
import { isControl } from './is-control';
import { articleHash, filterHash } from './list-route';
import { MarkedWords } from './MarkedText';
import { RowSnippet } from './RowSnippet';
import { TagLinks } from './TagLinks';
import type { Selection } from './use-selection';

interface ArticleRowProps {
  article: ListedArticle;
  /** Its place in the whole list, from 1, and how long that is: not all of it need be in the page. */
  position: number;
  count: number;
  filter: ArticleFilter;
  /** The words that it was found by. */
  sought: readonly WantedWords[];
  /** What reads its snippet; null where it shows none. */
  snippets: SnippetReader | null;
  selection: Selection;
}

/** One article in a list: its title is a link to it, the rest helps to know it again. */
export function ArticleRow(props: ArticleRowProps) {
  const { article, position, count, filter, sought, snippets, selection } = props;
  const { id, title, excerpt, tags, state, leadImage } = article;
  const picture = useImageUrl(leadImage);
  const isSelected = selection.isSelected(id);
  const hash = articleHash(id, filter);
  const lang = article.lang ?? undefined;
  const dir = article.dir ?? 'auto';

  const select = (event: MouseEvent): void => {
    if (event.shiftKey) selection.extendTo(id);
    else selection.toggle(id);
  };
  return (
    <div
      role="listitem"
      class={styles.row}
      aria-setsize={count}
      aria-posinset={position}
      data-article-id={id}
      data-state={state}
      data-link={isSaved(article) ? undefined : ''}
      data-selected={isSelected}
      onFocusIn={() => {
        selection.setCurrent(id);
      }}
      onMouseDown={(event) => {
        // Shift would select the text between two clicks.
        if (event.shiftKey) event.preventDefault();
      }}
      onClick={(event) => {
        if (event.defaultPrevented || isControl(event.target)) return;
        if (event.shiftKey || event.ctrlKey || event.metaKey) select(event);
        else if (getSelection()?.isCollapsed ?? true) navigate(hash);
      }}
    >
      <label class={styles.check}>
        <input
          type="checkbox"
          checked={isSelected}
          aria-label={i18n.t('library.select', [title])}
          onClick={select}
        />
        {state === 'unread' && (
          <span class={styles.unread} title={i18n.t('places.unread')}>
            <span class="visually-hidden">{i18n.t('places.unread')}</span>
          </span>
        )}
      </label>
      <div class={styles.text} dir={dir}>
        <h2 class={styles.title} lang={lang}>
          <a
            href={hash}
            onClick={(event) => {
              // Ctrl, ⌘ and the middle button open a tab, as with any link.
              if (!event.shiftKey) return;
              event.preventDefault();
              select(event);
            }}
          >
            <MarkedWords text={title} sought={sought} />
          </a>
        </h2>
        <div class={styles.facts}>
          <p>
            <span>
              <bdi lang={lang}>
                <MarkedWords text={siteOf(article)} sought={sought} />
              </bdi>
            </span>
            <span>
              <bdi>{articleDate(article)}</bdi>
            </span>
            <span>
              <bdi>
                {isSaved(article)
                  ? i18n.t('library.minutes', [String(readingMinutes(article))])
                  : i18n.t('library.linkOnly')}
              </bdi>
            </span>
            <ArticleMarks article={article} />
          </p>
        </div>
        {!isSaved(article) && (
          <p class={styles.excerpt}>
            <bdi>{decodedAddress(article.url)}</bdi>
          </p>
        )}
        {snippets && <RowSnippet article={article} snippets={snippets} />}
        {!snippets && excerpt !== null && (
          <p class={styles.excerpt} lang={lang}>
            {excerpt}
          </p>
        )}
        {tags.length > 0 && (
          <div class={styles.tags}>
            <TagLinks tags={tags} sought={sought} hashOf={(tag) => filterHash({ ...filter, tag })} />
          </div>
        )}
      </div>
      {leadImage !== null && (
        <div class={styles.picture}>{picture !== null && <img src={picture} alt="" decoding="async" />}</div>
      )}
    </div>
  );
}
