import { browser } from 'wxt/browser';

import { i18n } from '#i18n';
import { filterHash } from '@/components/library/list-route';
import type { Article } from '@/utils/article/article';
import { oneLine } from '@/utils/article/one-line';
import { findArticleOrLink } from '@/utils/library/find-saved-article';
import type { LibraryContext } from '@/utils/library/library-context';
import { SearchIndex } from '@/utils/library/search-index';
import { suggestArticles } from '@/utils/library/suggest-articles';
import { libraryUrl } from '@/utils/platform/library-page';
import { goToTab } from '@/utils/platform/tabs';
import { findInText } from '@/utils/search/find-in-text';
import { parseQuery } from '@/utils/search/query/parse-query';
import { wantedWordsOf } from '@/utils/search/query/wanted-words';
import { siteOf } from '@/utils/search/site-of';
import { suggestionMarkup } from '@/utils/search/suggestion-markup';
import { isWordLetter } from '@/utils/search/word-places';

/** Browsers show no more beside the first line, which is what was typed. */
const MOST_SUGGESTIONS = 6;

/**
 * The keyword in the address bar: offers saved articles while the reader types, and opens the chosen one, or the library with
 * what was typed. What the index has opened stays open as long as the background runs, and is read again when it doesn't.
 */
export function serveOmnibox(library: LibraryContext): void {
  const index = new SearchIndex(library);
  void browser.omnibox.setDefaultSuggestion({ description: i18n.t('omnibox.search') });

  browser.omnibox.onInputChanged.addListener((typed, suggest) => {
    void suggestArticles(library, index, typed, MOST_SUGGESTIONS).then(
      (articles) => {
        suggest(articles.map((article) => suggestionOf(article, typed)));
      },
      () => {
        // The library says why it can't be read, once it is opened.
        suggest([]);
      },
    );
  });

  browser.omnibox.onInputEntered.addListener((typed, disposition) => {
    void addressOf(library, typed).then((address) => goToTab(address, disposition));
  });
}

function suggestionOf(article: Article, typed: string): { content: string; description: string } {
  const title = oneLine(article.title);
  const site = siteOf(article);
  if (import.meta.env.FIREFOX) return { content: article.url, description: `${title} – ${site}` };
  const wanted = wantedWordsOf(parseQuery(typed).tree);
  const marked = wanted.flatMap(({ words }) => findInText(title, words));
  const beginning = marked.filter(({ start }) => !isWordLetter(title.charAt(start - 1).toLowerCase()));
  return { content: article.url, description: suggestionMarkup(title, beginning, site) };
}

/** Where what was entered leads: an address to its article or link, if there is one, anything else to what it finds. */
async function addressOf(library: LibraryContext, typed: string): Promise<string> {
  const query = typed.trim();
  const article = await findArticleOrLink(library, query).catch(() => null);
  return article ? libraryUrl(article.id) : libraryUrl() + filterHash({ query });
}
