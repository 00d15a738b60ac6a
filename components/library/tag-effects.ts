import type { TagUses } from '@/utils/library/tag-uses';
import { isWithinTag } from '@/utils/search/tag-levels';

/** What a change of a tag would come to. */
interface TagEffects {
  articles: number;
  highlights: number;
  /** Tags below it. */
  below: number;
  /** The tag in use that the new name is, or is in other letters, and how many articles and highlights have it; null where none is. */
  other: { tag: string; articles: number; highlights: number } | null;
}

/** What it would come to if a tag got another name, or were deleted. */
export function tagEffects({ articles, highlights }: TagUses, tag: string, name: string | null): TagEffects {
  const countOf = (things: string[][], wanted: string): number =>
    things.filter((tags) => tags.some((one) => isWithinTag(one, wanted))).length;
  const inUse = new Set([...articles, ...highlights].flat());
  const outside = [...inUse].filter((one) => !isWithinTag(one, tag));
  const other = name === null ? undefined : sameIn(outside, name);
  return {
    articles: countOf(articles, tag),
    highlights: countOf(highlights, tag),
    below: [...inUse].filter((one) => one !== tag && isWithinTag(one, tag)).length,
    other:
      other === undefined
        ? null
        : { tag: other, articles: countOf(articles, other), highlights: countOf(highlights, other) },
  };
}

/** A name that tags have, or that there is one of in other letters: the same tag in another case isn't made twice. */
function sameIn(tags: string[], name: string): string | undefined {
  if (tags.some((tag) => isWithinTag(tag, name))) return name;
  return tags.find((tag) => tag.toLowerCase() === name.toLowerCase());
}
