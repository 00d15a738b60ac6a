import { withoutReadings } from './bracketed-reading';
import { foldWords } from './fold-words';

/**
 * The tags that a name in a query stands for: that tag and those below it (`sea` for `sea/north`), case, accents, width
 * and readings in brackets apart; where there is none, those that begin with it.
 */
export function tagsNamed(name: string, tags: Iterable<string>): Set<string> {
  const wanted = withoutLastSlashes(tagKey(name));
  const keys = Array.from(tags, (tag) => [tag, tagKey(tag)] as const);
  const named = keys.filter(([, key]) => key === wanted || key.startsWith(`${wanted}/`));
  const meant = named.length > 0 ? named : keys.filter(([, key]) => key.startsWith(wanted));
  return new Set(meant.map(([tag]) => tag));
}

/** A tag as names of tags are compared. */
export function tagKey(tag: string): string {
  return foldWords(withoutReadings(tag).text).join(' ');
}

function withoutLastSlashes(tag: string): string {
  let { length } = tag;
  while (tag.charAt(length - 1) === '/') length -= 1;
  return tag.slice(0, length);
}
