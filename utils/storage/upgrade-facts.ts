import type { Transaction } from 'dexie';

import type { ArticleMetadata } from '@/utils/article/article';
import { addressKeys } from '@/utils/article/url-key';
import { NO_FURTHER_FACTS } from '@/utils/article/further-facts';

/** Facts as form 1 has them: a byline is one text, and those that pages tell now were not all asked for. */
type EarlierFacts = Omit<ArticleMetadata, 'byline'> & { byline: string[] | string | null };

/** What separated names in a byline. "And" may belong to a name. */
const BETWEEN_NAMES = /\s*[,;|，；、\n]\s*/;

/** Brings the rows of form 1 to form 2. Saves on their way are still in form 1: they are offered again. */
export async function upgradeFacts(transaction: Transaction): Promise<void> {
  await transaction
    .table<EarlierFacts & { urlKeys: string[] }>('articles')
    .toCollection()
    .modify((article) => {
      upgrade(article);
      article.urlKeys = [...new Set(article.urlKeys.flatMap((key) => [key, ...addressKeys(key)]))];
    });
  await transaction
    .table<{ metadata: EarlierFacts }>('versions')
    .toCollection()
    .modify(({ metadata }) => {
      upgrade(metadata);
    });
  await transaction.table('staging').clear();
  await transaction.table('meta').put({ key: 'format', value: 2 });
}

function upgrade(facts: EarlierFacts): void {
  Object.assign(facts, { ...NO_FURTHER_FACTS, ...facts, byline: namesIn(facts.byline) });
}

function namesIn(byline: EarlierFacts['byline']): string[] {
  if (Array.isArray(byline)) return byline;
  return (byline ?? '').split(BETWEEN_NAMES).filter((name) => name.trim() !== '');
}
