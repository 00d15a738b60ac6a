import { noteOf, quoteOf } from '@/utils/annotation/annotation';
import { isSaved } from '@/utils/article/article';
import { type ArticleSnippet, articleSnippetInSteps, type SnippetText } from '@/utils/search/article-snippet';
import type { WantedWords } from '@/utils/search/query/wanted-words';
import { inShortSlices, whileWanted } from '@/utils/shared/steps';

import type { LibraryContext } from './library-context';
import type { ListedArticle } from './list-articles';

/** Snippets that are kept: those of more rows than are near a window. */
const MOST_KEPT = 500;

/** Reads snippets of articles around the words of one query, one after the other, and keeps the last ones. */
export class SnippetReader {
  readonly #ctx: Pick<LibraryContext, 'db'>;
  readonly #wanted: readonly WantedWords[];
  /** By article, with what it was of; the one that was asked for last at the end. */
  readonly #kept = new Map<string, { stamp: string; snippet: ArticleSnippet | null }>();
  #before: Promise<unknown> = Promise.resolve();

  constructor(ctx: Pick<LibraryContext, 'db'>, wanted: readonly WantedWords[]) {
    this.#ctx = ctx;
    this.#wanted = wanted;
  }

  /** The snippet of an article as it is, if that was read before; null where it has none. */
  known(article: ListedArticle): ArticleSnippet | null | undefined {
    const kept = this.#kept.get(article.id);
    return kept?.stamp === stampOf(article) ? kept.snippet : undefined;
  }

  /** The snippet of an article; null where it has none, or where nobody wants it any more. */
  read(article: ListedArticle, signal: AbortSignal): Promise<ArticleSnippet | null> {
    const reading = this.#before.then(() => this.#read(article, signal));
    // One that can't be read keeps none of the others back.
    this.#before = reading.catch(() => undefined);
    return reading;
  }

  async #read(article: ListedArticle, signal: AbortSignal): Promise<ArticleSnippet | null> {
    const isWanted = (): boolean => !signal.aborted;
    const known = this.known(article);
    if (known !== undefined || !isWanted()) return known ?? null;
    const texts = await this.#textsOf(article);
    const steps = articleSnippetInSteps(texts, this.#wanted);
    const snippet = await inShortSlices(whileWanted(steps, isWanted));
    if (isWanted()) this.#keep(article, snippet);
    return snippet;
  }

  async #textsOf(article: ListedArticle): Promise<SnippetText[]> {
    const { db } = this.#ctx;
    const { id, note, byline } = article;
    const [text, annotations] = await Promise.all([
      isSaved(article) ? db.texts.get(article.versionId) : undefined,
      article.highlights > 0 ? db.annotations.where('articleId').equals(id).toArray() : [],
    ]);
    const highlights = annotations.filter(({ deletedAt }) => deletedAt === null);
    return [
      { source: 'text', text: text?.text ?? '' },
      { source: 'note', text: note },
      ...highlights.flatMap((highlight): SnippetText[] => [
        { source: 'highlightNote', text: noteOf(highlight) },
        { source: 'quote', text: quoteOf(highlight).exact },
      ]),
      { source: 'byline', text: byline.join(', ') },
    ];
  }

  #keep(article: ListedArticle, snippet: ArticleSnippet | null): void {
    this.#kept.delete(article.id);
    this.#kept.set(article.id, { stamp: stampOf(article), snippet });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }
}

/** What of an article its snippet depends on. */
function stampOf({ versionId, modified, highlights, hasNotes }: ListedArticle): string {
  return [versionId, modified, highlights, hasNotes].join(' ');
}
