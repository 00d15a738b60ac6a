import { foldWords } from './fold-words';

/**
 * The tags that continue what was typed, those that begin with it before those that contain it, in their given order;
 * without what is chosen already. Nothing typed matches all.
 */
export function matchingTags(typed: string, tags: string[], chosen: string[]): string[] {
  const wanted = fold(typed);
  const taken = new Set(chosen.map(fold));
  const free = tags.filter((tag) => !taken.has(fold(tag)));
  const beginning = free.filter((tag) => fold(tag).startsWith(wanted));
  const containing = free.filter((tag) => !beginning.includes(tag) && fold(tag).includes(wanted));
  return [...beginning, ...containing];
}

const fold = (tag: string): string => foldWords(tag).join(' ');
