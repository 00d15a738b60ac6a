import { type Article, type ArticleMetadata, isSaved } from '@/utils/article/article';
import {
  type CorrectableFact,
  type Corrections,
  isSameFact,
  withCorrections,
} from '@/utils/article/corrections';

import { indexArticle } from './index-article';
import { type LibraryContext, timestamp } from './library-context';
import type { Undo } from './update-article';

/** Facts that the reader puts right, and those that are again what the page says. */
export interface FactsChange {
  corrected: Corrections;
  restored: CorrectableFact[];
}

/**
 * Lays corrections over the facts of an article, or takes them off, fact by fact: what another window did to the others
 * stays. What is corrected to what the page says itself is no correction. The versions keep what the page said.
 */
export async function correctFacts(ctx: LibraryContext, id: string, change: FactsChange): Promise<Undo> {
  const back = await rewrite(ctx, id, change);
  return async () => {
    if (back) await rewrite(ctx, id, back);
  };
}

/** What the page says of an article, or the words that led to it: what stands without the reader's corrections. */
export async function ownFacts(
  { db }: Pick<LibraryContext, 'db'>,
  article: Article,
): Promise<ArticleMetadata> {
  const version = isSaved(article) ? await db.versions.get(article.versionId) : undefined;
  return version?.metadata ?? { ...article, title: article.linkTitle ?? article.title, factSources: {} };
}

/** The change that takes this one back; null when the article is gone. */
async function rewrite(ctx: LibraryContext, id: string, change: FactsChange): Promise<FactsChange | null> {
  const { db } = ctx;
  return db.transaction('rw', [...db.indexedTables, db.versions], async () => {
    const article = await db.articles.get(id);
    if (!article) return null;
    const own = await ownFacts(ctx, article);
    const before = article.corrections ?? {};
    const corrections = changed(before, change, own);
    const { factSources } = own;
    await db.articles.put({
      ...withCorrections({ ...article, ...pick(own, Object.keys(before)), factSources }, corrections),
      ...(!isSaved(article) && { linkTitle: own.title }),
      corrections,
      modified: timestamp(ctx),
    });
    await indexArticle(ctx, id);
    const touched = [...Object.keys(change.corrected), ...change.restored] as CorrectableFact[];
    return {
      corrected: pick(before, touched),
      restored: touched.filter((fact) => !(fact in before)),
    };
  });
}

function changed(
  before: Corrections,
  { corrected, restored }: FactsChange,
  own: ArticleMetadata,
): Corrections {
  const all = Object.entries({ ...before, ...corrected }) as [CorrectableFact, unknown][];
  return Object.fromEntries(
    all.filter(([fact, value]) => !restored.includes(fact) && !isSameFact(value, own[fact])),
  );
}

function pick(facts: Corrections, names: string[]): Corrections {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => names.includes(name)));
}
