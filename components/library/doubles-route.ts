import { articleAddress, type ArticlePlace } from '@/utils/annotation/article-place';

/** The path of the list of duplicates. */
const PATH = '/duplicates';
/** Says in the address of an article that it was opened from that list. */
const FROM_LIST = 'from';

/** Its address. */
export const DOUBLES_HASH = `#${PATH}`;

/** Whether an address is of the list of duplicates, or of an article that was opened from it. */
export function isOfDoubles(path: string, query: URLSearchParams): boolean {
  return path === PATH || query.get(FROM_LIST) === 'duplicates';
}

/** The address of an article, with the list of duplicates as what it is opened from. */
export function doubledArticleHash(articleId: string, place?: ArticlePlace): string {
  return `#${articleAddress(articleId, place, new URLSearchParams({ [FROM_LIST]: 'duplicates' }))}`;
}
