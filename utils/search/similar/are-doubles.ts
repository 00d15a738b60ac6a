import { foldText } from '@/utils/article/fold-text';

/** What of an article is compared. */
export interface ComparedArticle {
  title: string;
  url: string;
  shingles: ReadonlySet<number>;
}

/** Share of all shingles of two texts that both must have. */
const ALIKE = 0.5;
/** The same where a site has two addresses for them under two titles: it fills its own forms (weather, quotations) again and again. */
const ALIKE_ON_ONE_SITE = 0.85;

/**
 * Whether two articles are one story: nearly the same text, as of an agency in two papers. How much of it is shared, from 0 to 1;
 * null where that isn't enough. Rather none than a wrong one.
 */
export function shareOfDoubles(one: ComparedArticle, other: ComparedArticle): number | null {
  const share = sharedBy(one.shingles, other.shingles);
  const isOwnForm = hostOf(one.url) === hostOf(other.url) && titleOf(one) !== titleOf(other);
  return share >= (isOwnForm ? ALIKE_ON_ONE_SITE : ALIKE) ? share : null;
}

/** Of all there is in two sets, the share that is in both. */
export function sharedBy(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const [fewer, more] = one.size < other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const shingle of fewer) if (more.has(shingle)) shared += 1;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^(?:www|m|amp)\./, '') : url;
}

function titleOf({ title }: ComparedArticle): string {
  return foldText(title).text;
}
