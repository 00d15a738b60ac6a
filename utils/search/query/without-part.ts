import type { TextSpan } from '@/utils/article/rendered-text';

/** A query without a part of it; the rest stays as it was typed. */
export function withoutPart(query: string, { start, end }: TextSpan): string {
  return [query.slice(0, start).trimEnd(), query.slice(end).trimStart()].join(' ').trim();
}
