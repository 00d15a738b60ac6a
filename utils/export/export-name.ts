import { localDay } from '@/utils/search/query/period';

/** Names what holds several articles, without an extension. */
export function exportName(day: Date): string {
  return `Cuttings ${localDay(day)}`;
}
