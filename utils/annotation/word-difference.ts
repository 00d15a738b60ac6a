import { diffWords } from 'diff';

/** A stretch of two texts: what both have, what only the first has, or only the second. */
export interface DifferencePart {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Words put in or taken out from which on two texts are shown one after the other: nobody reads such a difference. */
const MOST_EDITS = 400;

/** What of a text became what of another, word by word; the words of Chinese and Japanese too. */
export function wordDifference(before: string, after: string): DifferencePart[] {
  const intlSegmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
  const changes = diffWords(before, after, { intlSegmenter, maxEditLength: MOST_EDITS });
  if (!changes)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  return changes.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
