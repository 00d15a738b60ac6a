import { foldWords } from './fold-words';

/**
 * The tags that a name in a query stands for: that tag and those below it (`sea` for `sea/north`), case, accents and width
 * apart; where there is none, those that begin with it.
 */
export function tagsNamed(name: string, tags: Iterable<string>): Set<string> {
  const wanted = foldTag(name).replace(/\/+$/, '');
  const keys = Array.from(tags, (tag) => [tag, foldTag(tag)] as const);
  const named = keys.filter(([, key]) => key === wanted || key.startsWith(`${wanted}/`));
  const meant = named.length > 0 ? named : keys.filter(([, key]) => key.startsWith(wanted));
  return new Set(meant.map(([tag]) => tag));
}

function foldTag(tag: string): string {
  return foldWords(tag).join(' ');
}
