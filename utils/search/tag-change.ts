import { isWithinTag } from './tag-levels';

/** What becomes of a tag and of those below it: they get another name, or go where that is null. */
export interface TagChange {
  from: string;
  to: string | null;
}

/** A list of tags before a change and after it. */
export interface TagStep {
  before: string[];
  after: string[];
}

/** The name that a tag has after a change; null where it is gone. One that the change isn't of keeps its own. */
export function changedTag(tag: string, { from, to }: TagChange): string | null {
  if (!isWithinTag(tag, from)) return tag;
  return to === null ? null : to + tag.slice(from.length);
}

/**
 * The tags of something after a change, in their order; the same list where it changes none of them. A new name that is there
 * already, in whatever case, isn't there twice.
 */
export function changedTags(tags: string[], change: TagChange): string[] {
  if (!tags.some((tag) => isWithinTag(tag, change.from))) return tags;
  const there = new Set(tags.filter((tag) => !isWithinTag(tag, change.from)).map(inAnyCase));
  return tags.flatMap((tag) => {
    const name = changedTag(tag, change);
    if (name === tag && !isWithinTag(tag, change.from)) return [tag];
    if (name === null || there.has(inAnyCase(name))) return [];
    there.add(inAnyCase(name));
    return [name];
  });
}

/**
 * The tags of something with a change of them taken back, whatever else has been done to them since: what came to it meanwhile
 * stays, and a tag whose new name was taken away meanwhile doesn't come back.
 */
export function unchangedTags(now: string[], { before, after }: TagStep, change: TagChange): string[] {
  if (isSame(now, after)) return before;
  const changed = before.filter((tag) => isWithinTag(tag, change.from));
  const own = new Set(before.filter((tag) => !isWithinTag(tag, change.from)).map(inAnyCase));
  /** By what they became. */
  const back = Map.groupBy(changed, (tag) => inAnyCase(changedTag(tag, change) ?? GONE));
  const places = now.map((tag) => ({ tag, was: back.get(inAnyCase(tag)) ?? [] }));
  return uniqueTags([
    ...places.flatMap(({ tag, was }) => (was.length === 0 || own.has(inAnyCase(tag)) ? [tag] : was)),
    ...places.flatMap(({ was }) => was),
    ...(back.get(GONE) ?? []),
  ]);
}

/** No tag's name. */
const GONE = '';

/** Each tag once, as it is written first. */
function uniqueTags(tags: string[]): string[] {
  const unique = new Map<string, string>();
  for (const tag of tags) if (!unique.has(inAnyCase(tag))) unique.set(inAnyCase(tag), tag);
  return [...unique.values()];
}

/** Tags are compared as `withTag` does. */
const inAnyCase = (tag: string): string => tag.toLowerCase();

function isSame(one: string[], other: string[]): boolean {
  return one.length === other.length && one.every((tag, index) => tag === other[index]);
}
