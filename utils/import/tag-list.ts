import { withTag } from '@/utils/article/tags';

/** Tags as they are stored, each once, of a list or of a text in which one of these stands between them. */
export function tagList(
  written: readonly unknown[] | string | null | undefined,
  separator = /[,;]/,
): string[] {
  const tags = typeof written === 'string' ? written.split(separator) : (written ?? []);
  return tags.reduce<string[]>((list, tag) => (typeof tag === 'string' ? withTag(list, tag) : list), []);
}
